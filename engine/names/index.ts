import type { Entity, TokenizedText } from '../analysis.ts';
import type { Mention } from '../record.ts';
import { textSpan } from '../spans.ts';
import { nameKey } from './key.ts';
import { type Cluster, linkNames } from './link.ts';
import { nameModel } from './model.ts';
import { pronounsOf } from './pronouns.ts';
import { repeatedSurnames } from './repeat.ts';
import { roleOf } from './roles.ts';
import { type NameMention, settleNames } from './settle.ts';
import { tagNames } from './tagger.ts';

/**
 * A name is shown where its mentions together were at least this far ahead of the next best reading, in the model's unit: a precision of
 * about .8 on unseen news (bench/names.ts), where all of them have .77. Chosen from 0, 40, 80 and 120 on the bench's rows.
 */
const MIN_MARGIN = 80;
/** A lone word that is named once may be any noun with a capital. */
const MIN_LONE_MARGIN = 200;
/** Margin at which a name is as sure as it gets. */
const SURE_MARGIN = 400;

function isSure({ mentions, isLoose }: Cluster): boolean {
  if (isLoose) return true;
  const margin = mentions.reduce((sum, mention) => sum + mention.margin, 0);
  const [only] = mentions;
  const isLone = mentions.length === 1 && only !== undefined && only.to - only.from === 1;
  return margin >= (isLone ? MIN_LONE_MARGIN : MIN_MARGIN);
}

/** Whether a form is all in capitals, as in a heading. */
function isShouted(form: string): boolean {
  return form === form.toUpperCase();
}

/** The mention that names it most fully; of equal ones the first. */
function fullest(mentions: readonly NameMention[]): NameMention | undefined {
  return mentions.reduce<NameMention | undefined>(
    (best, mention) => (best === undefined || mention.to - mention.from > best.to - best.from ? mention : best),
    undefined,
  );
}

/** In [0, 1]: how sure the name is, and how much of the article it is about (mentions, place of the first, title). */
function scoreOf(cluster: Cluster, doc: TokenizedText, isInTitle: boolean): number {
  const margin = cluster.mentions.reduce((sum, mention) => sum + mention.margin, 0);
  const certainty = 0.6 + 0.4 * Math.min(1, margin / SURE_MARGIN);
  const first = cluster.mentions[0]?.start ?? 0;
  const early = 1 - first / Math.max(1, doc.text.length);
  const often = Math.min(1, cluster.mentions.length / 5);
  const salience = 0.45 * often + 0.35 * early + (isInTitle ? 0.2 : 0);
  return Math.round(certainty * (0.4 + 0.6 * salience) * 1000) / 1000;
}

function entityOf(cluster: Cluster, doc: TokenizedText, pronouns: readonly Mention[], titleKey: string): Entity | null {
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
    aliases: forms.filter((form) => form !== name),
    mentions,
    score: scoreOf(cluster, doc, isInTitle),
  };
}

/**
 * The people, organisations and places of an English text: found by a trained tagger, made consistent over the text, and linked, so that "Antony Blinken" and
 * "Blinken" are one. Every mention is a span of the text without article, title or possessive.
 *
 * @returns most salient first
 */
export function findEntities(doc: TokenizedText, options: { readonly title: string | null }): Entity[] {
  const clusters = linkNames(settleNames(doc, repeatedSurnames(doc, tagNames(doc, nameModel())))).filter(isSure);
  const pronouns = pronounsOf(doc, clusters);
  const titleKey = ` ${nameKey(options.title ?? '')} `;
  return clusters
    .flatMap((cluster) => {
      const entity = entityOf(cluster, doc, pronouns.get(cluster) ?? [], titleKey);
      return entity === null ? [] : [entity];
    })
    .sort((a, b) => b.score - a.score || (a.mentions[0]?.start ?? 0) - (b.mentions[0]?.start ?? 0));
}
