/** Execution environments: made when none is free, kept warm for a while, one invocation each. */
import type { Context } from '../../../kernel/service.ts';
import { instant } from '../../../kernel/time.ts';
import { barsMax, type LifeBar } from '../contract.ts';
import { concurrencyMax } from '../limits.ts';
import { concurrencyOf, type Environment, type FunctionState, type Handed } from '../model.ts';

export function busyCount(state: FunctionState): number {
  return state.invocations.size;
}

/** True when another invocation may begin now. */
export function hasRoom(state: FunctionState): boolean {
  return busyCount(state) < concurrencyOf(state.settings, concurrencyMax);
}

/** The environment used last, if one is idle; otherwise a new one, which has to start first. */
export function takeEnvironment(
  ctx: Context,
  state: FunctionState,
  handed: Handed,
): { slot: number; isCold: boolean; readyAtMs: number } {
  const warm = lastUsed(state);
  const isCold = warm === undefined;
  const slot = warm ?? state.environments.add(newEnvironment(ctx.nowMs));
  const environment = state.environments.edit(slot);
  ctx.cancelWake(environment.wakeId);
  environment.wakeId = 0;
  environment.goesAtMs = undefined;
  environment.lastHanded = handed;
  environment.state = isCold ? 'init' : 'busy';
  if (!isCold) return { slot, isCold, readyAtMs: ctx.nowMs };
  const initMs = state.settings.coldStartSeconds * 1000;
  const readyAtMs = instant(ctx.nowMs + initMs);
  state.coldStartsTotal++;
  ctx.emit('EnvironmentStarted', { environment: slot + 1, initMs });
  environment.wakeId = ctx.wake(readyAtMs, 'environmentReady', slot);
  return { slot, isCold, readyAtMs };
}

/** Wake-up: the cold start is over. */
export function environmentReady(_ctx: Context, state: FunctionState, slot: number): void {
  const environment = state.environments.edit(slot);
  environment.state = 'busy';
  environment.wakeId = 0;
}

/** Its invocation is over. */
export function freeEnvironment(ctx: Context, state: FunctionState, slot: number): void {
  const environment = state.environments.edit(slot);
  environment.state = 'idle';
  environment.idleSinceMs = ctx.nowMs;
  environment.goesAtMs = instant(ctx.nowMs + state.settings.keepWarmSeconds * 1000);
  environment.wakeId = ctx.wake(environment.goesAtMs, 'environmentExpired', slot);
}

/** Wake-up: it was idle for too long. */
export function environmentExpired(ctx: Context, state: FunctionState, slot: number): void {
  const { bornMs } = state.environments.get(slot) as Environment;
  state.environments.remove(slot);
  ctx.emit('EnvironmentGone', { environment: slot + 1, livedMs: ctx.nowMs - bornMs });
}

export function addBars(state: FunctionState, slot: number, bars: readonly LifeBar[]): void {
  const environment = state.environments.edit(slot);
  environment.bars = [...environment.bars, ...bars].slice(-barsMax);
}

/** What the last bar has turned out to be. */
export function endBar(state: FunctionState, slot: number, kind: LifeBar['kind'], toMs: number): void {
  const environment = state.environments.edit(slot);
  const last = environment.bars.at(-1);
  if (last) environment.bars = [...environment.bars.slice(0, -1), { ...last, kind, toMs }];
}

function lastUsed(state: FunctionState): number | undefined {
  if (busyCount(state) >= state.environments.size) return undefined;
  let found: number | undefined;
  let sinceMs = -1;
  state.environments.scan((environment, slot) => {
    if (environment.state === 'idle' && environment.idleSinceMs > sinceMs) {
      found = slot;
      sinceMs = environment.idleSinceMs;
    }
    return true;
  });
  return found;
}

function newEnvironment(nowMs: number): Environment {
  return {
    epoch: 0,
    bornMs: nowMs,
    state: 'init',
    idleSinceMs: nowMs,
    goesAtMs: undefined,
    wakeId: 0,
    bars: [],
    lastHanded: undefined,
  };
}
