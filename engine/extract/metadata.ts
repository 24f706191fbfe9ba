import { normalise } from '../blocks/normalise.ts';
import { webAddress } from '../metadata/address.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { readAuthors } from './authors.ts';
import { type JsonLd, readJsonLd } from './json-ld.ts';
import { type Beside, readDates } from './page-dates.ts';
import { gatherFacts, type PageFacts } from './page-facts.ts';
import { readTitle } from './title.ts';
import type { Element } from './tree.ts';

/** Metadata of a page, with the language it declares. */
export interface PageMetadata extends Metadata {
  /** BCP 47 primary tag from the page's own declaration, or null. */
  language: string | null;
}

/** What a page says of itself before its body is found. */
export interface Declared {
  readonly facts: PageFacts;
  readonly ld: JsonLd;
  readonly title: string | null;
  readonly site: string | null;
}

/**
 * Reads what a page declares, and its title, which the search for the body needs. Site: OpenGraph, JSON-LD publisher,
 * application name.
 */
export function readDeclared(elements: readonly Element[]): Declared {
  const facts = gatherFacts(elements);
  const ld = readJsonLd(facts.jsonLd);
  const named = facts.meta.get('og:site_name')?.[0] ?? ld.site ?? facts.meta.get('application-name')?.[0] ?? null;
  const site = named === null ? null : normalise(named, 0, named.length);
  return { facts, ld, title: readTitle(facts, ld, site), site };
}

/**
 * What a page says about itself, each field by its own order of trust (see {@link readTitle}, {@link readAuthors},
 * {@link readDates}).
 * Address: canonical link, OpenGraph, JSON-LD. Language: the html element, JSON-LD, the meta element.
 *
 * @param beside lines near the title
 * @param root the article's element
 */
export function readMetadata({ facts, ld, title, site }: Declared, beside: Beside, root: Element): PageMetadata {
  const { meta } = facts;
  const url = webAddress(facts.canonical) ?? webAddress(meta.get('og:url')?.[0]) ?? webAddress(ld.url);
  const { published, updated } = readDates(facts, ld, beside, url);
  const language = facts.language ?? ld.language ?? meta.get('content-language')?.[0] ?? '';
  return {
    title,
    ...readAuthors(facts, ld, beside, { site, root, title }),
    publishedAt: published,
    updatedAt: updated,
    url,
    site,
    language: /^[a-z]{2,3}\b/i.exec(language)?.[0].toLowerCase() ?? null,
  };
}
