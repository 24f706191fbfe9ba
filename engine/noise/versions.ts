/** What wires put before the title of a later version. */
const VERSION_MARK =
  /^(?:(?:UPDATE|WRAPUP) \d{1,2}|RPT|REFILE|CORRECTED|RECAST)(?:-(?:UPDATE|WRAPUP) \d{1,2})? ?[-–—:] ?(?=[\p{Lu}\p{N}"“'‘])/u;

/** A title without the mark of its version: "UPDATE 2-Port closed after fire". */
export function withoutVersion(title: string): string {
  return title.replace(VERSION_MARK, '');
}
