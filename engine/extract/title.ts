import { normalise } from '../blocks/normalise.ts';
import { sameTitle } from '../metadata/metadata.ts';
import type { JsonLd } from './json-ld.ts';
import type { PageFacts } from './page-facts.ts';

const SEPARATOR = / (?:[|·•»«:—–]|-{1,2}|\/|::) | \| ?/;
const SEPARATORS_AT_END = /[\s|·•»«:—–/-]+$/;
const SEPARATORS_AT_START = /^[\s|·•»«:—–/-]+/;
/** A heading that agrees with no other title of the page is believed between these lengths, in characters. */
const MIN_LONE = 13;
const MAX_LONE = 160;

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The title without the site's name, which pages put after a bar or dash (or before it). */
function withoutSite(title: string, sites: readonly string[], headings: readonly string[]): string {
  for (const heading of headings) if (heading.length > 8 && title.includes(heading)) return heading;
  const parts = title.split(SEPARATOR);
  const [first = title] = parts;
  const last = parts[parts.length - 1] ?? '';
  for (const site of sites) {
    if (title.length > site.length + 3 && title.startsWith(`${site} `))
      return title.slice(site.length).replace(SEPARATORS_AT_START, '');
    if (parts.length < 2) continue;
    if (bare(last) === bare(site)) return title.slice(0, title.lastIndexOf(last)).replace(SEPARATORS_AT_END, '');
    if (bare(first) === bare(site))
      return title.slice(title.indexOf(first) + first.length).replace(SEPARATORS_AT_START, '');
  }
  if (parts.length > 1 && first.split(' ').length >= 4 && / (?:[|·•»«—–]|-) |\|/.test(title)) return first;
  return title;
}

/**
 * The article's title. Order of trust: the first h1 that says what JSON-LD, OpenGraph or the title element says, then a lone h1
 * of a title's length, then an h2 that agrees, then the JSON-LD headline, OpenGraph, and the title element without the site's name. A heading that is
 * nothing but a link to the front page is the site's name.
 */
export function readTitle(
  { headings, title: pageTitle, meta }: PageFacts,
  ld: JsonLd,
  site: string | null,
): string | null {
  const metaTitle = ['og:title', 'twitter:title', 'title', 'dc.title', 'citation_title']
    .flatMap((name) => meta.get(name) ?? [])
    .at(0);
  const sites = [site, ...headings.filter(({ home }) => home).map(({ text }) => text)].filter(
    (name): name is string => name !== null && name.length > 2,
  );
  const isSite = (text: string): boolean => sites.some((name) => bare(name) === bare(text));
  const claims = [ld.title, metaTitle, pageTitle].filter(
    (claim): claim is string => claim !== null && claim !== undefined && claim !== '' && !isSite(claim),
  );
  const shown = headings.filter(({ home, text }) => !home && text.length > 3 && !isSite(text));
  const first = shown.filter(({ level }) => level === 1).map(({ text }) => text);
  const agrees = (text: string): boolean =>
    claims.some((claim) => sameTitle(text, claim) || bare(claim).startsWith(bare(text)));
  const [lone] = first;
  const believed =
    first.length === 1 && lone !== undefined && lone.length >= MIN_LONE && lone.length <= MAX_LONE ? lone : null;
  const second = shown.find(
    ({ level, text }) => level === 2 && text.length >= MIN_LONE && claims.some((claim) => sameTitle(text, claim)),
  );
  const title = first.find(agrees) ?? believed ?? second?.text ?? claims[0] ?? lone ?? null;
  if (title === null) return null;
  const bared = withoutSite(normalise(title, 0, title.length), sites, first);
  return bared === '' ? null : bared;
}
