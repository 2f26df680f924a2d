/** Three messages for one worker that fails on the second of them, and a dead-letter queue after two receives. */
export const failingWorld = {
  version: 1,
  name: 'failing',
  seed: 7,
  account: '123456789012',
  region: 'us-east-1',
  latencyMs: 5,
  speed: 1,
  resources: [
    {
      id: 'shop',
      service: 'producer',
      settings: { pattern: { kind: 'constant', everySeconds: 5 }, count: 3 },
    },
    { id: 'orders', service: 'sqs', settings: { VisibilityTimeout: 10 } },
    { id: 'dlq', service: 'sqs' },
    { id: 'billing', service: 'worker', settings: { failMessages: ['m2'] } },
  ],
  links: [
    { id: 'send', from: 'shop', to: 'orders', kind: 'send' },
    { id: 'poll', from: 'orders', to: 'billing', kind: 'poll' },
    { id: 'redrive', from: 'orders', to: 'dlq', kind: 'redrive', settings: { maxReceiveCount: 2 } },
  ],
  script: [],
  layout: {},
};
