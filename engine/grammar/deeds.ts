import accusations from '../english/data/accusations.json' with { type: 'json' };
import { formsOf } from './verbs.ts';

const DEEDS = new Set([
  ...accusations.forms,
  ...accusations.deeds.split(' ').flatMap((verb) => [verb, ...formsOf(verb)]),
]);
const PHRASES = accusations.phrases;
const AUXILIARIES = new RegExp(String.raw`^(?:(?:${accusations.auxiliaries.join('|')})\s)+`);

/** Whether a predicate is a deed for which somebody could be tried: "stole $4,000", "has taken bribes". */
export function isDeed(predicate: string): boolean {
  const lower = predicate.toLowerCase();
  const [first = '', second = ''] = lower.replace(AUXILIARIES, '').split(/\s+/, 2);
  return DEEDS.has(first) || DEEDS.has(second) || PHRASES.some((phrase) => lower.includes(phrase));
}

const FORCES = new Set(accusations.forces);

/** Whether a doer names what nobody could try: "Flash floods", "a U.S. drone strike in Harazan", "Storm Ana". */
export function isForce(doer: string): boolean {
  if (NAMED_STORM.test(doer)) return true;
  const words = doer.toLowerCase().match(/\p{L}+/gu) ?? [];
  const end = words.findIndex((word) => BOUNDS.has(word));
  return FORCES.has((end < 0 ? words : words.slice(0, end)).at(-1) ?? '');
}
const NAMED_STORM = /^(?:(?:[Tt]he|[Tt]ropical) )?(?:[Cc]yclone|[Hh]urricane|[Tt]yphoon|[Ss]torm) \p{Lu}\p{L}*$/u;
/** Where the noun of a phrase ends. */
const BOUNDS = new Set(['in', 'on', 'at', 'of', 'by']);
