/** What tells a story from what a site says to its readers: that somebody said or did something. */

import words from './data/words.json' with { type: 'json' };

const SAID = words.reporting.join('|');
/** ", in which she writes of the sea" says of what there is to subscribe to. */
const NO_CLAUSE = String.raw`(?!(?:[a-z]{2,5} )?(?:when|where|which)\b)`;
/** "…, the mayor told residents", "…, disait la maire", "…, they ask", "A court ruled that …" */
const REPORTED = new RegExp(
  String.raw`[,”"»“] ${NO_CLAUSE}(?:[^\s,.;:!?]{1,40} ){0,5}(?:${SAID})(?=[\s,.;:!?]|$)|` +
    String.raw`, (?:they|(?:the )?[a-z]{3,20}(?<!\bwe|\byou)) (?:say|ask|warn)(?=[\s,.;:!?]|$)|` +
    String.raw`[,”"] (?:(?:he|she|they|it|[A-Z][\w'’-]{1,40}) )?(?:according to|reported|announced)\b|` +
    String.raw`^[^,.;:!?]{3,80} (?:said|ruled|warned|argued|found) that\b`,
);
/** ", rät der Kämmerer.", ", советует казначей.": a verb and somebody at the end of a line that opens as a pointer. */
const ADVISED = new RegExp(
  String.raw`, \p{Ll}{3,14} (?:${words.articlesAbroad.join('|')}) \p{L}[\p{L}-]{1,30}\.$|` +
    String.raw`, (?:советует|советуют|просит|радить) [\p{L}-]{2,30}\.$`,
  'u',
);

/** What stands before who said something, or the verb that needs no such mark. */
const MARK = /[,”"»“] |that /;
/** Somebody of whom the text tells, and not such a clause: "when she publishes a story". */
const SOMEBODY = /(?<!\b(?:when|whenever|where|which|what) )\b(?:[Hh]e|[Ss]he)\b/;

/** Whether a text reports what somebody said. */
export function isReported(text: string): boolean {
  return MARK.test(text) && REPORTED.test(text);
}

/** Whether a text tells of somebody, as no appeal to readers does. */
export function isTold(text: string): boolean {
  return SOMEBODY.test(text) || isReported(text) || (text.endsWith('.') && ADVISED.test(text));
}
