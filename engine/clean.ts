import { assemble, checkText } from './blocks/assemble.ts';
import { RemovalLog, type TextBlock } from './blocks/blocks.ts';
import { frontMatter } from './blocks/front-matter.ts';
import { plainBlocks, sourceLines } from './blocks/lines.ts';
import { markdownBlocks } from './blocks/markdown.ts';
import { normalise } from './blocks/normalise.ts';
import { repairPage, repairText } from './blocks/repair/index.ts';
import { keptRules, type RuleName } from './blocks/rules.ts';
import { type DecodedSource, decodeSource } from './decode/decode.ts';
import type { TextType } from './decode/media-type.ts';
import { NOTHING_STATED, type Stated } from './decode/stated.ts';
import { RejectedError } from './errors.ts';
import { readPage } from './extract/article.ts';
import { webAddress } from './metadata/address.ts';
import { authorsOf } from './metadata/bylines.ts';
import { dateLine, shownDates } from './metadata/date-labels.ts';
import { isoDate, writtenDate } from './metadata/dates.ts';
import { type Metadata, noMetadata, setDates } from './metadata/metadata.ts';
import { signedOffBy } from './metadata/sign-off.ts';
import { isLargeTown } from './names/cities.ts';
import { gazetteer } from './names/gazetteer.ts';
import { cleanBlocks } from './noise/clean-blocks.ts';
import { newCleaning } from './noise/cleaning.ts';
import type { KnownNames } from './noise/known-names.ts';
import { insteadOfArticle } from './noise/not-article.ts';
import { isFrontPage, noticeOf } from './noise/notices.ts';
import type { CleanArticle, Removal, SourceFormat } from './record.ts';
import { type SenderDetails, statedBy } from './sender.ts';
import { languageOf } from './text/language.ts';
import { utf8Length } from './text/utf8.ts';
import { countWords } from './text/words.ts';

/** An article file as it was dropped. */
export interface SourceInput {
  readonly bytes: Uint8Array;
  /** The object's content type, if it has a useful one; its charset is honoured. */
  readonly contentType?: string | null;
  /** The file's name or key; its extension decides where the content type does not. */
  readonly name?: string | null;
  /** What the sender of the file says about the article; it wins over what the file says. */
  readonly sender?: SenderDetails | null;
}

export interface CleanOptions {
  /** Names of rules that cut nothing, such as `share-bar`. `RULES` lists them all, and docs/engine.md. */
  readonly keep?: readonly string[];
}

/** An article that was already decoded, with what its sender knows of it. */
export interface DecodedInput {
  readonly text: string;
  readonly mediaType: TextType;
  readonly title?: string | null;
  /** ISO date or date-time. */
  readonly publishedAt?: string | null;
}

/** What the sender of a text knows of it, where nothing is to be cleaned. */
export interface RawDetails {
  readonly title?: string | null;
  /** ISO date or date-time. */
  readonly publishedAt?: string | null;
  /** BCP 47 primary tag; told from the text where absent. */
  readonly language?: string | null;
}

/** Front matter of Markdown: the keys that static site generators share. */
function fillFromFrontMatter(entries: ReadonlyMap<string, string>, metadata: Metadata): void {
  const plain = new Map([...entries].map(([key, found]) => [key.replace(/[_-]/g, ''), found]));
  const value = (...keys: readonly string[]): string | null => {
    for (const key of keys) {
      const found = plain.get(key);
      if (found !== undefined && found !== '') return found;
    }
    return null;
  };
  metadata.title ??= value('title', 'headline');
  const author = value('author', 'authors', 'byline', 'by')?.replace(/[[\]"']/g, '') ?? null;
  if (author !== null) {
    metadata.byline ??= author;
    metadata.authors = authorsOf(author);
  }
  const published =
    value('date', 'published', 'publishedat', 'publishedon', 'pubdate', 'datepublished', 'publishdate') ?? '';
  metadata.publishedAt ??= isoDate(published) ?? writtenDate(published);
  metadata.updatedAt ??= isoDate(value('updated', 'lastmod', 'modified', 'updatedat', 'datemodified') ?? '');
  const source = value('source');
  const address = webAddress(source);
  metadata.url ??= webAddress(value('url', 'canonical', 'canonicalurl', 'sourceurl')) ?? address;
  metadata.site ??= value('site', 'publisher', 'publication') ?? (address === null ? source : null);
}

interface ReadSource {
  readonly blocks: TextBlock[];
  readonly metadata: Metadata;
  readonly language: string | null;
  /** The text that the blocks' ranges count in. */
  readonly text: string;
  readonly log: RemovalLog;
  /** What a page calls itself, apart from its title. */
  readonly tab: string | null;
  /** What the source is instead of an article, where its form shows that. */
  readonly instead: string | null;
}

/**
 * Byte order marks in the middle of a page, where files were joined; a page's white space is collapsed, and a mark
 * would part a word.
 */
const MARKS = /\ufeff/g;

function readSource(source: string, textType: TextType, keep: ReadonlySet<RuleName>): ReadSource {
  if (textType === 'text/html') {
    const log = new RemovalLog(source);
    const { blocks, metadata, tab, instead } = readPage(repairPage(source.replace(MARKS, '')), log, keep);
    return { blocks, metadata, language: metadata.language, text: source, log, tab, instead };
  }
  const { text, places } = repairText(source, textType);
  const log = new RemovalLog(source, places);
  const metadata = noMetadata();
  const lines = sourceLines(text);
  const { entries, next: after } = frontMatter(lines);
  const next = keep.has('front-matter') ? 0 : after;
  if (after > 0) fillFromFrontMatter(entries, metadata);
  if (next > 0) {
    log.range('front-matter', lines[0]?.start ?? 0, lines[next - 1]?.end ?? 0);
  }
  const blocks =
    textType === 'text/markdown' ? markdownBlocks(text, log, next, lines) : plainBlocks(text, lines.slice(next));
  return { blocks, metadata, language: null, text, log, tab: null, instead: null };
}

/** The title a sender gives; a blank one is none. */
function titleGiven(title: string | null | undefined): string | null {
  return title === null || title === undefined || title.trim() === '' ? null : title;
}

/** Longer than any title, name or byline. */
const MAX_STATED = 2000;

/** A title or name that a format states, without controls and the like, as clean text is; a blank one is none. */
function statedLine(stated: string | null | undefined): string | null {
  const text = (stated ?? '').slice(0, MAX_STATED).toWellFormed();
  const clean = normalise(text, 0, text.length);
  return clean === '' ? null : clean;
}

/**
 * Takes what a format states into the metadata: over what the text says where it is certain, else where the text says
 * nothing.
 */
function fillFromFormat(stated: Stated, certain: boolean, metadata: Metadata): void {
  const choose = (said: string | null, read: string | null): string | null =>
    certain ? (said ?? read) : (read ?? said);
  metadata.title = choose(statedLine(stated.title), metadata.title);
  metadata.publishedAt = choose(isoDate(stated.publishedAt ?? ''), metadata.publishedAt);
  const updatedAt = choose(isoDate(stated.updatedAt ?? ''), metadata.updatedAt);
  metadata.updatedAt = updatedAt === metadata.publishedAt ? null : updatedAt;
  metadata.url = choose(webAddress(stated.url), metadata.url);
  metadata.site = choose(statedLine(stated.site), metadata.site);
  const named = stated.authors.flatMap((name) => statedLine(name) ?? []);
  const authors = named.flatMap((name) => authorsOf(name));
  if (authors.length === 0 || (!certain && metadata.authors.length > 0)) return;
  metadata.authors = [...new Set(authors)];
  metadata.byline = named.join(', ').replace(/^by /i, '');
}

/** A wire's sign-off, which is cut, names who wrote the article where no byline does. */
function fillFromSignOff(removed: readonly Removal[], metadata: Metadata): void {
  if (metadata.byline !== null || metadata.authors.length > 0) return;
  const signed = removed.flatMap(({ rule, text }) => (rule === 'wire-credit' ? (signedOffBy(text) ?? []) : []));
  metadata.byline = signed.at(-1) ?? null;
  metadata.authors = metadata.byline === null ? [] : authorsOf(metadata.byline);
}

/** A day in figures, whose order only the language tells, is read once that is known: "Le 04/06/2025 à 17:45". */
function fillFromFigures(removed: readonly Removal[], language: string | null, metadata: Metadata): void {
  if (metadata.publishedAt !== null || language === null || language === 'en') return;
  for (const { rule, text } of removed) {
    const isLine = rule === 'kicker' || rule === 'date-line';
    const dates = isLine ? dateLine(text, language) : rule === 'byline' ? shownDates(text, language) : null;
    if (dates !== null) setDates(metadata, dates);
  }
}

/** What is known of an article before its text is read, or where its text says nothing. */
interface Given {
  readonly textType: TextType;
  readonly stated: Stated | null;
  readonly certain: boolean;
  readonly sender?: SenderDetails | null | undefined;
}

/**
 * A clean text of fewer characters may be what noise removal left of a page that is no article; what it was before is
 * looked at, too.
 */
const MIN_CLEAN = 400;

function refuseOther(instead: string | null): void {
  if (instead === null) return;
  throw new RejectedError('not-an-article', `The file is not an article (${instead}). Upload the text or page of one.`);
}

/** The lists of names that datelines are told by; they are read when the first one is looked at. */
export const KNOWN_NAMES: KnownNames = {
  isTown: isLargeTown,
  isFirstName: (word) => gazetteer().isFirstName(word.toLowerCase()),
};

function cleanText(source: string, given: Given, options: CleanOptions, format: SourceFormat): CleanArticle {
  const keep = keptRules(options.keep ?? []);
  const {
    blocks,
    metadata,
    language: stated,
    text: read,
    log,
    tab,
    instead,
  } = readSource(source, given.textType, keep);
  const whole = blocks.map((block) => block.text).join('\n');
  if (given.stated !== null && given.certain) fillFromFormat(given.stated, true, metadata);
  if (given.sender) fillFromFormat(statedBy(given.sender), true, metadata);
  const cleaned = cleanBlocks(blocks, metadata, newCleaning(read, keep, log, KNOWN_NAMES));
  if (given.stated !== null && !given.certain) fillFromFormat(given.stated, false, metadata);
  fillFromSignOff(log.removed, metadata);
  // "RIVA, Dec 20, 2025 (TNA)"
  if (cleaned.dateline !== null) metadata.publishedAt ??= writtenDate(cleaned.dateline);
  const { text, headings, sections } = assemble(cleaned.blocks, cleaned.labels);
  refuseOther(instead ?? insteadOfArticle([metadata.title, tab], text.length < MIN_CLEAN ? whole : text));
  const words = checkText(text);
  refuseOther(noticeOf(metadata.title, text, words));
  refuseOther(isFrontPage(text, log.removed) ? 'page of headlines' : null);
  const language = languageOf(text, stated ?? given.stated?.language ?? null);
  fillFromFigures(log.removed, language, metadata);
  return {
    text,
    title: metadata.title,
    byline: metadata.byline,
    authors: metadata.authors,
    publishedAt: metadata.publishedAt,
    updatedAt: metadata.updatedAt,
    url: metadata.url,
    site: metadata.site,
    language,
    words,
    dateline: cleaned.dateline,
    sections,
    headings,
    removed: log.removed,
    removedTotals: log.totals,
    source: format,
  };
}

/**
 * From an already decoded text to a clean article. Removal offsets count in `input.text` as it was given.
 *
 * @throws RejectedError empty, too-large or not-an-article
 * @throws RangeError where `options.keep` names a rule that there is not
 */
export function cleanDecoded(input: DecodedInput, options: CleanOptions = {}): CleanArticle {
  const source = input.text.toWellFormed();
  const { title = null, publishedAt = null } = input;
  return cleanText(
    source,
    { textType: input.mediaType, stated: { ...NOTHING_STATED, title, publishedAt }, certain: true },
    options,
    { bytes: utf8Length(source), encoding: 'utf-8', mediaType: input.mediaType },
  );
}

/**
 * From what {@link decodeSource} gives to a clean article.
 *
 * @param sender - what the sender of the file says about it
 * @throws RejectedError empty, too-large or not-an-article
 * @throws RangeError where `options.keep` names a rule that there is not
 */
export function cleanOpened(
  decoded: DecodedSource,
  options: CleanOptions = {},
  sender: SenderDetails | null = null,
): CleanArticle {
  return cleanText(decoded.text, { ...decoded, sender }, options, decoded.format);
}

/**
 * From bytes to a clean article: decode, find the article, strip noise, read its metadata. Pure: the same input gives
 * the same article. Removal offsets count in the decoded source: what the encoding gives, without a byte order mark,
 * lone surrogates replaced one for one, before any other normalisation; of a mail, feed or news document in the text of
 * the article in it.
 *
 * @throws RejectedError where the content can never become an article
 * @throws RangeError where `options.keep` names a rule that there is not
 */
export function cleanSource(source: SourceInput, options: CleanOptions = {}): CleanArticle {
  return cleanOpened(decodeSource(source.bytes, source.contentType, source.name), options, source.sender);
}

/**
 * Wraps a text as a clean article without cleaning anything: the text comes back character for character.
 *
 * @throws RejectedError empty, where the text holds no letter or digit
 */
export function rawArticle(text: string, details: RawDetails = {}): CleanArticle {
  const words = countWords(text);
  if (words === 0) throw new RejectedError('empty', 'The text holds no word.');
  return {
    ...noMetadata(),
    text,
    title: titleGiven(details.title),
    publishedAt: details.publishedAt ?? null,
    language: details.language ?? languageOf(text, null),
    words,
    dateline: null,
    sections: [],
    headings: [],
    removed: [],
    removedTotals: { entries: 0, characters: 0 },
    source: { bytes: utf8Length(text), encoding: 'utf-8', mediaType: 'text/plain' },
  };
}
