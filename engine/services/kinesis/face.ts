import type { Face } from '../../kernel/face.ts';

export const face: Face = {
  title: 'Kinesis stream',
  doc: 'Keeps records in shards, in order, for every reader to read at its own pace.',
  family: 'streams',
  tint: 'stream',
  icon: 'waves',
  baseName: 'stream',
  starts: [{ id: 'provisioned', title: 'Kinesis stream', icon: 'waves', baseName: 'stream', settings: {} }],
  facts: {},
};
