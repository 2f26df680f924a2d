/** Ranges of addresses: the operator `cidr` of filter policies. */

/** Ends of a range, as hexadecimal digits: 8 for IPv4, 32 for IPv6. Immutable. */
export interface AddressRange {
  bottom: string;
  top: string;
}

const wholeNumber = /^[+-]?\d+$/;
const ipv4 = /^\d+\.\d+\.\d+\.\d+$/;
const ipv6 = /^[0-9a-fA-F:]*:[0-9a-fA-F:]*$/;

/** The addresses a text means, or the sentence that says why it means none. */
export function readCidr(text: string): AddressRange | string {
  const parts = text.replace(/\/+$/, '').split('/');
  const [address = '', bitsText = ''] = parts;
  if (parts.length !== 2) return "Malformed CIDR, one '/' required";
  if (!wholeNumber.test(bitsText)) return 'Malformed CIDR, mask bits must be an integer';
  const bits = Number(bitsText);
  if (bits < 0) return 'Malformed CIDR, mask bits must not be negative';
  const digits = addressDigits(address);
  if (digits === undefined) return `Nonstandard IP address: ${address}`;
  const isIpv4 = digits.length === 8;
  if (isIpv4 && bits > 31) return 'IPv4 mask bits must be < 32';
  if (bits > 127) return 'IPv6 mask bits must be < 128';
  return { bottom: masked(digits, bits, '0'), top: masked(digits, bits, 'f') };
}

/**
 * As the matching engine of AWS compares: digit by digit, and as soon as a digit lies between both ends the rest does not
 * matter. So a range that holds every IPv4 address holds the IPv6 ones, too.
 */
export function isInRange(address: string, { bottom, top }: AddressRange): boolean {
  const digits = addressDigits(address);
  if (digits === undefined) return false;
  const count = Math.min(digits.length, bottom.length);
  const isWhole = count === bottom.length;
  const [low, here, high] = [bottom, digits, top].map((each) => each.slice(0, count)) as [
    string,
    string,
    string,
  ];
  return (here > low || (isWhole && here === low)) && (here < high || (isWhole && here === high));
}

/** Keeps the first bits and fills the rest up. */
function masked(digits: string, bits: number, fill: '0' | 'f'): string {
  let result = '';
  for (let place = 0; place < digits.length; place++) {
    const kept = Math.min(4, Math.max(0, bits - place * 4));
    const mask = (0xf << (4 - kept)) & 0xf;
    const digit = Number.parseInt(digits[place] as string, 16) & mask;
    result += (fill === '0' ? digit : digit | (~mask & 0xf)).toString(16);
  }
  return result;
}

function addressDigits(text: string): string | undefined {
  if (ipv4.test(text)) {
    const parts = text.split('.').map(Number);
    return parts.every((part) => part <= 255) ? parts.map((part) => hex(part, 2)).join('') : undefined;
  }
  return ipv6.test(text) ? ipv6Digits(text) : undefined;
}

function ipv6Digits(text: string): string | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  const isRightLength = halves.length === 2 ? missing >= 1 : missing === 0;
  const groups = [...head, ...new Array<string>(Math.max(0, missing)).fill('0'), ...tail];
  if (!isRightLength || !groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return groups.map((group) => hex(Number.parseInt(group, 16), 4)).join('');
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
