import { isoDate, writtenDate } from '../noise/dates.ts';
import { authorsOf, type Metadata, sameTitle } from '../noise/header.ts';
import { normalise } from '../noise/normalise.ts';
import { readJsonLd } from './json-ld.ts';
import { descendants, type Element, rawText, textOf } from './tree.ts';

/** Metadata of a page, with the language it declares. */
export interface PageMetadata extends Metadata {
  /** BCP 47 primary tag from the page's own declaration, or null. */
  language: string | null;
}

interface PageFacts {
  readonly meta: ReadonlyMap<string, string>;
  readonly title: string | null;
  readonly headings: readonly string[];
  readonly times: readonly { readonly value: string; readonly updated: boolean; readonly published: boolean }[];
  readonly bylines: readonly string[];
  readonly itemDates: ReadonlyMap<string, string>;
  readonly visibleDates: readonly { readonly value: string; readonly updated: boolean }[];
  readonly canonical: string | null;
  readonly language: string | null;
  readonly jsonLd: readonly string[];
}

const BYLINE_NAMES =
  /(?:^|[\s_-])(?:byline|by-line|author|authors|author-name|authorname|post-author|article-author|entry-author|writer|contributor|fn)(?:$|[\s_-]|name)/i;
const NOT_BYLINE =
  /bio|box|image|img|avatar|photo|social|follow|related|comment|about|desc|more|widget|role|title|link-icon/i;
const DATE_NAMES = /date|time|publish|posted|timestamp|updated|modified|byline|meta/i;

function tidy(text: string): string {
  return normalise(text, 0, text.length);
}

function gather(page: Element): PageFacts {
  const meta = new Map<string, string>();
  let title: string | null = null;
  let canonical: string | null = null;
  let language: string | null = null;
  const headings: string[] = [];
  const times: { value: string; updated: boolean; published: boolean }[] = [];
  const bylines: string[] = [];
  const itemDates = new Map<string, string>();
  const visibleDates: { value: string; updated: boolean }[] = [];
  const jsonLd: string[] = [];
  for (const element of descendants(page)) {
    const { tag, attributes } = element;
    if (tag === 'meta') {
      const name = (attributes.property ?? attributes.name ?? attributes.itemprop ?? '').toLowerCase();
      const { content } = attributes;
      if (name !== '' && content !== undefined && content.trim() !== '' && !meta.has(name))
        meta.set(name, tidy(content));
      continue;
    }
    if (tag === 'title') {
      title ??= tidy(rawText(element));
      continue;
    }
    if (tag === 'html') {
      language ??= attributes.lang ?? null;
      continue;
    }
    if (tag === 'link') {
      if (attributes.rel === 'canonical' && attributes.href !== undefined) canonical ??= attributes.href;
      continue;
    }
    if (tag === 'script') {
      if (/ld\+json/i.test(attributes.type ?? '')) jsonLd.push(rawText(element));
      continue;
    }
    if (tag === 'h1') {
      if (headings.length < 8) headings.push(textOf(element, 400));
      continue;
    }
    const { itemprop } = attributes;
    if (itemprop !== undefined && /date(?:published|modified|created)/i.test(itemprop)) {
      const value = attributes.datetime ?? attributes.content ?? textOf(element, 100);
      const key = itemprop.toLowerCase();
      if (!itemDates.has(key)) itemDates.set(key, value);
    }
    const names = `${attributes.class ?? ''} ${attributes.id ?? ''}`;
    if (tag === 'time') {
      const value = attributes.datetime ?? textOf(element, 100);
      const hints = `${names} ${itemprop ?? ''} ${element.parent?.attributes.class ?? ''}`;
      if (times.length < 40)
        times.push({
          value,
          updated: /updat|modif/i.test(hints),
          published: attributes.pubdate !== undefined || /publish|entry-date|posted/i.test(hints),
        });
      continue;
    }
    if (
      bylines.length < 12 &&
      (attributes.rel === 'author' ||
        /^author$/i.test(itemprop ?? '') ||
        (BYLINE_NAMES.test(names) && !NOT_BYLINE.test(names)))
    ) {
      const text = textOf(element, 200);
      if (text.length > 3 && text.length < 120) bylines.push(text);
    }
    if (visibleDates.length < 10 && names.length > 1 && DATE_NAMES.test(names)) {
      const text = textOf(element, 160);
      const value = text.length < 150 ? writtenDate(text) : null;
      if (value !== null) visibleDates.push({ value, updated: /updat|modif/i.test(`${text} ${names}`) });
    }
  }
  return { meta, title, headings, times, bylines, itemDates, visibleDates, canonical, language, jsonLd };
}

/** The title without the site's name, which pages put after a bar or dash (or before it). */
function withoutSite(title: string, site: string | null, headings: readonly string[]): string {
  for (const heading of headings) if (heading.length > 8 && title.includes(heading)) return heading;
  const parts = title.split(/ (?:[|·•»«:—–]|-{1,2}|\/|::) | \| ?/);
  if (parts.length < 2) return title;
  const first = parts[0] ?? title;
  const last = parts[parts.length - 1] ?? '';
  const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  if (site !== null && bare(last) === bare(site))
    return title.slice(0, title.lastIndexOf(last)).replace(/[\s|·•»«:—–/-]+$/, '');
  if (site !== null && bare(first) === bare(site))
    return title.slice(title.indexOf(first) + first.length).replace(/^[\s|·•»«:—–/-]+/, '');
  if (first.split(' ').length >= 4 && / (?:[|·•»«—–]|-) |\|/.test(title)) return first;
  return title;
}

/** Names that stand in author fields and name nobody: accounts, departments, addresses. */
const NOT_AUTHOR =
  /^(?:admin|administrator|editor|editors|staff|guest|user|author|by|none|null|undefined|unknown|webmaster|https?:.*|@.*|\d+)$/i;

function cleanAuthors(names: readonly string[]): string[] {
  const authors: string[] = [];
  for (const raw of names) {
    const name = tidy(raw)
      .replace(/^by:? /i, '')
      .replace(/[,;|].*@.*$/, '')
      .trim();
    if (name.length < 2 || name.length > 80 || NOT_AUTHOR.test(name) || /[<>{}]/.test(name)) continue;
    if (!authors.some((known) => known.toLowerCase() === name.toLowerCase())) authors.push(name);
  }
  return authors;
}

function first<T>(...values: readonly (T | null | undefined)[]): T | null {
  for (const value of values) if (value !== null && value !== undefined && value !== '') return value;
  return null;
}

function date(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  return isoDate(value) ?? writtenDate(value);
}

function canonicalUrl(...candidates: readonly (string | null | undefined)[]): string | null {
  for (const candidate of candidates) {
    const url = candidate?.trim() ?? '';
    if (/^https?:\/\/[^\s<>"]{3,2000}$/i.test(url)) return url;
  }
  return null;
}

/**
 * What a page says about itself. Order of trust, each field by itself:
 * title: JSON-LD headline where the page shows it, OpenGraph, the h1, the title element without the site's name;
 * authors: JSON-LD, author meta tags, microdata and rel=author, byline elements;
 * dates: JSON-LD, article meta tags, microdata, time elements, visible dates; url: canonical link, OpenGraph, JSON-LD; site: OpenGraph, JSON-LD publisher.
 */
export function readMetadata(page: Element): PageMetadata {
  const facts = gather(page);
  const { meta, headings } = facts;
  const ld = readJsonLd(facts.jsonLd);
  const site = first(meta.get('og:site_name'), ld.site, meta.get('application-name'));
  const ogTitle = first(meta.get('og:title'), meta.get('twitter:title'), meta.get('title'), meta.get('dc.title'));
  const shown = headings.find(
    (heading) =>
      heading.length > 3 &&
      [ld.title, ogTitle, facts.title].some((title) => title !== null && sameTitle(heading, title)),
  );
  const titled = first(
    shown,
    headings.length === 1 && (headings[0]?.length ?? 0) > 12 ? headings[0] : null,
    ld.title,
    ogTitle,
    facts.title,
    headings[0],
  );
  const title = titled === null ? null : withoutSite(tidy(titled), site, headings);
  const metaAuthors = [
    'author',
    'article:author',
    'parsely-author',
    'sailthru.author',
    'byl',
    'dc.creator',
    'dcterms.creator',
    'citation_author',
    'article:author_name',
    'twitter:data1',
  ].flatMap((name) => {
    const value = meta.get(name);
    if (value === undefined || (name === 'twitter:data1' && !/written by/i.test(meta.get('twitter:label1') ?? '')))
      return [];
    return /^https?:/.test(value) ? [] : splitNames(value);
  });
  const visible = facts.bylines.flatMap((line) => authorsOf(line));
  let authors = cleanAuthors(ld.authors.flatMap(splitNames));
  if (authors.length === 0) authors = cleanAuthors(metaAuthors);
  if (authors.length === 0) authors = cleanAuthors(visible.slice(0, 3));
  const byline = facts.bylines.find((line) => /^by\b/i.test(line)) ?? null;
  const publishedTime =
    facts.times.find(({ published, updated }) => published && !updated) ?? facts.times.find(({ updated }) => !updated);
  const updatedTime = facts.times.find(({ updated }) => updated);
  return {
    title: title === '' ? null : title,
    byline: byline === null ? null : tidy(byline.replace(/^by:? /i, '')),
    authors,
    publishedAt: first(
      date(ld.published),
      ...[
        'article:published_time',
        'og:article:published_time',
        'datepublished',
        'parsely-pub-date',
        'sailthru.date',
        'date',
        'pubdate',
        'publishdate',
        'publish-date',
        'dc.date.issued',
        'dcterms.created',
        'dc.date',
        'citation_publication_date',
        'article.published',
        'og:published_time',
        'published_at',
        'created',
        'cxenseparse:recs:publishtime',
      ].map((name) => date(meta.get(name))),
      date(facts.itemDates.get('datepublished')),
      date(facts.itemDates.get('datecreated')),
      date(publishedTime?.value),
      facts.visibleDates.find(({ updated }) => !updated)?.value,
    ),
    updatedAt: first(
      date(ld.modified),
      ...[
        'article:modified_time',
        'og:updated_time',
        'datemodified',
        'last-modified',
        'dcterms.modified',
        'lastmod',
      ].map((name) => date(meta.get(name))),
      date(facts.itemDates.get('datemodified')),
      date(updatedTime?.value),
      facts.visibleDates.find(({ updated }) => updated)?.value,
    ),
    url: canonicalUrl(facts.canonical, meta.get('og:url'), ld.url),
    site: site === null ? null : tidy(site),
    language:
      /^[a-z]{2,3}\b/i
        .exec(first(facts.language, ld.language, meta.get('content-language')) ?? '')?.[0]
        ?.toLowerCase() ?? null,
  };
}

/** Several names in one field: "Ana Roe, Bo Lund and Cy Dahl". A comma before a degree ("Ana Roe, MD") does not part names. */
function splitNames(value: string): string[] {
  const parts = value
    .split(/\s(?:and|&)\s|;|\|/)
    .flatMap((part) => (/,\s*[A-Z]{2,6}(?:\b|\.)/.test(part) ? [part] : part.split(/,\s/)));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
