import { printableJson } from '../terminal/printable.ts';

/** The most the API puts on a page. */
const PAGE = 100;

/** What the API lists, page by page. */
export interface Listing<Entry> {
  /** @param page - how much is wanted of it, and from where on, as the API takes them */
  readonly read: (
    page: Readonly<Record<string, string>>,
  ) => Promise<{ readonly entries: readonly Entry[]; readonly cursor: string | null }>;
  /** The lines that people read, of one page. */
  readonly rows: (entries: readonly Entry[]) => readonly string[];
  /** What is said where nothing is listed. */
  readonly none: string;
  /** The options that show more. */
  readonly more: string;
}

/** How much of a listing is printed, and how. */
export interface ListingOptions {
  readonly limit: number;
  readonly all?: true;
  /** Whether each entry is a line of JSON, as the API has it. */
  readonly json?: true;
}

/** Prints a listing, over as many pages as it takes, and says on standard error where it is empty or goes on. */
export async function printListing<Entry>(
  { limit, all, json }: ListingOptions,
  { read, rows, none, more }: Listing<Entry>,
): Promise<void> {
  let left = all === true ? Number.POSITIVE_INFINITY : limit;
  let shown = 0;
  let next: string | null = null;
  do {
    const page = { limit: String(Math.min(PAGE, left)), ...(next === null ? {} : { cursor: next }) };
    const { entries, cursor } = await read(page);
    for (const line of json === true ? entries.map((entry) => printableJson(entry)) : rows(entries))
      process.stdout.write(`${line}\n`);
    shown += entries.length;
    left -= entries.length;
    next = cursor;
  } while (next !== null && left > 0);
  if (shown === 0) process.stderr.write(`${none}\n`);
  else if (next !== null) process.stderr.write(`There are more: ${more} shows them.\n`);
}
