import { Dices } from 'lucide-react';
import { useId, useState } from 'react';
import { setSeed } from '../document/edits.ts';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';

const seedMax = 4_294_967_295;

/** Another seed, written or rolled. */
export function SeedForm({ seed, onDone }: { seed: number; onDone: () => void }) {
  const [text, setText] = useState(String(seed));
  const [problem, setProblem] = useState<string>();
  const id = useId();
  const submit = async () => {
    const next = Number(text);
    const isSeed = text.trim() !== '' && Number.isInteger(next) && next >= 0 && next <= seedMax;
    const refused = isSeed ? await setSeed(next) : words.document.badSeed;
    setProblem(refused);
    if (refused === undefined) onDone();
  };
  return (
    <form
      className="seed-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label className="field-title" htmlFor={id}>
        {words.document.seedField}
      </label>
      <div className="seed-row">
        <input
          id={id}
          className="control number"
          inputMode="numeric"
          value={text}
          aria-invalid={problem !== undefined}
          // biome-ignore lint/a11y/noAutofocus: the learner has just asked to write here.
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setText(event.target.value)}
        />
        <Button
          className="icon-button"
          aria-label={words.document.rollSeed}
          onClick={() => setText(String(crypto.getRandomValues(new Uint32Array(1))[0]))}
        >
          <Dices size={15} strokeWidth={1.6} />
        </Button>
      </div>
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      <p className="field-doc">{words.document.seedHint}</p>
      <Button type="submit" look="primary">
        {words.document.setSeed}
      </Button>
    </form>
  );
}
