import { logistic } from '../text/logistic.ts';
import type { TokenizedText } from '../text/tokenized-text.ts';
import { gazetteer } from './gazetteer.ts';
import type { Cluster } from './link.ts';

/** What there may be to say for a name. The order is that of the weights in data/certainty.json. */
export const EVIDENCE = [
  'always',
  'person',
  'organization',
  'sum of margins',
  'best margin',
  'least margin',
  'mentions',
  'one word',
  'over three words',
  'person of several words',
  'capitals throughout',
  'listed place',
  'listed body',
  'listed first name',
  'title before it',
  'short form of several',
  'opens sentences only',
] as const;

/** Margins lie between 0 and a few thousand: in parts of this logarithm theirs is about in [0, 1]. */
const WIDE_MARGIN = Math.log(2000);
const OFTEN = Math.log(10);
const MANY_WORDS = 3;

function scaled(margin: number): number {
  return Math.log1p(Math.max(0, margin)) / WIDE_MARGIN;
}

/**
 * The evidence for a name, from all its mentions together.
 *
 * @returns a number about in [0, 1] for each entry of {@link EVIDENCE}
 */
export function evidenceFor({ type, isLoose, mentions }: Cluster, doc: TokenizedText): readonly number[] {
  let sum = 0;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  let fullest = { from: 0, to: 0, start: 0, end: 0 };
  let opensOnly = true;
  let isAddressed = false;
  for (const mention of mentions) {
    sum += mention.margin;
    best = Math.max(best, mention.margin);
    least = Math.min(least, mention.margin);
    if (mention.to - mention.from > fullest.to - fullest.from) fullest = mention;
    const sentence = doc.sentences[doc.tokens[mention.from]?.sentence ?? -1];
    if (sentence?.firstToken !== mention.from) opensOnly = false;
    if (mention.title !== null) isAddressed = true;
  }
  const words = fullest.to - fullest.from;
  const form = doc.text.slice(fullest.start, fullest.end);
  const isListed = gazetteer().lists(type, doc.tokens, fullest.from, fullest.to);
  return [
    1,
    Number(type === 'person'),
    Number(type === 'organization'),
    scaled(sum),
    scaled(best),
    scaled(least),
    Math.min(1, Math.log(mentions.length) / OFTEN),
    Number(words === 1),
    Number(words > MANY_WORDS),
    Number(type === 'person' && words > 1),
    Number(form === form.toUpperCase()),
    Number(type === 'place' && isListed),
    Number(type === 'organization' && isListed),
    Number(type === 'person' && isListed),
    Number(isAddressed),
    Number(isLoose),
    Number(opensOnly),
  ];
}

/**
 * How likely a name is one, with its right bounds and type: logistic regression over its evidence. Of the names that
 * get .9, nine in ten are right; `node bench/calibration.ts` shows it, each document read with weights fitted on
 * others.
 *
 * @param weights - one for each entry of {@link EVIDENCE}
 * @returns in (0, 1)
 */
export function certaintyOf(evidence: readonly number[], weights: readonly number[]): number {
  const sum = evidence.reduce((before, value, index) => before + value * (weights[index] ?? 0), 0);
  return logistic(sum);
}
