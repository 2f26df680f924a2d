/** How much a learner breaks with one click: amounts that show the effect and leave something running. */
import { type Command, type FaultKind, serviceSummary } from '../../engine/index.ts';
import { words } from './words.ts';

export interface FaultChoice {
  kind: FaultKind;
  title: string;
  doc: string;
  /** "×5", "50 %", "for 30 s". */
  amount: string;
  command: Command;
}

const { fault } = words;
const share = 0.5;
const extraMs = 500;
const factor = 5;
const crashSeconds = 30;

type Amount = { amount: string } & Partial<
  Pick<Extract<Command, { type: 'setFault' }>, 'rate' | 'extraMs' | 'factor' | 'forSeconds'>
>;

const shared: Amount = { amount: fault.share(share), rate: share };
const later: Amount = { amount: fault.later(extraMs), extraMs };

function amountsOf(kind: FaultKind, isProgram: boolean): readonly Amount[] {
  switch (kind) {
    case 'crash':
      return [
        { amount: fault.forSeconds(crashSeconds), forSeconds: crashSeconds },
        { amount: fault.untilHealed },
      ];
    case 'slow':
      return [isProgram ? { amount: fault.times(factor), factor } : later];
    case 'drop':
    case 'throttle':
    case 'loss':
      return [shared];
    case 'latency':
      return [later];
    case 'deny':
    case 'partition':
      return [{ amount: '' }];
  }
}

export function resourceFaults(id: string, service: string): FaultChoice[] {
  const summary = serviceSummary(service);
  return (summary?.faults ?? []).flatMap(({ kind, title, doc }) =>
    choices(id, kind, title, doc, summary?.face.family === 'programs'),
  );
}

export function linkFaults(id: string): FaultChoice[] {
  return (['partition', 'loss', 'latency'] as const).flatMap((kind) =>
    choices(id, kind, fault.link[kind].title, fault.link[kind].doc, false),
  );
}

function choices(on: string, kind: FaultKind, title: string, doc: string, isProgram: boolean): FaultChoice[] {
  return amountsOf(kind, isProgram).map(({ amount, ...extent }) => ({
    kind,
    title,
    doc,
    amount,
    command: { type: 'setFault', on, kind, ...extent },
  }));
}
