import { describe, expect, test } from 'vitest';
import { compilePolicy } from './filterPolicySyntax.ts';

const sentence = (policy: string) => {
  const compiled = compilePolicy(policy);
  return typeof compiled === 'string' ? compiled.split('\n')[0] : compiled;
};

describe('what AWS records only by its sentence', () => {
  test.each([
    ['{"k":[{"numeric":[">",1,"<",2,"<",3]}]}', 'Too many terms in numeric range expression'],
    ['{"k":[{"numeric":[">",1,">",2]}]}', 'Bad numeric range operator: >'],
    ['{"k":[{"numeric":[">=","1"]}]}', 'Value of >= must be numeric'],
    ['{"k":[{"numeric":[">x",1]}]}', 'Unrecognized numeric range operator: >x'],
    ['{"k":[{"anything-but":{"suffix":"a"}}]}', 'Unsupported anything-but pattern: suffix'],
  ])('[SNS-54][SNS-55] %s', (policy, expected) => {
    expect(sentence(policy)).toBe(expected);
  });

  test.each(['wildcard', 'exactly', 'constructor'])('[SNS-54] %s is no operator of SNS', (operator) => {
    expect(sentence(`{"k":[{"${operator}":"a"}]}`)).toBe(`Unrecognized match type ${operator}`);
  });
});

describe('$or', () => {
  const paths = (policy: string) => {
    const compiled = compilePolicy(policy);
    if (typeof compiled === 'string') throw new Error(compiled);
    return { keys: compiled.conditions.map(({ path }) => path), choices: compiled.choices.length };
  };

  test('[SNS-63] is a choice when it lists two objects or more', () => {
    expect(paths('{"$or":[{"a":["x"]},{"b":["y"]}]}')).toEqual({ keys: [], choices: 1 });
  });

  test.each(['{"$or":["x","y"]}', '{"$or":[{"prefix":"x"},{"suffix":"y"}]}'])(
    '[SNS-63] is a key like any other in %s',
    (policy) => {
      expect(paths(policy)).toEqual({ keys: ['$or'], choices: 0 });
    },
  );
});
