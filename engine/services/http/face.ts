import type { Face } from '../../kernel/face.ts';

export const face: Face = {
  title: 'HTTP service',
  doc: 'Answers requests, and may call others and wait for them. It can be slow, down or wrong.',
  family: 'outside',
  tint: 'outside',
  icon: 'globe',
  baseName: 'endpoint',
  starts: [
    { id: 'endpoint', title: 'HTTP endpoint', icon: 'globe', baseName: 'endpoint', settings: {} },
    { id: 'service', title: 'Synchronous service', icon: 'server', baseName: 'service', settings: {} },
  ],
  facts: {},
};
