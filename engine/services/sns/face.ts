import type { Face } from '../../kernel/face.ts';

export const face: Face = {
  title: 'SNS topic',
  doc: 'Hands every message to each subscription at once, and keeps nothing.',
  family: 'queues and topics',
  tint: 'queue',
  icon: 'megaphone',
  baseName: 'topic',
  starts: [{ id: 'standard', title: 'SNS topic', icon: 'megaphone', baseName: 'topic', settings: {} }],
  facts: {},
};
