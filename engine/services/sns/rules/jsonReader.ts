/**
 * A reader of JSON that remembers places. SNS reads policies with the Jackson library, and its sentences end with the
 * column at which that reader stood; so this one notes for every value where Jackson stands when it has seen it.
 */

interface Placed {
  /**
   * Characters read when the value is first seen: behind the opening bracket or quote, behind the whole of anything
   * else. Jackson does not read a text before somebody asks for it.
   */
  seenAt: number;
  /** Characters read when the whole value is. */
  endsAt: number;
}

export type JsonNode =
  | (Placed & { kind: 'object'; entries: readonly JsonEntry[] })
  | (Placed & { kind: 'array'; items: readonly JsonNode[] })
  | (Placed & { kind: 'string'; text: string })
  /** As it was written. */
  | (Placed & { kind: 'number'; text: string })
  | (Placed & { kind: 'literal'; text: 'true' | 'false' | 'null' });

export interface JsonEntry {
  name: string;
  value: JsonNode;
}

/** Where a text stops being JSON, in Jackson's words. */
export class JsonFault {
  constructor(
    readonly sentence: string,
    /** Characters read. */
    readonly at: number,
  ) {}
}

/** How deep values may be nested, as Jackson has it unless told otherwise. */
export const depthMax = 1_000;

/**
 * The first value in a text; what follows it is not looked at.
 * @param source how the sentences name the text: `(String)"…"`, or that it is not shown
 */
export function readJson(text: string, source: string): JsonNode | JsonFault {
  try {
    return new Reader(text, source).first();
  } catch (fault) {
    if (fault instanceof JsonFault) return fault;
    throw fault;
  }
}

/** "line: 1, column: 12" */
export function placeWords(text: string, at: number): string {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  return `line: ${before.length}, column: ${(before.at(-1) ?? '').length + 1}`;
}

/** The value without spaces, as SNS keeps it. Of entries with one name the last holds, at the place of the first. */
export function compactJson(node: JsonNode): string {
  switch (node.kind) {
    case 'object': {
      const fields = new Map(
        node.entries.map(({ name, value }) => [name, `${JSON.stringify(name)}:${compactJson(value)}`]),
      );
      return `{${[...fields.values()].join(',')}}`;
    }
    case 'array':
      return `[${node.items.map(compactJson).join(',')}]`;
    case 'string':
      return JSON.stringify(node.text);
    default:
      return node.text;
  }
}

const space = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[\p{L}\p{Nl}\p{Nd}$_]*/uy;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

class Reader {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly source: string,
  ) {}

  first(): JsonNode {
    this.skip();
    if (this.at >= this.text.length)
      throw new JsonFault('No content to map due to end-of-input', this.text.length);
    return this.value();
  }

  private value(): JsonNode {
    switch (this.text[this.at]) {
      case '{':
        return this.nested(() => this.object());
      case '[':
        return this.nested(() => this.array());
      case '"':
        return this.string();
      default:
        return this.bare();
    }
  }

  private nested(read: () => JsonNode): JsonNode {
    if (++this.depth > depthMax) {
      throw new JsonFault(
        `Document nesting depth (${this.depth}) exceeds the maximum allowed (${depthMax}, from \`StreamReadConstraints.getMaxNestingDepth()\`)`,
        this.at + 1,
      );
    }
    const node = read();
    this.depth--;
    return node;
  }

  private object(): JsonNode {
    const start = this.at++;
    const seenAt = this.at;
    const entries: JsonEntry[] = [];
    for (;;) {
      this.skipInside('Object', start);
      if (this.text[this.at] === '}' && entries.length === 0) break;
      if (this.text[this.at] !== '"') this.unexpected('was expecting double-quote to start field name');
      const name = this.string().text;
      this.skipInside('Object', start);
      if (this.text[this.at] !== ':')
        this.unexpected('was expecting a colon to separate field name and value');
      this.at++;
      this.skipInside('Object', start);
      entries.push({ name, value: this.value() });
      this.skipInside('Object', start);
      if (this.text[this.at] === '}') break;
      if (this.text[this.at] !== ',') this.unexpected('was expecting comma to separate Object entries');
      this.at++;
    }
    return { kind: 'object', entries, seenAt, endsAt: ++this.at };
  }

  private array(): JsonNode {
    const start = this.at++;
    const seenAt = this.at;
    const items: JsonNode[] = [];
    for (;;) {
      this.skipInside('Array', start);
      if (this.text[this.at] === ']' && items.length === 0) break;
      items.push(this.value());
      this.skipInside('Array', start);
      if (this.text[this.at] === ']') break;
      if (this.text[this.at] !== ',') this.unexpected('was expecting comma to separate Array entries');
      this.at++;
    }
    return { kind: 'array', items, seenAt, endsAt: ++this.at };
  }

  private string(): JsonNode & { kind: 'string' } {
    const start = this.at++;
    const seenAt = this.at;
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined) {
        throw new JsonFault(
          'Unexpected end-of-input: was expecting closing quote for a string value',
          this.text.length,
        );
      }
      if (character === '"') break;
      if (character === '\\') {
        if (!this.take(escaped)) {
          this.at++;
          throw new JsonFault(
            `Unrecognized character escape ${this.shown(this.text[this.at] ?? ' ')}`,
            this.at,
          );
        }
      } else if (character < ' ') {
        throw new JsonFault(
          `Illegal unquoted character (${this.shown(character)}): has to be escaped using backslash to be included in string value`,
          this.at,
        );
      } else this.at++;
    }
    this.at++;
    return {
      kind: 'string',
      text: JSON.parse(this.text.slice(start, this.at)) as string,
      seenAt,
      endsAt: this.at,
    };
  }

  /** A number, true, false or null. */
  private bare(): JsonNode {
    const text = this.take(number);
    if (text) return { kind: 'number', text, seenAt: this.at, endsAt: this.at };
    const character = this.text[this.at] ?? '';
    const token = this.take(word) ?? '';
    if (token === 'true' || token === 'false' || token === 'null')
      return { kind: 'literal', text: token, seenAt: this.at, endsAt: this.at };
    const wanted = "JSON String, Number, Array, Object or token 'null', 'true' or 'false'";
    if (token !== '')
      throw new JsonFault(`Unrecognized token '${token}': was expecting (${wanted})`, this.at);
    return this.unexpected(
      '}],:'.includes(character) ? 'expected a value' : `expected a valid value (${wanted})`,
    );
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found) this.at += found.length;
    return found || undefined;
  }

  private skip(): void {
    this.take(space);
  }

  private skipInside(what: 'Object' | 'Array', start: number): void {
    this.skip();
    if (this.at < this.text.length) return;
    const begin = placeWords(this.text, start);
    throw new JsonFault(
      `Unexpected end-of-input: expected close marker for ${what} (start marker at [Source: ${this.source}; ${begin}])`,
      this.text.length,
    );
  }

  /** Jackson points at the character itself. */
  private unexpected(expected: string): never {
    const character = this.text[this.at] ?? '';
    throw new JsonFault(`Unexpected character (${this.shown(character)}): ${expected}`, this.at);
  }

  private shown(character: string): string {
    const code = character.charCodeAt(0);
    return character < ' ' ? `CTRL-CHAR, code ${code}` : `'${character}' (code ${code})`;
  }
}
