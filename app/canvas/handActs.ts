/** What the learner can do by hand to a resource of each service, from its menu. */
import type { ShardView, StreamView } from '../../engine/index.ts';
import { toast } from '../session.ts';
import { mirror } from '../simulation/mirror.ts';
import { act, pollByHand, sendByHand } from './acts.ts';
import { loadOf, middleOf, quietestPair } from './reshard.ts';
import { words } from './words.ts';

export interface HandAct {
  title: string;
  run: () => void;
}

/** In the order of the menu; none for a service that cannot be asked by hand. */
export function handActs(
  service: string,
  id: string,
  settings: Readonly<Record<string, unknown>> = {},
): readonly HandAct[] {
  return byService[service]?.(id, settings) ?? [];
}

const byService: Readonly<
  Record<string, (id: string, settings: Readonly<Record<string, unknown>>) => readonly HandAct[]>
> = {
  producer: (id) => [call(id, 'SendNow', { body: words.menu.body }, words.menu.sendNow)],
  sqs: (id, { FifoQueue }) => [
    { title: words.menu.send, run: () => void sendByHand(id, FifoQueue === true) },
    { title: words.menu.poll, run: () => void pollByHand(id) },
  ],
  sns: (id) => [call(id, 'Publish', { Message: words.menu.body }, words.menu.publish)],
  kinesis: (id) => [
    call(id, 'PutRecord', { Data: words.menu.body, PartitionKey: words.menu.group }, words.menu.put),
    { title: words.menu.split, run: () => void splitBusiest(id) },
    { title: words.menu.merge, run: () => void mergeQuietest(id) },
  ],
  reader: (id) => [call(id, 'RewindReader', { to: 'TRIM_HORIZON' }, words.menu.rewind)],
  firehose: (id) => [call(id, 'PutRecord', { Record: { Data: words.menu.body } }, words.menu.put)],
  lambda: (id) => [
    call(id, 'Invoke', { InvocationType: 'Event', Payload: { body: words.menu.body } }, words.menu.invoke),
  ],
  s3: (id) => [
    {
      title: words.menu.upload,
      run: () => void upload(id),
    },
  ],
  http: (id) => [call(id, 'Request', { body: words.menu.body }, words.menu.request)],
};

function call(to: string, action: string, input: object, title: string): HandAct {
  return {
    title,
    run: async () => {
      if (await act({ type: 'call', to, action, input })) toast(words.menu.done(title, to));
    },
  };
}

/** Each its own key, so that a second click is a second object. */
async function upload(id: string): Promise<void> {
  const input = { Key: `by-hand/${crypto.randomUUID().slice(0, 8)}.txt`, Body: words.menu.body };
  if (await act({ type: 'call', to: id, action: 'PutObject', input })) {
    toast(words.menu.done(words.menu.upload, id));
  }
}

async function splitBusiest(id: string): Promise<void> {
  const shard = openShards(id).sort((one, other) => loadOf(other) - loadOf(one))[0];
  if (!shard) return;
  const input = { ShardToSplit: shard.id, NewStartingHashKey: middleOf(shard) };
  const result = await act({ type: 'call', to: id, action: 'SplitShard', input });
  if (result) toast(words.menu.splitDone(shard.index));
}

async function mergeQuietest(id: string): Promise<void> {
  const pair = quietestPair(openShards(id));
  if (!pair) return toast(words.menu.nothingToMerge);
  const [left, right] = pair;
  const input = { ShardToMerge: left.id, AdjacentShardToMerge: right.id };
  const result = await act({ type: 'call', to: id, action: 'MergeShards', input });
  if (result) toast(words.menu.mergeDone(left.index, right.index));
}

function openShards(id: string): ShardView[] {
  const { shards } = mirror.getState().views[id] as StreamView;
  return shards.filter(({ state }) => state === 'open');
}
