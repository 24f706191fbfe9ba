import data from './data/abbreviations.json' with { type: 'json' };

/** What a language knows of its abbreviations; see data/abbreviations.card.md for the lists. */
export interface SentenceLexicon {
  readonly titles: ReadonlySet<string>;
  readonly general: ReadonlySet<string>;
  readonly beforeNumber: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly openers: ReadonlySet<string>;
  readonly follows: ReadonlySet<string>;
  readonly speech: ReadonlySet<string>;
  readonly ordinal: ReadonlySet<string>;
  readonly marks: ReadonlySet<string>;
}

const lists: Readonly<Record<string, Readonly<Record<keyof SentenceLexicon, readonly string[]>>>> = data;

function lexiconOf(source: Readonly<Record<keyof SentenceLexicon, readonly string[]>>): SentenceLexicon {
  return {
    titles: new Set(source.titles),
    general: new Set(source.general),
    beforeNumber: new Set(source.beforeNumber),
    places: new Set(source.places),
    openers: new Set(source.openers),
    follows: new Set(source.follows),
    speech: new Set(source.speech),
    ordinal: new Set(source.ordinal),
    marks: new Set(source.marks),
  };
}

const lexicons = new Map(Object.entries(lists).map(([language, source]) => [language, lexiconOf(source)]));

/**
 * The lexicon of a language; English for one without (its titles and initials are the likeliest to turn up anywhere).
 */
export function sentenceLexicon(language: string): SentenceLexicon {
  const primary = language.toLowerCase().split('-', 1)[0] ?? '';
  const lexicon = lexicons.get(primary) ?? lexicons.get('en');
  if (lexicon === undefined) throw new Error('the English sentence lexicon is missing from data/abbreviations.json');
  return lexicon;
}

/** Is `word` (as it stands, without its stop) in `list`? An entry with a capital matches only that spelling. */
export function listed(list: ReadonlySet<string>, word: string, lower: string): boolean {
  return list.has(word) || list.has(lower);
}

const PREFIX_MARKS = ["'", '’', '-', '‑'] as const;

/** A word as the lists hold it: without an elided article ("l'avv") or a prefix ("Ex-Rep") before it. */
export function withoutPrefix(word: string): string {
  return word.slice(Math.max(...PREFIX_MARKS.map((mark) => word.lastIndexOf(mark))) + 1);
}
