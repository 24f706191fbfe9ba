import type { EntityType } from '../analysis.ts';
import { fromNibbles } from '../text/nibbles.ts';
import type { TokenizedText } from '../text/tokenized-text.ts';
import { hasAge } from './after-name.ts';
import { isCapital } from './capitals.ts';
import { certaintyOf, EVIDENCE, evidenceFor } from './certainty.ts';
import { isCommon } from './common.ts';
import certainty from './data/certainty.json' with { type: 'json' };
import model from './data/weigh.json' with { type: 'json' };
import { isListedPlace } from './firm-runs.ts';
import { gazetteer } from './gazetteer.ts';
import { isBodyOf } from './joined.ts';
import { type Cluster, linkNames } from './link.ts';
import type { NameMention } from './name-mention.ts';
import { isFormOfAddress } from './nobody.ts';
import { isRoleWord, roleOf } from './roles.ts';
import { isRoyal } from './royal.ts';
import { isInProse, NameText, type Sign, signsFor } from './signs.ts';
import { isMaker } from './things.ts';

/** What a name can be: of a type, or none that is shown. The order is that of the weights' columns. */
export const KINDS = ['person', 'organization', 'place', 'none'] as const;
/** What one step of a stored weight is worth, in log odds. */
export const STEP = 1 / 32;
/**
 * How much the first reading counts where the second agrees on the type. Chosen on the tune halves of CleanCoNLL, IEER
 * and MEANTIME.
 */
const FIRST_SHARE = 0.2;

let weights: Int8Array | null = null;

function nameWeights(): Int8Array {
  weights ??= fromNibbles(model.weights);
  return weights;
}

function weightOf(row: number, kind: number): number {
  return (nameWeights()[row * KINDS.length + kind] ?? 0) * STEP;
}

/** How likely a name is each of {@link KINDS}, by what the text says around it. */
function chances(signs: readonly Sign[]): readonly number[] {
  const table = nameWeights();
  const odds = KINDS.map((_, kind) => {
    let sum = 0;
    for (const { row, value } of signs) sum += value * ((table[row * KINDS.length + kind] ?? 0) * STEP);
    return Math.exp(sum);
  });
  const all = odds.reduce((sum, own) => sum + own, 0);
  return odds.map((own) => own / all);
}

/** A name, of the type it is read as, and how likely it is right. */
export interface WeighedCluster {
  readonly cluster: Cluster;
  readonly score: number;
}

interface Reading {
  readonly type: EntityType;
  readonly score: number;
}

/** The likeliest of the three types. */
function likeliest(shares: readonly number[]): Reading {
  let best: Reading = { type: 'person', score: 0 };
  for (const [at, type] of KINDS.entries()) {
    const score = shares[at] ?? 0;
    if (type !== 'none' && score > best.score) best = { type, score };
  }
  return best;
}

/** "Cleaner Ana Ray, 59,", "the mayor, Ana Ray, said": a whole name with what only people have. */
function isIntroduced({ type, key, mentions }: Cluster, doc: TokenizedText): boolean {
  if (type !== 'person' || !key.includes(' ')) return false;
  return mentions.some(({ title, to }) => title !== null || hasAge(doc, to)) || roleOf(doc, mentions) !== null;
}

/** An organization less likely than this is the person that it is called like. */
const SURE_BODY = 0.7;

/**
 * "Angelina Quell": a first name of one sex and a word that texts do not write small; but "Dallas Quells", "Regal
 * Baltic", "Angelina Parish [Sheriff Otto] Ray".
 */
function isNamedAsPerson({ type, key, mentions }: Cluster, doc: TokenizedText): boolean {
  const [first = '', last, ...others] = key.split(' ');
  const [mention] = mentions;
  if (type !== 'organization' || mention === undefined || last === undefined || others.length > 0) return false;
  const { from, to } = mention;
  if (gazetteer().genderOf(first) === null || isMaker(first)) return false;
  const isOfPlace = isListedPlace(doc, { from, to: from + 1 }) || isListedPlace(doc, { from: to - 1, to });
  if (isOfPlace || (isRoleWord(doc.tokens[to]) && isCapital(doc.tokens[to + 1]))) return false;
  return last.length > 2 && first.length > 2 && gazetteer().mayName(last) && !isCommon(last);
}

/**
 * What both readings say together. A name that is told by its form or introduced keeps its type and the better of its
 * two scores.
 */
function readingOf(cluster: Cluster, text: NameText): Reading {
  const first = certaintyOf(evidenceFor(cluster, text.doc), certainty.weights);
  const { type } = cluster;
  if (!isInProse(cluster, text.doc)) return { type, score: first };
  const shares = chances(signsFor(cluster, text, first));
  const both = first ** FIRST_SHARE * (shares[KINDS.indexOf(type)] ?? 0) ** (1 - FIRST_SHARE);
  const isTold =
    cluster.mentions.some(isToldSo) ||
    isIntroduced(cluster, text.doc) ||
    (type === 'organization' && cluster.mentions.some(({ from, to }) => isBodyOf(text.doc, from, to)));
  if (isTold) return { type, score: Math.max(first, both) };
  if (both >= leastScore(cluster) && both < SURE_BODY && isNamedAsPerson(cluster, text.doc))
    return { type: 'person', score: both };
  const second = likeliest(shares);
  return both >= second.score || second.type === type ? { type, score: both } : second;
}

/** Whether what tells a mention tells the type that its name has: "lives in Tarn" is no sign that Otto Tarn is one. */
function isToldSo({ isTold, readAs, type }: NameMention): boolean {
  return isTold === true && readAs === type;
}

/** "Ms Ray", "King Otto" */
function isAddressed({ title }: NameMention): boolean {
  return title !== null && (isFormOfAddress(title) || isRoyal(title));
}

/**
 * The score from which a name is shown: higher for a person of whom the text gives one word alone, since clubs and
 * brands look like that too, and lower for a whole name without a word that texts write small, and for an organization
 * or a place that its form or an introduction tells.
 */
export function leastScore({ key, type, isLoose, mentions }: Cluster): number {
  const { thresholds } = model;
  if (type !== 'person') return mentions.some(isToldSo) ? thresholds.told : thresholds[type];
  // A surname that two of the text could mean is no third person.
  if (isLoose) return 1;
  const words = key.split(' ');
  // "Ms Ray"
  if (words.length === 1) return mentions.some(isAddressed) ? thresholds.told : thresholds.personOfOneWord;
  return words.some(isCommon) ? thresholds.person : thresholds.personOfNames;
}

/**
 * Weighs every name of a text: first by how sure the tagger was and the lists it is on, then once more by all that the
 * text says around it. Names that turn out to be of another type are linked anew, among the others of that type. Linear
 * in the mentions, but for the linking.
 */
export function weighed(doc: TokenizedText, clusters: readonly Cluster[]): readonly WeighedCluster[] {
  const text = new NameText(doc, clusters);
  const found = clusters.map((cluster) => ({ cluster, ...readingOf(cluster, text) }));
  if (found.every(({ cluster, type }) => cluster.type === type)) return found;
  const scores = new Map<number, number>();
  const mentions = found.flatMap(({ cluster, type, score }) =>
    cluster.mentions.map((mention) => {
      scores.set(mention.from, score);
      return { ...mention, type };
    }),
  );
  return linkNames(doc, mentions).map((cluster) => ({
    cluster,
    score: cluster.mentions.reduce((best, { from }) => Math.max(best, scores.get(from) ?? 0), 0),
  }));
}

/**
 * What speaks for a name and against it: what each sign adds to the odds that it is of its type, and not one of the
 * others; where the text has it in tables only, what each piece of the first reading's evidence adds.
 */
export function reasonsFor(cluster: Cluster, text: NameText): readonly (readonly [what: string, adds: number])[] {
  const evidence = evidenceFor(cluster, text.doc);
  if (!isInProse(cluster, text.doc))
    return EVIDENCE.map((what, at) => [what, (evidence[at] ?? 0) * (certainty.weights[at] ?? 0)] as const);
  const own = KINDS.indexOf(cluster.type);
  const sums = new Map<string, number>();
  for (const { what, row, value } of signsFor(cluster, text, certaintyOf(evidence, certainty.weights))) {
    const all = KINDS.reduce((sum, _, kind) => sum + weightOf(row, kind), 0);
    const mean = (all - weightOf(row, own)) / (KINDS.length - 1);
    sums.set(what, (sums.get(what) ?? 0) + value * (weightOf(row, own) - mean));
  }
  return [...sums];
}
