/** What the learner's own programs say when they are asked wrongly: they are ours, so the sentences are ours too. */
import type { Refusal } from '../kernel/service.ts';
import type { Violation } from '../kernel/shape.ts';

export const noSuchProgram: Refusal = {
  code: 'NoSuchProgram',
  sentence: 'There is no such program.',
  status: 404,
};

export const unknownAction: Refusal = {
  code: 'UnknownAction',
  sentence: 'This program has no such action.',
  status: 400,
};

export function refuseViolation({ path, found, expected }: Violation): Refusal {
  const sentence =
    found === undefined
      ? `${path} is missing; expected ${expected}.`
      : `${path || 'The request'} is ${JSON.stringify(found)}; expected ${expected}.`;
  return { code: 'InvalidInput', sentence, status: 400 };
}

export function refuse(code: string, sentence: string): Refusal {
  return { code, sentence, status: 400 };
}
