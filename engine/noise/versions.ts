const NUMBERED_VERSION = String.raw`(?:UPDATE|WRAPUP) \d{1,2}`;
/** What wires put before the title of a later version. */
const VERSION_MARK = new RegExp(
  `^(?:(?:${NUMBERED_VERSION}|RPT|REFILE|CORRECTED|RECAST)(?:-${NUMBERED_VERSION})? ?[-–—:]|` +
    String.raw`(?:Corrected|UPDATED?|Updated): ) ?(?=[\p{Lu}\p{N}"“'‘])`,
  'u',
);

/** Which page of the article a print or a copy is: "Port closed after fire - Page 1 of 2". */
const PAGE_MARK = / ?(?:[|–—-] ?|\()[Pp]age \d{1,2}(?: of \d{1,2})?\)?$/u;

/** What dpa closes a title with. */
const END_MARK = / =$/;

/** A title without the marks of its version and page: "UPDATE 2-Port closed after fire". */
export function withoutVersion(title: string): string {
  return title.replace(VERSION_MARK, '').replace(PAGE_MARK, '').replace(END_MARK, '');
}
