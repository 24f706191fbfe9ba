import type { Archive } from './archive.ts';

/** Where the reader page searches texts, below the page's address, wherever there is an index of them. */
export const SEARCH_PATH = '/reader/search';

const MOST_SHOWN = 100;
const USUAL = 25;
/** Nobody types more, and every word is looked up. */
const MAX_ASKED = 300;

function whole(value: string | null, usual: number): number {
  return value !== null && /^\d{1,7}$/.test(value) ? Number(value) : usual;
}

/** The answer to a request for {@link SEARCH_PATH}: a page of articles in which what was asked for is found. */
export function searchAnswer(
  archive: Archive,
  parameters: URLSearchParams,
): { readonly status: number; readonly body: object } {
  const q = parameters.get('q') ?? '';
  if (q.length > MAX_ASKED)
    return {
      status: 400,
      body: { title: 'The search is too long', detail: `Search for at most ${MAX_ASKED} characters.` },
    };
  const limit = Math.min(MOST_SHOWN, Math.max(1, whole(parameters.get('limit'), USUAL)));
  const order = parameters.get('order') === 'best' ? 'best' : 'newest';
  return { status: 200, body: archive.search({ q, order, limit, skip: whole(parameters.get('skip'), 0) }) };
}
