import type { Filters } from './api/client.ts';

/** A passage of an article that somebody points at. */
export interface Passage {
  /** Offsets in the text, as they were when it was pointed at. */
  readonly start: number;
  readonly end: number;
  /** How it begins, by which it is found again in a text that has changed; null where the address does not say. */
  readonly says: string | null;
}

/** What the page shows. All of it stands in the address, so an address can be kept and shared. */
export type Place =
  | {
      readonly view: 'list';
      readonly filters: Filters;
      readonly cursor: string | null;
      /** Articles on a page; {@link PAGE_SIZES} has the usual number first. */
      readonly size?: number;
      /** How many articles come before this page. */
      readonly before?: number;
    }
  /** What is found by words: names, and articles where texts are searched. */
  | { readonly view: 'find'; readonly words: string; readonly order: 'newest' | 'best'; readonly before: number }
  | { readonly view: 'article'; readonly id: string; readonly sentences: number | null; readonly at?: Passage }
  | { readonly view: 'name'; readonly key: string }
  | { readonly view: 'stories'; readonly cursor: string | null }
  /** The story that the article is in. */
  | { readonly view: 'story'; readonly id: string }
  /** The API, for people. */
  | { readonly view: 'api' };

/** All articles that are ready. */
export const NO_FILTERS: Filters = { from: null, to: null, name: null, language: null, status: null };
/** Where everybody starts. */
export const LATEST: Place = { view: 'list', filters: NO_FILTERS, cursor: null };
/** How many articles a page of the list can have, the usual number first. */
export const PAGE_SIZES = [25, 50, 100] as const;
export const LATEST_STORIES: Place = { view: 'stories', cursor: null };

/**
 * Reads the query of an address. What it does not know it leaves alone: a list of the latest is always a good answer.
 */
export function placeOf(search: string): Place {
  const query = new URLSearchParams(search);
  const take = (name: string): string | null => query.get(name)?.trim() || null;
  const id = take('article');
  if (id !== null) return articlePlace(id, query);
  const key = take('named');
  if (key !== null) return { view: 'name', key };
  const story = take('story');
  if (story !== null) return { view: 'story', id: story };
  if (take('by') === 'story') return { view: 'stories', cursor: take('cursor') };
  const words = take('find');
  const before = countIn(take('before'));
  if (words !== null) return { view: 'find', words, order: take('order') === 'best' ? 'best' : 'newest', before };
  return take('show') === 'api' ? { view: 'api' } : listPlace(take, before);
}

function articlePlace(id: string, query: URLSearchParams): Place {
  const sentences = query.get('sentences')?.trim() ?? '';
  const at = passageOf(query);
  return {
    view: 'article',
    id,
    sentences: /^[1-9]\d{0,2}$/.test(sentences) ? Number(sentences) : null,
    ...(at === null ? {} : { at }),
  };
}

function listPlace(take: (name: string) => string | null, before: number): Place {
  const [from, to, name, language, status] = [take('from'), take('to'), take('name'), take('language'), take('status')];
  const size = PAGE_SIZES.find((one) => String(one) === take('size'));
  const cursor = take('cursor');
  return {
    view: 'list',
    filters: { from, to, name, language, status },
    cursor,
    ...(size === undefined || size === PAGE_SIZES[0] ? {} : { size }),
    ...(cursor === null || before === 0 ? {} : { before }),
  };
}

function countIn(value: string | null): number {
  return value !== null && /^\d{1,7}$/.test(value) ? Number(value) : 0;
}

function passageOf(query: URLSearchParams): Passage | null {
  const [, start, end] = /^(\d{1,7})-(\d{1,7})$/.exec(query.get('at') ?? '') ?? [];
  if (start === undefined || end === undefined || Number(start) >= Number(end)) return null;
  return { start: Number(start), end: Number(end), says: query.get('says') || null };
}

/** The address of a place, relative to the page. */
export function addressOf(place: Place): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | number | null): void => {
    if (value !== null && value !== '') query.set(name, String(value));
  };
  switch (place.view) {
    case 'article':
      put('article', place.id);
      put('sentences', place.sentences);
      if (place.at === undefined) break;
      put('at', `${place.at.start}-${place.at.end}`);
      put('says', place.at.says);
      break;
    case 'name':
      put('named', place.key);
      break;
    case 'story':
      put('story', place.id);
      break;
    case 'stories':
      put('by', 'story');
      put('cursor', place.cursor);
      break;
    case 'api':
      put('show', 'api');
      break;
    case 'find':
      put('find', place.words);
      put('order', place.order === 'best' ? 'best' : null);
      put('before', place.before || null);
      break;
    case 'list':
      for (const [name, value] of Object.entries(place.filters)) put(name, value);
      put('size', place.size ?? null);
      put('cursor', place.cursor);
      put('before', place.before ?? null);
  }
  const text = query.toString();
  return text === '' ? './' : `./?${text}`;
}
