import { normalise } from '../blocks/normalise.ts';
import { isProse } from '../blocks/prose.ts';
import { readCredit } from '../metadata/credits.ts';
import words from '../metadata/data/byline-words.json' with { type: 'json' };
import { dateLabels, isDateWords } from '../metadata/date-labels.ts';
import { isAgency, isCompany, namesNobody } from '../metadata/jobs.ts';
import { squeezed } from '../text/letters.ts';
import { bareCredit, besideCredit, isLabel, MAX_CREDIT } from './beside-credits.ts';
import type { JsonLd } from './json-ld.ts';
import type { Beside } from './page-dates.ts';
import type { CreditFact, PageFacts } from './page-facts.ts';
import { type Element, holds } from './tree.ts';

export interface Authors {
  readonly byline: string | null;
  readonly authors: readonly string[];
}

const MAX_AUTHORS = 12;
const JOINTS = words.joints.join('|');
const JOINT_AT_END = new RegExp(`(?:[,&]|\\b(?:${JOINTS}))$`, 'i');
const JOINT_AT_START = new RegExp(`^(?:[,&]|(?:${JOINTS})\\b) ?`, 'i');
/** Fields are read so far, in characters; a real one is a tenth as long. */
const MAX_FIELD = 2000;

function tidy(text: string): string {
  return normalise(text, 0, text.length);
}

/** Names in their order without repetitions, and without those of the site. */
function distinct(names: readonly string[], sites: readonly string[]): string[] {
  const found: string[] = [];
  for (const raw of names) {
    const name = tidy(raw.slice(0, MAX_FIELD));
    if (name.length > 80 || namesNobody(name)) continue;
    // "Last update" is no name, in any language.
    if (dateLabels(name).length > 0 && isDateWords(name)) continue;
    if ([...sites, ...found].some((known) => squeezed(known) === squeezed(name))) continue;
    found.push(name);
  }
  return found.slice(0, MAX_AUTHORS);
}

/**
 * Names in the lines of an element that names authors: a label may be on a line of its own, and names go on over lines
 * where a line ends or begins with a joint.
 */
function namesInLines(lines: readonly string[], single: boolean, title: string | null = null): string[] {
  const found: string[] = [];
  let goesOn = true;
  for (const line of lines.slice(0, 8)) {
    if (isLabel(line) || line === title) continue;
    if (!(goesOn || JOINT_AT_START.test(line))) break;
    const credit = readCredit(line.replace(JOINT_AT_START, '').replace(JOINT_AT_END, ''), { single, sure: true });
    if (credit === null && (found.length > 0 || namesNobody(line))) break;
    for (const name of credit?.names ?? []) found.push(name);
    goesOn = found.length === 0 || JOINT_AT_END.test(line);
  }
  return found;
}

const SITE_ADDRESS = /(?:^|[\s,(])(?:[Ww]{3}\.)?[\w-]{2,40}\.(?:co\.)?[a-z]{2,4}(?=$|[\s,)])/;

/** A name of one word; names in scripts without spaces are whole. */
const SHORT_NAME = /^[\p{Script=Latin}\d.&-]+$/u;

/** Names in a field for machines. What names no person there may name an organization, and stays as it is. */
function namesInField(value: string): readonly string[] {
  // "harrow.example, Tessel, Sweden" is the site and where it is.
  if (SITE_ADDRESS.test(value)) return [];
  return value
    .split(/(?<=\S)\|(?=\S)/)
    .flatMap((part) => readCredit(part, { single: true, sure: true, inverted: true })?.names ?? []);
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
  'cxenseparse:author',
  'content_author',
];

/** The field that names most authors; some fields name only the first. */
function metaAuthors({ meta }: PageFacts): readonly string[] {
  let most: readonly string[] = [];
  for (const name of META_NAMES) {
    const names = (meta.get(name) ?? []).filter((value) => !/^https?:/.test(value)).flatMap(namesInField);
    if (names.length > most.length) most = names;
  }
  const label = meta.get('twitter:label1')?.[0] ?? '';
  if (most.length > 0 || !isLabel(label)) return most;
  return (meta.get('twitter:data1') ?? []).flatMap(namesInField);
}

/** What author fields hold that names no person: organizations, short names. */
function organizations(facts: PageFacts, ld: JsonLd): readonly string[] {
  const fields = ld.authors.length > 0 ? ld.authors : META_NAMES.flatMap((name) => facts.meta.get(name) ?? []);
  return fields
    .map((value) => value.replace(/ ?\([^()]{0,60}\)$/, ''))
    .filter((value) => value.length <= 60 && !/^https?:|@/.test(value));
}

/** Whether all of one list is in another that is longer. */
function extend(names: readonly string[], longer: readonly string[]): boolean {
  const known = longer.map(squeezed);
  return longer.length > names.length && names.every((name) => known.some((other) => other.includes(squeezed(name))));
}

/** The entries of a live page that bear a byline each need more than one of them. */
const MIN_ENTRIES = 2;

/**
 * Names in elements named after authors: the first such element's, or those of every entry of a live page inside the
 * article.
 */
function classedNames({ bylines }: PageFacts, root: Element, title: string | null): string[] {
  const inside = bylines.filter(({ element }) => holds(root, element));
  const entries = new Set(inside.map(({ element }) => entryOf(element, root)));
  entries.delete(null);
  if (entries.size >= MIN_ENTRIES) return inside.flatMap(({ lines }) => namesInLines(lines, false, title));
  const namesOf = ({ lines }: CreditFact): string[] => namesInLines(lines, false, title);
  const first = bylines.find((byline) => namesOf(byline).length > 0);
  if (first === undefined || isOfList(first, bylines)) return [];
  return bylines.filter((other) => isBeside(other, first)).flatMap(namesOf);
}

/** Whether an element is one of a list, each of whose items names somebody else: columnists, not authors. */
function isOfList({ element, lines: [name = ''] }: CreditFact, bylines: readonly CreditFact[]): boolean {
  const item = element.parent;
  return (
    item?.tag === 'li' &&
    bylines.some(
      (other) =>
        other.element.parent !== item && other.element.parent?.parent === item.parent && other.lines[0] !== name,
    )
  );
}

/** Whether two elements are alike and of one parent: each names an author of the article. */
function isBeside({ element: one }: CreditFact, { element: other }: CreditFact): boolean {
  return one.parent === other.parent && one.attributes.class === other.attributes.class;
}

/** The entry of a live page around an element. */
function entryOf(element: Element, root: Element): Element | null {
  for (let at: Element | null = element; at !== null && at !== root; at = at.parent)
    if (at.tag === 'article') return at;
  return null;
}

/** The text of the lines beside the title, as far as the article's prose. */
function linesNearTitle({ after, before }: Beside): string[] {
  const prose = after.findIndex(({ text }) => isProse(text));
  const above = prose < 0 ? after : after.slice(0, prose);
  return [...above, ...before].map(({ text }) => text);
}

/** Tells elements that are near the article from those far from it, which may name another's author. */
function nearness(beside: Beside, root: Element): (fact: CreditFact) => boolean {
  const shownNear = linesNearTitle(beside);
  return ({ element, lines }) =>
    holds(root, element) || lines.some((line) => shownNear.some((text) => text.includes(line)));
}

/** Names in elements that are marked as the author's. */
function markedNames(marked: readonly CreditFact[]): string[] {
  return marked.flatMap(({ lines }) => namesInLines(lines, true));
}

/** The first link to an author's page that stands beside the title or at the end. */
function linkedNames({ authorLinks }: PageFacts, { after, before, end }: Beside): string[] {
  const near = [...after, ...before, ...end];
  return authorLinks
    .filter((text) => near.some((other) => other.text.includes(text)))
    .flatMap((text) => readCredit(text, { single: true, sure: true })?.names ?? [])
    .slice(0, 1);
}

/** What a site is called in the title of its pages' tabs ("Pier to close | The Courier"), and by its address. */
function siteNames({ title, canonical, meta }: PageFacts): readonly string[] {
  const tab = title?.split(/\s[|·•–—-]\s/) ?? [];
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(canonical ?? meta.get('og:url')?.[0] ?? '')?.[1] ?? '';
  const label = host.split('.').at(-2) ?? '';
  return [tab.length > 1 ? (tab[tab.length - 1] ?? '') : '', host, label].filter((name) => name !== '').map(squeezed);
}

/** The name of the site where an element near the article names it as the author. */
function shownHouses({ bylines }: PageFacts, houses: readonly string[]): string[] {
  const lines = bylines.flatMap((fact) => fact.lines.filter((line) => houses.includes(squeezed(line))));
  return lines.slice(0, 1);
}

interface Source {
  readonly names: () => readonly string[];
  /** Whether what it names may stand anywhere in the page, and belong to another article. */
  readonly far?: boolean;
}

/**
 * What the first source names that names people. Agencies and houses count where no source does; a house gives way to
 * who is named beside the article alone.
 *
 * @param others names that are no author's
 * @param houses what the site is called
 */
function firstNamed(sources: readonly Source[], others: readonly string[], houses: readonly string[]): string[] {
  let lesser: string[] = [];
  const isHouse = (name: string): boolean => houses.includes(squeezed(name));
  for (const { names: source, far = false } of sources) {
    if (far && lesser.some(isHouse)) continue;
    const names = distinct(source(), others);
    const authors = names.filter((name) => !isAgency(name) && !isCompany(name) && !isHouse(name));
    if (authors.length > 0) return authors;
    if (lesser.length === 0) lesser = names;
  }
  return lesser;
}

/** Whether the names that fields give are short ones of desks and houses, and the page shows people. */
function isOutdone(authors: readonly string[], shown: readonly string[], { markedAuthors }: PageFacts): boolean {
  if (!authors.every((name) => SHORT_NAME.test(name))) return false;
  const [only = ''] = authors;
  // Where an element marks a name off from what follows it in the line, the name ends there.
  const isMarkedOff = markedAuthors.some(({ lines }) => lines.includes(only));
  return shown.some((name) => name.includes(' ') && !(isMarkedOff && name.startsWith(`${only} `)));
}

/** Names in the line after the title that begins with the first author and continues with others. */
function listedNames({ after }: Beside, [lead = '']: readonly string[]): readonly string[] {
  const at = after.findIndex(({ text }) => lead !== '' && text.startsWith(lead) && /[,&]| and /.test(text));
  const { text = '' } = after[at] ?? {};
  const line = JOINT_AT_END.test(text) ? `${text} ${after[at + 1]?.text ?? ''}` : text;
  return line.length <= MAX_CREDIT ? (readCredit(line)?.names ?? []) : [];
}

/**
 * Who wrote the article. Order of trust: JSON-LD, author meta elements, elements near the article marked as author, the
 * line "By …" beside the title, other marked elements, elements with an author's name as class, links to an author's
 * page, a line of names after the title. The site's own name and an agency are no authors while a person is named; a
 * shown byline that names those and more is preferred to what names fewer. The byline is the shown line, where it names
 * the same authors.
 *
 * @param root the article's element
 * @param title the article's title
 */
export function readAuthors(
  facts: PageFacts,
  ld: JsonLd,
  beside: Beside,
  { site, root, title }: { readonly site: string | null; readonly root: Element; readonly title: string | null },
): Authors {
  const sites = [site, ld.site].filter((name): name is string => name !== null);
  // A site may be named after the person who writes it.
  const others = sites.filter((name) => !ld.people.includes(name));
  const credit = besideCredit(beside);
  const shown = distinct(credit?.names ?? [], sites);
  const classed = distinct(classedNames(facts, root, title), sites);
  const isNear = nearness(beside, root);
  const near = { ...facts, bylines: facts.bylines.filter(isNear) };
  const isPersonShown = [...shown, ...classed, ...ld.people].some((name) => name.includes(' '));
  // An organization gives way to people that the page shows; without them it is as good an author as any.
  const notTaken = isPersonShown ? [...others, ...ld.organizations] : others;
  const sources: readonly Source[] = [
    {
      names: () =>
        ld.authors
          .filter((name) => !notTaken.some((known) => squeezed(known) === squeezed(name)))
          .flatMap(namesInField),
    },
    { names: () => metaAuthors(facts) },
    { names: () => markedNames(facts.markedAuthors.filter(isNear)) },
    { names: () => shown },
    { names: () => classedNames(near, root, title) },
    { names: () => markedNames(facts.markedAuthors.filter((fact) => !isNear(fact))), far: true },
    { names: () => classed, far: true },
    { names: () => organizations(facts, ld), far: true },
    { names: () => linkedNames(facts, beside) },
    { names: () => bareCredit(beside, title)?.names ?? [] },
    {
      names: () => facts.authorBoxes.flatMap(({ lines }) => namesInLines(lines.slice(0, 1), true)).slice(0, 1),
      far: true,
    },
  ];
  const houses = siteNames(facts);
  let authors = firstNamed(sources, others, houses);
  if (authors.length === 0) authors = distinct(organizations(facts, ld), []);
  if (authors.length === 0) authors = shownHouses(near, houses);
  if (isOutdone(authors, shown, facts)) authors = [...shown];
  // A line that begins with the house's name is its address.
  const withoutHouses = (): string[] => authors.filter((name) => !houses.includes(squeezed(name)));
  const listed = distinct(listedNames(beside, withoutHouses()), sites);
  for (const more of [shown, classed, listed]) if (authors.length > 0 && extend(authors, more)) authors = [...more];
  const people = withoutHouses();
  if (people.length > 0) authors = people;
  const agrees = credit !== null && shown.some((name) => authors.some((author) => squeezed(author) === squeezed(name)));
  return { byline: agrees ? tidy(credit.text) : null, authors };
}
