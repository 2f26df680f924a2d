import { expect, test } from 'vitest';
import { parseScenario, readScenario } from '../../engine/index.ts';
import { fileText } from '../document/fileText.ts';
import { fragmentOf, linkLengthMax, readFragment } from '../document/share.ts';
import { stories } from './stories.ts';

const titled = stories.map((story) => [story.title, story] as const);

function whole(document: unknown) {
  const reading = readScenario(document);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.scenario;
}

test.each(titled)('“%s” goes through a link and comes out as it was', (_title, { scenario }) => {
  const document = whole(scenario);
  const fragment = fragmentOf({ scenarioText: JSON.stringify(document), atMs: 12_345, isPaused: true });
  expect(fragment.length).toBeLessThan(linkLengthMax / 4);
  const read = readFragment(fragment);
  if ('problem' in read) throw new Error(read.problem);
  expect(parseScenario(read.shared.scenarioText)).toEqual({ scenario: document });
});

test.each(titled)('“%s” goes through a file and comes out as it was', (_title, { scenario }) => {
  const document = whole(scenario);
  const text = fileText(document, 'https://example.org/scenario.schema.json');
  expect(JSON.parse(text)).toMatchObject({ $schema: 'https://example.org/scenario.schema.json', version: 1 });
  expect(text.split('\n').length).toBeGreaterThan(20);
  expect(parseScenario(text)).toEqual({ scenario: document });
});
