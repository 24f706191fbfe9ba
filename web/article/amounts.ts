import type { QuantityFact } from '../../engine/record.ts';

const QUALIFIERS: Readonly<Record<string, string>> = {
  about: 'about ',
  over: 'more than ',
  under: 'less than ',
  'at-least': 'at least ',
  'at-most': 'at most ',
};

function number(value: number): string {
  return new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 }).format(value);
}

function inUnit(value: number, { kind, unit }: QuantityFact): string {
  if (kind === 'money') {
    return /^[A-Z]{3}$/.test(unit ?? '')
      ? new Intl.NumberFormat('en-GB', {
          style: 'currency',
          currency: unit ?? '',
          currencyDisplay: 'code',
          maximumFractionDigits: 2,
          trailingZeroDisplay: 'stripIfInteger',
        }).format(value)
      : `${number(value)} ${unit ?? ''}`.trim();
  }
  const shown = number(value);
  return unit === null ? shown : unit === '%' ? `${shown} %` : `${shown} ${unit}`;
}

/** What the number means: "more than EUR 62,000,000", "11 to 14". */
export function meaningOf(fact: QuantityFact): string {
  const qualifier = QUALIFIERS[fact.qualifier ?? ''] ?? '';
  const upper = fact.max === null ? '' : ` to ${inUnit(fact.max, fact)}`;
  return `${qualifier}${inUnit(fact.value, fact)}${upper}`;
}

/** Numbers that every reader reads as a word. */
const NUMBER_WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen twenty';
const SPELT = new Map(NUMBER_WORDS.split(' ').map((word, value) => [word, value]));

/** Whether the article puts it as plainly, in figures or in a small number's word: then nobody needs it twice. */
export function isAsWritten(fact: QuantityFact): boolean {
  const meaning = meaningOf(fact).replace(/\s/g, '');
  if (meaning === fact.text.replace(/\s/g, '')) return true;
  if (fact.kind !== 'count' || fact.max !== null || meaning !== number(fact.value)) return false;
  const words = fact.text.toLowerCase().split(/[^\p{L}\p{N}.,]+/u);
  return words.some((word) => SPELT.get(word) === fact.value || word.replaceAll(',', '') === String(fact.value));
}
