import { Legend } from '../canvas/Legend.tsx';
import { keyTable } from '../keys.ts';
import { session } from '../session.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { words } from '../words.ts';
import './help.css';

/** Keys and legend, one key away. */
export function HelpSheet() {
  return (
    <Sheet
      title={words.legend.title}
      isOpen
      onClose={() => session.setState({ legendOpen: false })}
      side="middle"
    >
      <div className="help">
        <Legend />
        <section>
          <h3>{words.legend.keys}</h3>
          <dl>
            {keyTable.map(({ shown, what }) => (
              <div key={what}>
                <dt>
                  {shown.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Sheet>
  );
}
