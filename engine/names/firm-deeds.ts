import { reportVerb } from '../grammar/report-verbs.ts';
import { listedIn } from '../text/listed.ts';
import type { TokenRange } from '../text/ranges.ts';
import { lowerAt, type TokenizedText } from '../text/tokenized-text.ts';
import { isCapital } from './capitals.ts';
import { isCommon } from './common.ts';
import words from './data/firm-words.json' with { type: 'json' };
import { isFirstName, isListedPlace, runAfter, runBefore } from './firm-runs.ts';
import { gazetteer } from './gazetteer.ts';

/** "Brandt, which [makes] pumps" */
const MAKES = listedIn(words.makes);
/** "Brandt agreed to [buy] Tarn" */
const BUYS = listedIn(words.buys);
/** "Brandt's [shareholders]" */
const HELD = listedIn(words.held);
/** "[analysts] at Brandt" */
const EXPERTS = listedIn(words.experts);
/** "Brandt said it would [close]" */
const PLANS = listedIn(words.plans);
const WILL = /^(?:would|will|had|has|was)$/;
/** The most words of a firm that only its deeds tell. */
const MAX_WORDS = 2;

/** A name of one or two words that are on no list of people or places, and like no other words. */
function unlisted(doc: TokenizedText, run: TokenRange | null): TokenRange | null {
  if (run === null || run.to - run.from > MAX_WORDS || isListedPlace(doc, run) || isFirstName(doc, run.from))
    return null;
  const last = lowerAt(doc.tokens, run.to - 1);
  if (isCommon(last)) return null;
  return run.to - run.from > 1 || gazetteer().bitsOf(last) === 0 ? run : null;
}

/** "Brandt said [its] profit fell", "Brandt says that [it] will close", but no "Ray said [it] will rain" */
function saysOfItself(doc: TokenizedText, it: number): TokenRange | null {
  const deed = WILL.test(lowerAt(doc.tokens, it + 1)) ? it + 2 : it + 1;
  if (lowerAt(doc.tokens, it) === 'it' && !PLANS.has(lowerAt(doc.tokens, deed))) return null;
  const verb = lowerAt(doc.tokens, it - 1) === 'that' ? it - 2 : it - 1;
  return reportVerb(lowerAt(doc.tokens, verb)) === undefined ? null : runBefore(doc, verb);
}

/** What a firm does, or has: "Brandt, [which] makes pumps", "Brandt [agreed] to buy Tarn", "Brandt['s] profit". */
export function firmByDeed(doc: TokenizedText, at: number): TokenRange | null {
  const { tokens } = doc;
  const next = lowerAt(tokens, at + 1);
  switch (tokens[at]?.lower) {
    case 'it':
    case 'its':
      return unlisted(doc, saysOfItself(doc, at));
    case 'which':
      // "Tansy, which sells for $3 a bunch"
      return MAKES.has(next) && lowerAt(tokens, at + 2) !== 'for' && lowerAt(tokens, at - 1) === ','
        ? unlisted(doc, runBefore(doc, at - 1))
        : null;
    case 'agreed':
      return next === 'to' && BUYS.has(lowerAt(tokens, at + 2)) ? unlisted(doc, runBefore(doc, at)) : null;
    case 'union':
      return unionBefore(doc, at);
    case 'at':
      return EXPERTS.has(lowerAt(tokens, at - 1)) ? unlisted(doc, runAfter(doc, at + 1)) : null;
    case "'s":
    case '’s':
      return hasOfFirm(tokens[at + 1]?.text, lowerAt(tokens, at + 2)) ? unlisted(doc, runBefore(doc, at)) : null;
    default:
      return null;
  }
}

/** "the Unite [union]", but no "the Soviet union" */
function unionBefore({ tokens }: TokenizedText, at: number): TokenRange | null {
  const isNamed = tokens[at - 2]?.lower === 'the' && isCapital(tokens[at - 1]) && !isCapital(tokens[at]);
  return isNamed && gazetteer().bitsOf(lowerAt(tokens, at - 1)) === 0 ? { from: at - 1, to: at } : null;
}

/** "'s shareholders", "'s chief executive" */
function hasOfFirm(noun: string | undefined, next: string): boolean {
  return noun !== undefined && HELD.has(noun) && (noun !== 'chief' || next === 'executive');
}
