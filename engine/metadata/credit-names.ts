/** The names in a list of names: "Ana Roe, MD, PhD, and Bo Lund, Harbour Editor". */

import { withoutEnds } from '../text/ends.ts';
import { singleSpaced } from '../text/spaces.ts';
import lineWords from './data/line-words.json' with { type: 'json' };
import {
  endsInWritingJob,
  isAgency,
  isDepartment,
  isOutlet,
  isWritersJob,
  namesNobody,
  namesNoPerson,
  withoutJob,
  withoutJobBefore,
} from './jobs.ts';

export interface CreditReading {
  /** Whether a name of one word counts though the line does not say that it names authors. */
  readonly single?: boolean;
  /**
   * Whether the source is known to name authors, so that small words such as "von" open it and names in scripts without
   * capitals count.
   */
  readonly sure?: boolean;
  /** Whether "Roe, Ana" is one name: in fields for machines. */
  readonly inverted?: boolean;
}

const HARD_JOINS = new RegExp(`[,;،、，]|\\s&\\s|&amp;|\\s(?:${lineWords.hardJoins.join('|')})\\s`, 'u');
const SOFT_JOIN = /\s(?:y|Y|e|en|i|a|й|with|mit|avec|con)\s/u;
const JOINT_AT_START = new RegExp(`^(?:${lineWords.jointAtStart.join('|')}) `);
const DEGREE = /,\s*((?:[A-Z][A-Za-z]?[A-Z]?\.?){2,6})(?=,|\s|$)/g;
const PLACE_TAIL = /^(.+?),? (?:in|reports? from|reporting from|from|aus|à|of|for|at)\s\p{Lu}/u;
const BRACKETS = /\s?[([（][^)\]）]{0,60}[)\]）]/g;
/** Whom somebody wrote for, as papers set it: "Ana Roe/dpa". */
const AFTER_SLASH = /(?<=\p{L} \p{Lu}\S{1,30})\s?\/\s?\S{1,20}$/u;
/** A menu of languages: "FR IT EN". */
const LANGUAGES = /^\p{Lu}{2}(?: \p{Lu}{2}){2,}$/u;
const TITLE = /^(?:Dr|Prof|Mr|Mrs|Ms|Sir|Rev)\.? /;
const JOB_AFFIX =
  /^(?:記者|记者|通讯员|編輯)[\s:：]?|[\s　]?(?:記者|记者|通讯员|特派員|編集委員|기자|특파원|선임기자)$/u;

const PARTICLE = new RegExp(`^(?:${lineWords.particles.join('|')})$`, 'i');
const CASED_WORD = /^[\p{Lu}\p{Lt}][\p{L}\p{M}'’ʼ.-]*$/u;
const ELIDED_WORD = new RegExp(String.raw`^(?:${lineWords.elided.join('|')})['’-]\p{Lu}[\p{L}'’-]*$`, 'u');
const UNCASED = /^[\p{Lo}\p{M}・·'’.-]{1,24}$/u;
const MAX_WORDS = 5;
const MAX_NAMES = 12;
const MAX_NAME = 80;

/** "ACLU Foundations" among names that are not in capitals: whom somebody works for. */
const ABBREVIATED = /^\p{Lu}{3,}\s.*\p{Ll}/u;
/** A name in capitals as it is written elsewhere; short ones may be initials. */
function cased(name: string): string {
  if (name.length < 5 || !name.includes(' ') || name !== name.toUpperCase() || name === name.toLowerCase()) return name;
  return name
    .toLowerCase()
    .replace(/(^|[ \-'’.])\p{Ll}/gu, (first) => first.toUpperCase())
    .replace(/\b(?:Van|Von|De|Del|Della|Der|Den|Bin|Al)(?= )/g, (particle, at: number) =>
      at === 0 ? particle : particle.toLowerCase(),
    );
}

/** Whether words make a name. */
function isName(name: string, single: boolean, sure: boolean): boolean {
  const parts = (name.replace(TITLE, '').split(',')[0] ?? '').split(' ');
  if (parts.length > MAX_WORDS || name.length > MAX_NAME) return false;
  if (parts.every((part) => UNCASED.test(part))) return sure && name.replace(/\s/g, '').length >= 2;
  const proper = parts.filter((part) => CASED_WORD.test(part) || ELIDED_WORD.test(part)).length;
  if (proper < parts.filter((part) => !PARTICLE.test(part)).length || proper === 0) return false;
  if (parts.length >= 2) return true;
  return single && /^\p{Lu}[\p{L}'’-]{1,24}$/u.test(parts[0] ?? '');
}

/** "Courier Staff" names nobody either. */
const STAFF = /^ (?:staff|desk|team|newsroom)$/i;

type Read = 'none' | { readonly name: string; readonly agency: boolean };

function readPiece(raw: string, single: boolean, sure: boolean): Read {
  const bare = withoutEnds(singleSpaced(raw.replace(BRACKETS, ' ').replace(AFTER_SLASH, '')), MARKS)
    .replace(JOB_AFFIX, '')
    .replace(/(?<=\p{L}{3})\.$/u, '');
  const placed = PLACE_TAIL.exec(bare)?.[1] ?? '';
  const named = placed.includes(' ') ? placed : bare;
  const whole = withoutJob(sure ? withoutJobBefore(named) : named).trim();
  if (isAgency(whole.replace(/^the /i, ''))) return { name: whole.replace(/^the /, ''), agency: true };
  if (namesNobody(whole)) return 'none';
  if (STAFF.test(named.slice(whole.length))) return 'none';
  // "Guardian staff reporter" names nobody.
  if (whole !== named && !whole.includes(' ')) return 'none';
  // "by the Lavazza Team"
  if (sure && /^the(?: \p{Lu}[\p{L}'’-]*){1,4}$/u.test(whole)) return { name: whole, agency: false };
  if (LANGUAGES.test(whole)) return 'none';
  const name = cased(whole);
  return !isDepartment(name) && isName(name, single, sure) ? { name, agency: false } : 'none';
}

/** What may follow a degree: the end of the piece, another degree, the next name. */
const AFTER_DEGREE = /^(?:,|$|\s(?:and|&|und|et)\s|\s[A-Z][A-Za-z.]{0,2}[A-Z.](?=,|$))/;

/** Parts a list of names, leaving "Ana Roe, MD, PhD" and "José Ortega y Gasset" whole. */
function splitNames(list: string): string[] {
  const degrees: string[] = [];
  const held = list.replace(DEGREE, (whole: string, degree: string, at: number) =>
    isAgency(degree) || !AFTER_DEGREE.test(list.slice(at + whole.length))
      ? whole
      : `\ue000${degrees.push(degree) - 1}\ue000`,
  );
  return held
    .split(HARD_JOINS)
    .flatMap((joined) => {
      const part = joined.trim();
      const pieces = part.split(SOFT_JOIN);
      const isWhole = (piece: string): boolean => piece.trim().includes(' ') || isAgency(piece.trim());
      return pieces.every(isWhole) ? pieces : [part];
    })
    .map((part) =>
      part
        .replace(/\ue000(\d+)\ue000/g, (_, at: string) => `, ${degrees[Number(at)] ?? ''}`)
        .replace(JOINT_AT_START, '')
        .trim(),
    )
    .filter((part) => part !== '');
}

/** Marks that join names or part them from what follows. */
export const MARKS = ' \t\n,;:·・–—-';

/** "Roe, Ana" and "ROE, Ana" as "Ana Roe". */
function turned(pieces: readonly string[]): readonly string[] {
  const [last = '', first = ''] = pieces;
  const isWord = (piece: string): boolean => /^\p{Lu}[\p{L}'’-]+$/u.test(piece);
  if (pieces.length !== 2 || !isWord(last) || !isWord(first)) return pieces;
  const name = `${first} ${last}`;
  return [last.length > 2 && last === last.toUpperCase() ? cased(name.toUpperCase()) : name];
}

/** "de Lisboa" after a name: where its bearer is. */
export const HOME = /^\p{Ll}{2,3} \p{Lu}\S*$/u;

/** A list without whom those before work for, and where they are. */
function withoutHouses(pieces: readonly string[]): readonly string[] {
  const isHouse = (piece: string): boolean => ABBREVIATED.test(piece) && /\p{Ll}/u.test(pieces[0] ?? '');
  return pieces.filter((piece, at) => at === 0 || !(isHouse(piece) || HOME.test(piece)));
}

/**
 * "Ana Roe, Harbour Editor, Harrow Land", "Ana Roe, Harrow Gazette": a last name without an "and" is whom those before
 * it work for, after a job or where it is that of a paper.
 */
function withoutEmployer(pieces: readonly string[], list: string): readonly string[] {
  const last = pieces.at(-1) ?? '';
  const isAfterJob = pieces.length === 3 && withoutJob(pieces[1] ?? '') === '';
  const isEmployer = pieces.length > 1 && list.endsWith(`, ${last}`) && (isAfterJob || isOutlet(last));
  return isEmployer ? pieces.slice(0, -1) : pieces;
}

/** The names in a part of a line; an agency counts only where nobody else is named. */
export function namesOf(part: string, { inverted, single, sure }: Required<CreditReading>): string[] {
  const groups = inverted ? part.split(/\s?;\s?/) : [part];
  const names: string[] = [];
  let agency: string | null = null;
  const pieces = groups.flatMap((group) => {
    const own = withoutHouses(splitNames(group));
    return inverted && group.includes(',') ? turned(own) : withoutEmployer(own, group);
  });
  for (const piece of pieces) {
    const read = readPiece(piece, single && names.every((name) => !name.includes(' ')), sure);
    if (read !== 'none' && read.agency) agency ??= read.name;
    else if (read !== 'none' && !names.includes(read.name)) names.push(read.name);
    // What follows names and is none ends them, unless it says what the last one is.
    else if (read === 'none' && names.length > 0 && withoutJob(piece) === piece && !isDepartment(piece)) break;
  }
  return names.length === 0 && agency !== null ? [agency] : names.slice(0, MAX_NAMES);
}

/** Whether a line is a name and a writer's job, with no comma between: "Ana Roe Housing correspondent". */
export function isNameWithJob(line: string): boolean {
  if (!endsInWritingJob(line)) return false;
  const name = withoutJob(line);
  if (name === line || !isName(name, false, false) || isDepartment(name) || namesNoPerson(name)) return false;
  return isWritersJob(line.slice(name.length + 1));
}
