/** The worker's entry: the host behind comlink, with the one typed array of a frame handed over instead of copied. */
import { expose, transfer } from 'comlink';
import type { EngineDoor } from '../frames.ts';
import { Host } from './host.ts';

const host = new Host(() => performance.now());

const door: EngineDoor = {
  load: async (scenario, seed) => host.load(scenario, seed),
  frame: async (move) => {
    const frame = host.frame(move);
    return transfer(frame, [frame.transits.buffer, frame.marks.buffer]);
  },
  act: async (command) => host.act(command),
  read: async (document) => host.read(document),
  readText: async (text) => host.readText(text),
  actions: async (service) => host.actions(service),
  contents: async (resource, from, count) => host.contents(resource, from, count),
  open: async (resource, key) => host.open(resource, key),
  message: async (origin) => host.message(origin),
  why: async (seq) => host.why(seq),
  restoreFuture: async () => host.restoreFuture(),
  metrics: async (resource) => host.metrics(resource),
  ledger: async () => host.ledger(),
  meter: async () => host.meter(),
  lint: async (scenario) => host.lint(scenario),
  exchange: async (seq) => host.exchange(seq),
  facts: async (fromSeq, count) => host.facts(fromSeq, count),
  lines: async (fromSeq, count) => host.lines(fromSeq, count),
  hash: async () => host.hash(),
};

expose(door);
