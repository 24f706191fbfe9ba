import type { Analysis, Entity } from '../../analysis.ts';
import { isDeed } from '../../grammar/deeds.ts';
import type { Answer, Claimant, ClaimFact, EventFacts, EventStatus } from '../../record.ts';
import { firstIndex } from '../../text/search.ts';
import type { Span } from '../../text/spans.ts';

/** What the six questions were answered with. */
export type EventAnswers = Omit<EventFacts, 'status' | 'claimant'>;

/** Whether an event happened by the article's own word, and else by whose. */
export type EventStanding = Pick<EventFacts, 'status' | 'claimant'>;

/**
 * How a predicate says itself what became of the event. In order: the first that fits decides. They look at the
 * beginning of the predicate only, where the verb of the event is.
 */
const PREDICATES: readonly (readonly [EventStatus, RegExp])[] = [
  [
    'alleged',
    /\b(?:allegedly|reportedly|purportedly|is accused|are accused|was accused|were accused|accused of|suspected of)\b/i,
  ],
  [
    'denied',
    /^(?:has |have |had )?(?:den(?:y|ies|ied)\b|plead(?:s|ed)? not guilty|rejects? (?:claims|allegations)|dismiss(?:es|ed) (?:claims|allegations))/i,
  ],
  [
    'admitted',
    /^(?:has |have |had )?(?:admit(?:s|ted)?\b|confess(?:es|ed)?\b|plead(?:s|ed)? guilty|acknowledge[sd]?\b|concede[sd]?\b)/i,
  ],
  [
    'convicted',
    /^(?:(?:has|have|had) been |is |are |was |were |gets? )?(?:convicted|found guilty|sentenced|jailed|imprisoned|fined)\b/i,
  ],
  ['charged', /^(?:(?:has|have|had) been |is |are |was |were |faces? )?(?:charged|charges|indicted|arraigned)\b/i],
  [
    'predicted',
    /^(?:is |are |was |were )?(?:expected|forecast|predicted|projected|likely|tipped)\b|^(?:may|could|might|(?:is|are|was|were) likely)\b/i,
  ],
  ['announced', /^(?:has |have |had )?(?:announce[sd]?|unveil(?:s|ed)?)\b/i],
  [
    'planned',
    /^(?:will|plans?|planned|intends?|aims?|proposes?|vows?|pledges?|promises?|(?:is|are|was|were) (?:to|set to|due to|planning|going to|scheduled))\b|^to (?!be\b)\p{Ll}+/iu,
  ],
];

/** What a claim that holds the event makes of it. */
const BY_CLAIM: Readonly<Record<ClaimFact['kind'], EventStatus>> = {
  said: 'reported',
  alleged: 'alleged',
  denied: 'denied',
  admitted: 'admitted',
  charged: 'charged',
  convicted: 'convicted',
  announced: 'announced',
  predicted: 'predicted',
  'no-comment': 'reported',
};

const UNKNOWN: EventStanding = { status: 'reported', claimant: null };

/**
 * Whose word the event is, and what became of it. A deed for which somebody could be tried is never `reported` where
 * the article puts it in somebody's mouth, or says that its doer is accused or charged.
 */
export function standingOf(analysis: Analysis, answers: EventAnswers, claims: readonly ClaimFact[]): EventStanding {
  const { what, who } = answers;
  if (what === null) return UNKNOWN;
  const claim = holding(what, who, claims);
  const claimant = claim?.claimant ?? null;
  const own = PREDICATES.find(([, pattern]) => pattern.test(what.text))?.[0];
  if (own !== undefined) return { status: own, claimant };
  const byClaim = claim === undefined ? 'reported' : BY_CLAIM[claim.kind];
  if (byClaim !== 'reported' || !isDeed(what.text)) return { status: byClaim, claimant };
  return { status: claim === undefined ? accusedStatus(analysis, who, claims) : 'alleged', claimant };
}

/** The claim that the event is part of; what a title says is compared by its words with the claims of the article. */
function holding(what: Answer, who: Answer | null, claims: readonly ClaimFact[]): ClaimFact | undefined {
  if (what.in === 'text') {
    const inside = claims.filter(({ start, end }) => start <= what.start && what.end <= end);
    // Of nested claims the inner one says it; a claim whose claimant is the event's own doer is the event.
    return inside.findLast(({ claimant }) => !isDoer(claimant, who));
  }
  const wanted = wordsOf(what.text);
  return claims.find(({ text, claimant }) => !isDoer(claimant, who) && isWithin(wanted, wordsOf(text)));
}

function isDoer(claimant: Claimant | null, who: Answer | null): boolean {
  return claimant !== null && who !== null && who.in === 'text' && claimant.start < who.end && who.start < claimant.end;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 3));
}

/** How much of a title's predicate a claim has to hold. */
const MIN_SHARE = 0.6;

function isWithin(wanted: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  if (wanted.size < 2) return false;
  let shared = 0;
  for (const word of wanted) if (words.has(word)) shared++;
  return shared >= wanted.size * MIN_SHARE;
}

/**
 * "charged" or "alleged" where a sentence of the article says so of the event's doer; "convicted" where one says that.
 */
function accusedStatus(analysis: Analysis, who: Answer | null, claims: readonly ClaimFact[]): EventStatus {
  const named = who?.in === 'text' ? analysis.mentions.entitiesWithin(who) : new Set<Entity>();
  const doer = analysis.entities.find((entity) => named.has(entity));
  if (doer === undefined) return 'reported';
  const found = new Set(
    claims
      .filter(({ claimant, cue }) => claimant === null && doer.mentions.some((at) => isBefore(analysis, at, cue)))
      .map(({ kind }) => kind),
  );
  const status = (['convicted', 'charged', 'alleged'] as const).find((kind) => found.has(kind));
  return status ?? 'reported';
}

/** Whether a mention stands before a cue in the same sentence. */
function isBefore({ sentences }: Analysis, mention: Span, cue: Span): boolean {
  const order = firstIndex(sentences.length, (at) => (sentences[at]?.end ?? 0) > cue.start);
  return mention.start >= (sentences[order]?.start ?? 0) && mention.end <= cue.start;
}
