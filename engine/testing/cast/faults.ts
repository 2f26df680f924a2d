import type { FaultKind } from '../../kernel/service.ts';
import type { Command } from '../../protocol.ts';
import { serviceCard } from '../../services/cards.ts';
import type { Dice } from '../dice.ts';

const linkKinds: readonly FaultKind[] = ['partition', 'loss', 'latency'];

/** A fault that its place can have, healing by itself more often than not. */
export function randomCastFault(
  dice: Dice,
  resources: readonly { id: string; service: string }[],
  links: readonly { id: string }[],
): Command {
  const resource = dice.pick(resources);
  const known = Object.keys(serviceCard(resource.service)?.faults ?? {}) as FaultKind[];
  const isOnLink = links.length > 0 && (known.length === 0 || dice.chance(0.35));
  return {
    type: 'setFault',
    on: isOnLink ? dice.pick(links).id : resource.id,
    kind: dice.pick(isOnLink || known.length === 0 ? linkKinds : known),
    ...(dice.chance(0.7) ? { rate: dice.pick([0.2, 0.5, 1]) } : {}),
    ...(dice.chance(0.6) ? { extraMs: dice.pick([10, 700, 3_000]), factor: dice.pick([0.5, 3]) } : {}),
    ...(dice.chance(0.8) ? { forSeconds: dice.pick([0.5, 5, 40]) } : {}),
  } as Command;
}
