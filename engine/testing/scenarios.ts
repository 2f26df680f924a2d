/** Documents for tests. Each call makes a new one. */

/** A shop sends orders; billing works on them and fails on the third for ever; an archive gets what was billed. */
export function poisonStory() {
  return {
    version: 1,
    name: 'Poison message',
    seed: 7,
    account: '111122223333',
    region: 'eu-west-1',
    latencyMs: 5,
    speed: 2,
    resources: [
      {
        id: 'shop',
        service: 'producer',
        settings: { pattern: { kind: 'constant', everySeconds: 1 }, count: 5, groups: [] as string[] },
      },
      { id: 'orders', service: 'sqs', settings: { VisibilityTimeout: 5 } },
      { id: 'orders-dlq', service: 'sqs', account: '444455556666', region: 'us-east-1' },
      {
        id: 'billing',
        service: 'worker',
        settings: { work: { kind: 'fixed', seconds: 1 }, failMessages: ['m3'] },
      },
      { id: 'archive', service: 'sqs', settings: {} },
    ],
    links: [
      { id: 'l1', from: 'shop', to: 'orders', kind: 'send' },
      { id: 'l2', from: 'orders', to: 'billing', kind: 'poll', settings: {} },
      { id: 'l3', from: 'orders', to: 'orders-dlq', kind: 'redrive', settings: { maxReceiveCount: 3 } },
      { id: 'l4', from: 'billing', to: 'archive', kind: 'send' },
    ],
    script: [
      {
        atSeconds: 10,
        command: { type: 'call', to: 'orders', action: 'SendMessage', input: { MessageBody: 'by hand' } },
      },
      { atSeconds: 12, command: { type: 'setFault', on: 'billing', kind: 'slow', factor: 2, forSeconds: 3 } },
      { atSeconds: 13, command: { type: 'setFault', on: 'l1', kind: 'loss', rate: 0.5 } },
      { atSeconds: 14, command: { type: 'heal', on: 'l1', kind: 'loss' } },
      {
        atSeconds: 15,
        command: { type: 'accountCall', service: 'sqs', action: 'CreateQueue', input: { QueueName: 'late' } },
      },
      {
        atSeconds: 16,
        command: { type: 'call', to: 'late', action: 'SendMessage', input: { MessageBody: 'x' } },
      },
      { atSeconds: 17, command: { type: 'create', resource: { id: 'audit', service: 'worker' } } },
      {
        atSeconds: 18,
        command: { type: 'connect', link: { id: 'l5', from: 'orders-dlq', to: 'audit', kind: 'poll' } },
      },
      { atSeconds: 19, command: { type: 'configure', id: 'orders', settings: { VisibilityTimeout: 9 } } },
      { atSeconds: 20, command: { type: 'configureLink', id: 'l3', settings: { maxReceiveCount: 1 } } },
      { atSeconds: 21, command: { type: 'disconnect', id: 'l5' } },
      { atSeconds: 22, command: { type: 'remove', id: 'audit' } },
    ],
    layout: { shop: { x: 0, y: 80 }, orders: { x: 240.5, y: 80 } },
    notes: [{ id: 'why', kind: 'note', text: 'Why does it stop?', x: 0, y: 400, width: 200, height: 60 }],
    moments: [{ name: 'the third receive', atMs: 62_000 }],
  };
}
