/** A filter policy as SNS takes it: the syntax, and then SNS's own limits (SNS-61, SNS-62). */

import { utf8Bytes } from '../../../aws/utf8.ts';
import { filterCombinationsMax, filterKeysMax, filterPolicyBytesMax } from '../limits.ts';
import { combinationCount, type FilterPolicy, multipliedOut, type Scope } from './filterPolicy.ts';
import { compilePolicy } from './filterPolicySyntax.ts';
import { compactJson, JsonFault, type JsonNode, placeWords, readJson } from './jsonReader.ts';

/** The newer of SNS's two readers keeps the text to itself. */
const hiddenSource = 'REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)';

/** A JSON text without its spaces, or SNS's sentence on why it is none. */
export function readAttributeJson(text: string): JsonNode | string {
  const node = readJson(text, hiddenSource);
  if (!(node instanceof JsonFault)) return node;
  return `failed to parse JSON. ${node.sentence}\n at [Source: ${hiddenSource}; ${placeWords(text, node.at)}]`;
}

/**
 * The policy in a text that is not empty, or SNS's sentence, without the prefix that says which request it was.
 * @param scope what it looks at: attributes have no inside, so a policy for them has none either
 */
export function readFilterPolicy(text: string, scope: Scope): FilterPolicy | string {
  if (utf8Bytes(text) > filterPolicyBytesMax) return 'FilterPolicy: Filter policy is too large';
  const node = readAttributeJson(text);
  if (typeof node === 'string') return `FilterPolicy: ${node}`;
  const clauses = compilePolicy(compactJson(node));
  if (typeof clauses === 'string') return `FilterPolicy: ${clauses}`;
  if (node.kind === 'object' && new Set(node.entries.map(({ name }) => name)).size > filterKeysMax)
    return `FilterPolicy: Filter policy can not have more than ${filterKeysMax} keys`;
  const isNested = node.kind === 'object' && node.entries.some(({ value }) => value.kind === 'object');
  if (scope === 'MessageAttributes' && isNested)
    return 'Filter policy scope MessageAttributes does not support nested filter policy';
  if (combinationCount(clauses) > filterCombinationsMax) return 'FilterPolicy: Filter policy is too complex';
  return { scope, clauses, alternatives: multipliedOut(clauses) };
}
