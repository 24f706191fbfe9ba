import type { Analysis, Entity } from '../../analysis.ts';
import claimWords from '../../english/data/claim-words.json' with { type: 'json' };
import { isDeed, isForce } from '../../grammar/deeds.ts';
import { isRefusedThing } from '../../grammar/refusal.ts';
import type { Answer, Claimant, ClaimFact, EventFacts, EventStatus } from '../../record.ts';
import { beginsCapital } from '../../text/letters.ts';
import { firstIndex } from '../../text/search.ts';
import type { Span } from '../../text/spans.ts';
import type { ToldClause } from './bond.ts';
import actorWords from './data/actor-words.json' with { type: 'json' };
import { labelled, labelSource } from './source-label.ts';
import {
  doerAsClaimant,
  type EventWords,
  quotedBy,
  type Reports,
  reportOf,
  saysOfItself,
  sharesWords,
} from './whose-word.ts';

/** What the six questions were answered with. */
export type EventAnswers = Omit<EventFacts, 'status' | 'claimant'>;

/** The answers, and the clause of the text that tells the event. */
export interface FoundEvent {
  readonly answers: EventAnswers;
  readonly told: ToldClause | null;
  /** Whether the one it is told of suffers it. */
  readonly isPassive: boolean;
}

/** Whether an event happened by the article's own word, and else by whose. */
export type EventStanding = Pick<EventFacts, 'status' | 'claimant'>;

/** "claimed on Thursday to have taken the port", but not "claimed three lives": the doer's own word. */
const CLAIMS = /^(?:has |have |had )?claim(?:s|ed)? (?:(?:on|late|early|in|at) \S+ )?to (?:have|be)\b/i;

/**
 * How a predicate says itself what became of the event. In order: the first that fits decides. They look at the
 * beginning of the predicate only, where the verb of the event is.
 */
const PREDICATES: readonly (readonly [EventStatus, RegExp])[] = [
  [
    'alleged',
    /\b(?:allegedly|reportedly|purportedly|(?:is|are|was|were) accused|accused of|suspected of|alleged to)\b/i,
  ],
  ['alleged', CLAIMS],
  [
    'denied',
    new RegExp(
      String.raw`^(?:has |have |had )?(?:den(?:y|ies|ied)\b|plead(?:s|ed)? not guilty|` +
        String.raw`(?:reject(?:s|ed)?|dismiss(?:es|ed)?) (?:as\b|` +
        String.raw`(?:the |an? )?(?:claims?|allegations?|accusations?|reports?)\b))`,
      'i',
    ),
  ],
  [
    'admitted',
    new RegExp(
      String.raw`^(?:has |have |had )?(?:admit(?:s|ted)?\b|confess(?:es|ed)?\b|plead(?:s|ed)? guilty|` +
        String.raw`acknowledge[sd]?\b|concede[sd]?\b)`,
      'i',
    ),
  ],
  [
    'convicted',
    new RegExp(
      '^(?:(?:has|have|had) been |is |are |was |were |gets? )?(?:convicted|found guilty|sentenced|jailed|imprisoned)' +
        String.raw`\b|^(?:gets?|got) (?:life\b|\S+ (?:years?|months?)\b)`,
      'i',
    ),
  ],
  ['charged', /^(?:(?:has|have|had) been |is |are |was |were |faces? )?(?:charged|charges|indicted|arraigned)\b/i],
  [
    'predicted',
    new RegExp(
      String.raw`^(?:is |are |was |were )?(?:${actorWords.predicted.join('|')})\b|` +
        String.raw`^(?:may|could|might|(?:is|are|was|were) likely)\b|` +
        // "are feared to have drowned", "is believed to be held"
        String.raw`^(?:is |are |was |were )?(?:feared|presumed) (?:dead|drowned|killed|lost|to)\b|` +
        String.raw`^(?:is|are) (?:believed|thought|understood) to\b`,
      'i',
    ),
  ],
  ['announced', /^(?:has |have |had )?(?:today )?(?:announce[sd]?|unveil(?:s|ed)?)\b/i],
  ['announced', /^(?:is|are) (?:pleased|delighted|proud|excited) to announce\b/i],
  [
    'planned',
    new RegExp(
      '^(?:will|plans?|planned|intends?|aims?|proposes?|vows?|pledges?|promises?|' +
        String.raw`(?:is|are|was|were) (?:to|set to|due to|planning|going to|scheduled))\b|^to (?!be\b)\p{Ll}+`,
      'iu',
    ),
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

/** What its own doer vouches for. */
const VOUCHED: ReadonlySet<EventStatus> = new Set<EventStatus>(['denied', 'admitted', 'announced']);
/** What becomes an announcement where the one who says it is the one who does it. */
const ANNOUNCED: ReadonlySet<EventStatus> = new Set<EventStatus>(['reported', 'planned']);

/**
 * Whose word the event is, and what became of it. A deed for which somebody could be tried is never `reported` where
 * the article puts it in somebody's mouth, or says that its doer is accused or charged.
 */
export function standingOf(analysis: Analysis, event: FoundEvent, reports: Reports): EventStanding {
  const { answers, told } = event;
  const { what, who } = answers;
  if (what === null) return UNKNOWN;
  const words = { who, what, told };
  const found = reportOf(words, reports);
  const report = found === undefined || isBeyond(words, found) ? undefined : found;
  const isQuoted = opensQuoted(analysis, what);
  const claimant =
    reporterOf(analysis, words, report, reports) ??
    quotedBy(words, reports) ??
    labelled(analysis, what, reports) ??
    (isQuoted ? tellerOfQuoted(analysis, words, reports) : null);
  const own = ownStatus(analysis, words);
  const status = own ?? (report === undefined ? 'reported' : BY_CLAIM[report.kind]);
  // "She told the guards that she had been hurt": who suffers something announces nothing.
  if (ANNOUNCED.has(status) && report !== undefined && !event.isPassive && isAnnouncement(analysis, words, report))
    return { status: 'announced', claimant };
  if (VOUCHED.has(status) || CLAIMS.test(what.text))
    return { status, claimant: claimant ?? vouching(analysis, words, status) };
  if (status !== 'reported') return { status, claimant };
  return isHeard(analysis, what)
    ? { status: 'alleged', claimant: claimant ?? claimantOfLead(analysis, reports, words) }
    : deedStanding(analysis, event, { report, claimant, isQuoted }, reports);
}

/** "Minister ‘took bribes’": a headline gives in quotation marks what it does not say itself. */
function opensQuoted({ text, title }: Analysis, { in: where, start, end }: Answer): boolean {
  const words = where === 'title' ? (title ?? '') : text;
  return QUOTE.test(words.slice(Math.max(0, start - 1), start)) && QUOTE.test(words.slice(end - 1, end + 1));
}
const QUOTE = /^["'‘“]|["'’”]$/;

/** "Otto Falk, whose bread told Velde that it was hungry, died": what the dead said does not go on over the death. */
function isBeyond({ what, told }: EventWords, { start }: Span): boolean {
  return DIES.test(what.text) && told !== null && told.subject !== null && start >= told.subject.end;
}
const DIES = /^(?:has )?die[sd]\b/;

/** Whose word an event is. */
interface Word {
  readonly report: ClaimFact | undefined;
  readonly claimant: Claimant | null;
  /** Whether it is told in quotation marks. */
  readonly isQuoted: boolean;
}

/** Of what is told as the article's own word, what could be tried is alleged where anybody else may say it. */
function deedStanding(
  analysis: Analysis,
  { answers: { what, who }, told, isPassive }: FoundEvent,
  { report, claimant, isQuoted }: Word,
  { claims }: Reports,
): EventStanding {
  // "were killed", "Four killed in Velde": who suffers a deed is accused of nothing.
  const isAnyDeed = (what !== null && isDeed(what.text)) || isToldDeed(analysis, told);
  if (!isAnyDeed || isPassive || isForce(who?.text ?? '')) return { status: 'reported', claimant };
  const isOwnWord =
    !isQuoted && report === undefined && claimant === null && labelSource(analysis, { in: 'title', start: 0 }) === null;
  return { status: isOwnWord ? accusedStatus(analysis, who, claims) : 'alleged', claimant };
}

/** "Mayor took cash" of a mayor who "took $50,000 in bribes": a headline may not name the deed. */
function isToldDeed({ text }: Analysis, told: ToldClause | null): boolean {
  return told !== null && isDeed(text.slice(told.predicate.start, told.predicate.end));
}

/** "Dentist poisoned partner, jury told": whether a headline says before whom its event was said. */
function isHeard({ title }: Analysis, { in: where }: Answer): boolean {
  return where === 'title' && HEARD.test(title ?? '');
}
const HEARD = new RegExp(
  `, (?:(?:a|the) )?(?:\\S+ )?(?:${claimWords.hearers.join('|')}) (?:(?:is|was|are) )?(?:told|hears?|heard)$`,
  'i',
);

/** Whoever makes the report; a court that heard it gives way to who tells it so. */
function reporterOf(
  analysis: Analysis,
  words: EventWords,
  report: ClaimFact | undefined,
  reports: Reports,
): Claimant | null {
  const claimant = report?.claimant ?? null;
  const isHearer = claimant !== null && HEARERS.has(lastWord(claimant.text));
  return isHearer ? (claimantOfLead(analysis, reports, words) ?? claimant) : claimant;
}

/** Whose words a headline quotes, by the first sentences. */
function tellerOfQuoted(analysis: Analysis, words: EventWords, reports: Reports): Claimant | null {
  return claimantOfLead(analysis, reports, isDeed(words.what.text) ? words : null);
}

/**
 * Who tells a court so in the first sentences; what a court "heard" is not its own word, and who denies it does not
 * tell it.
 *
 * @param accusing - of a deed, its words: who tells it repeats some of them, and is not who does it
 */
function claimantOfLead(
  analysis: Analysis,
  { claims, opening }: Reports,
  accusing: EventWords | null,
): Claimant | null {
  const { sentences } = analysis;
  const end = sentences[Math.min(LEAD, sentences.length) - 1]?.end ?? 0;
  const tells = ({ kind, start, text, claimant }: ClaimFact): boolean => {
    if (claimant === null || start >= end || kind === 'denied' || kind === 'no-comment') return false;
    if (HEARERS.has(lastWord(claimant.text))) return false;
    if (accusing === null) return true;
    const isOfDeed = PROSECUTORS.test(claimant.text) || sharesWords(text, accusing.what.text);
    return isOfDeed && !saysOfItself(claimant, accusing, analysis);
  };
  return [...claims, ...opening].find(tells)?.claimant ?? null;
}
const PROSECUTORS = /\bprosecut/i;
const LEAD = 3;
const HEARERS = new Set(claimWords.hearers);

function lastWord(text: string): string {
  return text.toLowerCase().split(/\s/).at(-1) ?? '';
}

/** What the words of the event say of its status, those of the answer first. */
function ownStatus(analysis: Analysis, { who, what, told }: EventWords): EventStatus | undefined {
  const { text } = analysis;
  if (FINED.test(what.text)) return isByCourt(analysis, { who, what, told }) ? 'convicted' : undefined;
  const own = statusOf(what.text);
  if (what.in === 'text' || told === null || (own !== undefined && own !== 'planned')) return own;
  return statusOf(text.slice(told.predicate.start, told.predicate.end)) ?? own;
}

const FINED = /^(?:(?:has|have|had) been |is |are |was |were |gets? |has |have |had )?fine[sd]\b/i;

/**
 * A court convicts whom it fines; a regulator, a council or a club does not. It is the one who acts that tells ("the
 * court fined", "fined by magistrates"), else a court, a plea or a trial in the first sentences.
 */
function isByCourt({ text, sentences }: Analysis, { who, what, told }: EventWords): boolean {
  const order = told === null ? 0 : firstIndex(sentences.length, (at) => (sentences[at]?.end ?? 0) > told.verb.start);
  const first = sentences.slice(order, order + LEAD).map(({ start, end }) => text.slice(start, end));
  const words = told === null ? what.text : text.slice(told.predicate.start, told.predicate.end);
  const doer = told?.subject == null ? (who?.text ?? '') : text.slice(told.subject.start, told.subject.end);
  // "has fined", "fines": the subject acts, even where the headline names the one who suffers it.
  if (ACTIVE.test(words) && told !== null) return COURTS.test(doer);
  const agent = AGENT.exec(first[0] ?? '')?.[1] ?? AGENT.exec(what.text)?.[1];
  if (agent !== undefined) return COURTS.test(agent);
  return first.some((sentence) => TRIED.test(sentence) && !APPEAL.test(sentence));
}
const ACTIVE = /^(?:has |have |had )?fine[sd]\b/i;
const AGENT = /\bfined\b[^.;]{0,120}? by (?!\S{1,20}ing\b)([^,.;]{1,60})/i;
const COURTS = new RegExp(String.raw`\b(?:${actorWords.courts.join('|')})\b`, 'i');
const TRIED = new RegExp(String.raw`\b(?:${[...actorWords.courts, ...actorWords.tried].join('|')})\b`, 'i');
/** Who will go to a court has not been there. */
const APPEAL = /\bappeal/i;

function statusOf(predicate: string): EventStatus | undefined {
  const status = PREDICATES.find(([, pattern]) => pattern.test(predicate))?.[0];
  if (status === 'charged' && (ASKS_MONEY.test(predicate) || HAS_DUTY.test(predicate))) return undefined;
  if (status !== 'denied') return status;
  const denied = DENIES.exec(predicate);
  if (denied === null) return status;
  const object = predicate.slice(denied[0].length);
  // "Senator Denies Affair": in a headline set in capitals they begin no name.
  return isRefusedThing(beginsCapital(predicate) ? object.toLowerCase() : object) ? undefined : status;
}
/** "charges more than $5 a cup" */
const ASKS_MONEY = /^(?:has |have |had )?charge[sd] (?:(?:more|less) than |up to |about |customers )?\p{Sc}/u;
/** "was charged with finding a site" */
const HAS_DUTY = new RegExp(String.raw`\bcharge[sd] with (?:(?:an?|the) )?(?:${claimWords.duties.join('|')})\b`, 'i');
const DENIES = /^(?:has |have |had )?den(?:y|ies|ied) /i;

function isAnnouncement(analysis: Analysis, words: EventWords, { kind, claimant }: ClaimFact): boolean {
  return kind === 'announced' || (kind === 'said' && claimant !== null && saysOfItself(claimant, words, analysis));
}

/** The doer, where the text's own clause has the status that its doer vouches for. */
function vouching(analysis: Analysis, { what, told }: EventWords, status: EventStatus): Claimant | null {
  if (told === null) return null;
  const { start, end } = told.predicate;
  const isTold = what.in === 'text' || statusOf(analysis.text.slice(start, end)) === status;
  return isTold ? doerAsClaimant(analysis, told) : null;
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

/** Whether a mention comes before a cue in the same sentence. */
function isBefore({ sentences }: Analysis, mention: Span, cue: Span): boolean {
  const order = firstIndex(sentences.length, (at) => (sentences[at]?.end ?? 0) > cue.start);
  return mention.start >= (sentences[order]?.start ?? 0) && mention.end <= cue.start;
}
