import type { Atoms } from '../text/atoms.ts';
import type { Range } from './attribution.ts';

/** Words that no phrase ends in. */
const LEADS_ON = new Set(
  'a an the of to in on at by for from with against into over under and or but as than that who which where when while after before its his her their this these those about between was were is are has had not'.split(
    ' ',
  ),
);
const ARTICLES = new Set(['a', 'an', 'the', 'his', 'her', 'its', 'their', 'this', 'these', 'those']);
/** How far back from where a phrase grows too long the word that opens its last part may stand, in atoms. */
const PHRASE_BACK = 5;
/** Marks that end a phrase. */
const BREAKS = new Set([',', ';', ':', '—', '–', '"', '”', '“', '(', ')', '|']);

function endsSentence(atoms: Atoms, at: number): boolean {
  const mark = atoms.lower(at);
  return (mark === '.' && !atoms.glued(at + 1)) || mark === '?' || mark === '!';
}

/**
 * The phrase from `from` on: up to a break, the end of its sentence, or so many words; where it is cut short it does not end in a word that leads on.
 *
 * @param stopsAt - true for an atom that ends it, too
 */
export function phraseFrom(
  atoms: Atoms,
  from: number,
  maxWords: number,
  stopsAt: (at: number) => boolean = () => false,
): Range {
  const { sentence } = atoms.at(from);
  let words = 0;
  let to = from;
  while (to < atoms.length && atoms.at(to).sentence === sentence) {
    const atom = atoms.at(to);
    // 'found "catastrophic" failings': a word or two in marks are part of the phrase.
    const quoted = to > from ? quotedWords(atoms, to) : 0;
    if (quoted > 0) {
      words += quoted;
      if (words > maxWords) break;
      to += quoted + 2;
      continue;
    }
    if (BREAKS.has(atom.lower) || endsSentence(atoms, to) || (atom.lower === '-' && !atom.glued)) break;
    if (to > from && stopsAt(to)) break;
    if (atom.kind !== 'mark' && !atom.glued) words++;
    if (words > maxWords) break;
    to++;
  }
  // Cut short, no phrase is cut in half: it goes with the word that opens it.
  if (words > maxWords)
    for (let at = to - 1; at > Math.max(from + 1, to - PHRASE_BACK); at--)
      if (LEADS_ON.has(atoms.lower(at)) && !ARTICLES.has(atoms.lower(at))) {
        to = at;
        break;
      }
  while (to > from && LEADS_ON.has(atoms.lower(to - 1))) to--;
  if (to > from && atoms.lower(to) === '%' && atoms.glued(to)) to++;
  return { from, to };
}

const MAX_QUOTED = 3;

/** How many words stand in quotation marks from the mark at `at` on; 0 where they are many, or none. */
function quotedWords(atoms: Atoms, at: number): number {
  if (!/^["“]$/.test(atoms.lower(at))) return 0;
  let close = at + 1;
  while (close <= at + MAX_QUOTED && atoms.at(close).kind === 'word') close++;
  return close > at + 1 && /^["”]$/.test(atoms.lower(close)) ? close - at - 1 : 0;
}

/** The longest of the phrases, each given as its words, that stands at `at`: index behind it and its text. Null where none does. */
export function cueAt(atoms: Atoms, at: number, cues: CueTable): { readonly cue: string; readonly end: number } | null {
  const phrases = cues.get(atoms.lower(at));
  if (phrases === undefined) return null;
  for (const words of phrases)
    if (words.every((word, offset) => atoms.lower(at + offset) === word))
      return { cue: words.join(' '), end: at + words.length };
  return null;
}

/** Phrases by their first word, longest first. */
export type CueTable = ReadonlyMap<string, readonly (readonly string[])[]>;

export function cueTable(phrases: readonly string[]): CueTable {
  const table = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const words = phrase.split(' ');
    const first = words[0] ?? '';
    table.set(
      first,
      [...(table.get(first) ?? []), words].sort((a, b) => b.length - a.length),
    );
  }
  return table;
}
