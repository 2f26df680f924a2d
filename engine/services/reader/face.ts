import type { Face } from '../../kernel/face.ts';

export const face: Face = {
  title: 'Stream reader',
  doc: 'A program that reads a stream shard by shard, remembers how far it got, and goes on from there.',
  family: 'programs',
  tint: 'outside',
  icon: 'book-open',
  baseName: 'reader',
  starts: [{ id: 'reader', title: 'Stream reader', icon: 'book-open', baseName: 'reader', settings: {} }],
  facts: {},
};
