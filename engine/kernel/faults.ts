import type { FaultKind } from './service.ts';

/**
 * Trouble that the learner sets, on a resource or on a link. It never changes a service's rules: it stands between the
 * network and the service.
 *
 * - crash: the resource does nothing and hears nothing until it heals
 * - slow: a program works `factor` times as long; a service answers `extraMs` later
 * - drop: a share `rate` of the requests that arrive is lost
 * - throttle / deny: a share `rate` of the requests (all of them for deny) is refused in the service's own words
 * - partition: nothing crosses the link; loss: a share `rate` is lost; latency: `extraMs` more each way
 */
export interface Fault {
  kind: FaultKind;
  /** Resource or link. */
  on: string;
  /** 0 to 1; 1 unless given. */
  rate?: number;
  extraMs?: number;
  factor?: number;
  /** When it heals by itself, virtual ms; never when absent. */
  healsAtMs?: number;
}

export const linkFaults: readonly FaultKind[] = ['partition', 'loss', 'latency'];

export function faultOf(faults: readonly Fault[], kind: FaultKind): Fault | undefined {
  for (const fault of faults) if (fault.kind === kind) return fault;
  return undefined;
}

/** The list with this fault in place of an older one of the same kind. */
export function withFault(faults: readonly Fault[], fault: Fault): readonly Fault[] {
  return [...withoutFault(faults, fault.kind), fault];
}

export function withoutFault(faults: readonly Fault[], kind: FaultKind): readonly Fault[] {
  return faults.filter((fault) => fault.kind !== kind);
}
