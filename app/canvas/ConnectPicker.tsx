import { useDocument } from '../document/document.ts';
import { Empty } from '../ui/Empty.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { canvasState, useCanvasState } from './canvasState.ts';
import { kindTitle, makeWire, mayConnect } from './connecting.ts';
import { PickList, type PickOption } from './PickList.tsx';
import { words } from './words.ts';

/** A wire without a pointer: every other resource, and what a wire to it would be, or why there can be none. */
export function ConnectPicker() {
  const from = useCanvasState((state) => state.connectFrom);
  return (
    <Sheet title={words.connect.title(from ?? '')} isOpen={from !== undefined} onClose={close} side="middle">
      {from !== undefined && <Targets from={from} />}
    </Sheet>
  );
}

function close(): void {
  canvasState.setState({ connectFrom: undefined });
}

interface Option extends PickOption {
  kind: string;
}

function optionsOf(from: string, ids: readonly string[]): Option[] {
  const options = ids
    .filter((id) => id !== from)
    .flatMap((to): Option[] => {
      const verdict = mayConnect(from, to);
      const option = { key: to, title: to, kind: '', isPossible: false };
      if ('problem' in verdict) return [{ ...option, sentence: verdict.problem }];
      return verdict.kinds.map((kind) => {
        return { key: `${to} ${kind}`, title: to, kind, sentence: kindTitle(from, kind), isPossible: true };
      });
    });
  return [...options.filter((one) => one.isPossible), ...options.filter((one) => !one.isPossible)];
}

function Targets({ from }: { from: string }) {
  const resources = useDocument((state) => state.scenario.resources);
  const options = optionsOf(
    from,
    resources.map(({ id }) => id),
  );
  if (options.length === 0) return <Empty>{words.connect.none}</Empty>;
  return (
    <PickList
      name={words.connect.title(from)}
      options={options}
      onPick={({ title, kind }) => {
        close();
        makeWire(from, title, kind, { x: innerWidth / 2, y: innerHeight / 3 });
      }}
    />
  );
}
