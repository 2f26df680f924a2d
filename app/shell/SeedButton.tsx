import { Dices } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId, useState } from 'react';
import { useDocument } from '../document/document.ts';
import { setSeed } from '../document/edits.ts';
import { Button } from '../ui/Button.tsx';
import { words } from '../words.ts';

const seedMax = 4_294_967_295;

/** The number everything random follows from. */
export function SeedButton() {
  const seed = useDocument((state) => state.scenario.seed);
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button look="quiet" className="seed">
          {words.document.seed(seed)}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover" align="end" sideOffset={6} aria-label={words.document.seedField}>
          <SeedForm seed={seed} onDone={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function SeedForm({ seed, onDone }: { seed: number; onDone: () => void }) {
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
