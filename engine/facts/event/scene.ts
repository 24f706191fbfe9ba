import type { Analysis, DatedText } from '../../analysis.ts';
import { clauseAt, reportedVerb, type TreeClause, verbOfNoun } from '../../grammar/clauses.ts';
import { Tree } from '../../grammar/tree.ts';
import type { DateFact, SpanIn } from '../../record.ts';
import type { Span } from '../../text/spans.ts';
import type { Token } from '../../text/tokenized-text.ts';
import type { Opening } from './opening.ts';

/** How many sentences of the text are read for its event. */
const SENTENCES = 4;

/** The title or one of the first sentences, read as a tree. */
export interface Scene {
  readonly in: SpanIn;
  /** The sentence's number, -1 for the title. */
  readonly order: number;
  readonly tree: Tree;
  /** The days and times it names. */
  readonly dates: readonly DateFact[];
  readonly clauses: readonly SceneClause[];
}

/** A clause that says something in its own right: a main one, what somebody reports, or what is joined to either. */
export interface SceneClause extends TreeClause {
  readonly kind: 'main' | 'reported' | 'joined';
  /** Somebody is said to say something in it. */
  readonly reports: boolean;
}

export function scenesOf(
  analysis: Analysis,
  opening: Opening,
): { readonly title: Scene | null; readonly sentences: readonly Scene[] } {
  const inText = nameOffsets(analysis);
  const sentences = analysis.sentences.slice(0, SENTENCES).map(({ order, firstToken, endToken, end }) => {
    const from = order === 0 ? Math.max(firstToken, opening.start) : firstToken;
    const tokens = analysis.tokens.slice(from, endToken);
    const start = tokens[0]?.start ?? end;
    return sceneOf(
      'text',
      order,
      tokens,
      analysis.dates.shown.filter((date) => date.start >= start && date.end <= end),
      ({ start: offset }) => inText.has(offset),
    );
  });
  return { title: analysis.heading === null ? null : titleScene(analysis, analysis.heading), sentences };
}

/** Where words begin that are part of a name, in the sentences that are read. */
function nameOffsets({ entities, sentences, tokens }: Analysis): ReadonlySet<number> {
  const names = entities
    .filter(({ score }) => score >= SURE_NAME)
    .flatMap(({ mentions }) => mentions.filter(({ kind }) => kind === 'name'))
    .sort((one, other) => one.start - other.start);
  const offsets = new Set<number>();
  let next = 0;
  for (const { start, end, kind, text, lower } of tokens.slice(0, sentences[SENTENCES - 1]?.endToken)) {
    while (next < names.length && (names[next]?.end ?? 0) <= start) next++;
    const name = names[next];
    if (name !== undefined && name.start <= start && end <= name.end && kind === 'word' && text !== lower)
      offsets.add(start);
  }
  return offsets;
}
const SURE_NAME = 0.6;

function titleScene({ entities }: Analysis, heading: DatedText): Scene {
  const tokens = told(heading.tokens);
  const named = new Set<string>(
    entities.filter(({ score }) => score >= SURE_NAME).flatMap(({ name }) => name.split(' ')),
  );
  const isName = ({ text, lower }: Token) => text !== lower && named.has(text);
  return sceneOf('title', -1, tokens, heading.dates.shown, isName);
}

/** "Rail strike: unions reject offer": the part of a headline after its label. */
function told(tokens: readonly Token[]): readonly Token[] {
  const colon = tokens.findIndex(({ text }, at) => text === ':' && at > 0 && at <= MAX_LABEL);
  return colon > 0 && tokens.length - colon > 3 ? tokens.slice(colon + 1) : tokens;
}
const MAX_LABEL = 8;

function sceneOf(
  where: SpanIn,
  order: number,
  tokens: readonly Token[],
  dates: readonly DateFact[],
  isName: (token: Token) => boolean,
): Scene {
  const tree = new Tree(tokens, isName);
  const end = tree.tokens.at(-1)?.end ?? 0;
  const read = dates.filter((date) => date.end <= end);
  const times = read.filter(({ type }) => type === 'DATE' || type === 'TIME');
  const isTime = (at: number) => {
    const start = tree.tokens[at]?.start ?? -1;
    return times.some((date) => date.start <= start && start < date.end);
  };
  return { in: where, order, tree, dates: read, clauses: clausesOf(tree, isTime) };
}

function clausesOf(tree: Tree, isTime: (at: number) => boolean): SceneClause[] {
  const found: SceneClause[] = [];
  const add = (verb: number, kind: SceneClause['kind']) => {
    const clause = clauseAt(tree, verb, isTime);
    if (clause === null) return;
    const reported = reportedVerb(tree, verb);
    found.push({ ...clause, kind, reports: reported >= 0 });
    if (reported >= 0) add(reported, 'reported');
    for (const child of tree.children(verb))
      if (child > verb && tree.relation(child) === 'conjunct' && tree.isVerb(child)) add(child, 'joined');
  };
  const ofNoun = verbOfNoun(tree);
  const clause = ofNoun < 0 ? null : clauseAt(tree, ofNoun, isTime, tree.root);
  if (clause !== null) found.push({ ...clause, kind: 'main', reports: false });
  else if (tree.root >= 0) add(tree.root, 'main');
  return found;
}

/** Index of the first token of a scene that reaches past an offset, or -1 where it lies outside. */
export function tokenAt(scene: Scene, { start, end }: Span): number {
  const { tokens } = scene.tree;
  if (end <= (tokens[0]?.start ?? 0) || start >= (tokens.at(-1)?.end ?? 0)) return -1;
  return tokens.findIndex((token) => token.end > start);
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
    if (named && tree.relation(at) !== 'auxiliary' && tree.lower(at).length > 2)
      stems.add(tree.lower(at).slice(0, STEM));
  }
  return stems;
}

export function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0;
  for (const stem of one) if (other.has(stem)) count++;
  return count;
}
