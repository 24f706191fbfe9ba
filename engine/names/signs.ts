import type { EntityType } from '../analysis.ts';
import nameWords from '../english/data/name-words.json' with { type: 'json' };
import { reportVerb } from '../grammar/report-verbs.ts';
import { hashOf, mix } from '../text/hash.ts';
import { WordTable } from '../text/listed.ts';
import type { TokenNumber } from '../text/ranges.ts';
import { lowerAt, type Token, type TokenizedText } from '../text/tokenized-text.ts';
import { hasAge } from './after-name.ts';
import { isCapital } from './capitals.ts';
import { isCommon } from './common.ts';
import { gazetteer } from './gazetteer.ts';
import type { Cluster } from './link.ts';
import type { NameMention } from './name-mention.ts';
import { areLettersAfter, OPENERS } from './nobody.ts';
import { endsOrganization } from './organizations.ts';
import { isRoleWord, roleOf } from './roles.ts';
import { smallWords } from './small-words.ts';

/** Rows of the table of weights; a power of two. */
export const ROWS = 1 << 13;

/** What is looked at to tell what a name names. The place in the list is part of each row's hash. */
const SIGNS = [
  'type',
  'first certainty',
  'first odds',
  'first odds of one word',
  'best margin',
  'sum of margins',
  'read as',
  'mentions',
  'words',
  'shape',
  'first word',
  'last word',
  'ending',
  'beginning',
  'lists',
  'common words',
  'common last word',
  'listed',
  'part of a longer name',
  'in small letters too',
  'title before it',
  'loose',
  'opens sentences only',
  'small words inside',
  'word before',
  'word after',
  'word before, by type',
  'word after, by type',
  'second before',
  'second after',
  'verb after',
  'capital before',
  'capital after',
  'office',
  'role',
  'age',
  'pronoun after',
  'apposition',
  'neighbour',
  'marks around',
  'heading',
] as const;
type What = (typeof SIGNS)[number];

/** A row of the table and how much it counts. */
export interface Sign {
  readonly what: What;
  readonly row: number;
  readonly value: number;
}

const TEMPLATES: ReadonlyMap<What, number> = new Map(SIGNS.map((what, index) => [what, index]));
const TYPE_HASH: Readonly<Record<EntityType, number>> = { person: 101, organization: 202, place: 303 };
/** How many mentions of a name are read for what is around them. */
const MAX_MENTIONS = 8;
/** Longer names are as good as this long, in words. */
const MANY_WORDS = 4;
/** Odds in favour of a name, as a logarithm, are cut to this on either side. */
const MOST_ODDS = 3;
/** Margins are told apart by their logarithm, in steps of so much of a doubling. */
const STEPS_PER_DOUBLING = 1.5;
const CERTAINTY_STEPS = 12;

/** What is known of the whole text: its words in small letters, and the longer names that hold a word. */
export class NameText {
  readonly doc: TokenizedText;
  /** Type of the name over each token, by its index. */
  readonly #types = new Map<number, EntityType>();
  readonly #small: ReadonlySet<string>;
  readonly #longer = new Map<string, Set<string>>();

  constructor(doc: TokenizedText, clusters: readonly Cluster[]) {
    this.doc = doc;
    this.#small = smallWords(doc.tokens);
    for (const { type, mentions } of clusters) for (const mention of mentions) this.#file(type, mention);
  }

  #file(type: EntityType, { from, to }: NameMention): void {
    for (let at = from; at < to; at++) {
      this.#types.set(at, type);
      if (to - from < 2) continue;
      const lower = lowerAt(this.doc.tokens, at);
      const place = at === from ? 'first' : at === to - 1 ? 'last' : 'inner';
      const places = this.#longer.get(lower) ?? new Set();
      this.#longer.set(lower, places.add(`${type} ${place}`));
    }
  }

  /** Type of the name that a token is part of. */
  typeAt(at: number): EntityType | undefined {
    return this.#types.get(at);
  }

  /** Whether the text writes a word small too. */
  isSmall(lower: string): boolean {
    return this.#small.has(lower);
  }

  /** Types of the longer names that hold a word, and where in them it stands. */
  longer(lower: string): Iterable<string> {
    return this.#longer.get(lower) ?? [];
  }
}

/** Least share of small words in a sentence of prose, least number of them, and how far they are counted, in tokens. */
const PROSE = { share: 0.35, words: 3, reach: 30 };

/** Whether a name is in running prose once: in tables and lists the words around it say nothing. */
export function isInProse({ mentions }: Cluster, doc: TokenizedText): boolean {
  return mentions.slice(0, MAX_MENTIONS).some(({ from }) => isProseAt(doc, from));
}

/** Whether the words around a token are running prose: enough of them are written small. */
export function isProseAt({ sentences, tokens }: TokenizedText, from: TokenNumber): boolean {
  const sentence = sentences[tokens[from]?.sentence ?? -1];
  if (sentence === undefined) return false;
  const end = Math.min(sentence.endToken, from + PROSE.reach);
  let [words, small] = [0, 0];
  for (let at = Math.max(sentence.firstToken, from - PROSE.reach); at < end; at++) {
    const token = tokens[at];
    if (token?.kind === 'word' || token?.kind === 'number') words++;
    if (token?.kind === 'word' && token.text === token.lower) small++;
  }
  return small >= PROSE.words && small >= PROSE.share * words;
}

function steps(margin: number): number {
  return Math.round(Math.log2(1 + Math.max(0, margin)) * STEPS_PER_DOUBLING);
}

/** "Great Tarn FC" as "Xx Xx XX". */
function shapeOf(form: string): string {
  return form
    .replace(/\p{Lu}{2,}/gu, 'XX')
    .replace(/\p{Lu}/gu, 'X')
    .replace(/[\p{Ll}\p{M}]+/gu, 'x')
    .replace(/\p{N}+/gu, '0')
    .slice(0, 24);
}

const CURLY = /[’‘ʼ]/;

/** A word in small letters with a straight apostrophe; all numbers are one. */
function formOf(token: Token | undefined): string {
  if (token === undefined) return '';
  if (token.kind === 'number') return '0';
  return CURLY.test(token.lower) ? token.lower.replace(/[’‘ʼ]/g, "'") : token.lower;
}

/** Gathers the signs of one name. */
class SignsOfName {
  readonly found: Sign[] = [];
  readonly #text: NameText;
  readonly #cluster: Cluster;
  readonly #type: number;
  /** Type and length in words. */
  readonly #sized: number;
  readonly #size: number;
  readonly #fullest: NameMention;

  constructor(cluster: Cluster, fullest: NameMention, text: NameText) {
    this.#cluster = cluster;
    this.#text = text;
    this.#fullest = fullest;
    this.#type = TYPE_HASH[cluster.type];
    this.#size = Math.min(MANY_WORDS, fullest.to - fullest.from);
    this.#sized = mix(this.#type, this.#size);
  }

  #add(what: What, hash: number, value = 1): void {
    this.found.push({ what, row: mix(hash, (TEMPLATES.get(what) ?? 0) * 7919 + 29) & (ROWS - 1), value });
  }

  /** How sure the first reading was. */
  addFirst(certainty: number): void {
    const { mentions, isLoose } = this.#cluster;
    const odds = Math.max(-MOST_ODDS, Math.min(MOST_ODDS, Math.log(certainty / (1 - certainty))));
    const margins = mentions.map(({ margin }) => margin);
    this.#add('type', this.#type);
    this.#add('first certainty', mix(this.#sized, Math.round(CERTAINTY_STEPS * certainty)));
    this.#add('first odds', this.#type, odds);
    if (this.#size === 1) this.#add('first odds of one word', this.#type, odds);
    this.#add(
      'best margin',
      mix(this.#type, steps(margins.reduce((best, margin) => Math.max(best, margin), Number.NEGATIVE_INFINITY))),
    );
    this.#add('sum of margins', mix(this.#type, steps(margins.reduce((sum, margin) => sum + margin, 0))));
    const readings = [...new Set(mentions.map(({ readAs }) => readAs))].sort().join(' ');
    this.#add('read as', mix(this.#type, hashOf(readings)));
    this.#add('mentions', mix(this.#sized, Math.min(MAX_MENTIONS, mentions.length)));
    for (const title of new Set(mentions.map((mention) => mention.title)))
      if (title !== null) this.#add('title before it', mix(hashOf(title), this.#type));
    if (isLoose) this.#add('loose', this.#type);
  }

  /** What it looks like, and the lists its words are on. */
  addForm(): void {
    const { doc } = this.#text;
    const { tokens } = doc;
    const { from, to, start, end } = this.#fullest;
    const [first, last] = [formOf(tokens[from]), formOf(tokens[to - 1])];
    const length = Math.min(this.#size, 2);
    this.#add('words', this.#sized);
    this.#add('shape', mix(this.#type, hashOf(shapeOf(doc.text.slice(start, end)))));
    this.#add('first word', mix(hashOf(first), length));
    this.#add('last word', mix(hashOf(last), length));
    this.#add('ending', mix(hashOf(last.slice(-3)), this.#size));
    this.#add('beginning', mix(hashOf(first.slice(-2)), this.#size));
    for (const token of tokens.slice(from + 1, to - 1))
      if (token.text === token.lower) this.#add('small words inside', hashOf(formOf(token)));
    this.#addLists(first, last);
  }

  #addLists(first: string, last: string): void {
    const { tokens } = this.#text.doc;
    const { from, to } = this.#fullest;
    const { type } = this.#cluster;
    const lists = gazetteer();
    const [firstBits, lastBits] = [lists.bitsOf(first), lists.bitsOf(last)];
    const [isFirstCommon, isLastCommon] = [Number(isCommon(first)), Number(isCommon(last))];
    const onLists = (['person', 'organization', 'place'] as const).map((own) => lists.lists(own, tokens, from, to));
    const head = tokens[to - 1];
    this.#add('lists', mix(mix(firstBits, lastBits), this.#size));
    const commonWords = mix(this.#sized, 2 * isFirstCommon + isLastCommon);
    this.#add('common words', mix(commonWords, type === 'person' ? firstBits : 0));
    this.#add('common last word', mix(isLastCommon, mix(lastBits, this.#size)));
    this.#add('listed', mix(this.#sized, hashOf([...onLists, head !== undefined && endsOrganization(head)].join())));
  }

  /** What the text has of the same words elsewhere. */
  addText(): void {
    const { tokens, sentences } = this.#text.doc;
    const { from, to } = this.#fullest;
    const [first, last] = [formOf(tokens[from]), formOf(tokens[to - 1])];
    if (this.#size === 1)
      for (const place of this.#text.longer(first)) this.#add('part of a longer name', mix(this.#type, hashOf(place)));
    const small = 2 * Number(this.#text.isSmall(first)) + Number(this.#text.isSmall(last));
    this.#add('in small letters too', mix(this.#sized, small));
    const opens = (mention: NameMention) =>
      sentences[tokens[mention.from]?.sentence ?? -1]?.firstToken === mention.from;
    if (this.#cluster.mentions.every(opens)) this.#add('opens sentences only', this.#sized);
    const read = this.#cluster.mentions.slice(0, MAX_MENTIONS);
    if (roleOf(this.#text.doc, read) !== null) this.#add('role', this.#sized);
    if (read.some((mention) => hasAge(this.#text.doc, mention.to))) this.#add('age', this.#sized);
    for (const mention of read) this.#addAround(mention, 1 / Math.sqrt(read.length));
  }

  /** The token at an index, where it is in the sentence of another. */
  #near(at: number, sentence: number): Token | undefined {
    const token = this.#text.doc.tokens[at];
    return token?.sentence === sentence ? token : undefined;
  }

  #addAround({ from, to }: NameMention, share: number): void {
    const sentence = this.#text.doc.tokens[from]?.sentence ?? -1;
    const [before, before2] = [this.#near(from - 1, sentence), this.#near(from - 2, sentence)];
    const [after, after2] = [this.#near(to, sentence), this.#near(to + 1, sentence)];
    const [b, b2, a, a2] = [before, before2, after, after2].map((token) => hashOf(formOf(token)));
    if (b === undefined || b2 === undefined || a === undefined || a2 === undefined) return;
    this.#add('word before', b, share);
    this.#add('word after', a, share);
    this.#add('word before, by type', mix(b, this.#type), share);
    this.#add('word after, by type', mix(a, this.#type), share);
    this.#add('second before', b2, share);
    this.#add('second after', a2, share);
    this.#addMarks(before, after, share);
    this.#addCapitals(from, before, after, share);
    if (isRoleWord(before)) this.#add('office', mix(1, this.#type), share);
    else if (before?.text === ',' && isRoleWord(before2)) this.#add('office', mix(2, this.#type), share);
    if (sentence < 0) this.#add('heading', this.#type, share);
    this.#addVerb(after, share);
    this.#addApposition(to, sentence, share);
    this.#addPronoun(to, sentence, share);
    this.#addNeighbour(from - 1, from - 2, sentence, share);
    this.#addNeighbour(to, to + 1, sentence, share);
  }

  #addMarks(before: Token | undefined, after: Token | undefined, share: number): void {
    const [left, right] = [before, after].map((token) => (token?.kind === 'punctuation' ? token.text : ''));
    if (left !== '' || right !== '') this.#add('marks around', hashOf(`${left} ${right}`), share);
  }

  /** Capitals beside it: it may be a piece of a longer name. */
  #addCapitals(from: number, before: Token | undefined, after: Token | undefined, share: number): void {
    if (isCapital(after) && !areLettersAfter(after?.text ?? '')) this.#add('capital after', this.#type, share);
    // "On Thursday Ana Ray", "But Ana Ray"
    if (!isCapital(before) || isRoleWord(before) || OPENERS.has(before?.lower ?? '')) return;
    const isFirst = this.#text.doc.sentences[before?.sentence ?? -1]?.firstToken === from - 1;
    this.#add('capital before', mix(this.#type, Number(isFirst)), share);
  }

  /** "Tarn said", "Tarn is buying": what it does. */
  #addVerb(after: Token | undefined, share: number): void {
    if (after?.kind !== 'word' || after.text !== after.lower) return;
    const ending = /(?:ed|s|ing|n't)$/.exec(after.lower)?.[0];
    if (reportVerb(after.lower) !== undefined) this.#add('verb after', 1, share);
    else if (ending !== undefined) this.#add('verb after', hashOf(ending), share);
  }

  /** "Tarn, a mining group": what it is. */
  #addApposition(to: number, sentence: number, share: number): void {
    if (this.#near(to, sentence)?.text !== ',') return;
    const isDetermined = DETERMINER.has(this.#near(to + 1, sentence)?.lower ?? '');
    for (let at = to + 1; at < to + APPOSITION_REACH; at++) {
      const token = this.#near(at, sentence);
      if (token?.kind !== 'word') break;
      if (!isRoleWord(token)) continue;
      this.#add('apposition', mix(7, Number(isDetermined)), share);
      return;
    }
    if (!isDetermined) return;
    this.#add('apposition', hashOf(formOf(this.#near(to + 2, sentence))), share);
    this.#add('apposition', hashOf(formOf(this.#near(to + 3, sentence))), share / 2);
  }

  /** "Tarn said it": what it is called after. */
  #addPronoun(to: number, sentence: number, share: number): void {
    const { tokens } = this.#text.doc;
    for (let at = to; at < to + PRONOUN_REACH; at++) {
      const token = tokens[at];
      if (token === undefined || token.sentence < sentence || token.sentence > sentence + 1) return;
      const kind = PRONOUN_KINDS.get(token.lower);
      if (kind === undefined) continue;
      const where = Number(token.sentence === sentence) + 2 * Number(at === to + 1);
      this.#add('pronoun after', mix(kind + 1, where), share);
      return;
    }
  }

  /** "Ulm and Tarn": beside what it is named. */
  #addNeighbour(joint: number, other: number, sentence: number, share: number): void {
    const joined = this.#near(joint, sentence);
    if (joined === undefined || !/^(?:and|,|or|with|&)$/.test(joined.lower)) return;
    const type = this.#text.typeAt(other);
    const side = mix(hashOf(joined.lower), Number(other > joint));
    if (type !== undefined) this.#add('neighbour', mix(TYPE_HASH[type], side), share);
  }
}

const DETERMINER: ReadonlySet<string> = new Set(nameWords.determinersAndPossessives);
/** How far after a name an office and a pronoun are looked for, in tokens. */
const APPOSITION_REACH = 7;
const PRONOUN_REACH = 14;
/** The kinds of pronouns that are told apart: of people, of things, of several, and relative ones. */
const PRONOUN_KINDS = new WordTable(
  new Map(nameWords.pronounKinds.flatMap((words, kind) => words.split(' ').map((word) => [word, kind] as const))),
);

/**
 * What speaks for each thing that a name can be: how sure the tagger was, its form, what the text has of its words
 * elsewhere, and the words around its mentions.
 *
 * @param certainty - how sure the first reading is of it
 */
export function signsFor(cluster: Cluster, text: NameText, certainty: number): readonly Sign[] {
  const fullest = cluster.mentions.reduce<NameMention | undefined>(
    (best, mention) => (best === undefined || mention.to - mention.from > best.to - best.from ? mention : best),
    undefined,
  );
  if (fullest === undefined) return [];
  const signs = new SignsOfName(cluster, fullest, text);
  signs.addFirst(certainty);
  signs.addForm();
  signs.addText();
  return signs.found;
}
