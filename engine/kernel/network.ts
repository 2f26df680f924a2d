/**
 * The one road between resources. Every request and every answer departs here, takes its latency, may be lost, and
 * arrives as a wake-up. What is under way is therefore data, and the page can draw all of it.
 */
import { faultOf } from './faults.ts';
import { type Answer, type Call, type CallRequest, isRefusal, type Origin } from './service.ts';
import { instant } from './time.ts';
import type { Resource, Road, World } from './world.ts';

export const defaultTimeoutMs = 60_000;
const noOrigins: readonly Origin[] = Object.freeze([]);

/** Sends a request off. Lost ones depart too: the caller learns of it when its time runs out. */
export function departRequest(world: World, from: Resource, request: CallRequest, causeSeq: number): Call {
  const road = request.isInternal ? undefined : world.roadBetween(from.id, request.to);
  const reason = lossReason(road);
  const call: Call = {
    id: world.nextCallId++,
    from: from.id,
    to: request.to,
    action: request.action,
    input: request.input,
    tag: request.tag,
    context: request.context,
    origins: request.origins ?? noOrigins,
    principal: request.principal,
    departMs: world.nowMs,
    arriveMs: reason ? Number.POSITIVE_INFINITY : instant(world.nowMs + latencyMs(world, road)),
    deadlineMs: instant(world.nowMs + (request.timeoutMs ?? defaultTimeoutMs)),
    isInternal: request.isInternal ?? false,
    seq: world.logCursor,
  };
  const seq = world.write('RequestDeparted', from, causeSeq, call);
  if (reason) loseRequest(world, call, reason, seq);
  else {
    const target = world.find(request.to);
    world.scheduler.plan(call.arriveMs, 'request', target ? target.index : -1, '', call, seq);
    if (missesDeadline(call)) planTimeout(world, call, seq);
  }
  return call;
}

/** A request that will never be answered: says so in the log and lets the caller's time run out. */
export function loseRequest(world: World, call: Call, reason: string, causeSeq: number): void {
  const seq = world.write('RequestLost', world.find(call.from), causeSeq, {
    call: call.id,
    to: call.to,
    reason,
    origins: call.origins,
  });
  // One that was too late on arrival has been given up already.
  if (!(Number.isFinite(call.arriveMs) && missesDeadline(call))) planTimeout(world, call, seq);
}

/** It arrives when its caller has given up already: that was planned when it departed. */
function missesDeadline(call: Call): boolean {
  return call.arriveMs > call.deadlineMs;
}

/** Who asked; undefined when it is gone. Whoever bears the name by now did not ask. */
function askerOf(world: World, call: Call): Resource | undefined {
  const caller = world.find(call.from);
  return caller?.isAlive && call.id >= caller.firstCallId ? caller : undefined;
}

/** The callee will answer in its own time: whatever becomes of that, the caller gives up when its time is over. */
export function keepOpen(world: World, call: Call, causeSeq: number): void {
  const caller = askerOf(world, call);
  if (!caller || !Number.isFinite(call.deadlineMs) || missesDeadline(call)) return;
  const atMs = Math.max(world.nowMs, call.deadlineMs);
  const giveUp = timedOut(call, atMs);
  const wakeId = world.scheduler.plan(atMs, 'timeout', caller.index, '', giveUp, causeSeq);
  world.openCalls.set(String(call.id), wakeId);
}

/**
 * Sends an answer back; one that would come after the caller gave up is replaced by the giving up.
 * @param wasKeptOpen true when the call was kept open: then the giving up is planned already
 */
export function departReply(
  world: World,
  from: Resource,
  call: Call,
  outcome: unknown,
  origins: readonly Origin[],
  causeSeq: number,
  wasKeptOpen = false,
): void {
  const road = call.isInternal ? undefined : world.roadBetween(call.from, call.to);
  const slow = faultOf(from.faults, 'slow');
  const departMs = slow?.extraMs && !call.isInternal ? instant(world.nowMs + slow.extraMs) : world.nowMs;
  const reason = lossReason(road);
  const arriveMs = reason ? Number.POSITIVE_INFINITY : instant(departMs + latencyMs(world, road));
  const isRefused = isRefusal(outcome);
  const answer: Answer = {
    call,
    departMs,
    arriveMs,
    output: isRefused ? undefined : outcome,
    refusal: isRefused ? outcome : undefined,
    origins,
    isTimedOut: false,
  };
  const seq = world.write('ReplyDeparted', from, causeSeq, answer);
  const isInTime = !reason && arriveMs <= call.deadlineMs;
  const lost = reason
    ? world.write('ReplyLost', from, seq, { call: call.id, to: call.from, reason, origins })
    : seq;
  if (missesDeadline(call) || (wasKeptOpen && !close(world, call, isInTime))) return;
  if (isInTime) planAnswer(world, arriveMs, answer, seq);
  else if (!wasKeptOpen) planTimeout(world, call, lost);
}

/** A call kept open is answered. False when the caller has given up already. */
function close(world: World, call: Call, isInTime: boolean): boolean {
  const key = String(call.id);
  const wakeId = world.openCalls.get(key);
  if (wakeId === undefined) return !Number.isFinite(call.deadlineMs);
  if (isInTime) world.scheduler.cancel(wakeId);
  world.openCalls.delete(key);
  return true;
}

function planTimeout(world: World, call: Call, causeSeq: number): void {
  const atMs = Math.max(world.nowMs, call.deadlineMs);
  planAnswer(world, atMs, timedOut(call, atMs), causeSeq);
}

function timedOut(call: Call, atMs: number): Answer {
  return {
    call,
    departMs: atMs,
    arriveMs: atMs,
    output: undefined,
    refusal: undefined,
    origins: noOrigins,
    isTimedOut: true,
  };
}

function planAnswer(world: World, atMs: number, answer: Answer, causeSeq: number): void {
  const caller = askerOf(world, answer.call);
  if (caller) world.scheduler.plan(atMs, 'reply', caller.index, '', answer, causeSeq);
}

function latencyMs(world: World, road: Road | undefined): number {
  if (!road) return world.options.latencyMs;
  const set = road.link.settings.latencyMs;
  const usual = typeof set === 'number' ? set : world.options.latencyMs;
  return usual + (faultOf(road.faults, 'latency')?.extraMs ?? 0);
}

function lossReason(road: Road | undefined): string | undefined {
  if (!road || road.faults.length === 0) return undefined;
  if (faultOf(road.faults, 'partition')) return 'partition';
  const loss = faultOf(road.faults, 'loss');
  return loss && road.rng.next() < (loss.rate ?? 1) ? 'loss' : undefined;
}
