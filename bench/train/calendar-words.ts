/**
 * Writes the names of months and weekdays in the languages whose pages are read, from the Unicode CLDR data that
 * Node.js carries (ICU).
 *
 *     node bench/train/calendar-words.ts > engine/metadata/data/calendar-words.json
 *
 * Months are lists of names by the number of the month. Where a name means different months in two languages
 * ("listopad"), the language that comes first in {@link LOCALES} gives its meaning, and the other's stands under
 * `exceptions`.
 */
import { foldWord } from '../../engine/metadata/fold.ts';

const LOCALES = (
  'en de fr es it pt nl sv nb da fi pl cs sk ru uk be bg sr sr-Latn hr sl mk ro hu el tr az ca gl eu ' +
  'lt lv et is ga cy sq id ms vi fil sw af ar ar-LB ar-MA ar-DZ he fa ur hi mr ne bn ta te ml kn gu pa si th km lo ' +
  'my ka hy kk mn am'
).split(' ');
/**
 * Names that are everyday words of English: "3 out of 2025", "5 days ago". They count in pages of their own language
 * alone.
 */
const EVERYDAY = new Set(['out', 'set', 'ago', 'mar', 'sen', 'des', 'do', 'go', 'in', 'as', 'may', 'to']);

type Width = 'long' | 'short';

function partOf(format: Intl.DateTimeFormat, date: Date, type: Intl.DateTimeFormatPartTypes): string {
  return format.formatToParts(date).find((part) => part.type === type)?.value ?? '';
}

/** The forms of a month's name: by itself and in a date, in full and short. */
function monthForms(locale: string, calendar: string, date: Date): string[] {
  const forms = new Set<string>();
  for (const month of ['long', 'short'] as readonly Width[]) {
    for (const options of [{ month }, { month, day: 'numeric' }, { month, day: 'numeric', year: 'numeric' }] as const) {
      const format = new Intl.DateTimeFormat(`${locale}-u-ca-${calendar}-nu-latn`, { ...options, timeZone: 'UTC' });
      forms.add(foldWord(partOf(format, date, 'month')));
    }
  }
  return [...forms].filter((form) => form.length > 1 && !/\d/.test(form));
}

const months = Array.from({ length: 12 }, () => new Set<string>());
const exceptions: Record<string, Record<string, number>> = {};
const known = new Map<string, number>();

function learn(name: string, month: number, language: string): void {
  const held = known.get(name);
  const foreign = language !== 'en' && EVERYDAY.has(name);
  if ((held === undefined && !foreign) || held === month) {
    known.set(name, month);
    months[month - 1]?.add(name);
  } else {
    exceptions[language] ??= {};
    exceptions[language][name] = month;
  }
}

for (const locale of LOCALES) {
  for (let month = 1; month <= 12; month++) {
    const date = new Date(Date.UTC(2025, month - 1, 15));
    for (const name of monthForms(locale, 'gregory', date)) learn(name, month, locale.split('-')[0] ?? locale);
  }
}
// "Sept" is in use beside the "Sep" of CLDR; transliterations and spellings without marks that publishers use.
for (const [name, month] of [
  ['sept', 9],
  ['märz', 3],
  ['maerz', 3],
  ['mrz', 3],
] as const)
  learn(foldWord(name), month, 'en');

const solar: string[][] = [];
for (let month = 1; month <= 12; month++) {
  // The first day of spring 2025 began the year 1404; the fifteenth of each of its months lies in that month.
  const date = new Date(Date.UTC(2025, 2, 21) + ((month - 1) * 31 - Math.max(0, month - 7) + 10) * 86_400_000);
  solar.push(monthForms('fa', 'persian', date));
}

const weekdays = new Set<string>();
for (const locale of LOCALES) {
  for (let day = 0; day < 7; day++) {
    for (const weekday of ['long', 'short'] as readonly Width[]) {
      const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
      for (const word of foldWord(partOf(format, new Date(Date.UTC(2025, 0, 5 + day)), 'weekday')).split(/[\s\u200c]+/))
        if (word.length > 1 && !/\d/.test(word)) weekdays.add(word);
    }
  }
}

const rows = [
  `"months": [\n${months.map((names) => `  ${JSON.stringify([...names].join('|'))}`).join(',\n')}\n ]`,
  `"exceptions": ${JSON.stringify(exceptions)}`,
  `"solar": ${JSON.stringify(solar.map((names) => names.join('|')))}`,
  `"weekdays": ${JSON.stringify([...weekdays].join('|'))}`,
];
process.stdout.write(`{\n ${rows.join(',\n ')}\n}\n`);
