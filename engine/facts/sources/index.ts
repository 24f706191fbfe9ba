/** Who an article says it has its news from: outlets and documents. */

import { attributionAt } from '../../grammar/attribution.ts';
import { phraseAfter } from '../../grammar/phrase-after.ts';
import type { SourceFact } from '../../record.ts';
import type { Atoms } from '../../text/atoms.ts';
import { ListedWords } from '../../text/listed.ts';
import type { AtomNumber, AtomRange } from '../../text/ranges.ts';
import { textSpan } from '../../text/spans.ts';
import words from './data/source-words.json' with { type: 'json' };

const OUTLETS: readonly string[][] = words.outlets.map((name) => name.toLowerCase().split(' '));
const OUTLETS_BY_WORD = new Map<string, string[][]>();
for (const outlet of OUTLETS) {
  const first = outlet[0] ?? '';
  const known = OUTLETS_BY_WORD.get(first) ?? [];
  known.push(outlet);
  known.sort((a, b) => b.length - a.length);
  OUTLETS_BY_WORD.set(first, known);
}
const REPORTING = new ListedWords(words.reporting);
const TELLING = new ListedWords(words.telling);
/** Words that a source may be read from; any word with a capital may begin the name of one, too. */
const STARTERS = new ListedWords([...REPORTING, ...TELLING, 'with', 'the', 'according']);

interface Found extends AtomRange {
  readonly score: number;
}

/**
 * Who the article has its news from: "reported Reuters", "told the BBC", "the Post reported", "according to a recent
 * report". One fact for each phrase, in text order; `name` is the phrase without its article.
 */
export function findSources(atoms: Atoms): SourceFact[] {
  const found: Found[] = [];
  for (let at = 0; at < atoms.length; at++) {
    if (!atoms.at(at).capital && !STARTERS.has(atoms.lower(at))) continue;
    const source = toldTo(atoms, at) ?? reportedBy(atoms, at) ?? outletReports(atoms, at) ?? accordingTo(atoms, at);
    if (source === null) continue;
    found.push(source);
    at = source.to - 1;
  }
  return found.map(({ from, to, score }) => {
    const start = atoms.at(from).start;
    const end = atoms.at(to - 1).end;
    const name = isArticle(atoms.lower(from)) ? from + 1 : from;
    return { ...textSpan(atoms.text, start, end), name: atoms.text.slice(atoms.at(name).start, end), score };
  });
}

const isArticle = (word: string) => word === 'the' || word === 'a' || word === 'an';

/** "told the BBC", "in an interview with CNN" */
function toldTo(atoms: Atoms, at: AtomNumber): Found | null {
  const word = atoms.lower(at);
  const interview = word === 'with' && (atoms.lower(at - 1) === 'interview' || atoms.lower(at - 1) === 'interviews');
  if (!interview && !TELLING.has(word)) return null;
  const outlet = outletAt(atoms, at + 1);
  return outlet === null ? null : { from: at + 1, to: outlet, score: words.scores.told };
}

/** "reported Reuters", "first reported by the Times" */
function reportedBy(atoms: Atoms, at: AtomNumber): Found | null {
  if (!REPORTING.has(atoms.lower(at)) || atoms.at(at).capital) return null;
  const by = atoms.lower(at + 1) === 'by' ? 1 : 0;
  const outlet = outletAt(atoms, at + 1 + by);
  if (outlet !== null) return { from: at + 1 + by, to: outlet, score: words.scores.reported };
  // ", reported the Harbour Wire.": an outlet on no list, where nothing but a name follows.
  const name = atoms.lower(at + 1) === 'the' ? at + 2 : at + 1;
  if (atoms.lower(at - 1) !== ',' || !atoms.at(name).capital) return null;
  const phrase = phraseAfter(atoms, at + 1);
  return phrase === null ? null : { ...phrase, score: words.scores.according };
}

/** "Reuters reported", "The Post has learned" */
function outletReports(atoms: Atoms, at: AtomNumber): Found | null {
  const article = atoms.lower(at) === 'the';
  if (!article && !atoms.at(at).capital) return null;
  const to = outletAt(atoms, at);
  if (to === null) return null;
  const verb = atoms.lower(to) === 'has' || atoms.lower(to) === 'had' || atoms.lower(to) === 'first' ? to + 1 : to;
  return REPORTING.has(atoms.lower(verb)) || atoms.lower(verb) === 'learned'
    ? { from: at, to, score: words.scores.reported }
    : null;
}

/** "according to a recent report", "according to the New York Times", "according to Ray" */
function accordingTo(atoms: Atoms, at: AtomNumber): Found | null {
  const speaker = attributionAt(atoms, at)?.speaker;
  if (speaker === undefined) return null;
  const outlet = outletAt(atoms, speaker.from);
  return outlet === null
    ? { ...speaker, score: words.scores.according }
    : { from: speaker.from, to: outlet, score: words.scores.reported };
}

/** Index after an outlet's name at `at`, with its article, or null. */
function outletAt(atoms: Atoms, at: AtomNumber): number | null {
  const start = atoms.lower(at) === 'the' ? at + 1 : at;
  if (!atoms.at(start).capital) return null;
  for (const outlet of OUTLETS_BY_WORD.get(atoms.lower(start)) ?? []) {
    if (outlet.every((word, offset) => atoms.lower(start + offset) === word)) return start + outlet.length;
  }
  return null;
}
