/**
 * The people, organizations and places of a text, found once: a tagger reads names, mentions of one entity are linked,
 * and roles, ages, pronouns and places of the world are added.
 */

import type { Dateline, DatelinePlace, Entity, EntityType } from '../analysis.ts';
import type { Mention } from '../record.ts';
import type { Document } from '../text/document.ts';
import { inHundredths } from '../text/logistic.ts';
import { firstTouching, textSpan } from '../text/spans.ts';
import { lowerAt, type TokenizedText } from '../text/tokenized-text.ts';
import { ageOf } from './ages.ts';
import { isCapital } from './capitals.ts';
import { countryKey } from './countries.ts';
import { nameKey } from './key.ts';
import { withoutLabels } from './labels.ts';
import { type Cluster, linkNames } from './link.ts';
import { nameModel } from './model.ts';
import type { NameMention } from './name-mention.ts';
import { nominalsOf } from './nominals.ts';
import { linkPlaces } from './places.ts';
import { pronounsOf } from './pronouns.ts';
import { readNames } from './readings.ts';
import { roleOf } from './roles.ts';
import { settleNames } from './settle.ts';
import { NameText } from './signs.ts';
import type { Weights } from './tagger.ts';
import { leastScore, reasonsFor, type WeighedCluster, weighed } from './weigh.ts';
import { BEFORE_PLACE } from './word-lists.ts';

/** Whether a form is all in capitals, as in a heading. */
function isShouted(form: string): boolean {
  return form === form.toUpperCase();
}

/** Whether a name says more than another: it has more words, or as many and no initial ("O. Ray", "Otto Ray"). */
function isFuller(one: NameMention, other: NameMention): boolean {
  const [words, others] = [one.to - one.from, other.to - other.from];
  return words === others ? INITIAL.test(other.key) && !INITIAL.test(one.key) : words > others;
}
const INITIAL = /^\p{L}(?: |$)/u;

/** The mention that names it most fully; of equal ones the first. */
function fullest(mentions: readonly NameMention[]): NameMention | undefined {
  return mentions.reduce<NameMention | undefined>(
    (best, mention) => (best === undefined || isFuller(mention, best) ? mention : best),
    undefined,
  );
}

/**
 * In [0, 1]: how much of the article a name is about, from its mentions, the place of the first, and the title; less
 * for a name that may be none.
 */
function salienceOf(cluster: Cluster, doc: TokenizedText, isInTitle: boolean, score: number): number {
  const first = cluster.mentions[0]?.start ?? 0;
  const early = 1 - first / Math.max(1, doc.text.length);
  const often = Math.min(1, cluster.mentions.length / 5);
  return (0.5 + 0.5 * score) * (0.3 + 0.7 * (0.4 * often + 0.3 * early + (isInTitle ? 0.3 : 0)));
}

function entityOf(
  { cluster, score }: WeighedCluster,
  doc: TokenizedText,
  pronouns: readonly Mention[],
  titleKey: string,
): Entity | null {
  const best = fullest(cluster.mentions);
  if (best === undefined) return null;
  // "MARTA ELLISON" of a heading is shown as the text elsewhere writes it.
  const calm = cluster.mentions.filter(({ start, end }) => !isShouted(doc.text.slice(start, end)));
  const shown =
    calm.find((mention) => mention.key === best.key && mention.to - mention.from === best.to - best.from) ?? best;
  const name = doc.text.slice(shown.start, shown.end);
  const key = nameKey(name);
  const forms = [...new Set(cluster.mentions.map(({ start, end }) => doc.text.slice(start, end)))];
  const mentions: Mention[] = [
    ...cluster.mentions.map(({ start, end }): Mention => ({ ...textSpan(doc.text, start, end), kind: 'name' })),
    ...pronouns,
  ].sort((a, b) => a.start - b.start);
  const isInTitle = forms.some((form) => titleKey.includes(` ${nameKey(form)} `));
  return {
    type: cluster.type,
    name,
    key,
    role: cluster.type === 'person' ? (roleOf(doc, calm) ?? roleOf(doc, cluster.mentions)) : null,
    age: cluster.type === 'person' ? ageOf(doc, cluster.mentions) : null,
    aliases: forms.filter((form) => form !== name),
    mentions,
    score: inHundredths(score),
    salience: inHundredths(salienceOf(cluster, doc, isInTitle, score)),
  };
}

/** What an article says of itself outside its text. */
interface Surroundings {
  readonly title: string | null;
  /** As it stood before the text, tokenized. */
  readonly dateline?: Dateline | null;
}

/** How sure a dateline makes its place, and how much of the article it is about: set by hand. */
const DATELINE = { score: 0.9, salience: 0.3 };

/**
 * A name that was found or given up, with what each piece of evidence adds to its certainty (in logits, the largest
 * first).
 */
export interface WeighedName {
  readonly name: string;
  readonly type: EntityType;
  readonly score: number;
  readonly shown: boolean;
  readonly evidence: readonly (readonly [what: string, adds: number])[];
}

/** The names of a text with the evidence for each, those included that are left out as unsure. */
export function weighNames(doc: TokenizedText): WeighedName[] {
  const found = weighed(doc, namesIn(doc));
  const text = new NameText(
    doc,
    found.map(({ cluster }) => cluster),
  );
  return found.flatMap(({ cluster, score }): WeighedName[] => {
    const best = fullest(cluster.mentions);
    if (best === undefined) return [];
    const evidence = reasonsFor(cluster, text)
      .filter(([, adds]) => adds !== 0)
      .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a));
    const name = doc.text.slice(best.start, best.end);
    return [{ name, type: cluster.type, score: inHundredths(score), shown: score >= leastScore(cluster), evidence }];
  });
}

/** Everything the tagger takes for a name, settled and linked, however unsure. */
export function namesIn(doc: TokenizedText, model: Weights = nameModel()): Cluster[] {
  return withoutLabels(doc, linkNames(doc, settleNames(doc, readNames(doc, model))));
}

/**
 * The people, organisations and places of an English text: found by a trained tagger, made consistent over the text,
 * and linked, so that "Antony Blinken" and "Blinken" are one. Every mention is a span of the text without article,
 * title or possessive.
 *
 * @returns most salient first
 */
export function findEntities(doc: Document, options: Surroundings): Entity[] {
  const scored = weighed(doc, namesIn(doc)).filter(({ cluster, score }) => score >= leastScore(cluster));
  const pronouns = pronounsOf(
    doc,
    scored.map(({ cluster }) => cluster),
  );
  const titleKey = ` ${nameKey(options.title ?? '')} `;
  const entities = scored
    .flatMap((found) => {
      const entity = entityOf(found, doc, pronouns.get(found.cluster) ?? [], titleKey);
      return entity === null ? [] : [entity];
    })
    .sort((a, b) => b.salience - a.salience || (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
  const nominals = nominalsOf(doc, entities);
  const described = entities.map((entity) => {
    const own = nominals.get(entity);
    if (own === undefined) return entity;
    return { ...entity, mentions: [...entity.mentions, ...own].sort((a, b) => a.start - b.start) };
  });
  const dateline = options.dateline?.place ?? null;
  return placed(doc.text, withDateline(doc, described, dateline), dateline);
}

/** The entities with the place that the dateline names, where none of them is it: as the text writes it, if it does. */
function withDateline(doc: TokenizedText, entities: readonly Entity[], dateline: DatelinePlace | null): Entity[] {
  if (dateline === null) return [...entities];
  const { key } = dateline;
  const isNamed = entities.some((entity) => entity.type === 'place' && isCalled(entity, key));
  if (isNamed) return [...entities];
  const mentions = mentionsIn(doc, entities, key);
  const name = mentions[0]?.text ?? dateline.name;
  const place: Entity = { type: 'place', name, key, role: null, age: null, aliases: [], mentions, ...DATELINE };
  return [...entities, place].sort((a, b) => b.salience - a.salience);
}

/** Where a text has the place of its dateline after a word like "in", and no other name there. */
function mentionsIn({ text, tokens }: TokenizedText, entities: readonly Entity[], key: string): Mention[] {
  const words = key.split(' ');
  const taken = entities.flatMap(({ mentions }) => mentions).sort((a, b) => a.start - b.start);
  return tokens.flatMap((token, at): Mention[] => {
    if (token.lower !== words[0] || !isCapital(token) || !BEFORE_PLACE.has(lowerAt(tokens, at - 1))) return [];
    const last = tokens[at + words.length - 1];
    const isWhole = words.every((word, index) => lowerAt(tokens, at + index) === word);
    if (!isWhole || last === undefined || isCapital(tokens[at + words.length])) return [];
    const span = textSpan(text, token.start, last.end);
    return firstTouching(taken, span) < 0 ? [{ ...span, kind: 'name' }] : [];
  });
}

function isCalled({ key, aliases }: Entity, other: string): boolean {
  return key === other || aliases.some((alias) => nameKey(alias) === other);
}

/** The entities with the links of places; a country has one key, whatever the text calls it. */
function placed(text: string, entities: readonly Entity[], dateline: DatelinePlace | null): Entity[] {
  const links = linkPlaces(
    text,
    entities.filter(({ type }) => type === 'place'),
    dateline,
  );
  return entities.map((entity) => {
    const link = links.get(entity);
    return link === undefined ? entity : { ...entity, key: countryKey(entity.key), link };
  });
}
