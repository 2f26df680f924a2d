/** Names that frames refer to by number. Grows only, within a generation. */
export class Names {
  list: string[] = [];
  private numbers = new Map<string, number>();

  numberOf(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.list.push(name) - 1;
      this.numbers.set(name, number);
    }
    return number;
  }

  clear(): void {
    this.list = [];
    this.numbers = new Map();
  }
}
