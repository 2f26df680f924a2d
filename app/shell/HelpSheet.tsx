import { datedFigures, figuresAsOf } from '../../engine/index.ts';
import { Legend } from '../canvas/Legend.tsx';
import { keyTable } from '../keys.ts';
import { session } from '../session.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { words } from '../words.ts';
import { questions } from './questions.ts';
import './help.css';

/** Help is one page: the legend, the keys, ten questions, and where notes differ from today. */
export function HelpSheet() {
  return (
    <Sheet
      title={words.legend.title}
      isOpen
      onClose={() => session.setState({ legendOpen: false })}
      side="middle"
    >
      <div className="help">
        <div className="help-first">
          <Legend />
          <section className="help-questions">
            <h3>{words.help.questions}</h3>
            {questions.map(({ question, answer }) => (
              <details key={question}>
                <summary>{question}</summary>
                <p>{answer}</p>
              </details>
            ))}
          </section>
        </div>
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
        <DatedFigures />
      </div>
    </Sheet>
  );
}

/** Whoever learns from older notes finds here where they differ from today. */
function DatedFigures() {
  return (
    <section className="help-figures">
      <h3>{words.help.figures}</h3>
      <p>{words.help.figuresAsOf(figuresAsOf)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.help.topic}</th>
            <th scope="col">{words.settings.inNotes}</th>
            <th scope="col">{words.settings.today}</th>
          </tr>
        </thead>
        <tbody>
          {datedFigures.map(({ topic, inNotes, today }) => (
            <tr key={topic}>
              <th scope="row">{topic}</th>
              <td>{inNotes}</td>
              <td>{today}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
