import type { Analysis, Entity, EntityMention } from '../../analysis.ts';
import { lastBegun } from '../../text/spans.ts';
import { PREPOSITION } from './namings.ts';

/** How far before "it" the organization it stands for may be named, in sentences. */
const SENTENCES_BACK = 2;
/** The most characters before a name that can be the subject. */
const LONGEST_OPENING = 60;
/** What may come before the name that opens a sentence: "But", "The security service" */
const BEFORE_SUBJECT = /^(?:[\p{L}-]+,? ){0,3}$/u;
/** What makes the name after it no subject. */
const GOVERNING = new RegExp(`\\b${PREPOSITION}\\b`, 'i');

/**
 * The organization that "it" stands for where something is said: the one that opens the sentence or one of the two
 * before it; null where another organization is named in between, or the nearest sentence opens with none.
 *
 * @param offset where "it" is
 */
export function organizationSaying(
  { mentions, sentences, text }: Pick<Analysis, 'mentions' | 'sentences' | 'text'>,
  offset: number,
): Entity | null {
  const own = lastBegun(sentences, offset);
  for (let order = own; order >= Math.max(0, own - SENTENCES_BACK); order--) {
    const sentence = sentences[order];
    if (sentence === undefined) continue;
    const named = mentions
      .within({ start: sentence.start, end: Math.min(sentence.end, offset) })
      .filter(isOrganization);
    const [first] = named;
    if (first === undefined) continue;
    const before = text.slice(sentence.start, Math.min(first.mention.start, sentence.start + LONGEST_OPENING));
    const isSubject = BEFORE_SUBJECT.test(before) && !GOVERNING.test(before);
    return isSubject && named.every(({ entity }) => entity === first.entity) ? first.entity : null;
  }
  return null;
}

function isOrganization({ entity, mention }: EntityMention): boolean {
  return entity.type === 'organization' && mention.kind === 'name';
}
