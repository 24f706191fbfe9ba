import type { Analysis, DatedText } from '../../analysis.ts';
import { clauseAt, reportedVerb, type TreeClause, verbOfNoun } from '../../grammar/clauses.ts';
import type { Tag } from '../../grammar/parse/classes.ts';
import { Tree } from '../../grammar/tree.ts';
import { isPlainVerb, isVerbForm, mayBeFinite } from '../../grammar/verbs.ts';
import type { DateFact, SpanIn } from '../../record.ts';
import type { Span } from '../../text/spans.ts';
import type { Sentence, Token } from '../../text/tokenized-text.ts';
import words from './data/actor-words.json' with { type: 'json' };
import type { Opening } from './opening.ts';

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

/** A clause that says something in its own right: a main one, what somebody reports, or what is joined to either. */
export interface SceneClause extends TreeClause {
  readonly kind: 'main' | 'reported' | 'joined';
  /** Somebody is said to say something in it. */
  readonly reports: boolean;
}

export function scenesOf(
  analysis: Analysis,
  told: readonly Sentence[],
  opening: Opening,
): { readonly title: Scene | null; readonly sentences: readonly Scene[] } {
  const inText = nameOffsets(analysis, told.at(-1)?.endToken ?? 0);
  const sentences = told.map(({ order: sentence, firstToken, endToken, end }, order) => {
    const from = order === 0 ? Math.max(firstToken, opening.start) : firstToken;
    const tokens = analysis.tokens.slice(from, endToken);
    const start = tokens[0]?.start ?? end;
    const own = analysis.dates.shown.filter((date) => date.start >= start && date.end <= end);
    const known = ({ start: offset }: Token) => (inText.has(offset) ? NAME : null);
    return repaired(sceneOf('text', { order, sentence }, tokens, own, known), known);
  });
  return { title: analysis.heading === null ? null : titleScene(analysis, analysis.heading), sentences };
}

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
  const known = ({ text, lower }: Token) => (text !== lower && named.has(text) ? NAME : null);
  const tokens = firstSentence(afterLabel(heading.tokens));
  return repaired(sceneOf('title', NO_SENTENCE, tokens, heading.dates.shown, known), known);
}
const NAME: Tag = 'NNP';
const NO_SENTENCE = { order: -1, sentence: -1 };

/** A scene read once more where its verb was taken for a noun, if that gives a clause with that verb. */
function repaired(scene: Scene, known: (token: Token) => Tag | null): Scene {
  const verb = missedVerb(scene);
  if (verb === null) return scene;
  const { tree, dates } = scene;
  const again = sceneOf(scene.in, scene, tree.tokens, dates, (token) =>
    token === verb ? verbTag(token) : known(token),
  );
  return again.clauses.some(({ subject, verb: at }) => subject !== null && again.tree.tokens[at] === verb)
    ? again
    : scene;
}

function verbTag({ lower }: Token): Tag {
  if (lower.endsWith('s')) return 'VBZ';
  return isPlainVerb(lower) ? 'VBP' : 'VBD';
}

/**
 * The verb of a headline that was taken for a noun ("Ana Ray stages protest", "Tourist ship strikes bridge"): where a
 * headline has no clause, or its subject ends in what may be a verb.
 */
function missedVerb({ in: where, tree, clauses }: Scene): Token | null {
  const clause = clauses.find(({ subject }) => subject !== null);
  if (where === 'text' && clause === undefined) return null;
  const limit = clause === undefined ? tree.length - 1 : endOfSubject(tree, clause);
  const nouns = tree.tokens.flatMap((token, at) =>
    at >= 1 && at < limit && followsNoun(tree, at) ? [{ token, at }] : [],
  );
  const past = nouns.find(({ token }) => isPastOnly(token.lower));
  if (past !== undefined) return past.token;
  if (where === 'text' && clause !== undefined && mayBeFinite(tree.lower(clause.verb))) return null;
  const free = nouns.filter(({ at }) => !mayBeFinite(tree.lower(at + 1)));
  const sure = free.find(({ token: { lower } }) => mayBeFinite(lower) && (lower.endsWith('s') || !isPlainVerb(lower)));
  const plain =
    clause === undefined && free.find(({ token, at }) => isPlainVerb(token.lower) && isPlural(tree, at - 1));
  return sure?.token ?? (plain ? plain.token : null);
}

/** "The storm tore roofs off": a form that is of the past and nothing else is no noun, whatever follows it. */
function isPastOnly(word: string): boolean {
  return mayBeFinite(word) && !isPlainVerb(word) && !/(?:s|ed|ing)$/.test(word);
}

/**
 * How far a subject may hold the verb: not at all, unless what was taken for the verb has no object ("Ray stages |
 * protest outside the tower").
 */
function endOfSubject(tree: Tree, { verb, subject, predicate }: SceneClause): number {
  const isBare = tree.tag(verb) === 'VB' || tree.tag(verb) === 'VBP' || !isVerbForm(tree.lower(verb));
  const hasObject = tree.children(verb).some((each) => each > verb && tree.relation(each) === 'object');
  const isWhole = predicate.from === verb && hasObject;
  return isBare && !isWhole ? (subject?.to ?? 0) : 0;
}

/** Whether a word was taken for a noun after a noun, and has something after it that a verb may have. */
function followsNoun(tree: Tree, at: number): boolean {
  return NOUNS.test(tree.tag(at)) && NOUNS.test(tree.tag(at - 1)) && !ENDS.test(tree.text(at + 1));
}
const NOUNS = /^(?:NN|CD)/;
const ENDS = /^(?:of|[,;:.?!)|–—-]|--)$/i;

/** "Ray and Smith", "trains": a subject that takes a plain verb. */
function isPlural(tree: Tree, at: number): boolean {
  if (tree.tag(at) === 'NNS' || /[^s]s$/.test(tree.lower(at))) return true;
  for (let before = at - 1; before > 0; before--) if (tree.lower(before) === 'and') return true;
  return false;
}

/** "Rail strike: unions reject offer": the part of a headline after its label. */
function afterLabel(tokens: readonly Token[]): readonly Token[] {
  const colon = tokens.findIndex(({ text }, at) => text === ':' && at > 0 && at <= MAX_LABEL);
  return colon > 0 && tokens.length - colon > 3 ? tokens.slice(colon + 1) : tokens;
}
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
  return { in: where, order, sentence, tree, dates: read, clauses: clausesOf(tree, isTime) };
}

function clausesOf(tree: Tree, isTime: (at: number) => boolean): SceneClause[] {
  const found: SceneClause[] = [];
  const add = (verb: number, kind: SceneClause['kind'], reporter: TreeClause | null = null) => {
    const clause = clauseAt(tree, verb, isTime);
    if (clause === null) return;
    const reported = reportedVerb(tree, verb);
    found.push({ ...ofReporter(tree, clause, reporter), kind, reports: reported >= 0 });
    if (reported >= 0) add(reported, 'reported', clause);
    for (const child of tree.children(verb))
      if (child > verb && tree.relation(child) === 'conjunct' && tree.isVerb(child)) add(child, 'joined', reporter);
  };
  const ofNoun = verbOfNoun(tree);
  const clause = ofNoun < 0 ? null : clauseAt(tree, ofNoun, isTime, tree.root);
  if (clause !== null) found.push({ ...clause, kind: 'main', reports: false });
  else if (tree.root >= 0) add(tree.root, 'main');
  return found;
}

/** "Lind Foods said it had sold a mill": "it" is who says so. */
function ofReporter(tree: Tree, clause: TreeClause, reporter: TreeClause | null): TreeClause {
  if (reporter?.subject == null || !STANDS_FOR_SPEAKER.has(tree.lower(clause.actor))) return clause;
  return { ...clause, actor: reporter.actor, subject: reporter.subject };
}
const STANDS_FOR_SPEAKER = new Set(['it', 'he', 'she', 'they']);

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
    if (named && tree.lower(at).length > 2 && tree.relation(at) !== 'auxiliary')
      stems.add(tree.lower(at).slice(0, STEM));
  }
  return stems;
}

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
