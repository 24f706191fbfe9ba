/** Named figures in [0, 1]; more is better in all of them. */
export type Figures = Readonly<Record<string, number>>;

/** Counts of what was found, what was to be found, and what agrees. */
export class Tally {
  found = 0;
  wanted = 0;
  right = 0;

  add(found: number, wanted: number, right: number): void {
    this.found += found;
    this.wanted += wanted;
    this.right += right;
  }

  /** Twice what agrees over what was found and what was wanted; 1 where there was nothing to find and nothing was. */
  get f1(): number {
    return this.found + this.wanted === 0 ? 1 : (2 * this.right) / (this.found + this.wanted);
  }
}

/** The share of `items` that hold. */
export function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.length === 0 ? 1 : items.filter(holds).length / items.length;
}

const EMPTY = new Set('the a an of to in on at for and or by with from as is was were be been has have had'.split(' '));

function contentWords(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(/[a-z0-9]+/g) ?? []).filter((word) => !EMPTY.has(word)));
}

/** Whether the words of one phrase that say something all lie in the other. */
export function contains(answer: string, gold: string): boolean {
  const [a, b] = [contentWords(answer), contentWords(gold)];
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  return few.size > 0 && [...few].every((word) => many.has(word));
}
