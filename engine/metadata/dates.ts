const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Fixed offsets of zone abbreviations that news sites print. "ET" and the like change with the season and give no offset. */
const ZONES: Readonly<Record<string, string>> = {
  z: 'Z',
  utc: 'Z',
  gmt: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  bst: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  jst: '+09:00',
  sgt: '+08:00',
  hkt: '+08:00',
  aest: '+10:00',
  aedt: '+11:00',
};

/** Whether a word names a month in one of the languages besides English. */
export function isForeignMonth(word: string): boolean {
  return FOREIGN_MONTHS.has(word.toLowerCase());
}

export const MONTH_NAME =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/** Month names of the other languages whose articles are read, by the number of the month. */
const FOREIGN_MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'januar janvier enero gennaio janeiro januari',
    'februar février fevrier febrero febbraio fevereiro februari',
    'märz maerz mars marzo março maart',
    'april avril abril aprile',
    'mai mayo maggio maio mei',
    'juni juin junio giugno junho',
    'juli juillet julio luglio julho',
    'august août aout agosto augustus',
    'september septembre septiembre settembre setembro',
    'oktober octobre octubre ottobre outubro',
    'november novembre noviembre novembro',
    'dezember décembre decembre diciembre dicembre dezembro december',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);
/** "12. Mai 2025", "12 de mayo de 2025", "1er août 2025". */
const FOREIGN_DAY = /\b(\d{1,2})(?:\.|er|º)? (?:de )?(\p{L}{3,10}) (?:de )?((?:19|20)\d{2})\b/iu;

const ISO =
  /\b(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2}|[A-Za-z]{2,4}\b)?)?/;
const YEAR_FIRST = /\b((?:19|20)\d{2})[/.](\d{1,2})[/.](\d{1,2})\b/;
const MONTH_FIRST = new RegExp(`\\b(${MONTH_NAME})\\.? ?(\\d{1,2})(?:st|nd|rd|th)?,? ?((?:19|20)\\d{2})\\b`, 'i');
const DAY_FIRST = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](${MONTH_NAME})\\.?,?[ -]((?:19|20)\\d{2})\\b`,
  'i',
);
const SLASHED = /\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d{2})\b/;
const CLOCK = /\b(\d{1,2})[:.](\d{2})(?::\d{2})?\s?([ap])?\.?(?:m\b\.?)?\s?\(?([A-Za-z]{1,4})?\b/i;

function isoDay(year: number, month: number, day: number): string | null {
  if (year < 1900 || month < 1 || month > 12 || day < 1) return null;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day > days) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function zoneOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^[+-]/.test(text)) return text.length === 5 ? `${text.slice(0, 3)}:${text.slice(3)}` : text;
  return ZONES[text.toLowerCase()] ?? null;
}

/**
 * An ISO date or date-time (Schema.org, OpenGraph, `time` elements) as a date-time with its zone where it has one, else as a date.
 * A time without a zone is dropped: it would be read as a different instant in every place.
 */
export function isoDate(text: string): string | null {
  const found = ISO.exec(text);
  if (found === null) return null;
  const day = isoDay(Number(found[1]), Number(found[2]), Number(found[3]));
  const zone = zoneOf(found[7]);
  if (day === null || zone === null || found[4] === undefined || Number(found[4]) > 23 || Number(found[5]) > 59)
    return day;
  return `${day}T${found[4]}:${found[5]}:${found[6] ?? '00'}${zone}`;
}

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/**
 * The first date in a line a person wrote ("Jan. 11, 2024, 3:45 p.m. EST"), as ISO. With a clock time and a zone of known offset
 * it is a date-time, else a date. A date in figures is read only where day and month cannot be confused.
 */
export function writtenDate(text: string): string | null {
  const line = text.slice(0, 300);
  const iso = isoDate(line);
  if (iso !== null) return iso;
  let day: string | null = null;
  let after = 0;
  const found = (match: RegExpExecArray | null, read: (match: RegExpExecArray) => string | null): void => {
    if (match === null || day !== null) return;
    day = read(match);
    after = match.index + match[0].length;
  };
  found(MONTH_FIRST.exec(line), (m) => isoDay(Number(m[3]), monthNumber(m[1] ?? ''), Number(m[2])));
  found(DAY_FIRST.exec(line), (m) => isoDay(Number(m[3]), monthNumber(m[2] ?? ''), Number(m[1])));
  found(FOREIGN_DAY.exec(line), (m) =>
    isoDay(Number(m[3]), FOREIGN_MONTHS.get((m[2] ?? '').toLowerCase()) ?? 0, Number(m[1])),
  );
  found(YEAR_FIRST.exec(line), (m) => isoDay(Number(m[1]), Number(m[2]), Number(m[3])));
  found(SLASHED.exec(line), (m) => {
    const [first, second] = [Number(m[1]), Number(m[2])];
    if (first > 12) return isoDay(Number(m[3]), second, first);
    return second > 12 || first === second ? isoDay(Number(m[3]), first, second) : null;
  });
  if (day === null) return null;
  const clock = CLOCK.exec(line.slice(after, after + 40)) ?? CLOCK.exec(line.slice(0, after));
  const zone = zoneOf(clock?.[4]);
  if (clock === null || zone === null) return day;
  const half = clock[3]?.toLowerCase();
  const hour = Number(clock[1]);
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  if (hours > 23 || Number(clock[2]) > 59) return day;
  return `${day}T${String(hours).padStart(2, '0')}:${clock[2]}:00${zone}`;
}

const DATE_WORDS = new RegExp(
  `\\b(?:${MONTH_NAME}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|first|last|originally|published|updated|modified|posted|created|date|dated|on|at|by|of|am|pm|a\\.m|p\\.m|noon|et|ct|mt|pt|est|edt|cst|cdt|mst|mdt|pst|pdt|gmt|utc|bst|ist|cet|cest|jst|sgt|hkt|aest|aedt|hrs|st|nd|rd|th|t|z)\\b`,
  'gi',
);

/** A line that is a date and what goes with it (a label, a weekday, a time, a zone) and nothing else; null for any other. */
export function dateLine(text: string): { readonly value: string; readonly updated: boolean } | null {
  if (text.length > 110 || !/\d{4}/.test(text)) return null;
  const value = writtenDate(text);
  if (value === null) return null;
  const rest = text
    .replace(/\p{L}{3,10}/gu, (word) => (isForeignMonth(word) ? ' ' : word))
    .replace(DATE_WORDS, ' ')
    .replace(/\d(?:st|nd|rd|th|T|Z)?/g, ' ')
    .match(/\p{L}/gu);
  if (rest !== null && rest.length > 1) return null;
  return { value, updated: /updated|modified/i.test(text) && !/published|posted/i.test(text) };
}
