import claimWords from '../../english/data/claim-words.json' with { type: 'json' };
import { isRefusedThing } from '../../grammar/refusal.ts';
import { reportVerb } from '../../grammar/report-verbs.ts';
import { ASSERTIONS } from '../../grammar/speech.ts';
import type { Atoms } from '../../text/atoms.ts';
import { evidenceOf } from './evidence.ts';
import { type ClaimModel, rowOf } from './model.ts';
import { isPlainSpeech, isSpeechVerb } from './plain-speech.ts';
import type { ClaimInPlace, ReadClaim } from './report.ts';
import { isHearing } from './sentence.ts';

/**
 * The trust from which a report is shown: the precision aimed at on articles that the model was not taught
 * (`node bench/train/claims.ts`).
 */
const THRESHOLD = 0.7;
/**
 * The same where the words are built as a statement, so that nothing but the choice of the annotators speaks against
 * them: of 80 below the usual threshold, read by eye in articles of two outlets, nine in ten were right.
 */
const STATEMENT_THRESHOLD = 0.45;
/** The same for {@link isPlainlySaid}. */
const PLAIN_THRESHOLD = 0.35;
const STATEMENTS: ReadonlySet<ReadClaim['frame']> = new Set<ReadClaim['frame']>([
  'that',
  'object that',
  'trailing',
  'parenthetical',
  'according',
]);

/**
 * Constructions that leave no doubt, whatever their verb: accusations, pleas, a name after "said" at the end, and that
 * somebody says nothing.
 */
const PLAIN: ReadonlySet<ReadClaim['frame']> = new Set<ReadClaim['frame']>([
  'accusation',
  'plea',
  'silence',
  'inverted',
  'hearsay',
]);
const PLAIN_TRUST = 0.8;
/** What somebody denies or admits is the other side's answer: shown at a lower trust. */
const ANSWERS = new Set(['deny', 'admit', 'concede', 'confess']);
const ANSWER_THRESHOLD = 0.3;
/** Trust of {@link isPlainSpeech}: nine in ten of those that had less were right, read by eye in two outlets. */
const PLAIN_SPEECH_TRUST = 0.72;
/** The same for a forecast: "expects winds to ease". */
const FORECAST_THRESHOLD = 0.65;

/** The same for a noun or a phrase with a preposition ("discussed the plan", "pointed to"), as often no statement. */
const LOOSE_THRESHOLD = 0.78;
/** Verbs that tell with a noun, too: "announced $2 million for", "promised an inquiry". */
const TELLING = new Set(['announce', 'describe', 'promise']);
const TELLING_THRESHOLD = 0.5;
const LOOSE: ReadonlySet<ReadClaim['frame']> = new Set<ReadClaim['frame']>(['noun', 'preposition']);

/** What is turned down rather than denied, unless it is somebody's assertion: "rejected the budget". */
const TURNING_DOWN = new Set(['reject', 'dismiss']);

function isTurnedDown(atoms: Atoms, { lemma, frame, from, to }: ReadClaim): boolean {
  if (!TURNING_DOWN.has(lemma) || frame === 'that') return false;
  for (let at = from; at < to; at++) if (ASSERTIONS.has(atoms.lower(at))) return false;
  return true;
}

/** "denied him a bed", "denied the rower a visa", "refused to open it": an act. */
function isRefused(atoms: Atoms, { lemma, frame, from, to }: ReadClaim): boolean {
  if (lemma === 'refuse') return true;
  if (lemma !== 'deny' || frame !== 'noun') return false;
  return isRefusedThing(atoms.text.slice(atoms.at(from).start, atoms.at(to - 1).end));
}

/** What somebody is praised or blamed for is no statement: "praised his players", "cited rising costs". */
const JUDGING = new Set(claimWords.judging);

function isJudged({ lemma, frame, mode }: ReadClaim): boolean {
  // "must accept that"
  if (lemma === 'accept' && mode !== 'active') return true;
  return frame === 'noun' && JUDGING.has(lemma);
}

/** How likely a report is one whose words and claimant are right, in [0, 1]. */
export function trustIn(atoms: Atoms, place: ClaimInPlace, model: ClaimModel): number {
  if (isTurnedDown(atoms, place.claim) || isJudged(place.claim) || isRefused(atoms, place.claim)) return 0;
  // "three houses, for which, according to the city, it was not to blame": what is said comes after.
  if (DANGLING.test(atoms.raw(place.claim.to - 1))) return 0;
  if (PLAIN.has(place.claim.frame) || isQuotedAs(atoms, place.claim) || ownsUp(atoms, place.claim)) return PLAIN_TRUST;
  const trust = model.probability(evidenceOf(atoms, place).map(rowOf));
  const { claim } = place;
  const isPlain =
    isPlainSpeech(atoms, place) || isDenial(atoms, claim) || isUndertaking(atoms, claim) || isHeard(atoms, claim);
  return isPlain ? Math.max(trust, PLAIN_SPEECH_TRUST) : trust;
}

const DANGLING = /^(?:which|whom?)$/;

/** "…, an inquest was told on Monday", "a court heard that …", "…, the tribunal found" */
function isHeard(atoms: Atoms, { frame, lemma, claimant }: ReadClaim): boolean {
  const isPlain = frame === 'trailing' || (lemma === 'tell' && (frame === 'that' || frame === 'clause'));
  if (!isPlain || claimant === null) return false;
  return (lemma === 'tell' || lemma === 'find') && isHearing(atoms, claimant);
}

/** "Newsline quoted the minister as saying the tax would rise" */
function isQuotedAs(atoms: Atoms, { mode, cue, frame }: ReadClaim): boolean {
  return mode === 'participle' && atoms.lower(cue.from - 1) === 'as' && (frame === 'clause' || frame === 'that');
}

/** "promised to pay", "claim to have seen it"; "described the spill as a disaster". */
function isUndertaking(atoms: Atoms, { lemma, frame, mode, claimant, cue, from, to }: ReadClaim): boolean {
  if (mode !== 'active' || claimant === null || claimant.to !== cue.from) return false;
  if (lemma === 'describe') return frame === 'noun' && atoms.find('as', from + 1, to - 1) >= 0;
  // "promises to be a fine day"
  // "warned customers not to open it"
  if (frame === 'object infinitive') return URGING.has(lemma);
  return frame === 'infinitive' && PROMISING.has(lemma) && atoms.lower(from + 1) !== 'be';
}
const URGING = new Set(['warn', 'urge', 'advise']);
const PROMISING = new Set(['promise', 'vow', 'pledge', 'claim']);

/** "claimed responsibility", "claim full responsibility": it is theirs by their own word. */
export function ownsUp(atoms: Atoms, { lemma, frame, mode, from, to }: ReadClaim): boolean {
  if (lemma !== 'claim' || frame !== 'noun' || mode !== 'active') return false;
  return atoms.find('responsibility', from, Math.min(to, from + 2)) >= 0;
}

/** "denied any wrongdoing", "deny the charges", "denies murder"; but "denied him entry". */
function isDenial(atoms: Atoms, { lemma, frame, mode, claimant, from, to }: ReadClaim): boolean {
  if (reportVerb(lemma)?.kind !== 'denied' || mode === 'passive' || claimant === null) return false;
  if (frame === 'participle') return lemma === 'deny';
  for (let at = from; at < to; at++)
    if (ACCUSED.has(atoms.lower(at)) || ASSERTIONS.has(atoms.lower(at))) return frame === 'noun' || frame === 'clause';
  return false;
}
const ACCUSED = new Set(claimWords.accused);

/** Whether a report is built as a statement: "…, police said", "according to the mayor", "the mayor said that …". */
export function isStatement({ frame }: ReadClaim): boolean {
  return STATEMENTS.has(frame);
}

/** Whether a report is trusted enough to be shown. */
export function isTrusted(claim: ReadClaim, trust: number): boolean {
  // "spoke only to confirm his name"
  if (claim.frame === 'noun' && claim.mode === 'infinitive') return false;
  return !isDemand(claim) && trust >= leastTrust(claim);
}

/** "A cynic might say", "his lawyers may contend", "they must show": nobody has; but "cannot say", "can reveal". */
export function isImagined(atoms: Atoms, { frame, lemma, cue: { from, to } }: ReadClaim): boolean {
  if (frame === 'silence' || (atoms.lower(from) === 'can' && DISCLOSING.has(lemma))) return false;
  return to > from + 1 && IMAGINED.has(atoms.lower(from)) && !atoms.at(from).capital;
}
const IMAGINED = new Set(claimWords.imagined);
const DISCLOSING = new Set(['announce', 'confirm', 'disclose', 'reveal']);

/** "called for a ban", "posted a picture", "expressed support for": nothing that could be true or false is said. */
function isDemand({ frame, lemma }: ReadClaim): boolean {
  return DEMANDING.has(lemma) && LOOSE.has(frame);
}
const DEMANDING = new Set(claimWords.demanding);

function leastTrust(claim: ReadClaim): number {
  const { frame, lemma, mode } = claim;
  // "by admitting more students"
  const isDeed = frame === 'preposition' || (frame === 'noun' && mode === 'participle');
  if (ANSWERS.has(lemma) && mode !== 'passive' && !isDeed) return ANSWER_THRESHOLD;
  const kind = reportVerb(lemma)?.kind;
  const isForecast = kind === 'predicted';
  // "This includes promising bakers"
  const isTelling = frame === 'noun' && TELLING.has(lemma) && (lemma !== 'promise' || mode !== 'participle');
  if (isTelling && mode === 'active' && lemma !== 'describe') return TELLING_THRESHOLD;
  if (LOOSE.has(frame) && !isForecast && kind !== 'denied' && !isTelling) return LOOSE_THRESHOLD;
  if (isPlainlySaid(claim)) return PLAIN_THRESHOLD;
  if (isStatement(claim) || isToldPlainly(claim)) return STATEMENT_THRESHOLD;
  return isForecast && mode === 'active' ? FORECAST_THRESHOLD : THRESHOLD;
}

/** "the mayor warned that …", "…, the mayor said": read no other way. */
function isPlainlySaid({ frame, lemma, mode }: ReadClaim): boolean {
  return mode === 'active' && (frame === 'that' || (frame === 'trailing' && lemma === 'say'));
}

/** "the mayor said the road is shut", "experts believe it is", "…, telling the board it is", "accused the mayor of" */
function isToldPlainly({ frame, lemma, mode }: ReadClaim): boolean {
  if (frame === 'object of') return mode === 'active';
  return (
    frame === 'clause' && (mode === 'participle' ? isSpeechVerb(lemma) : mode === 'active' && OF_CLAUSES.has(lemma))
  );
}
const OF_CLAUSES = new Set(['say', 'believe']);
