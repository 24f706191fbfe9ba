import type { Analysis, DatedText } from '../../analysis.ts';
import type { Tag } from '../../grammar/parse/classes.ts';
import { Tree, type TreeRange } from '../../grammar/tree.ts';
import { isPlainVerb } from '../../grammar/verbs.ts';
import { isCapital } from '../../names/capitals.ts';
import type { Opening } from '../../names/opening.ts';
import type { DateFact, SpanIn } from '../../record.ts';
import type { Span } from '../../text/spans.ts';
import { stemOf } from '../../text/stem.ts';
import type { Sentence, Token } from '../../text/tokenized-text.ts';
import words from './data/actor-words.json' with { type: 'json' };
import { misreadWord } from './misread.ts';
import { clausesOf, type SceneClause } from './told-clauses.ts';

/** The title or one of the first sentences, read as a tree. */
export interface Scene {
  readonly in: SpanIn;
  /** Its place among the sentences that are read, -1 for the title. */
  readonly order: number;
  /** The sentence's number in the text, -1 for the title. */
  readonly sentence: number;
  readonly tree: Tree;
  /** The days and times it names. */
  readonly dates: readonly DateFact[];
  readonly clauses: readonly SceneClause[];
}

/** The title and the sentences that tell the story, each read as a tree. */
export function scenesOf(
  analysis: Analysis,
  told: readonly Sentence[],
  opening: Opening,
): { readonly title: Scene | null; readonly sentences: readonly Scene[] } {
  const inText = nameOffsets(analysis, told.at(-1)?.endToken ?? 0);
  const sentences = told.map(({ order: sentence, firstToken, endToken, end }, order) => {
    const from = order === 0 ? Math.max(firstToken, opening.from) : firstToken;
    const read = analysis.tokens.slice(from, endToken);
    // A headline that was left in the text has no stop.
    const tokens = order === 0 && isHeadline(read) ? toldInTitle(read) : read;
    const start = tokens[0]?.start ?? end;
    const own = analysis.dates.shown.filter((date) => date.start >= start && date.end <= end);
    const known = ({ start: offset }: Token) => (inText.has(offset) ? NAME : null);
    return repaired(sceneOf('text', { order, sentence }, tokens, own, known), known);
  });
  return { title: analysis.heading === null ? null : titleScene(analysis, analysis.heading), sentences };
}

function isHeadline(tokens: readonly Token[]): boolean {
  return tokens.length <= LONGEST_HEADLINE && /[\p{L}\d'’]$/u.test(tokens.at(-1)?.text ?? '');
}
const LONGEST_HEADLINE = 20;

/** Where words begin that are part of a name, in the sentences that are read. */
function nameOffsets({ mentions, tokens }: Analysis, endToken: number): ReadonlySet<number> {
  const names = mentions.names.filter(({ entity }) => entity.score >= SURE_NAME).map(({ mention }) => mention);
  const offsets = new Set<number>();
  let next = 0;
  for (const { start, end, kind, text, lower } of tokens.slice(0, endToken)) {
    while (next < names.length && (names[next]?.end ?? 0) <= start) next++;
    const name = names[next];
    if (name !== undefined && name.start <= start && end <= name.end && kind === 'word' && text !== lower)
      offsets.add(start);
  }
  return offsets;
}
const SURE_NAME = 0.6;

function titleScene({ entities }: Analysis, heading: DatedText): Scene {
  const named = new Set<string>(
    entities.filter(({ score }) => score >= SURE_NAME).flatMap(({ name }) => name.split(' ')),
  );
  const tokens = toldInTitle(heading.tokens);
  const inside = capitalsInside(tokens);
  const known = (token: Token) =>
    inside.has(token) || (token.text !== token.lower && named.has(token.text)) ? NAME : null;
  const read = (words: readonly Token[]) => sceneOf('title', NO_SENTENCE, words, heading.dates.shown, known);
  const scene = repaired(read(tokens), known);
  return headedToCome(scene, read) ?? scene;
}

/**
 * "Rural clinic to close after talks fail": the "to" of a headline is the "will" of a sentence, and is read as one
 * where everything before it is then the subject of the word after it.
 */
function headedToCome({ tree }: Scene, read: (words: readonly Token[]) => Scene): Scene | null {
  const { tokens } = tree;
  const to = tokens.findIndex(({ lower }, at) => at > 0 && lower === 'to');
  if (to < 0 || tokens.findIndex((token, at) => at < to && tellsAlready(token, tree, at)) >= 0) return null;
  const next = tokens[to + 1];
  if (next === undefined || isCapital(next) || !mayBeToCome(tree, to + 1)) return null;
  const again = read(tokens.map((token, at) => (at === to ? { ...token, text: WILL, lower: WILL } : token)));
  const [clause] = again.clauses;
  const isWhole = clause?.subject?.from === 0 && clause.subject.to === to;
  return isWhole && again.tree.verbOf(to) === clause.verb ? again : null;
}
const WILL = 'will';

/** A word before "to" that has it after it: a verb, or a noun as in "plan to" and "road to". */
function tellsAlready({ lower }: Token, tree: Tree, at: number): boolean {
  return tree.lower(at + 1) === 'to' ? TAKES_TO.has(lower) || /^VB[DPZNG]$/.test(tree.tag(at)) : tree.tag(at) === 'VBZ';
}
const TAKES_TO = new Set(words.takesTo);

/** What was read as a verb or an adjective after "to" may be its verb, a noun only where it often is one. */
function mayBeToCome(tree: Tree, at: number): boolean {
  const tag = tree.tag(at);
  return tag === 'VB' || tag === 'JJ' || isPlainVerb(tree.lower(at));
}

const NAME: Tag = 'NNP';
/**
 * "Arle Falls board meets": within a headline, which is read as a sentence is set, a capital begins a name; but not in
 * "Ana Ray CLEARED".
 */
function capitalsInside(tokens: readonly Token[]): ReadonlySet<Token> {
  return new Set(
    tokens.filter((token, at) => isCapital(token) && tokens[at - 1]?.kind === 'word' && !isLoud(token.text)),
  );
}

function isLoud(text: string): boolean {
  return text.length >= SHORTEST_LOUD && text === text.toUpperCase();
}
const SHORTEST_LOUD = 5;
const NO_SENTENCE = { order: -1, sentence: -1 };

/** A scene read once more where a noun was taken for its verb or its verb for a noun, if that gives a better clause. */
function repaired(scene: Scene, known: (token: Token) => Tag | null): Scene {
  const misread = misreadWord(scene);
  if (misread === null) return scene;
  const { tree, dates } = scene;
  const again = sceneOf(scene.in, scene, tree.tokens, dates, (token) =>
    token === misread.token ? misread.tag : known(token),
  );
  return misread.isMended(again) ? again : scene;
}

/** The part of a headline that tells something first: without its label, and of two sentences the first. */
export function toldInTitle(tokens: readonly Token[]): readonly Token[] {
  return beforeSource(firstSentence(afterLabel(tokens)));
}

/** "Man sank rival's boat: police", "Minister lied about loan - report": a headline without who says so at its end. */
export function beforeSource(tokens: readonly Token[]): readonly Token[] {
  const mark = tokens.findLastIndex(
    ({ text, start }, at) => text === ':' || (SPACED.has(text) && start > (tokens[at - 1]?.end ?? start)),
  );
  const isSource = mark >= LEAST_WORDS && mark < tokens.length - 1 && tokens.length - mark <= LONGEST_SOURCE;
  return isSource ? tokens.slice(0, mark) : tokens;
}
const SPACED = new Set(['-', '–', '—']);
/** A mark and two words. */
const LONGEST_SOURCE = 3;

/** "Rail strike: unions reject offer": the part of a headline after its label. */
function afterLabel(tokens: readonly Token[]): readonly Token[] {
  const colon = labelColon(tokens);
  return colon > 0 && tokens.length - colon > LEAST_WORDS ? tokens.slice(colon + 1) : tokens;
}

/** Index of the colon that ends a headline's label, or -1; those of "10:30" and of "VELDE : The board" end none. */
export function labelColon(tokens: readonly Token[]): number {
  return tokens.findIndex(
    ({ text, start, end }, at) =>
      text === ':' &&
      at > 0 &&
      at <= MAX_LABEL &&
      start === tokens[at - 1]?.end &&
      (tokens[at + 1]?.start ?? end) > end,
  );
}
/** A label before the colon of a headline has at most this many words. */
const MAX_LABEL = 8;

/** The first sentence of a headline that has two: "Velde was caught. Tarn denies it", "Storm hits Velde; two held". */
function firstSentence(tokens: readonly Token[]): readonly Token[] {
  const stop = tokens.findIndex(
    ({ text }, at) => STOPS.has(text) && at >= LEAST_WORDS && at < tokens.length - LEAST_WORDS,
  );
  return stop < 0 ? tokens : tokens.slice(0, stop);
}
const LEAST_WORDS = 3;
const STOPS = new Set(['.', ';']);

function sceneOf(
  where: SpanIn,
  place: Pick<Scene, 'order' | 'sentence'>,
  tokens: readonly Token[],
  dates: readonly DateFact[],
  known: (token: Token) => Tag | null,
): Scene {
  const tree = new Tree(tokens, known);
  const end = tree.tokens.at(-1)?.end ?? 0;
  const read = dates.filter((date) => date.end <= end);
  const times = read.filter(({ type }) => type === 'DATE' || type === 'TIME');
  const isTime = (at: number) => {
    const start = tree.tokens[at]?.start ?? -1;
    return times.some((date) => date.start <= start && start < date.end);
  };
  const { order, sentence } = place;
  return { in: where, order, sentence, tree, dates: read, clauses: clausesOf(tree, where, isTime) };
}

/** Index of the first token of a scene that reaches past an offset, or -1 where it lies outside. */
export function tokenAt(scene: Scene, { start, end }: Span): number {
  const { tokens } = scene.tree;
  if (end <= (tokens[0]?.start ?? 0) || start >= (tokens.at(-1)?.end ?? 0)) return -1;
  return tokens.findIndex((token) => token.end > start);
}

/** A run of tokens with both marks of what is quoted in it: "a film about the “Velde Blogger”". */
export function withMarks({ tree }: Scene, { from, to }: TreeRange): TreeRange {
  let marks = 0;
  for (let at = from; at < to; at++) if (isQuotationMark(tree, at)) marks++;
  if (opensTooEarly(tree, from, to)) return { from, to: to - 1 };
  if (marks % 2 === 0) return { from, to };
  if (isQuotationMark(tree, to)) return { from, to: to + 1 };
  const close = closingMark(tree, from, to);
  if (close > 0) return { from, to: close + 1 };
  if (isQuotationMark(tree, from - 1)) return { from: from - 1, to };
  return { from, to: isQuotationMark(tree, to - 1) ? to - 1 : to };
}

/** "called 'cruel | because she is ill'": where a mark that is left open is closed a few words on; -1 where nowhere. */
function closingMark(tree: Tree, from: number, to: number): number {
  let open = -1;
  for (let at = from; at < to; at++) if (isQuotationMark(tree, at)) open = at;
  if (open <= from) return -1;
  for (let at = to; at < Math.min(tree.length, to + MOST_QUOTED); at++) if (isQuotationMark(tree, at)) return at;
  return -1;
}
const MOST_QUOTED = 8;

/** "Builder ' | lost everything'": a single mark that opens what comes next is taken for one of possession. */
function opensTooEarly(tree: Tree, from: number, to: number): boolean {
  const isSingle = (at: number) => /^['‘’]$/.test(tree.text(at));
  if (to - from < 2 || !isSingle(to - 1) || tree.lower(to - 2).endsWith('s')) return false;
  for (let at = from; at < to - 1; at++) if (isSingle(at)) return false;
  return true;
}

function isQuotationMark(tree: Tree, at: number): boolean {
  return /^["“”'‘’]$/.test(tree.text(at)) && tree.tag(at) !== 'POS';
}

/** The characters of a run of a scene's tokens. */
export function spanOf(scene: Scene, from: number, to: number): Span {
  const { tokens } = scene.tree;
  const start = tokens[from]?.start ?? 0;
  return { start, end: Math.max(start, tokens[to - 1]?.end ?? start) };
}

const STEM = 5;

/** Stems of the words of a run of tokens that name something. */
export function stemsOf({ tree }: Scene, from = 0, to: number = tree.length): Set<string> {
  const stems = new Set<string>();
  for (let at = from; at < to; at++) {
    const tag = tree.tag(at);
    const named = tag.startsWith('NN') || tag.startsWith('VB') || tag === 'JJ' || tag === 'CD';
    if (named && tree.lower(at).length > 2 && tree.relation(at) !== 'auxiliary')
      stems.add(rootOf(tree.lower(at)).slice(0, STEM));
  }
  return stems;
}

/** "win" of "won" and "wins", "kil" of "killed" and "kills", "di" of "died" and "dies". */
function rootOf(word: string): string {
  const stem = PLAIN.get(word) ?? (/^.[^e]ed$/.test(word) ? word.slice(0, 2) : stemOf(word));
  return stem.length > 3 && stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem;
}
const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries(words.irregular).flatMap(([plain, forms]) => forms.map((form) => [form, stemOf(plain)])),
);

/** How many stems two lists have in common. */
export function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0;
  for (const stem of one) if (other.has(stem)) count++;
  return count;
}

/** "is", "has": a verb that tells how something is. */
export function isBeing(tree: Tree, verb: number): boolean {
  return STATES.has(tree.lower(verb));
}
const STATES = new Set(words.states);

/** "in Ray emails": a name that only describes the noun after it. */
export function describesNoun(scene: Scene, last: Span): boolean {
  const at = tokenAt(scene, last);
  const head = scene.tree.head(at);
  return scene.tree.relation(at) === 'modifier' && head > at && scene.tree.tag(head).startsWith('NN');
}

/** Whether what follows is somebody's or something's own: "Friday's price", "the Philippines' coast". */
export function ownsNext({ tree }: Scene, { end }: Span): boolean {
  return /^['’]s?$/.test(tree.lower(tree.tokenFrom(end)));
}
