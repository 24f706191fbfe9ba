import { hasObjectAfter, type TreeClause } from '../../grammar/clauses.ts';
import type { Tag } from '../../grammar/parse/classes.ts';
import { THAT_CUES } from '../../grammar/speech.ts';
import type { Tree } from '../../grammar/tree.ts';
import { isPlainVerb, isVerbForm, mayBeFinite } from '../../grammar/verbs.ts';
import { isCapital } from '../../names/capitals.ts';
import type { SpanIn } from '../../record.ts';
import type { Token } from '../../text/tokenized-text.ts';
import words from './data/actor-words.json' with { type: 'json' };

/** The title or a sentence as it was read. */
interface Reading {
  readonly in: SpanIn;
  readonly tree: Tree;
  readonly clauses: readonly TreeClause[];
}

/** A word whose part of speech was taken for another's. */
export interface Misread {
  readonly token: Token;
  readonly tag: Tag;
  /** Whether the scene, read with the right one, has the clause that was missed. */
  readonly isMended: (again: Reading) => boolean;
}

/** The noun of a scene that was taken for its verb, or the verb for a noun. */
export function misreadWord(scene: Reading): Misread | null {
  const noun = falseVerb(scene);
  if (noun !== null)
    return {
      token: noun,
      tag: noun.lower.endsWith('s') ? 'NNS' : 'NN',
      isMended: ({ tree, clauses }) => clauses.some(({ subject, verb }) => subject !== null && holds(tree, noun, verb)),
    };
  const verb = verbAfterParticiple(scene) ?? verbBeforeParticiple(scene) ?? missedVerb(scene);
  return verb === null
    ? null
    : {
        token: verb,
        tag: verbTag(verb),
        isMended: ({ tree, clauses }) =>
          clauses.some(({ subject, verb: at }) => subject !== null && tree.tokens[at] === verb),
      };
}

/** Whether a verb comes after a word. */
function holds(tree: Tree, { start }: Token, verb: number): boolean {
  return (tree.tokens[verb]?.start ?? 0) > start;
}

/**
 * "Hollywood stars Ana Ray and Jo Lind attended", "A box set with rare songs has gone on sale": the noun that was taken
 * for the verb of a sentence, whose verb comes later and is joined to it by nothing.
 */
function falseVerb({ tree }: Reading): Token | null {
  const { root } = tree;
  const noun = tree.tokens[root];
  if (noun === undefined || root < 1 || root > LATEST_NOUN || THAT_CUES.has(noun.lower)) return null;
  if (noun.text !== noun.lower || !SUBJECT.test(tree.tag(root - 1)) || hasHelper(tree, root)) return null;
  // "European shares fell": no noun.
  if (tree.tag(root) === 'VBD' && !isPlainVerb(noun.lower)) return null;
  const verb = tree.children(root).find((each) => each > root && isUnjoined(tree, root, each));
  return verb === undefined ? null : noun;
}
/** So near to the beginning of a sentence is what was taken for its verb. */
const LATEST_NOUN = 3;
const SUBJECT = /^NN/;

function hasHelper(tree: Tree, verb: number): boolean {
  return tree.children(verb).some((each) => each < verb && tree.relation(each) === 'auxiliary');
}

/** Whether a finite verb depends on the root without a word or a comma that joins them. */
function isUnjoined(tree: Tree, root: number, verb: number): boolean {
  if (!/^VB[DPZ]$/.test(tree.tag(verb)) && !hasHelper(tree, verb)) return false;
  if (tree.relation(verb) === 'clause-object') return tree.tag(root + 1) === 'NNP';
  if (tree.relation(verb) !== 'conjunct') return false;
  const before = tree.children(root).findLast((each) => each < verb && tree.isVerb(each)) ?? root;
  return !isJoined(tree, Math.max(before, root), verb);
}

function isJoined(tree: Tree, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) {
    const isInName = tree.tag(at - 1) === 'NNP' && tree.tag(at + 1) === 'NNP';
    if (tree.tag(at) === 'WH' || tree.relation(at) === 'mark' || /^[,;:—–-]$/.test(tree.text(at))) return true;
    if (tree.tag(at) === 'CC' && !isInName) return true;
  }
  return false;
}

function verbTag({ lower }: Token): Tag {
  if (lower.endsWith('s')) return 'VBZ';
  return isPlainVerb(lower) ? 'VBP' : 'VBD';
}

/**
 * "Girl hit by car | dies", "Man jailed for fraud | wins appeal": the verb that a headline's participle was taken for
 * hides the one after its phrase.
 */
function verbAfterParticiple({ in: where, tree }: Reading): Token | null {
  const participle = where === 'title' ? describingParticiple(tree) : -1;
  if (participle < 0) return null;
  for (let at = participle + 2; at < tree.length && !isEndOfPhrase(tree, at); at++) {
    const token = tree.tokens[at];
    if (at > participle + 2 && token !== undefined && isHiddenVerb(token, tree, participle, at)) return token;
  }
  return null;
}

/** "Police | hunt masked gang": headlines tell in the present, so that the participle describes whom they hunt. */
function verbBeforeParticiple({ in: where, tree, clauses }: Reading): Token | null {
  const clause = where === 'title' ? clauses.find(({ subject }) => subject !== null) : undefined;
  if (clause === undefined || clause.subject?.to !== clause.verb) return null;
  const { verb } = clause;
  const before = verb - 1;
  const describes =
    tree.tag(verb) === 'VBD' && tree.lower(verb).endsWith('ed') && /^(?:NN|JJ)/.test(tree.tag(verb + 1));
  const isVerb = before > 0 && isPlainVerb(tree.lower(before)) && isPlural(tree, before - 1);
  return describes && isVerb ? (tree.tokens[before] ?? null) : null;
}

/** A form in "s" after a noun; what is often a noun is taken for one. */
function isHiddenVerb({ lower }: Token, tree: Tree, participle: number, at: number): boolean {
  const isForm = NOUNS.test(tree.tag(at)) && lower.endsWith('s') && isVerbForm(lower);
  return isForm && /^(?:NN|JJ)/.test(tree.tag(at - 1)) && mayTell(tree, participle, at);
}

/**
 * Whether a form in "s" after a participle's phrase has an object, or needs none, and goes with one person or thing:
 * there is no verb in "held over barge raids", nor in "Dozens hurt in barge raids last week".
 */
export function mayTell(tree: Tree, participle: number, at: number): boolean {
  if (PLURAL.has(tree.tag(participle - 1))) return false;
  return ENDING.has(tree.lower(at)) || OBJECTS.test(tree.tag(at + 1));
}
const PLURAL = new Set(['NNS', 'CD']);
const OBJECTS = /^(?:NN|JJ|DT|CD|TO|PRP)/;
/** Verbs that a headline may end in, and hardly ever nouns. */
const ENDING = new Set(['dies', 'quits', 'resigns', 'wins', 'loses']);

/**
 * The verb that tells of a headline's subject what was done to it before ("Man jailed for fraud"): its first verb where
 * that is a participle without a helper and a phrase follows; -1 where there is none.
 */
export function describingParticiple(tree: Tree): number {
  const verb = tree.tokens.findIndex((_, at) => tree.isVerb(at));
  if (verb < 1 || !/^VB[DN]$/.test(tree.tag(verb)) || !AFTER_PARTICIPLE.has(tree.lower(verb + 1))) return -1;
  for (let at = 0; at < verb; at++) if (!/^(?:NN|JJ|CD|POS|,$)/.test(tree.tag(at))) return -1;
  return verb;
}
/** What opens a phrase that goes with a participle; after "after" or "as" something else is told. */
const AFTER_PARTICIPLE = new Set(words.afterParticiple);

/** Whether a mark or a word ends a participle's phrase without a verb of the same subject. */
export function isEndOfPhrase(tree: Tree, at: number): boolean {
  return /^(?:WH|CC)$/.test(tree.tag(at)) || ENDS_PHRASE.has(tree.lower(at)) || !/[\p{L}\d]/u.test(tree.text(at));
}
const ENDS_PHRASE = new Set(words.endsPhrase);

/**
 * The verb of a headline that was taken for a noun ("Ana Ray stages protest", "Tourist ship strikes bridge"): where a
 * headline has no clause, or its subject ends in what may be a verb.
 */
function missedVerb({ in: where, tree, clauses }: Reading): Token | null {
  const clause = clauses.find(({ subject }) => subject !== null);
  if (where === 'text' && clause === undefined) return null;
  const limit = clause === undefined ? tree.length - 1 : endOfSubject(tree, clause);
  // "Armed forces chief resigns"
  const last = tree.tokens.at(-1);
  if (
    clause === undefined &&
    last?.lower.endsWith('s') &&
    isVerbForm(last.lower) &&
    NOUNS.test(tree.tag(tree.length - 2))
  )
    return last;
  const isBare = clause === undefined || tree.tag(clause.predicate.from) === 'TO';
  const nouns = tree.tokens.flatMap((token, at) =>
    at >= 1 && at < limit && mayBeVerb(token, tree, at) && followsNoun(tree, at, isBare) ? [{ token, at }] : [],
  );
  const past = nouns.find(({ token, at }) => isPastOnly(token.lower) || isFining(tree, at));
  if (past !== undefined) return past.token;
  if (where === 'text' && clause !== undefined && mayBeFinite(tree.lower(clause.verb))) return null;
  const free = nouns.filter(({ at }) => !mayBeFinite(tree.lower(at + 1)));
  const sure = free.find(({ token: { lower } }) => mayBeFinite(lower) && (lower.endsWith('s') || !isPlainVerb(lower)));
  const plain = isBare && free.find(({ token, at }) => isPlainVerb(token.lower) && isPlural(tree, at - 1));
  return sure?.token ?? (plain ? plain.token : null);
}

/** A capital begins a name, and "Velde in takeover talks with Tarn" has no verb. */
function mayBeVerb(token: Token, tree: Tree, at: number): boolean {
  const isInTalks = token.lower === 'talks' && tree.lower(at - 2) === 'in';
  return !isCapital(token) && !isInTalks;
}

/** "The storm tore roofs off": a form that is of the past and nothing else is no noun, whatever follows it. */
function isPastOnly(word: string): boolean {
  return mayBeFinite(word) && !isPlainVerb(word) && !/(?:s|ed|ing)$/.test(word);
}

/** "Watchdog | fines bank £4m" */
function isFining(tree: Tree, at: number): boolean {
  return tree.lower(at) === 'fines' && isAmount(tree, at + 2);
}

/** "£4m", "two loaves" */
function isAmount(tree: Tree, at: number): boolean {
  return tree.tag(at) === 'CD' || (/^\p{Sc}$/u.test(tree.text(at)) && tree.tag(at + 1) === 'CD');
}

/**
 * How far a subject may hold the verb: not at all, unless what was taken for the verb has no object ("Ray stages |
 * protest outside the tower").
 */
function endOfSubject(tree: Tree, { verb, subject, predicate }: TreeClause): number {
  const word = tree.lower(verb);
  const isBare = tree.tag(verb) === 'VB' || tree.tag(verb) === 'VBP' || !isVerbForm(word);
  const hasObject = hasObjectAfter(tree, verb);
  // "Watchdog fines | bank £4m"
  if (subject !== null && verb === subject.to && isAmount(tree, verb + 1)) return subject.to;
  // "Quake jolts Velde | , felt in Tarn"
  if (subject !== null && tree.text(subject.to) === ',' && /^VB[DN]$/.test(tree.tag(verb)) && verb === subject.to + 1)
    return subject.to;
  // "Storm Ida batters | west coast": what no verb is made like has no object either.
  const isWhole = predicate.from === verb && hasObject && (mayBeFinite(word) || isPlainVerb(word) || /ed$/.test(word));
  return isBare && !isWhole ? (subject?.to ?? 0) : 0;
}

/**
 * Whether a word was taken for a noun after a noun, and has something after it that a verb may have.
 *
 * @param isBare - the headline has no finite verb, so that a noun may have been taken for an adjective too: "Drought |
 * forces farmers to sell", "Warning in the south | closes schools"
 */
function followsNoun(tree: Tree, at: number, isBare: boolean): boolean {
  const before = at - 1;
  const isLoose = isBare && tree.tag(before) === 'JJ' && (before === 0 || tree.tag(before - 1) === 'IN');
  // "France deports | imam": the verb was taken for one that is the subject of another.
  const isNoun = NOUNS.test(tree.tag(at)) || (tree.tag(at) === 'VBZ' && tree.relation(at) === 'subject');
  return isNoun && (NOUNS.test(tree.tag(before)) || isLoose) && !ENDS.test(tree.text(at + 1));
}
const NOUNS = /^(?:NN|CD)/;
const ENDS = /^(?:of|[,;:.?!)|–—-]|--)$/i;

/** "Ray and Smith", "trains", "police", "Teachers in Velde": a subject that takes a plain verb. */
function isPlural(tree: Tree, at: number): boolean {
  if (tree.lower(at) === 'police' || (tree.tag(0) === 'NNS' && tree.tag(1) === 'IN')) return true;
  if (tree.tag(at) === 'NNS' || /[^s]s$/.test(tree.lower(at))) return true;
  for (let before = at - 1; before > 0; before--) if (tree.lower(before) === 'and') return true;
  return false;
}
