import { useDocument } from '../document/document.ts';
import { Button } from '../ui/Button.tsx';
import { FaceIcon } from '../ui/Icon.tsx';
import { parts } from './parts.ts';
import { placePart } from './placePart.ts';
import { words } from './words.ts';

/** A sender, a queue, a worker: the smallest diagram that teaches something. */
const firstParts = ['producer', 'sqs', 'worker'];

/** Says what could be here, and offers it. */
export function EmptyCanvas() {
  const isEmpty = useDocument((state) => state.scenario.resources.length === 0);
  if (!isEmpty) return null;
  return (
    <div className="canvas-empty">
      <h2>{words.empty.title}</h2>
      <p>{words.empty.sentence}</p>
      <div className="canvas-empty-parts">
        {firstParts.map((service) => {
          const part = parts.find((one) => one.service === service);
          return (
            part && (
              <Button key={service} onClick={() => placePart(part)}>
                <FaceIcon name={part.icon} />
                {words.empty.add(part.title)}
              </Button>
            )
          );
        })}
      </div>
    </div>
  );
}
