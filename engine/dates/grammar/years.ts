import dateWords from '../../english/data/date-words.json' with { type: 'json' };
import { readOrdinal, readSpokenYear } from '../../grammar/numerals.ts';
import type { Atoms } from '../../text/atoms.ts';
import type { Expression } from '../expression.ts';
import { COUNTED_THINGS, SEASONS, UNITS } from '../lexicon.ts';
import { yearAfter } from './days.ts';
import { CLAUSE_WORDS, type Core, fixed, gluedTo, hasWords } from './forms.ts';

/** What comes before a four-digit number that is no year: a currency, "than", or a thing that has a number. */
const NUMBERED = new Set(dateWords.numbered);

const SEASON_PREPOSITIONS = new Set(dateWords.seasonPrepositions);

export function readYear(atoms: Atoms, at: number): Core | null {
  const atom = atoms.at(at);
  if (!/^(?:1[5-9]|20)\d\d$/.test(atom.lower)) return null;
  // "1990s" and "1980's"
  if (atoms.glued(at + 1) && atoms.lower(at + 1) === 's') return readDecade(at + 2, Math.floor(atom.value / 10), true);
  if (gluedTo(atoms, at + 1, "'") && atoms.lower(at + 2) === 's' && atom.value % 10 === 0)
    return readDecade(at + 3, Math.floor(atom.value / 10), true);
  if (atoms.glued(at + 1) && atoms.at(at + 1).kind === 'word') return null;
  // "the 1900 block of Elm Street"
  if (atoms.lower(at + 1) === 'block') return null;
  if (atom.glued && !['(', '-', '/', '–', '—', '"', '“', "'", '`', '_', '[', '.', ','].includes(atoms.lower(at - 1)))
    return null;
  if (
    atom.glued &&
    (atoms.lower(at - 1) === '.' || atoms.lower(at - 1) === '-' || atoms.lower(at - 1) === '/') &&
    atoms.at(at - 2).kind === 'number' &&
    atoms.at(at - 2).end - atoms.at(at - 2).start !== 4
  )
    return null;
  if (
    atoms.glued(at + 1) &&
    atoms.lower(at + 1) === '-' &&
    atoms.glued(at + 2) &&
    atoms.at(at + 2).kind === 'word' &&
    UNITS.has(atoms.lower(at + 2))
  )
    return null;
  if (atoms.glued(at + 1) && (atoms.lower(at + 1) === '%' || atoms.lower(at + 1) === '°')) return null;
  const following = atoms.lower(at + 1);
  if (
    COUNTED_THINGS.has(following) ||
    UNITS.get(following) === 'D' ||
    (UNITS.has(following) && following.endsWith('s'))
  )
    return null;
  const before = atoms.lower(at - 1);
  if (NUMBERED.has(before) || (before === '.' && atoms.lower(at - 2) === 'no')) return null;
  // "call 1800 333 000": the first figures of a telephone number.
  if (isFigures(atoms, at + 1) && isFigures(atoms, at + 2)) return null;
  // "the liberal Reform 2035 party": a name that ends in a number.
  if (isNamesNumber(atoms, at)) return null;
  const quarter =
    readQuarter(atoms, at + 1, atom.value, null) ??
    (following === 'fiscal' ? readQuarter(atoms, at + 2, atom.value, null) : null);
  if (quarter !== null) return quarter;
  if (following === 'quarter' || following === 'period') {
    return {
      end: at + 2,
      type: 'DATE',
      rule: 'year quarter',
      expression: { kind: 'quarter', quarter: null, half: false, year: atom.value, shift: null },
    };
  }
  const season = SEASONS.get(following);
  if (season !== undefined && following !== 'fall' && following !== 'spring') {
    return {
      end: at + 2,
      type: 'DATE',
      rule: 'season',
      expression: { kind: 'season', season, year: atom.value, shift: null },
    };
  }
  const plausible = atom.value >= 1800 && atom.value < 2050;
  const preposed =
    before === 'in' ||
    before === 'since' ||
    before === 'of' ||
    before === 'by' ||
    before === 'until' ||
    before === 'during' ||
    before === 'from' ||
    before === 'for' ||
    before === '(' ||
    before === 'and' ||
    before === 'to' ||
    before === 'for';
  if (!plausible && !preposed) return null;
  return {
    end: at + 1,
    type: 'DATE',
    rule: 'year',
    expression: { kind: 'calendar', year: atom.value, month: null, day: null, shift: null, time: null },
  };
}

function isFigures(atoms: Atoms, at: number): boolean {
  return atoms.at(at).kind === 'number' && !atoms.glued(at) && /^\d{3,4}$/.test(atoms.lower(at));
}

/** "the Reform 2035 party", "his Vision 2030 plan": between a name and the noun it names. */
function isNamesNumber(atoms: Atoms, at: number): boolean {
  const [before, after] = [atoms.at(at - 1), atoms.at(at + 1)];
  return before.kind === 'word' && before.capital && !atoms.glued(at) && NAMED.has(after.lower) && !after.glued;
}
const NAMED = new Set(dateWords.named);

export function readYearInWords(atoms: Atoms, at: number): Core | null {
  const year = readSpokenYear(atoms, at);
  if (year === null || UNITS.has(atoms.lower(year.end)) || COUNTED_THINGS.has(atoms.lower(year.end))) return null;
  return {
    end: year.end,
    type: 'DATE',
    rule: 'spoken year',
    expression: { kind: 'calendar', year: year.value, month: null, day: null, shift: null, time: null },
  };
}

export function readDecade(end: number, decade: number, definite: boolean): Core {
  return { end, type: 'DATE', rule: definite ? 'decade' : 'short decade', expression: fixed(String(decade)) };
}

/** "'90s" */
export function readShortDecade(atoms: Atoms, at: number): Core | null {
  if (
    !/^[2-9]0$/.test(atoms.lower(at + 1)) ||
    !atoms.glued(at + 1) ||
    atoms.lower(at + 2) !== 's' ||
    !atoms.glued(at + 2)
  )
    return null;
  return readDecade(at + 3, 190 + atoms.at(at + 1).value / 10, false);
}

/** "19th century", "the twentieth century" */
export function readCentury(atoms: Atoms, at: number): Core | null {
  const ordinal = readOrdinal(atoms, at);
  if (ordinal === null) return null;
  const hyphen = atoms.lower(ordinal.end) === '-' ? 1 : 0;
  if (atoms.lower(ordinal.end + hyphen) !== 'century' || ordinal.value < 1 || ordinal.value > 30) return null;
  return {
    end: ordinal.end + hyphen + 1,
    type: 'DATE',
    rule: 'century',
    expression: fixed(String(ordinal.value - 1).padStart(2, '0')),
  };
}

/** "third quarter", "third-quarter", "first half", with "of 1998" or "of last year". */
export function readQuarter(atoms: Atoms, at: number, year: number | null, shift: number | null): Core | null {
  const fiscal = atoms.lower(at) === 'fiscal' ? 1 : 0;
  const ordinal = readOrdinal(atoms, at + fiscal);
  if (ordinal === null || ordinal.value > 4) return null;
  const hyphen = atoms.lower(ordinal.end) === '-' ? 1 : 0;
  const word = atoms.lower(ordinal.end + hyphen);
  const fiscalAfter = word === 'fiscal' ? 1 : 0;
  const noun = atoms.lower(ordinal.end + hyphen + fiscalAfter);
  const half = noun === 'half' && ordinal.value <= 2;
  if (noun !== 'quarter' && !half) return null;
  const end = ordinal.end + hyphen + fiscalAfter + 1;
  const after = year === null && shift === null ? readQuarterYear(atoms, end) : null;
  if (half && after === null && year === null && shift === null) return null;
  return {
    end: after?.end ?? end,
    type: 'DATE',
    rule: half ? 'half year' : 'quarter',
    expression: {
      kind: 'quarter',
      quarter: ordinal.value,
      half,
      year: year ?? after?.value ?? null,
      shift: shift ?? after?.shift ?? null,
    },
  };
}

function readQuarterYear(atoms: Atoms, at: number): { end: number; value: number | null; shift: number | null } | null {
  const fiscal = hasWords(atoms, at, 'of', 'fiscal') ? 1 : 0;
  if (fiscal === 1) {
    const atom = atoms.at(at + 2);
    return /^(?:19|20)\d\d$/.test(atom.lower) ? { end: at + 3, value: atom.value, shift: null } : null;
  }
  return yearAfter(atoms, at);
}

export function readSeason(atoms: Atoms, at: number, shift: number | null): Core | null {
  const word = atoms.lower(at);
  const season = SEASONS.get(word);
  if (season === undefined || gluedTo(atoms, at + 1, '-')) return null;
  const year = shift === null ? yearAfter(atoms, at + 1) : null;
  const before = atoms.lower(at - 1);
  // "fall" and "spring" are also verbs and nouns, and a season alone must stand where a time stands.
  if (shift === null && year === null) {
    const bare = before === 'in' || before === 'by' || before === 'since' || before === 'until' || before === 'during';
    const definite = before === 'the' && SEASON_PREPOSITIONS.has(atoms.lower(at - 2));
    if (!(definite || (bare && word !== 'fall'))) return null;
  }
  return {
    end: year?.end ?? at + 1,
    type: 'DATE',
    rule: 'season',
    expression: { kind: 'season', season, year: year?.value ?? null, shift: shift ?? year?.shift ?? null },
  };
}

/** "year-end", "year-ago quarter", "year-earlier period" */
export function readYearCompound(atoms: Atoms, at: number): Core | null {
  const hyphen = atoms.lower(at + 1) === '-' ? 1 : 0;
  const word = atoms.lower(at + 1 + hyphen);
  const end = at + 2 + hyphen;
  if (hasWords(atoms, at + 1, "'", 's', 'end')) {
    const expression: Expression = { kind: 'unit', unit: 'Y', offset: 0, anchor: 'reference' };
    return { end: at + 4, type: 'DATE', rule: 'year-end', mod: 'END', expression };
  }
  if (word === 'end' && (hyphen === 1 || !CLAUSE_WORDS.has(atoms.lower(end)))) {
    return {
      end,
      type: 'DATE',
      rule: 'year-end',
      mod: 'END',
      expression: { kind: 'unit', unit: 'Y', offset: 0, anchor: 'reference' },
    };
  }
  if (hyphen === 0 || (word !== 'ago' && word !== 'earlier')) return null;
  const noun = atoms.lower(end);
  const quarter = readQuarter(atoms, end, null, -1);
  if (quarter !== null) return quarter;
  const named = noun === 'quarter' || noun === 'period' ? 1 : 0;
  return {
    end: end + named,
    type: 'DATE',
    rule: 'year-earlier',
    expression: { kind: 'quarter', quarter: null, half: false, year: null, shift: -1 },
  };
}

/** "fiscal 1990", "fiscal first quarter", "fiscal year 1990" */
export function readFiscal(atoms: Atoms, at: number): Core | null {
  const quarter = readQuarter(atoms, at, null, null);
  if (quarter !== null) return quarter;
  const year = atoms.lower(at) === 'year' ? at + 1 : at;
  return readYear(atoms, year);
}
