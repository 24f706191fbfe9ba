/** What words say who somebody is: jobs, desks, agencies, companies, outlets, and names that are nobody's. */

import words from './data/byline-words.json' with { type: 'json' };
import lineWords from './data/line-words.json' with { type: 'json' };
import { foldWord } from './fold.ts';

const folded = (list: readonly string[]): ReadonlySet<string> =>
  new Set(list.map((entry) => entry.split(' ').map(foldWord).join(' ')));
/** "Ana Roe Housing correspondent" is a byline, "Ana Roe Chief executive" may be a title. */
const WRITING_JOBS = folded(words.writingJobs);
const JOBS = folded([...words.writingJobs, ...words.jobs]);
const QUALIFIERS = folded([...words.qualifiers, ...words.beforeJobs]);
const AGENCIES = new Set(words.agencies);

const OUTLET = new RegExp(`^(?:The )?(?:\\p{Lu}[\\p{L}'’-]* ){1,3}(?:${words.outlets.join('|')})$`, 'u');

/** Whether a name is formed as those of papers and stations are: "The Harrow Post", "Sundholt Avis". */
export function isOutlet(name: string): boolean {
  return OUTLET.test(name);
}

const LEGAL_FORM = new RegExp(` (?:${words.legalForms.join('|')})$`, 'i');

/** Whether a name ends as those of companies and associations do: "Harrow Foundation e.V.". */
export function isCompany(name: string): boolean {
  return LEGAL_FORM.test(name);
}

/** Whether a name is that of a news agency, in whatever case. */
export function isAgency(name: string): boolean {
  return AGENCIES.has(name.toLowerCase());
}

const NOT_AUTHOR = new RegExp(`^(?:${words.notAuthors.join('|')})$`, 'i');
/** "di Redazione Porto" */
const PREPOSITION = new RegExp(`^(?:${words.prepositions.join('|')}) `, 'i');
const ADDRESS = /[<>{}@]|\.(?:com|org|net)\b/;

/** Whether what stands in a name's place names nobody: an account, a department, an address. */
export function namesNobody(name: string): boolean {
  return name.length < 2 || NOT_AUTHOR.test(name.replace(PREPOSITION, '')) || ADDRESS.test(name);
}

/** A piece that begins so names no person: "The Courier", "Community Development". */
export function isDepartment(piece: string): boolean {
  const first = foldWord(piece.split(' ')[0] ?? '');
  return first === 'the' || QUALIFIERS.has(first);
}

/** Whether the words from a place on say what somebody is: "Senior Editor", "Transport Correspondent". */
function isJobFrom(parts: readonly string[], from: number): boolean {
  for (let at = from; at < parts.length; at++) {
    const word = foldWord(parts[at] ?? '').replace(/[,.]$/, '');
    if (JOBS.has(word) || JOBS.has(`${word} ${foldWord(parts[at + 1] ?? '')}`)) return true;
    if (!QUALIFIERS.has(word)) return false;
  }
  return false;
}

/** A piece without the words before a name that say what its bearer is: "our science editor Ana Roe". */
export function withoutJobBefore(piece: string): string {
  const parts = piece.split(' ');
  const from = parts.findIndex((part) => !isOfJob(foldWord(part)));
  const isJob = parts.slice(0, Math.max(0, from)).some((part) => JOBS.has(foldWord(part)));
  const isName = parts.length - from >= 2 && /^\p{Lu}/u.test(parts[from] ?? '');
  return isJob && isName ? parts.slice(from).join(' ') : piece;
}

/** Whether a line is a writer's job and nothing else: "Contributing columnist", "Housing correspondent". */
export function isWritersJob(line: string): boolean {
  return endsInWritingJob(line) && line.split(' ').every((part) => isOfJob(foldWord(part)));
}

function isOfJob(word: string): boolean {
  return JOBS.has(word) || QUALIFIERS.has(word);
}

/** Whether a line ends in a writer's job: looked at first, for nearly every line ends in another word. */
export function endsInWritingJob(line: string): boolean {
  return WRITING_JOBS.has(foldWord(line.slice(line.lastIndexOf(' ') + 1)));
}

const NO_PERSON = new RegExp(`(?<!\\p{L})(?:${lineWords.noNameOfPerson.join('|')})(?!\\p{L})`, 'iu');

/** Whether a text has a word that names of persons have not: "Harrow [Gazette]", "Our [New] Editor". */
export function namesNoPerson(text: string): boolean {
  return NO_PERSON.test(text);
}

/** "MackenzieLifestyle Writer" of two elements side by side: the name's part of the word. */
function gluedJob(word: string, parts: readonly string[], at: number): string | null {
  const glued = /^(\p{Lu}\p{Ll}+)(\p{Lu}\p{Ll}+)$/u.exec(word);
  if (glued === null) return null;
  const after = parts.slice(at + 1);
  // "RoeHarbour Editor": what the job is of may be any word.
  return isJobFrom([glued[2] ?? '', ...after], 0) || isJobFrom(after, 0) ? (glued[1] ?? null) : null;
}

/** The words of a piece before those that say what its bearer is. */
export function withoutJob(piece: string): string {
  const parts = piece.split(' ');
  for (let at = 0; at < parts.length; at++) {
    if (isJobFrom(parts, at)) return parts.slice(0, at).join(' ');
    const name = gluedJob(parts[at] ?? '', parts, at);
    if (name !== null) return [...parts.slice(0, at), name].join(' ');
  }
  return piece;
}
