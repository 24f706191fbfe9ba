import type { Mention } from '../record.ts';
import type { Document } from '../text/document.ts';
import { WordTable } from '../text/listed.ts';
import { textSpan } from '../text/spans.ts';
import type { Gender } from './gender.ts';
import type { Cluster } from './link.ts';

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
  const people = clusters.filter(({ type }) => type === 'person');
  const inName = new Uint8Array(doc.tokens.length);
  for (const { mentions } of clusters) for (const { from, to } of mentions) inName.fill(1, from, to);
  const named = new Map<number, Cluster>();
  for (const person of people) for (const { from } of person.mentions) named.set(from, person);
  const genders: Genders = new Map(people.map((person) => [person, person.gender]));
  const found = new Map<Cluster, Mention[]>();
  const quoted = quotedTokens(doc);
  let before: Named = new Set();
  for (const sentence of doc.sentences) {
    const here: Named = new Set();
    const inQuotes: Named = new Set();
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      const person = named.get(at);
      if (person !== undefined) (quoted[at] === 1 ? inQuotes : here).add(person);
      const token = doc.tokens[at];
      const pronoun = token === undefined || inName[at] === 1 ? undefined : PRONOUNS.get(token.lower);
      if (token === undefined || pronoun === undefined || here.size + before.size > MAX_PEOPLE) continue;
      const near = quoted[at] === 1 ? new Set([...here, ...inQuotes]) : here;
      const who = meant({ pronoun, opens: at === sentence.firstToken, here: near, before }, genders);
      if (who === undefined) continue;
      // From here on the person is of this sex, whatever the name leaves open.
      genders.set(who, pronoun);
      (quoted[at] === 1 ? inQuotes : here).add(who);
      const mention: Mention = { ...textSpan(doc.text, token.start, token.end), kind: 'pronoun' };
      const own = found.get(who);
      if (own === undefined) found.set(who, [mention]);
      else own.push(mention);
    }
    before = new Set([...here, ...inQuotes]);
  }
  return found;
}
