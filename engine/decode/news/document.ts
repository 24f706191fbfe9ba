import { RejectedError } from '../../errors.ts';
import { parsedJson } from '../../text/json.ts';
import type { FoundArticle } from '../stated.ts';
import { atomArticles, rssArticles } from './feed.ts';
import { itemArticles, newsmlArticles } from './news-item.ts';
import { type JsonArticles, jsonArticles } from './ninjs.ts';
import { nitfArticle } from './nitf.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** The media types of news in XML and JSON, as a record names them. */
export type NewsType =
  | 'application/rss+xml'
  | 'application/atom+xml'
  | 'application/nitf+xml'
  | 'application/vnd.iptc.g2.newsitem+xml'
  | 'application/vnd.iptc.newsml+xml'
  | 'application/ninjs+json'
  | 'application/ld+json'
  | 'application/json';

export interface NewsDocument {
  readonly type: NewsType;
  readonly article: FoundArticle;
}

interface Reader {
  readonly type: NewsType;
  /** What it is called in a message. */
  readonly called: string;
  readonly read: (root: XmlElement) => (FoundArticle | null)[];
}

const RSS: Reader = { type: 'application/rss+xml', called: 'RSS feed', read: rssArticles };
const ATOM: Reader = { type: 'application/atom+xml', called: 'Atom feed', read: atomArticles };
const G2: Reader = { type: 'application/vnd.iptc.g2.newsitem+xml', called: 'NewsML-G2 document', read: itemArticles };

/** Readers by the name of the root element. */
const READERS: ReadonlyMap<string, Reader> = new Map([
  ['rss', RSS],
  ['rdf', RSS],
  ['feed', ATOM],
  ['entry', ATOM],
  ['nitf', { type: 'application/nitf+xml', called: 'NITF document', read: (root) => [nitfArticle(root)] }],
  ['newsitem', G2],
  ['newsmessage', G2],
  ['newsml', { type: 'application/vnd.iptc.newsml+xml', called: 'NewsML document', read: newsmlArticles }],
]);

function only(articles: readonly (FoundArticle | null)[], type: NewsType, called: string): NewsDocument {
  if (articles.length > 1)
    throw new RejectedError(
      'several-articles',
      `The ${called} holds ${articles.length} articles. Drop each article as a file of its own.`,
    );
  const article = articles[0] ?? null;
  if (article === null)
    throw new RejectedError(
      'unsupported-type',
      `The ${called} holds no article's full text. Drop the article's text or page itself.`,
    );
  return { type, article };
}

const ROOTS = 'rss|rdf:rdf|feed|entry|nitf|newsitem|newsmessage|newsml';
/** What opens an XML document that is no page: its declaration, or the root element of a format that is read. */
const XML_START = new RegExp(
  String.raw`^\s{0,99}(?:<\?xml[\s?]|(?:<!--[^<>]{0,2000}-->\s{0,99}){0,9}<(?:!doctype\s{1,9})?(?:${ROOTS})[\s>])`,
  'i',
);
const START = 32 * 1024;

/** Whether a decoded text begins as an XML document does. Pages may, too. */
export function opensXml(text: string): boolean {
  return XML_START.test(text.slice(0, START));
}

/**
 * The article of an XML document of the news: RSS, Atom, NITF, NewsML.
 *
 * @throws RejectedError unsupported-type where it is another kind of XML or has no full text, several-articles,
 * not-an-article where it is withdrawn
 */
export function readXml(text: string): NewsDocument {
  const root = parseXml(text);
  const reader = READERS.get(root?.name ?? '');
  if (root === null || reader === undefined)
    throw new RejectedError(
      'unsupported-type',
      `The file is XML of another kind${root === null ? '' : ` (<${root.name.slice(0, 40)}>)`}, which is not ` +
        'supported. Supported: RSS, Atom, NITF and NewsML.',
    );
  return only(reader.read(root), reader.type, reader.called);
}

const JSON_KINDS: Readonly<Record<JsonArticles['kind'], { readonly type: NewsType; readonly called: string }>> = {
  ninjs: { type: 'application/ninjs+json', called: 'ninjs document' },
  'schema.org': { type: 'application/ld+json', called: 'schema.org document' },
  plain: { type: 'application/json', called: 'JSON document' },
};
const JSON_START = /^\s{0,99}(?:\{\s{0,99}["}]|\[\s{0,99}\{)/;

/**
 * The article of a JSON document: ninjs, a schema.org article, a JSON Feed or an object with a title and a text.
 *
 * @returns null where the text is not JSON
 * @throws RejectedError unsupported-type where it is other JSON or has no text, several-articles, not-an-article where
 * it is withdrawn
 */
export function readJson(text: string): NewsDocument | null {
  if (!JSON_START.test(text.slice(0, 400))) return null;
  const value = parsedJson(text);
  if (value === undefined) return null;
  const found = jsonArticles(value);
  if (found === null)
    throw new RejectedError(
      'unsupported-type',
      'The file is JSON of another kind, which is not supported. Supported: ninjs, schema.org articles, JSON Feed ' +
        'and objects with a title and a text.',
    );
  const { type, called } = JSON_KINDS[found.kind];
  return only(found.articles, type, called);
}
