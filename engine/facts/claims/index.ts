/**
 * What people are reported to have said without quotation marks: a verb of reporting opens a claim, learnt models say
 * where it ends and whether it is one.
 */

import type { Analysis } from '../../analysis.ts';
import type { Range } from '../../grammar/attribution.ts';
import { reportVerb } from '../../grammar/report-verbs.ts';
import type { Claimant, ClaimFact } from '../../record.ts';
import { type Span, type TextSpan, textSpan } from '../../text/spans.ts';
import type { SpeakerFinder } from '../quotes/speakers.ts';
import { reportEnd } from './ending.ts';
import { claimModels } from './model.ts';
import type { ReadClaim } from './report.ts';
import { isTrusted, trustIn } from './trust.ts';
import { unquotedClaims } from './unquoted.ts';

/** A report and how far it is to be trusted. */
interface TrustedClaim {
  readonly claim: ReadClaim;
  readonly trust: number;
}

/** Two reports that share this much of their words are one: the better one is kept. */
const SAME_SHARE = 0.5;

/**
 * Reported statements without quotation marks, in text order: what is said, by whom, and in which sense (alleged,
 * denied, charged, …). What stands in quotation marks is a quotation and no claim.
 *
 * @param quoted the quotations, in text order
 */
export function findClaims(analysis: Analysis, quoted: readonly Range[], speakers: SpeakerFinder): ClaimFact[] {
  const { atoms, text } = analysis;
  const span = ({ from, to }: Range): TextSpan => textSpan(text, atoms.at(from).start, atoms.at(to - 1).end);
  return unrepeated(trusted(analysis, quoted)).map(({ claim, trust }) => {
    const cue = span(claim.cue);
    const speaker = speakers.find(atoms, claim.claimant, claim.cue);
    const claimant: Claimant | null = speaker === null ? null : { ...speaker, cue };
    const said = span(claim);
    return { ...said, kind: kindOf(claim), cue, claimant, about: keysWithin(analysis, said), score: trust };
  });
}

function trusted(analysis: Analysis, quoted: readonly Range[]): TrustedClaim[] {
  const { atoms } = analysis;
  const { ending, trust } = claimModels();
  return unquotedClaims(analysis, quoted, (report) => reportEnd(atoms, report, ending))
    .map((place) => ({ claim: place.claim, trust: trustIn(atoms, place, trust) }))
    .filter((found) => isTrusted(found.claim, found.trust));
}

/**
 * Without those that share most of their words with a better one. Reports overlap only within a sentence, so few are
 * compared.
 */
function unrepeated(claims: readonly TrustedClaim[]): TrustedClaim[] {
  const kept: TrustedClaim[] = [];
  for (const found of claims) {
    const first = Math.max(0, kept.length - NEIGHBOURS);
    const rival = kept.findIndex(({ claim }, index) => index >= first && shareOf(claim, found.claim) >= SAME_SHARE);
    const held = kept[rival];
    if (held === undefined) kept.push(found);
    else if (found.trust > held.trust) kept[rival] = found;
  }
  return kept.sort((a, b) => a.claim.from - b.claim.from);
}

/** How many reports back one that shares words is looked for. */
const NEIGHBOURS = 6;

function shareOf(one: Range, other: Range): number {
  const shared = Math.min(one.to, other.to) - Math.max(one.from, other.from);
  return Math.max(0, shared) / (Math.max(one.to, other.to) - Math.min(one.from, other.from));
}

function kindOf({ lemma, frame }: ReadClaim): ClaimFact['kind'] {
  if (frame === 'silence') return 'no-comment';
  if (frame === 'plea') return lemma === 'plead guilty' ? 'admitted' : 'denied';
  return reportVerb(lemma)?.kind ?? 'said';
}

/** Keys of the people, organizations and places named in a span. */
function keysWithin({ entities, mentions }: Analysis, span: Span): string[] {
  const named = mentions.entitiesWithin(span);
  return entities.filter((entity) => named.has(entity)).map(({ key }) => key);
}
