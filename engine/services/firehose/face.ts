import type { Face } from '../../kernel/face.ts';

export const face: Face = {
  title: 'Firehose stream',
  doc: 'Gathers records until there are enough or enough time has passed, and writes them to a bucket.',
  family: 'streams',
  tint: 'stream',
  icon: 'cylinder',
  baseName: 'delivery',
  starts: [
    { id: 'firehose', title: 'Firehose stream', icon: 'cylinder', baseName: 'delivery', settings: {} },
  ],
  facts: {},
};
