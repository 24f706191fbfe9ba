/** A page of entries, and where the next one begins. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Null on the last page. */
  readonly cursor: string | null;
}

/**
 * Entries of a listing, page after page: `for await (const entry of entries)` reads as far as it is asked to. Each loop
 * begins anew.
 */
export class Pages<T> implements AsyncIterable<T> {
  readonly #read: (cursor: string | null) => Promise<Page<T>>;

  constructor(read: (cursor: string | null) => Promise<Page<T>>) {
    this.#read = read;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for await (const { items } of this.pages()) yield* items;
  }

  /** The pages themselves. @param cursor - where to go on; null for the first page */
  async *pages(cursor: string | null = null): AsyncGenerator<Page<T>> {
    let next = cursor;
    do {
      const page = await this.#read(next);
      yield page;
      next = page.cursor;
    } while (next !== null);
  }
}
