import type { Face } from '../../kernel/face.ts';

export const face: Face = {
  title: 'Lambda function',
  doc: 'Runs once for every event or batch, in as many environments as are needed and allowed.',
  family: 'compute and storage',
  tint: 'compute',
  icon: 'zap',
  baseName: 'function',
  starts: [{ id: 'function', title: 'Lambda function', icon: 'zap', baseName: 'function', settings: {} }],
  facts: {},
};
