import type { Mention } from '../record.ts';
import { textSpan } from '../text/spans.ts';
import type { TokenizedText } from '../text/tokenized-text.ts';
import type { Gender } from './gender.ts';
import type { Cluster } from './link.ts';

const PRONOUNS: ReadonlyMap<string, Gender> = new Map([
  ['he', 'male'],
  ['him', 'male'],
  ['his', 'male'],
  ['himself', 'male'],
  ['she', 'female'],
  ['her', 'female'],
  ['herself', 'female'],
]);

/** Among more people than this a pronoun is left open; bounds the work of a sentence. */
const MAX_PEOPLE = 12;

/**
 * Pronouns that can only mean one person: those of a sentence in which, up to there, and in the sentence before, that
 * person alone is named of all who may be of that sex. A pronoun keeps its person alive for the next sentence.
 */
export function pronounsOf(doc: TokenizedText, clusters: readonly Cluster[]): Map<Cluster, Mention[]> {
  const people = clusters.filter(({ type }) => type === 'person');
  const inName = new Uint8Array(doc.tokens.length);
  for (const { mentions } of clusters) for (const { from, to } of mentions) inName.fill(1, from, to);
  const named = new Map<number, Cluster>();
  for (const person of people) for (const { from } of person.mentions) named.set(from, person);
  const genders = new Map<Cluster, Gender | null>(people.map((person) => [person, person.gender]));
  const found = new Map<Cluster, Mention[]>();
  let before = new Set<Cluster>();
  for (const sentence of doc.sentences) {
    const here = new Set<Cluster>();
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      if (inName[at] === 1) {
        const person = named.get(at);
        if (person !== undefined) here.add(person);
        continue;
      }
      const token = doc.tokens[at];
      const pronoun = token === undefined ? undefined : PRONOUNS.get(token.lower);
      if (token === undefined || pronoun === undefined || here.size + before.size > MAX_PEOPLE) continue;
      const candidates = [...new Set([...here, ...before])].filter(
        (person) => (genders.get(person) ?? pronoun) === pronoun,
      );
      const [only] = candidates;
      if (candidates.length !== 1 || only === undefined) continue;
      // From here on the person is of this sex, whatever the name leaves open.
      genders.set(only, pronoun);
      here.add(only);
      const mention: Mention = { ...textSpan(doc.text, token.start, token.end), kind: 'pronoun' };
      const own = found.get(only);
      if (own === undefined) found.set(only, [mention]);
      else own.push(mention);
    }
    before = here;
  }
  return found;
}
