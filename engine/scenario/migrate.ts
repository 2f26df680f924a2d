/** Brings documents of older versions up to date. */
import { type Problem, versionNow } from './model.ts';
import { unlike } from './words.ts';

type Fields = Record<string, unknown>;

/**
 * One step per version: the entry at N takes a document of version N to N + 1. It sees unchecked data (plain JSON, but
 * of any shape) and lets pass untouched what it does not understand; the check that follows has the words for it.
 *
 * - **0** is the form from before the first release: resources were called `nodes`, links `edges`, and what a node is
 *   stood in `type` instead of `service`. All else was as it is now. Problems name the fields as they are called today.
 */
const steps: readonly ((document: Fields) => Fields)[] = [fromPrerelease];

function fromPrerelease(document: Fields): Fields {
  const { resources = document.nodes, links = document.edges, ...others } = document;
  // Both names at once is not the old form; the one that is left over will be refused as an unknown field.
  if (document.resources === undefined) delete others.nodes;
  if (document.links === undefined) delete others.edges;
  return {
    ...others,
    ...(resources === undefined
      ? {}
      : { resources: Array.isArray(resources) ? resources.map(renameType) : resources }),
    ...(links === undefined ? {} : { links }),
  };
}

function renameType(node: unknown): unknown {
  if (typeof node !== 'object' || node === null || !('type' in node) || 'service' in node) return node;
  const { type, ...others } = node;
  return { ...others, service: type };
}

/** The same document as the present version writes it, or why its version cannot be read. */
export function migrate(document: Fields): { document: Fields } | { problem: Problem } {
  const { version } = document;
  if (!Number.isInteger(version) || (version as number) < 0) {
    return { problem: unlike('version', version, `a whole number from 0 to ${versionNow}`) };
  }
  if ((version as number) > versionNow) {
    const sentence = `was written by a newer Inflight (version ${version}); this one reads up to ${versionNow}`;
    return { problem: { path: 'version', sentence } };
  }
  let current = document;
  for (let from = version as number; from < versionNow; from++) {
    const step = steps[from];
    if (step) current = { ...step(current), version: from + 1 };
  }
  return { document: current };
}
