import type { Face } from '../../kernel/face.ts';

export const face: Face = {
  title: 'S3 bucket',
  doc: 'Keeps objects under their keys, and tells others when one arrives.',
  family: 'compute and storage',
  tint: 'storage',
  icon: 'boxes',
  baseName: 'bucket',
  starts: [{ id: 'bucket', title: 'S3 bucket', icon: 'boxes', baseName: 'bucket', settings: {} }],
  facts: {},
};
