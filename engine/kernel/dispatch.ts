/** From an arrival to its outcome: find the resource, let the learner's faults speak, check the contract, run the handler. */
import { Bug } from './assert.ts';
import type { WorldContext } from './context.ts';
import { faultOf } from './faults.ts';
import { departReply, keepOpen, loseRequest } from './network.ts';
import type { Wakeup } from './scheduler.ts';
import { type Answer, type Call, isRefusal, later, type Refusal } from './service.ts';
import { check, fits } from './shape.ts';
import { entryOf } from './table.ts';
import type { Resource, World } from './world.ts';

/** Runs one wake-up of a resource, a request's arrival or an answer's arrival. */
export function dispatch(world: World, ctx: WorldContext, wakeup: Wakeup): void {
  const { target, causeSeq } = wakeup;
  if (wakeup.kind === 'request') return dispatchRequest(world, ctx, target, wakeup.payload as Call, causeSeq);
  const resource = world.at(target);
  if (!resource.isAlive) return;
  if (wakeup.kind === 'timeout') world.openCalls.delete(String((wakeup.payload as Answer).call.id));
  if (wakeup.kind === 'reply' || wakeup.kind === 'timeout')
    return dispatchAnswer(world, ctx, resource, wakeup.payload as Answer, causeSeq);
  // A crashed program does nothing until it heals; its own plans died with it.
  if (resource.faults.length > 0 && faultOf(resource.faults, 'crash')) return;
  ctx.enter(resource, causeSeq);
  const handler = resource.definition.wakeups[wakeup.name];
  if (!handler) throw new Bug(`${resource.definition.id} has no wake-up ${wakeup.name}`);
  handler(ctx, resource.state, wakeup.payload as never);
}

function dispatchAnswer(
  world: World,
  ctx: WorldContext,
  resource: Resource,
  answer: Answer,
  causeSeq: number,
): void {
  // A crashed program hears nothing: the answer finds nobody.
  if (faultOf(resource.faults, 'crash')) {
    world.write('ReplyLost', resource, causeSeq, {
      call: answer.call.id,
      to: resource.id,
      reason: 'crash',
      origins: answer.call.origins,
    });
    return;
  }
  let cause = causeSeq;
  if (answer.isTimedOut) {
    cause = world.write('CallTimedOut', resource, causeSeq, {
      call: answer.call.id,
      to: answer.call.to,
      action: answer.call.action,
    });
  }
  ctx.enter(resource, cause);
  const handler = resource.definition.replies[answer.call.tag];
  if (!handler) throw new Bug(`${resource.definition.id} has no reply ${answer.call.tag}`);
  handler(ctx, resource.state, answer);
}

function dispatchRequest(
  world: World,
  ctx: WorldContext,
  target: number,
  call: Call,
  causeSeq: number,
): void {
  // A resource may have been made, or made anew, while the request was under way.
  const resource = world.find(call.to) ?? (target >= 0 ? world.at(target) : undefined);
  if (!resource) return loseRequest(world, call, 'there is no such resource', causeSeq);
  if (!resource.isAlive) {
    return departReply(world, resource, call, resource.definition.missing, call.origins, causeSeq);
  }
  if (resource.faults.length > 0 && !call.isInternal) {
    // A fault may draw from the resource's generator.
    world.touch(resource);
    const reason = lossByFault(resource);
    if (reason) return loseRequest(world, call, reason, causeSeq);
    const refusal = refusalByFault(resource);
    if (refusal) return departReply(world, resource, call, refusal, call.origins, causeSeq);
  }
  const outcome = runAction(ctx, resource, call, causeSeq);
  if (outcome === later) {
    if (!ctx.hasReplied) keepOpen(world, call, ctx.causeSeq);
    return;
  }
  departReply(world, resource, call, outcome, isRefusal(outcome) ? call.origins : ctx.carried, ctx.causeSeq);
}

/** Checks a call against its contract and runs it. Refuses before anything has changed. */
export function runAction(ctx: WorldContext, resource: Resource, call: Call, causeSeq: number): unknown {
  const { definition } = resource;
  const action = entryOf(definition.actions, call.action);
  if (!action || (action.isInternal && !call.isInternal)) return definition.unknownAction;
  if (!fits(call.input, action.input)) {
    const all = check(call.input, action.input);
    const refuse = action.refuseViolation ?? definition.refuseViolation;
    if (all[0]) return refuse(all[0], resource.state, all);
  }
  ctx.enter(resource, causeSeq, call);
  if (!call.isInternal) resource.requestTotal++;
  return action.run(ctx, resource.state, call.input as never);
}

function lossByFault(resource: Resource): string | undefined {
  if (faultOf(resource.faults, 'crash')) return 'crash';
  const drop = faultOf(resource.faults, 'drop');
  return drop && resource.rng.next() < (drop.rate ?? 1) ? 'drop' : undefined;
}

function refusalByFault(resource: Resource): Refusal | undefined {
  for (const kind of ['deny', 'throttle'] as const) {
    const fault = faultOf(resource.faults, kind);
    if (fault && resource.rng.next() < (fault.rate ?? 1)) return resource.definition.faults[kind]?.refusal;
  }
  return undefined;
}
