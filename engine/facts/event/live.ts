/** Live pages: entries under the hours at which they were posted, the newest first. */
import type { Analysis } from '../../analysis.ts';
import { isToCome } from '../../grammar/event-verbs.ts';
import { Tree } from '../../grammar/tree.ts';
import type { Span } from '../../text/spans.ts';
import type { Sentence, Token } from '../../text/tokenized-text.ts';
import type { Candidate } from './candidate.ts';
import words from './data/live-words.json' with { type: 'json' };
import { shared, toldInTitle } from './scene.ts';
import { clausesOf } from './told-clauses.ts';

/** The hour at which something was posted, with its normal form where it is known. */
export type Stamp = Span & Pick<Candidate, 'value'>;

/** What was posted at an hour. */
export interface LiveEntry {
  readonly stamp: Stamp;
  /** Its heading and what it tells. */
  readonly sentences: readonly Sentence[];
}

/** How many paragraphs that open with an hour make a live page. */
const ENOUGH = 3;
/** How many sentences of a page are searched, and how many of an entry are read. */
const REACH = 60;
const LONGEST = 4;
/** What an entry tells is in its heading or the two sentences after it. */
const FIRST = 3;
const SHORTEST = 3;

/**
 * The entry of a live page that tells, in the perfect or the passive, what its title says, of several alike the newest;
 * the newest that tells anything where the title has no verb; null where none does, and for a text that is no live
 * page.
 */
export function toldEntry(analysis: Analysis): LiveEntry | null {
  const entries = entriesOf(analysis);
  if (entries.length < ENOUGH) return null;
  const told = entries.flatMap(({ stamp, sentences }) => {
    const first = sentences.slice(0, FIRST).findIndex((sentence) => tellsDeed(analysis, sentence));
    return first < 0 ? [] : [{ stamp, sentences: sentences.slice(first, first + LONGEST), all: sentences }];
  });
  const title = toldInTitle(analysis.heading?.tokens ?? []);
  if (!hasClause(title)) return told[0] ?? null;
  const headed = stemsOfWords(title);
  const common = told.map(({ all }) => {
    const read = all
      .slice(0, LONGEST)
      .flatMap(({ firstToken, endToken }) => analysis.tokens.slice(firstToken, endToken));
    return shared(headed, stemsOfWords(read));
  });
  const most = common.reduce((best, count) => Math.max(best, count), 0);
  return most < SAME ? null : (told[common.indexOf(most)] ?? null);
}

function hasClause(title: readonly Token[]): boolean {
  return clausesOf(new Tree(title), 'title', () => false).some(({ subject }) => subject !== null);
}
/** From how many words in common an entry tells what the title says. */
const SAME = 2;

function stemsOfWords(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(tokens.filter(({ lower }) => lower.length >= SHORTEST_WORD).map(({ lower }) => lower.slice(0, STEM)));
}
const SHORTEST_WORD = 4;
const STEM = 5;

function entriesOf({ sentences, dates, text, tokens }: Analysis): LiveEntry[] {
  const times = new Map(dates.shown.filter(({ type }) => type === 'TIME').map((date) => [date.start, date]));
  const entries: { stamp: Stamp; sentences: Sentence[] }[] = [];
  for (const sentence of sentences.slice(0, REACH)) {
    const { start, end } = sentence;
    const isFirst = start === 0 || text.charAt(start - 1) === '\n';
    const clock = isFirst ? CLOCK.exec(text.slice(start, Math.min(end, start + LONGEST_CLOCK))) : null;
    if (clock === null) entries.at(-1)?.sentences.push(sentence);
    else {
      const stamp = times.get(start) ?? { start, end: start + clock[0].length };
      entries.push({ stamp, sentences: afterStamp(tokens, sentence, stamp) });
    }
  }
  return entries;
}
const CLOCK = /^\d{1,2}(?:[:.]\d{2}(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)(?![\p{L}\d.:])/iu;
const LONGEST_CLOCK = 12;

/** "14:05 GMT - The bridge has been shut": what a line says after its hour. */
function afterStamp(tokens: readonly Token[], sentence: Sentence, { end }: Span): Sentence[] {
  let firstToken = sentence.firstToken;
  while (firstToken < sentence.endToken && ((tokens[firstToken]?.start ?? 0) < end || isJoint(tokens[firstToken])))
    firstToken++;
  const start = tokens[firstToken]?.start ?? sentence.end;
  return firstToken < sentence.endToken ? [{ ...sentence, start, firstToken }] : [];
}

/** A dash or the name of a zone. */
function isJoint(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'punctuation' || ZONES.has(token.lower));
}
const ZONES = new Set(words.zones);

/**
 * Whether a sentence says that something has happened: as the page's own word, or as another's in the perfect, which an
 * accusation seldom has. That somebody speaks is none.
 */
function tellsDeed({ tokens, text, paragraphs }: Analysis, sentence: Sentence): boolean {
  const { start, end, firstToken, endToken } = sentence;
  const read = tokens.slice(firstToken, endToken);
  const opens = text.charAt(paragraphs[sentence.paragraph]?.start ?? start);
  if (read.length < SHORTEST || !ENDS.test(text.slice(start, end)) || MARKED.test(opens)) return false;
  const tree = new Tree(read);
  const clauses = clausesOf(tree, 'text', () => false).filter(({ kind }) => kind !== 'joined');
  return (
    clauses.every(({ verb }) => !isToCome(tree, verb)) &&
    clauses.some(({ verb, subject }) => subject !== null && !SPEAKING.has(tree.lower(verb)) && isHelped(tree, verb))
  );
}
const SPEAKING = new Set(words.speaking);
/** A heading and a point of a summary have no stop. */
const ENDS = /[.!]["”’']?\s*$/;
const MARKED = /["“‘'•*-]/;

/** "has closed", "was shut", "is being moved" */
function isHelped(tree: Tree, verb: number): boolean {
  return (
    /^VB[NG]$/.test(tree.tag(verb)) && tree.children(verb).some((each) => each < verb && HELPERS.has(tree.lower(each)))
  );
}
const HELPERS = new Set(['has', 'have', 'was', 'were', 'being']);
