import { endsSentence } from '../blocks/lines.ts';
import { MONTH_NAME } from './dates.ts';

const NAME =
  "\\p{Lu}[\\p{L}'’.-]*(?: (?:(?:van|von|de|del|della|da|di|du|la|le|el|al|bin|ibn|der|den|ten|ter|dos|das|y)\\.? ){0,2}\\p{Lu}[\\p{L}'’.-]*){1,4}";
const JOIN = '(?:, (?:and )?| and | & |; ?)';
/** Names in a row, and what follows them. */
export const NAMES = new RegExp(`^(${NAME}(?:${JOIN}${NAME}){0,9})(.*)$`, 'u');
/** What opens a byline. */
export const BY =
  /^(?:(?:story|written|words|reporting|text|report|posted|published|author|authored|submitted) )?by:? /i;
/** A line of nothing but "von" (par, por, di, door) and names: in these languages the word opens sentences, too. */
const FOREIGN_BYLINE = new RegExp(
  `^(?:[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor) (${NAME}(?:(?:, | und | et | y | e | en )${NAME}){0,4})$`,
  'u',
);
const ROLE =
  /\b(?:reporter|writer|correspondent|editor|columnist|contributor|journalist|staff|press|news|reuters|ap|afp|agency|agencies|associated press|bureau|service|times|post|today|daily|tribune|herald|\w+\.(?:com|org|net|co\.uk|ca))\b/i;

/** "Sam Treadwell Local Democracy Reporter": the job, which no comma parts from two words of name. */
const JOB_BEHIND =
  /^(\S+ \S+?),? (?:(?:Local|Democracy|Senior|Chief|Crime|Court|Courts|Political|Politics|Health|Education|Business|Sports?|Staff|Deputy|News|Data|Science|Environment|Economics|World|Foreign|Special|Digital|Transport|Community|Features?|Royal|Legal|Industry|Technology) ){0,3}(?:Reporter|Correspondent|Editor|Writer|Journalist|Columnist)$/;

/** Names in a byline such as "By Ana Roe and Bo Lund, staff writers"; none where it holds no person. */
export function authorsOf(byline: string): string[] {
  const bare = byline.replace(BY, '').trim();
  const upper = bare === bare.toUpperCase();
  const cased = upper
    ? bare
        .toLowerCase()
        .replace(/(^|[ \-'’])\p{Ll}/gu, (first) => first.toUpperCase())
        .replace(/ And /g, ' and ')
    : bare;
  const match = NAMES.exec(cased);
  if (match?.[1] === undefined) return [];
  return match[1]
    .split(/, and |, | and | & |; ?/)
    .map((name) => name.replace(JOB_BEHIND, '$1').trim())
    .filter((name, at) => at === 0 || !ROLE.test(name));
}

/** Where a byline goes on with what is no name: "Ana Roe | May 5, 2025 | 4 min read", "Ana RoeMay 5, 2025" of two elements side by side. */
const AFTER_BYLINE = new RegExp(
  `(?: ?[|·•] ?| ?[-–—,] | (?:on|at|updated|published|posted) | |(?<=\\p{Ll}))(?:(?:${MONTH_NAME})\\.? \\d{1,2},? \\d{4}|\\d{1,2} (?:${MONTH_NAME})\\.?,? \\d{4}|\\d{1,2}[ -]min(?:ute)?s? read)\\b.{0,80}$`,
  'iu',
);

/** A byline without the date and the reading time that stand in its line. */
export function bareByline(byline: string): string {
  const bare = byline.replace(AFTER_BYLINE, '').trim();
  return bare === '' ? byline : bare;
}

/** A line that names who wrote the article: "By Ana Roe, staff writer", or "Ana Roe, Example.com" before the first paragraph. */
export function bylineOf(text: string): string | null {
  if (text.length > 160) return null;
  const foreign = FOREIGN_BYLINE.exec(text)?.[1];
  if (foreign !== undefined) return foreign;
  if (BY.test(text)) {
    const bare = text.replace(BY, '');
    if (NAMES.test(bare) || (bare === bare.toUpperCase() && /^\p{Lu}/u.test(bare)))
      return endsSentence(text) && bare.split(' ').length > 8 ? null : bare;
    return /^\p{Lu}[\p{L} ]{2,40}$/u.test(bare) ? bare : null;
  }
  const match = NAMES.exec(text);
  const rest = match?.[2]?.trim() ?? '';
  return match !== null && /^[,|–—-]/.test(rest) && rest.length <= 60 && ROLE.test(rest) && !endsSentence(text)
    ? text
    : null;
}
