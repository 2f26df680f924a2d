import type { TopicView } from '../../../engine/index.ts';
import { useAttention } from '../useAttention.ts';
import { Branches } from './Branches.tsx';
import { Gate } from './Gate.tsx';
import { Hub } from './Hub.tsx';
import './sns.css';
import { topicLayout } from './topicLayout.ts';
import { words } from './words.ts';

/** A topic's inside: the message that passes through, and a gate for every subscription. Nothing stays. */
export function TopicPortrait({ id, view }: { id: string; view: TopicView }) {
  const attention = useAttention(id);
  const layout = topicLayout(view.gates.length);
  const more = view.gateCount - view.gates.length;
  return (
    <div className="topic">
      <div className="topic-floor" style={{ height: layout.height }}>
        {view.gates.length > 0 && <Branches view={view} layout={layout} />}
        <Hub view={view} attention={attention} y={layout.hubY} />
        {view.gateCount === 0 ? (
          <p className="topic-empty portrait-empty">{words.empty}</p>
        ) : (
          <ul
            className={layout.isCompact ? 'gates gates-compact' : 'gates'}
            aria-label={words.gates}
            style={{ top: layout.firstTop }}
          >
            {view.gates.map((gate) => (
              <li key={gate.link} style={{ height: layout.pitch }}>
                <Gate gate={gate} view={view} isCompact={layout.isCompact} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {more > 0 && <p className="topic-more portrait-note">{words.moreGates(more)}</p>}
    </div>
  );
}
