import type { Mention } from '../record.ts';
import type { Document } from '../text/document.ts';
import { WordTable } from '../text/listed.ts';
import { textSpan } from '../text/spans.ts';
import type { Sentence, Token } from '../text/tokenized-text.ts';
import type { Gender } from './gender.ts';
import type { Cluster } from './link.ts';
import { strangerAt } from './strangers.ts';
import { TokenMarks } from './token-marks.ts';

const PRONOUNS = new WordTable<Gender>(
  new Map([
    ['he', 'male'],
    ['him', 'male'],
    ['his', 'male'],
    ['himself', 'male'],
    ['she', 'female'],
    ['her', 'female'],
    ['herself', 'female'],
  ]),
);

/** Among more people than this a pronoun is left open; bounds the work of a sentence. */
const MAX_PEOPLE = 12;

/** People of one sentence in the order in which they are first named there. */
type Named = Set<Cluster>;

/** A pronoun with what is named around it. */
interface Place {
  readonly pronoun: Gender;
  /** Whether it opens its sentence. */
  readonly opens: boolean;
  /** Named in the sentence up to it. */
  readonly here: Named;
  /** Named in the sentence before. */
  readonly before: Named;
}

/** One for each token in quotation marks. */
function quotedTokens({ tokens, atoms, quotations }: Document): Uint8Array {
  const quoted = new Uint8Array(tokens.length);
  let at = 0;
  for (const { first, last } of quotations) {
    const [start, end] = [atoms.at(first).start, atoms.at(last).end];
    while (at < tokens.length && (tokens[at]?.start ?? end) < start) at++;
    while (at < tokens.length && (tokens[at]?.start ?? end) < end) quoted[at++] = 1;
  }
  return quoted;
}

/** What the text has told of people's sex so far. */
type Genders = Map<Cluster, Gender | null>;

/** The one who is named first of all in a sentence: its subject, as a rule. */
function firstOf(named: Named): Cluster | undefined {
  const [first] = named;
  return first;
}

/**
 * Whom a pronoun means; undefined where it stays open. Of several who may be of the sex, the subject of the sentence
 * goes before those of the one before, and a pronoun that opens its sentence goes on with the subject of the last.
 */
function meant({ pronoun, opens, here, before }: Place, genders: Genders): Cluster | undefined {
  const fits = (person: Cluster) => (genders.get(person) ?? pronoun) === pronoun;
  const isKnown = (person: Cluster | undefined) => person !== undefined && genders.get(person) === pronoun;
  const candidates = [...new Set([...here, ...before])].filter(fits);
  const [only] = candidates;
  // Of a list of people whose sex nobody knows, none is meant: "with Drew Cass, Devin Low and others. She …"
  if (candidates.length === 1 && only !== undefined)
    return isKnown(only) || only === firstOf(here) || only === firstOf(before) ? only : undefined;
  const near = [...here].filter(fits);
  if (near.length === 1 && near[0] === firstOf(here)) return near[0];
  const subject = firstOf(before);
  return opens && here.size === 0 && isKnown(subject) ? subject : undefined;
}

/**
 * Pronouns whose person the text makes plain: those of a sentence in which, up to there, and in the sentence before,
 * one alone is named of all who may be of that sex, and those that go on with the subject. A pronoun keeps its person
 * alive for the next sentence. Names in quotation marks are no subjects of what is said outside them: "“Ana Ray is the
 * best,” she said". Linear in the tokens.
 */
export function pronounsOf(doc: Document, clusters: readonly Cluster[]): Map<Cluster, Mention[]> {
  const reader = new PronounReader(doc, clusters);
  for (const sentence of doc.sentences) reader.read(sentence);
  return reader.found;
}

/** Reads the sentences of a text in their order. */
class PronounReader {
  readonly found = new Map<Cluster, Mention[]>();
  readonly #doc: Document;
  /** Whose name begins at a token. */
  readonly #named = new Map<number, Cluster>();
  readonly #inName: TokenMarks;
  readonly #quoted: Uint8Array;
  readonly #genders: Genders;
  /** Who was named in the sentence before, and in this one up to here, outside quotation marks and in them. */
  #before: Named = new Set();
  #here: Named = new Set();
  #inQuotes: Named = new Set();
  /** Whether somebody unnamed was the subject of a sentence so far, and whether one is that of this sentence. */
  #hasStranger = false;
  #isOfStranger = false;

  constructor(doc: Document, clusters: readonly Cluster[]) {
    this.#doc = doc;
    this.#inName = new TokenMarks(doc.tokens.length);
    for (const { mentions } of clusters) for (const mention of mentions) this.#inName.mark(mention);
    const people = clusters.filter(({ type }) => type === 'person');
    for (const person of people) for (const { from } of person.mentions) this.#named.set(from, person);
    this.#genders = new Map(people.map((person) => [person, person.gender]));
    this.#quoted = quotedTokens(doc);
  }

  read(sentence: Sentence): void {
    this.#here = new Set();
    this.#inQuotes = new Set();
    this.#isOfStranger = this.#opensWithStranger(sentence.firstToken);
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      const token = this.#doc.tokens[at];
      if (token !== undefined) this.#readToken(token, at, at === sentence.firstToken);
    }
    this.#before = new Set([...this.#here, ...this.#inQuotes]);
  }

  #readToken(token: Token, at: number, opens: boolean): void {
    const named = this.#quoted[at] === 1 ? this.#inQuotes : this.#here;
    const isInName = this.#inName.at(at) > 0;
    const person = isInName ? this.#named.get(at) : undefined;
    if (person !== undefined) named.add(person);
    const pronoun = isInName ? undefined : PRONOUNS.get(token.lower);
    if (pronoun === undefined || this.#here.size + this.#before.size > MAX_PEOPLE) return;
    if (this.#isOfStranger && this.#here.size === 0 && this.#mayBeSubject(token, at)) return;
    const here = named === this.#here ? named : new Set([...this.#here, ...this.#inQuotes]);
    const who = meant({ pronoun, opens, here, before: this.#before }, this.#genders);
    if (who === undefined) return;
    // From here on the person is of this sex, whatever the name leaves open.
    this.#genders.set(who, pronoun);
    named.add(who);
    this.#note(who, { ...textSpan(this.#doc.text, token.start, token.end), kind: 'pronoun' });
  }

  /**
   * Whether a sentence is about somebody without a name: one who is new, or "the driver" where somebody without a name
   * was told of before. Else "the driver" is one of those named.
   */
  #opensWithStranger(first: number): boolean {
    const stranger = strangerAt(this.#doc.tokens, first);
    if (stranger === 'new') this.#hasStranger = true;
    return stranger !== null && this.#hasStranger;
  }

  /**
   * Whether a pronoun may mean the subject of its sentence: "The teenager told deputies that he had been asleep". Of
   * "A survivor of the siege, he …" it is the subject itself.
   */
  #mayBeSubject({ lower }: Token, at: number): boolean {
    return lower !== 'him' && lower !== 'her' && this.#doc.tokens[at - 1]?.text !== ',';
  }

  #note(who: Cluster, mention: Mention): void {
    const own = this.found.get(who);
    if (own === undefined) this.found.set(who, [mention]);
    else own.push(mention);
  }
}
