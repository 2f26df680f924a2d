/** Writes `public/scenario.schema.json` anew: `npx tsx engine/node/writeSchema.ts`, after a change of any contract. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scenarioSchema } from '../schema.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = `${root}public/scenario.schema.json`;

writeFileSync(file, `${JSON.stringify(scenarioSchema(), null, 2)}\n`);
// In the form that `npm run check` wants of every file.
const biome = fileURLToPath(new URL('../../node_modules/@biomejs/biome/bin/biome', import.meta.url));
execFileSync(process.execPath, [biome, 'format', '--write', file], { cwd: root, stdio: 'inherit' });
