import { expect, test } from 'vitest';
import { check, type Shape } from '../../kernel/shape.ts';
import { refuseViolation } from './errors.ts';
import { validationSentence } from './violations.ts';

const shape: Shape = {
  type: 'object',
  open: true,
  fields: {
    Limit: { type: 'integer', min: 1, max: 10 },
    Records: {
      type: 'list',
      min: 1,
      of: {
        type: 'object',
        open: true,
        fields: {
          PartitionKey: { type: 'string', required: true, max: 3, pattern: /^(?:[a-z]+)$/ },
          Kind: { type: 'string', oneOf: ['A', 'B'] },
        },
      },
    },
  },
};
const sentence = (value: object) => validationSentence(check(value, shape));

test("a violation in the service's words, with the path it would write", () => {
  expect(sentence({ Limit: 0 })).toBe(
    "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
  );
  expect(sentence({ Records: [{ PartitionKey: 'a' }, { PartitionKey: 'abcd' }] })).toBe(
    "1 validation error detected: Value 'abcd' at 'records.2.member.partitionKey' failed to satisfy constraint: Member must have length less than or equal to 3",
  );
  expect(sentence({ Records: [] })).toBe(
    "1 validation error detected: Value '[]' at 'records' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
});

test('several in one sentence', () => {
  expect(sentence({ Limit: 11, Records: [{ PartitionKey: 'A', Kind: 'C' }] })).toBe(
    "3 validation errors detected: Value '11' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10; " +
      "Value 'A' at 'records.1.member.partitionKey' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]+; " +
      "Value 'C' at 'records.1.member.kind' failed to satisfy constraint: Member must satisfy enum value set: [A, B]",
  );
  expect(sentence({ Records: [{}] })).toContain("Value null at 'records.1.member.partitionKey'");
});

test('a value of the wrong type is said by whoever reads the JSON', () => {
  const refusal = (value: object) => {
    const violation = check(value, shape)[0];
    return violation && refuseViolation(violation);
  };
  expect(refusal({ Limit: 'x' })).toMatchObject({
    code: 'SerializationException',
    sentence: 'class java.lang.String can not be converted to an Integer',
  });
  expect(refusal({ Records: 5 })?.sentence).toBe('Expected null');
});
