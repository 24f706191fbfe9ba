import type { CleanArticle, Digest } from '../engine/record.ts';

/**
 * Words that say who says it, or that it is only said: written for this check alone, so that it cannot share an
 * oversight with the lists the engine trims by.
 */
const SAYING =
  'sa(?:id|ys?|ying)|t(?:old|ells?|elling)|according to|report(?:ed|s|ing|edly)|announc\\w+|alleg\\w+|accus\\w+|' +
  'charged with|suspect\\w*|claim\\w*|deni(?:ed|es)|deny(?:ing)?|admi(?:t|ts|tted|tting)|add(?:ed|s|ing)|' +
  'warn(?:ed|s|ing)|testif\\w+|insist\\w*|argu(?:ed|es|ing)|stat(?:ed|es|ing)|wrote|writes';
const DOUBT =
  'not|never|may|might|could|about|at least|at most|nearly|almost|apparently|supposedly|unconfirmed|likely|estimated';
const FINDING =
  '(?:court|inquest|tribunal|inquiry|jury|study|figures|survey|records) (?:has |have |had )?' +
  '(?:heard|found|shows?|suggests?|concluded|ruled)';
const ATTRIBUTION = new RegExp(`\\b(?:${SAYING}|${DOUBT}|${FINDING})\\b|n['’]t\\b`, 'iu');

/**
 * Words that a summary or a made headline leaves out although they say who says it, doubt it, deny it or limit a
 * figure.
 */
export interface LostAttribution {
  readonly in: 'summary' | 'headline';
  readonly shown: string;
  readonly lost: string;
}

/**
 * What a headline leaves out of a sentence, in one piece: its end, or words from its middle; null where it was not made
 * from it.
 */
function leftOut(sentence: string, title: string): string | null {
  const stopless = sentence.replace(/ ?\.$/, '');
  const kept = title.replace(/\.$/, '');
  let same = 0;
  while (same < kept.length && kept[same] === stopless[same]) same += 1;
  const rest = kept.slice(same);
  if (same * 2 < kept.length || !stopless.endsWith(rest)) return null;
  return stopless.slice(same, stopless.length - rest.length);
}

/**
 * Every attribution and hedge that trimming took from the summary sentences and the headline of an article in English.
 */
export function lostAttributions({ text }: Pick<CleanArticle, 'text'>, digest: Digest): LostAttribution[] {
  const { chosen, ranking } = digest.summary;
  const lost: LostAttribution[] = [];
  for (const order of chosen) {
    const sentence = ranking[order];
    if (sentence === undefined) continue;
    const shown = sentence.spans.map(([start, end]) => text.slice(start, end)).join('');
    for (const cut of sentence.cut)
      if (cut.why !== 'dateline' && ATTRIBUTION.test(cut.text)) lost.push({ in: 'summary', shown, lost: cut.text });
  }
  if (digest.titleFrom !== 'headline' || digest.title === null) return lost;
  const { title } = digest;
  const leads = ranking.map(({ spans }) => spans.map(([start, end]) => text.slice(start, end)).join(''));
  const cuts = leads.map((sentence) => leftOut(sentence.replace(/\s+/g, ' '), title)).filter((cut) => cut !== null);
  const [cut = 'its sentence: the article has none like it'] = cuts;
  if (cuts.length === 0 || ATTRIBUTION.test(cut)) lost.push({ in: 'headline', shown: title, lost: cut });
  return lost;
}
