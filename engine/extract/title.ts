import { normalise } from '../blocks/normalise.ts';
import bylineWords from '../metadata/data/byline-words.json' with { type: 'json' };
import { dateLine } from '../metadata/date-labels.ts';
import { sameTitle } from '../metadata/metadata.ts';
import { squeezed } from '../text/letters.ts';
import type { JsonLd } from './json-ld.ts';
import type { Heading, PageFacts } from './page-facts.ts';
import { meantText } from './text-of.ts';

const SEPARATOR = / (?:[|·•»«:—–‹›<>~]|-{1,2}|\/|::) | \| ?/;
const UP_TO_SEPARATORS = /^.*[^\s|·•»«:—–‹›<>~/-]/s;
const SEPARATORS_AT_START = /^[\s|·•»«:—–‹›<>~/-]+/;
/** Where a name of the site or of a desk is parted from the title; a colon may be the title's own. */
const SITE_SEPARATOR =
  /\s(?:[|·•»«—–‹›<>~-]|::)\s|\s?\|\s?|(?<=[\u3040-\u9fff？！」”])(?:_|-{1,2})(?=[\u3040-\u9fff])/g;
/** In scripts without spaces a title has so many characters, the name of a site no more than these. */
const UNSPACED = { script: /^[\u3040-\u9fff]|[\u3040-\u9fff]$/, title: 8, name: 10 } as const;
/** A heading that agrees with no other title of the page is believed between these lengths, in characters. */
const MIN_LONE = 13;
const MAX_LONE = 160;
/** The most words in the name of a site or desk, and the fewest that are left of a title without it. */
const NAME_WORDS = 4;
const TITLE_WORDS = 3;
/** What word processors call a page: by the name of its file. */
const FILE_NAME = /^microsoft (?:word|powerpoint) - |\.(?:docx?|odt|rtf|pptx?|pages)$/i;
/** "harrow.example - Bridge to close" */
const ADDRESS_FIRST = /^(?:www\.)?[\w-]{1,63}(?:\.[\w-]{2,63}){1,3}\s?[|·•:—–-]\s(?=\S)/;
/** What a browser's tab says of messages: "(2) Bridge to close". */
const UNREAD = /^\(\d{1,3}\+?\)\s+/;
/** Words that may be small in a name. */
const SMALL = new RegExp(`^(?:${bylineWords.smallInNames.join('|')}|&)$`, 'i');

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/**
 * Whether a part of a title element looks like the name of a site or a desk: a few words with capitals, or an address.
 */
function isName(part: string): boolean {
  const all = words(part);
  if (all.length === 0 || all.length > NAME_WORDS || /[?!.,;:…]$/.test(part)) return false;
  if (UNSPACED.script.test(part) && part.length > UNSPACED.name) return false;
  if (/^[\w-]+(?:\.[\w-]+)+$/.test(part)) return true;
  return all.every((word) => SMALL.test(word) || /^[\p{Lu}\p{Lo}\p{N}]/u.test(word));
}

/** Whether what is before a name may be a title by its length. */
function isTitle(head: string): boolean {
  return words(head).length >= TITLE_WORDS || (UNSPACED.script.test(head) && head.length >= UNSPACED.title);
}

/**
 * A title without the names at its end: "Bridge to close - Transport Desk - Harrow News". A title of one or two words
 * keeps what follows it.
 */
function withoutNames(title: string): string {
  let rest = title;
  for (let turn = 0; turn < 3; turn++) {
    const last = [...rest.matchAll(SITE_SEPARATOR)].at(-1);
    if (last === undefined) return rest;
    const [head, tail] = [rest.slice(0, last.index), rest.slice(last.index + last[0].length)];
    if (!isTitle(head) || !isName(tail)) return rest;
    rest = head;
  }
  return rest;
}

/**
 * A title without the names before it: "Harrow News | Business | Bridge to close in May". Only where each part but the
 * last is such a name, and the last is a headline by its length.
 */
function withoutNamesBefore(title: string): string {
  const parts = title.split(SITE_SEPARATOR);
  const last = parts.pop() ?? '';
  const isHeadline = words(last).length > NAME_WORDS && !isName(last);
  return parts.length > 1 && isHeadline && parts.every(isName) ? last : title;
}

/** The title without the site's name, which pages put after a bar or dash (or before it). */
function withoutSite(title: string, sites: readonly string[], headings: readonly string[]): string {
  for (const heading of headings)
    if (heading.length > 8 && heading !== title && title.includes(heading)) return heading;
  const isShown = headings.includes(title);
  const parts = title.split(SEPARATOR);
  for (const site of sites) {
    const rest = (isShown ? null : withoutName(title, site)) ?? withoutPart(title, parts, site);
    if (rest !== null) return rest;
  }
  return isShown ? title : withoutNamesBefore(withoutNames(title));
}

/** "Harrow News Bridge to close" without the site's name before it. */
function withoutName(title: string, site: string): string | null {
  const isBefore = title.startsWith(`${site} `) || title.startsWith(`${site}: `);
  return isBefore && title.length > site.length + 3 ? title.slice(site.length).replace(SEPARATORS_AT_START, '') : null;
}

/** "Bridge to close | Harrow News" or "Harrow News | Bridge to close" without the part that is the site's name. */
function withoutPart(title: string, parts: readonly string[], site: string): string | null {
  if (parts.length < 2) return null;
  const [first = title] = parts;
  const last = parts[parts.length - 1] ?? '';
  if (squeezed(last) === squeezed(site))
    return withoutNames(UP_TO_SEPARATORS.exec(title.slice(0, title.lastIndexOf(last)))?.[0] ?? '');
  return squeezed(first) === squeezed(site)
    ? title.slice(title.indexOf(first) + first.length).replace(SEPARATORS_AT_START, '')
    : null;
}

/** What a title element says of the article; null where it is the name of a file. */
function tabOf(title: string): string | null {
  return FILE_NAME.test(title) ? null : title.replace(UNREAD, '').replace(ADDRESS_FIRST, '');
}

/**
 * Whether a heading is named in the title element after the title: the name of a desk or of the site. What is before
 * it and has fewer words is a kicker: "Opinion | The Bread Drawer".
 */
function isNamedAfter(heading: string, pageTitle: string | null): boolean {
  if (pageTitle === null || !isName(heading)) return false;
  const parts = pageTitle.split(SEPARATOR);
  const at = parts.findIndex((part, place) => place > 0 && squeezed(part) === squeezed(heading));
  return at > 0 && parts.slice(0, at).some((part) => words(part).length >= words(heading).length);
}

/** Titles that a page claims, and their parts, as letters and figures alone. */
interface Claims {
  readonly whole: ReadonlySet<string>;
  readonly parts: ReadonlySet<string>;
}

/**
 * Of the readings of a heading (as it is, without its kicker, without its first lines) the one that a title of the page
 * agrees with.
 */
function reading({ text, main, inner, lines }: Heading, { whole, parts }: Claims): string {
  const line = lines.find((variant) => parts.has(squeezed(variant)));
  const known = line ?? [main, text].find((variant) => whole.has(squeezed(variant)));
  if (known !== undefined) return known;
  const isConfirmed = words(inner).length >= TITLE_WORDS && [...whole].some((claim) => claim.endsWith(squeezed(inner)));
  return isConfirmed ? inner : main;
}

/** The longest part of a title element, as letters and figures; parts beside it name the site and its desks. */
function longestPart(claim: string): string {
  return claim
    .split(SEPARATOR)
    .map(squeezed)
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** A title without a day that is set before or after it: "23.01.2022 - Pier to close". */
function withoutDay(title: string): string {
  const first = title.search(/ [|·•–—-] /);
  if (first < 0) return title;
  const last =
    title.length -
    [...title]
      .toReversed()
      .join('')
      .search(/ [|·•–—-] /) -
    3;
  if (first > 0 && dateLine(title.slice(0, first)) !== null) return title.slice(first + 3);
  return dateLine(title.slice(last + 3)) !== null ? title.slice(0, last) : title;
}

/** The most characters of a label that a heading runs together with its title. */
const MAX_LABEL = 16;

/** The title that the page claims, in a heading that runs a label or the day together with it: "ExclusiveBridge". */
function beyondLabel(heading: string, claims: readonly string[]): string | null {
  for (const claim of claims.flatMap((whole) => [whole, ...whole.split(SEPARATOR)])) {
    if (words(claim).length <= TITLE_WORDS || heading.length <= claim.length) continue;
    const label = heading.endsWith(claim) ? heading.slice(0, -claim.length) : '';
    if (label !== '' && label.length <= MAX_LABEL && /^\p{Lu}[\p{L} ]*\p{L}$/u.test(label)) return claim;
    if (heading.startsWith(claim) && dateLine(heading.slice(claim.length).trim()) !== null) return claim;
  }
  return null;
}

/**
 * The article's title. Order of trust: the first h1 that says what JSON-LD, OpenGraph or the title element says, then a
 * lone h1 of a title's length that is no name, an h2 that agrees, a lone h1 that may be a name, then the JSON-LD
 * headline, OpenGraph, and the title element without the names of site and desk. A heading that is nothing but a link
 * to the front page is the site's name, one that the title element has after its title is a desk's.
 */
export function readTitle(
  { headings, title: tabTitle, meta }: PageFacts,
  ld: JsonLd,
  site: string | null,
): string | null {
  const pageTitle = tabTitle === null ? null : tabOf(tabTitle);
  const metaTitle = ['og:title', 'twitter:title', 'title', 'dc.title', 'citation_title']
    .flatMap((name) => meta.get(name) ?? [])
    .at(0);
  const sites = [site, ...headings.filter(({ home }) => home).map(({ text }) => text)].filter(
    (name): name is string => name !== null && name.length > 2,
  );
  const isSite = (text: string): boolean => sites.some((name) => squeezed(name) === squeezed(text));
  const claims = [ld.title, metaTitle, pageTitle].filter(
    (claim): claim is string => claim !== null && claim !== undefined && claim !== '' && !isSite(claim),
  );
  const bared: Claims = {
    whole: new Set(claims.map(squeezed)),
    parts: new Set(claims.flatMap((claim) => claim.split(SEPARATOR)).map(squeezed)),
  };
  const shown = headings
    .filter(({ home, text }) => !home && text.length > 3 && !isSite(text))
    .map((heading) => ({ level: heading.level, text: reading(heading, bared) }));
  const first = shown
    .filter(({ level, text }) => level === 1 && !isNamedAfter(text, pageTitle))
    .map(({ text }) => text);
  const second = shown.filter(({ level, text }) => level === 2 && text.length >= MIN_LONE).map(({ text }) => text);
  // A word or two that a title begins with may be the site's name in it: "Harrow" of "Harrow online - Pier to close".
  const mayBegin = (text: string): boolean => words(text).length >= TITLE_WORDS || bared.parts.has(squeezed(text));
  const agrees = (text: string): boolean =>
    claims.some((claim) => sameTitle(text, claim) || (mayBegin(text) && squeezed(claim).startsWith(squeezed(text))));
  const [lone] = first;
  const isBelieved = first.length === 1 && lone !== undefined && lone.length >= MIN_LONE && lone.length <= MAX_LONE;
  const believed = isBelieved ? lone : null;
  const sentence = believed !== null && !isName(believed) ? believed : null;
  // "The Courier: Bridge to close"
  const isAfterName = (text: string, claim: string): boolean =>
    claim.endsWith(`: ${text}`) && isName(claim.slice(0, -text.length - 2));
  const agreed = second.find((text) => claims.some((claim) => sameTitle(text, claim) || isAfterName(text, claim)));
  const longest = new Set(claims.map(longestPart));
  const isBetterPart = (text: string): boolean => longest.has(squeezed(text));
  // Below a heading that no title of the page knows, one that is the better part of such a title.
  const named = second.find((text) => words(text).length >= TITLE_WORDS && isBetterPart(text));
  const claimed = claims[0] ?? lone ?? null;
  // A page that calls itself by a name alone shows its title in the first heading there is.
  const isNames = (claim: string): boolean => claim.split(SEPARATOR).every(isName);
  const titled = claimed !== null && first.length === 0 && claims.every(isNames) ? (second[0] ?? claimed) : claimed;
  // Of "Harrow News | Bridge to close" both parts may be headings.
  const whole = first.find((text) => !isName(text) && isBetterPart(text));
  const chosen = whole ?? first.find(agrees) ?? named ?? sentence ?? agreed ?? believed ?? titled;
  if (chosen === null) return null;
  const bare = beyondLabel(chosen, claims) ?? chosen;
  // Elements may part what the text of a heading runs together; other titles are written with the space.
  const title =
    claims.find((claim) => squeezed(claim) === squeezed(bare) && words(claim).length > words(bare).length) ?? bare;
  const meant = meantText(title);
  const plain = withoutDay(withoutSite(normalise(meant, 0, meant.length), sites, first.map(meantText)));
  return plain === '' ? null : plain;
}
