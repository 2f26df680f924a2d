import { expect, test } from 'vitest';
import type { Shape } from '../kernel/shape.ts';
import { services } from '../services/index.ts';
import { datedFigureOf, datedFigures } from './datedFigures.ts';

test('every figure has both sides, and no rule has two', () => {
  for (const { topic, inNotes, today } of datedFigures)
    expect(
      [topic, inNotes, today].every((text) => text.length > 3),
      topic,
    ).toBe(true);
  const rules = datedFigures.flatMap((figure) => figure.rules);
  expect(new Set(rules).size).toBe(rules.length);
});

test('settings that notes have differently are found by their rule', () => {
  const rules = services.flatMap(({ settings, links }) =>
    [settings, ...links.map((link) => link.settings)].flatMap(({ fields }) =>
      Object.entries(fields).flatMap(([name, { rule }]: [string, Shape]) =>
        rule && datedFigureOf(rule) ? [name] : [],
      ),
    ),
  );
  for (const name of ['MaximumMessageSize', 'MessageRetentionPeriod', 'ParallelizationFactor', 'SizeInMBs'])
    expect(rules).toContain(name);
});
