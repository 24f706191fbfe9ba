import { normalise } from '../blocks/normalise.ts';
import { authorsOf, bareByline } from '../metadata/bylines.ts';
import { MONTH_NAME } from '../metadata/dates.ts';
import { withoutEnd, withoutEnds } from '../text/ends.ts';
import words from './data/bylines.json' with { type: 'json' };
import type { JsonLd } from './json-ld.ts';
import { type Beside, RUN_ON } from './page-dates.ts';
import type { PageFacts } from './page-facts.ts';

export interface Authors {
  readonly byline: string | null;
  readonly authors: readonly string[];
}

const BY =
  /^(?:(?:this )?(?:story|article|post|written|words|reporting|text|report|posted|published|author|authored|submitted|created)(?: was written)? )?by:?(?= |$)/i;
/** "03/01/2017 by Ana Roe", "Posted on May 5, 2024 by Ana Roe". */
const DATE_THEN_BY = /^[^.]{0,40}\b\d{4}\b.{0,12}?\bby:? /i;
const AUTHOR_LABEL = /^(?:written by|authors?|by|words by|words|story by|text by|posted by)\s?:?$/i;
/** Others who worked on an article and did not write it. */
const OTHER_ROLE = new RegExp(`^(?:(?:medically |fact |expert )?(?:${words.otherRoles.join('|')})\\b)`, 'i');
/** What ends a list of names in a line: dates, and words of the page's furniture. */
const AFTER_NAMES = new RegExp(
  `\\s(?:${words.afterNames.join('|')}|(?:on|at|in) (?:${MONTH_NAME}|\\d)|${MONTH_NAME}\\.? \\d)|[|·•⋅∙]|\\s[–—-]\\s`,
  'i',
);
/** Names that stand in author fields and name nobody: accounts, departments, addresses. */
const NOT_AUTHOR = new RegExp(`^(?:${words.notAuthors.join('|')})$`, 'i');
const DEGREE = /,\s*(?:[A-Z][A-Za-z]?\.?){2,6}(?:\b|\.|$)/;
const MAX_AUTHORS = 12;
const JOINT_AT_END = /(?:,|&|\band)$/i;
const JOINT_AT_START = /^(?:,|&|and\b) ?/i;
/** What people are, as bylines say it after their names. */
const JOB = new RegExp(`\\b(?:${words.jobs.join('|')})\\b`, 'i');

/** Fields and lines that name authors are read so far, in characters; a real one is a tenth as long. */
const MAX_FIELD = 2000;
/** Marks that join names or part them from what follows. */
const JOINTS = ' \t\n,;:–—-';

function tidy(text: string): string {
  return normalise(text, 0, text.length);
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Several names in one field: "Ana Roe, Bo Lund and Cy Dahl". A comma before a degree ("Ana Roe, MD") does not part names. */
function splitNames(value: string): string[] {
  return value
    .slice(0, MAX_FIELD)
    .split(/\s(?:and|&|und|et|y|e)\s|;|\|/)
    .flatMap((part) => (DEGREE.test(part) ? [part] : part.split(/,\s/)))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** "Ana Roe, ana@newsline.example": what follows the mark before an address goes. */
function withoutAddress(name: string): string {
  const address = name.indexOf('@');
  const mark = address < 0 ? -1 : name.slice(0, address).search(/[,;|]/);
  return mark < 0 ? name : name.slice(0, mark);
}

function clean(names: readonly string[], sites: readonly string[]): string[] {
  const authors: string[] = [];
  for (const raw of names) {
    const name = withoutEnds(withoutAddress(tidy(raw.slice(0, MAX_FIELD)).replace(BY, '')), JOINTS);
    if (name.length < 2 || name.length > 80 || NOT_AUTHOR.test(name) || /[<>{}@]|\.(?:com|org|net)\b/.test(name))
      continue;
    if (sites.some((site) => bare(site) === bare(name))) continue;
    if (!authors.some((known) => bare(known) === bare(name))) authors.push(name);
  }
  return authors.slice(0, MAX_AUTHORS);
}

/** The words of a name before those that say what its bearer is: "Ana Roe" of "Ana Roe Senior Editor". */
function withoutJob(name: string): string | null {
  const at = name.search(JOB);
  if (at < 0) return name;
  const before = name.slice(0, at).trim();
  return before.split(' ').length >= 2 ? before : null;
}

/** Names in a line that is said to name authors. A single word counts only where the line says so in words or the source is sure. */
function namesIn(text: string, single: boolean): string[] {
  const line = text
    .slice(0, MAX_FIELD)
    .replace(RUN_ON, ' ')
    .replace(/^By(?=\p{Lu})/u, 'By ');
  const said = BY.test(line) || DATE_THEN_BY.test(line);
  if (OTHER_ROLE.test(line)) return [];
  const start = line.replace(DATE_THEN_BY, '').replace(BY, '').trim();
  const job = start.search(JOB);
  const end = Math.min(
    ...[start.search(AFTER_NAMES), job < 0 ? -1 : start.lastIndexOf(',', job)].filter((at) => at > 0),
  );
  const part = withoutEnd(Number.isFinite(end) ? start.slice(0, end) : start, JOINTS);
  const titled = /^(?:Dr|Prof)\.? /.exec(part)?.[0] ?? '';
  const found = authorsOf(part.slice(titled.length).replace(/(, ?| and | & )(?:Dr|Prof)\.? /g, '$1'))
    .flatMap((name) => withoutJob(name) ?? [])
    .filter((name) => name.split(' ').length <= 4 || /\b(?:van|von|de|del|della|da|di|bin|al)\b/.test(name));
  const [first, ...others] = found;
  if (first !== undefined) return [`${titled}${first}`, ...others];
  return (single || said) &&
    /^(?:the )?\p{Lu}[\p{L}'’-]{1,20}(?: \p{Lu}[\p{L}'’-]{1,20}){0,2}$/u.test(part) &&
    !JOB.test(part)
    ? [part]
    : [];
}

/** Names in the lines of an element: a label may stand on a line of its own, and names go on over lines where a line ends or begins with a joint. */
function namesInLines(lines: readonly string[], single: boolean): string[] {
  const found: string[] = [];
  let goesOn = true;
  for (const line of lines.slice(0, 8)) {
    if (AUTHOR_LABEL.test(line)) continue;
    if (OTHER_ROLE.test(line) || !(goesOn || JOINT_AT_START.test(line))) break;
    found.push(...namesIn(line.replace(JOINT_AT_START, ''), single));
    goesOn = found.length === 0 || JOINT_AT_END.test(line);
  }
  return found;
}

/** The line beside the title that begins with "By" or follows such a label. */
function besideByline({ after, before, end }: Beside): string | null {
  for (const lines of [after, before, end.filter(({ text }) => BY.test(text))]) {
    for (let at = 0; at < lines.length; at++) {
      const text = lines[at]?.text ?? '';
      if (text.length > 160) continue;
      if ((BY.test(text) || DATE_THEN_BY.test(text)) && namesIn(text, true).length > 0) return text;
      const next = lines[at + 1]?.text ?? '';
      if (AUTHOR_LABEL.test(text) && namesIn(next, true).length > 0) return next;
    }
  }
  return null;
}

const META_NAMES = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'byl',
  'dc.creator',
  'dcterms.creator',
  'citation_author',
  'citation_authors',
  'article:author_name',
];

/** The field that names most authors; some fields name only the first. */
function metaAuthors({ meta }: PageFacts): string[] {
  let most: string[] = [];
  for (const name of META_NAMES) {
    const values = (meta.get(name) ?? []).filter((value) => !/^https?:/.test(value));
    const names = values.flatMap((value) => (values.length > 1 ? [value] : splitNames(value)));
    if (names.length > most.length) most = names;
  }
  const label = meta.get('twitter:label1')?.[0] ?? '';
  if (most.length > 0 || !/written by/i.test(label)) return most;
  return (meta.get('twitter:data1') ?? []).flatMap(splitNames);
}

/** Whether all of one list stands in another that is longer. */
function extend(names: readonly string[], longer: readonly string[]): boolean {
  const known = longer.map(bare);
  return longer.length > names.length && names.every((name) => known.some((other) => other.includes(bare(name))));
}

/**
 * Who wrote the article. Order of trust: JSON-LD, author meta elements, elements marked as author, the line "By …" beside the title, elements with an
 * author's name as class,
 * links to an author's page. The site's own name is no author while anybody else is named; a shown byline that names those and more is preferred to what
 * names fewer.
 */
export function readAuthors(facts: PageFacts, ld: JsonLd, beside: Beside, site: string | null): Authors {
  const sites = [site, ld.site].filter((name): name is string => name !== null);
  const line = besideByline(beside);
  const shown = line === null ? [] : clean(namesIn(line, true), sites);
  const near = [...beside.after, ...beside.before, ...beside.end];
  const sources: (() => string[])[] = [
    () => ld.authors.filter((name) => !sites.some((known) => bare(known) === bare(name))).flatMap(splitNames),
    () => metaAuthors(facts),
    () => facts.markedAuthors.flatMap((lines) => namesInLines(lines, true)),
    () => shown,
    () => facts.bylines.map((lines) => namesInLines(lines, false)).find((names) => names.length > 0) ?? [],
    () =>
      facts.authorLinks
        .filter((text) => near.some((other) => other.text.includes(text)))
        .flatMap((text) => namesIn(text, true))
        .slice(0, 1),
  ];
  let authors: string[] = [];
  for (const source of sources) {
    if (authors.length > 0) break;
    authors = clean(source(), sites);
  }
  if (authors.length === 0) authors = clean([...ld.authors, ...metaAuthors(facts)], []);
  const classed = clean(
    facts.bylines.map((lines) => namesInLines(lines, false)).find((names) => names.length > 0) ?? [],
    sites,
  );
  const [lead = ''] = authors;
  const bareLine =
    beside.after.find(({ text }) => lead !== '' && text.startsWith(lead) && /[,&]| and /.test(text))?.text ?? '';
  for (const more of [shown, classed, clean(namesIn(bareLine, false), sites)])
    if (authors.length > 0 && extend(authors, more)) authors = [...more];
  return { byline: line === null ? null : bareByline(tidy(line.replace(DATE_THEN_BY, '').replace(BY, ''))), authors };
}
