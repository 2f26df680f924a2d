/**
 * Where and why a text is not JSON. `JSON.parse` knows, but every browser words it differently and some keep the place
 * to themselves; so when it has said no, this reads the text again, more slowly.
 */

export interface JsonFault {
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 units. */
  column: number;
  found: string;
  expected: string;
}

/** The first place where a text stops being JSON; undefined when it is JSON. */
export function jsonFault(text: string): JsonFault | undefined {
  const reader = new Reader(text);
  const expected = reader.fault();
  return expected === undefined ? undefined : place(text, reader.at, expected);
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Each method moves `at` over what it reads, and gives back what was expected where it cannot go on. */
class Reader {
  at = 0;
  /** The closing brackets that are still to come. */
  private readonly open: ('}' | ']')[] = [];

  constructor(private readonly text: string) {}

  fault(): string | undefined {
    for (;;) {
      const expected = this.value();
      if (expected) return expected;
      // A value has ended: close what ends with it, up to the comma before the next one.
      for (;;) {
        this.space();
        const close = this.open.at(-1);
        if (close === undefined) return this.at < this.text.length ? 'the end of the text' : undefined;
        if (this.skip(close)) this.open.pop();
        else if (!this.skip(',')) return `"," or "${close}"`;
        else {
          const wrong = close === '}' ? this.key() : undefined;
          if (wrong) return wrong;
          break;
        }
      }
    }
  }

  /** Reads a value, or into the first innermost value of a list or object. */
  private value(): string | undefined {
    for (;;) {
      this.space();
      if (this.skip('[')) {
        this.open.push(']');
        this.space();
        if (this.text[this.at] === ']') return undefined;
      } else if (this.skip('{')) {
        this.open.push('}');
        this.space();
        if (this.text[this.at] === '}') return undefined;
        const wrong = this.key();
        if (wrong) return wrong;
      } else return this.scalar();
    }
  }

  private scalar(): string | undefined {
    if (this.text[this.at] === '"') return this.string();
    if (['true', 'false', 'null'].some((word) => this.skip(word))) return undefined;
    return this.match(number) ? undefined : 'a value';
  }

  private key(): string | undefined {
    this.space();
    if (this.text[this.at] !== '"') return 'a field name in double quotes';
    const wrong = this.string();
    if (wrong) return wrong;
    this.space();
    return this.skip(':') ? undefined : '":"';
  }

  private string(): string | undefined {
    this.at++;
    for (;;) {
      while (isPlain(this.text.charCodeAt(this.at))) this.at++;
      if (this.skip('"')) return undefined;
      if (!this.match(escaped)) {
        return this.text[this.at] === '\\' ? 'an escape such as \\n or \\u00e9' : 'a closing double quote';
      }
    }
  }

  private space(): void {
    while (' \t\n\r'.includes(this.text[this.at] ?? 'x')) this.at++;
  }

  private skip(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  private match(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const length = pattern.exec(this.text)?.[0].length ?? 0;
    this.at += length;
    return length > 0;
  }
}

/** Stands in a string as it is. At the end of the text the code is NaN. */
function isPlain(code: number): boolean {
  return code >= 0x20 && code !== 0x22 && code !== 0x5c;
}

function place(text: string, offset: number, expected: string): JsonFault {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  const found = offset >= text.length ? 'the end of the text' : JSON.stringify(character);
  return { line, column, found, expected };
}
