import { RejectedError } from '../../errors.ts';
import { isJsonObject, type JsonObject } from '../../text/json.ts';
import { type FoundArticle, machineDate } from '../stated.ts';
import { isMarkup, plainOf } from './markup.ts';

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function firstOf(json: JsonObject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const text = textOf(json[name]);
    if (text !== null) return text;
  }
  return null;
}

/** The first text of ninjs 2 and 3, which has lists of headlines and bodies: the main one, else the first. */
function ofRole(list: unknown, wanted: RegExp): string | null {
  const entries = listOf(list).filter(isJsonObject);
  const main = entries.find(({ role }) => wanted.test(textOf(role) ?? '')) ?? entries[0];
  return main === undefined ? null : textOf(main.value);
}

function namesOf(value: unknown): string[] {
  return listOf(value).flatMap((entry) => (isJsonObject(entry) ? textOf(entry.name) : textOf(entry)) ?? []);
}

const WITHDRAWN = /^(?:canceled|cancelled|withheld)$/i;

/** The article of an object of ninjs 1 to 3 (IPTC's News in JSON); null where it has no body. */
function ninjsArticle(json: JsonObject): FoundArticle | null {
  if (WITHDRAWN.test(textOf(json.pubstatus) ?? ''))
    throw new RejectedError('not-an-article', 'The item is withdrawn by its publisher (its status says so).');
  const text =
    firstOf(json, 'body_xhtml', 'body_html', 'body_text') ?? ofRole(json.bodies, /main|body/i) ?? firstOf(json, 'body');
  if (text === null) return null;
  const byline = firstOf(json, 'byline', 'by');
  const bylines = listOf(json.bylines).flatMap(
    (entry) => (isJsonObject(entry) ? firstOf(entry, 'byline', 'value') : null) ?? [],
  );
  return {
    text,
    mediaType: isMarkup(text) ? 'text/html' : 'text/plain',
    stated: {
      title: firstOf(json, 'headline') ?? ofRole(json.headlines, /main/i) ?? firstOf(json, 'title'),
      authors: byline === null ? bylines : [byline],
      publishedAt: machineDate(
        firstOf(
          json,
          'firstcreated',
          'firstCreated',
          'contentcreated',
          'contentCreated',
          'versioncreated',
          'versionCreated',
        ),
      ),
      updatedAt: machineDate(firstOf(json, 'versioncreated', 'versionCreated')),
      url: [firstOf(json, 'url', 'uri')].find((url) => /^https?:/.test(url ?? '')) ?? null,
      site: firstOf(json, 'copyrightholder', 'usageterms'),
      language: firstOf(json, 'language'),
    },
    certain: true,
  };
}

const ARTICLE_TYPE = /(?:Article|Report|BlogPosting)$/;

/** The article of a schema.org article as JSON-LD; null where it has no body. */
function schemaArticle(json: JsonObject): FoundArticle | null {
  const text = firstOf(json, 'articleBody', 'text');
  if (text === null) return null;
  const publisher = json.publisher;
  return {
    text,
    mediaType: isMarkup(text) ? 'text/html' : 'text/plain',
    stated: {
      title: firstOf(json, 'headline', 'name'),
      authors: namesOf(json.author),
      publishedAt: machineDate(firstOf(json, 'datePublished')),
      updatedAt: machineDate(firstOf(json, 'dateModified')),
      url: firstOf(json, 'url', '@id'),
      site: isJsonObject(publisher) ? textOf(publisher.name) : null,
      language: firstOf(json, 'inLanguage'),
    },
    certain: true,
  };
}

/** The names that programs give to the text of an article, and its fewest characters. */
const BODIES = ['content_html', 'content_text', 'body_html', 'body', 'content', 'text', 'articleBody', 'html', 'story'];
const MIN_BODY = 160;

/** A text, or a list of paragraphs, as one text. */
function bodyOf(value: unknown): string | null {
  const list = Array.isArray(value) ? value.map((entry) => textOf(isJsonObject(entry) ? entry.text : entry)) : null;
  const body = list === null ? textOf(value) : list.filter((entry) => entry !== null).join('\n\n');
  return body !== null && body.length >= MIN_BODY ? body : null;
}

/** The fields of an object, those of WordPress as the text in them: "title": {"rendered": "Pier &#038; quay"}. */
function unwrapped(json: JsonObject): JsonObject {
  const fields = Object.entries(json).map(([name, value]) => {
    const text = isJsonObject(value) ? textOf(value.rendered) : null;
    return [name, text === null ? value : name === 'title' ? plainOf(text) : text] as const;
  });
  return Object.fromEntries(fields);
}

/** The article of an object that has a title and a text under the names that most programs give them. */
function plainArticle(object: JsonObject): FoundArticle | null {
  const json = unwrapped(object);
  const title = firstOf(json, 'title', 'headline');
  const text = BODIES.map((name) => bodyOf(json[name])).find((body) => body !== null) ?? null;
  if (title === null || text === null) return null;
  const embedded = json._embedded;
  // WordPress gives the author's number, and the names below "_embedded" to those who ask for them.
  const by = [json.authors, json.author, json.byline, json.creator, isJsonObject(embedded) ? embedded.author : null]
    .map(namesOf)
    .find(({ length }) => length > 0);
  const published = [
    'date_published',
    'datePublished',
    'published_at',
    'publishedAt',
    'published',
    'pubDate',
    'webPublicationDate',
    'date',
  ];
  const updated = ['date_modified', 'dateModified', 'updated_at', 'updatedAt', 'updated', 'modified'];
  return {
    text,
    mediaType: isMarkup(text) ? 'text/html' : 'text/plain',
    stated: {
      title,
      authors: by ?? [],
      publishedAt: machineDate(firstOf(json, ...published)),
      updatedAt: machineDate(firstOf(json, ...updated)),
      url: firstOf(json, 'url', 'link', 'canonical'),
      site: firstOf(json, 'source', 'publisher', 'site', 'site_name'),
      language: firstOf(json, 'language', 'lang'),
    },
    certain: true,
  };
}

/** What may be round the one article of a file: "{"article": {…}}". */
const MAX_WRAPPED = 3;

/** The objects that may be articles: those of a list, of a feed, or the one that the fields of an object lead to. */
function plainObjects(value: unknown): readonly JsonObject[] {
  let inner = value;
  for (let depth = 0; depth < MAX_WRAPPED && isJsonObject(inner) && plainArticle(inner) === null; depth++) {
    const nested: readonly unknown[] = Object.values(inner).filter((field) =>
      listOf(field).some((entry) => isJsonObject(entry)),
    );
    if (nested.length !== 1) break;
    inner = nested[0];
  }
  return listOf(inner).filter(isJsonObject);
}

/** What kind of JSON a document is, with its articles: one an object, null where an object has no text. */
export interface JsonArticles {
  readonly kind: 'ninjs' | 'schema.org' | 'plain';
  readonly articles: (FoundArticle | null)[];
}

const NINJS_FIELDS = ['body_html', 'body_xhtml', 'body_text', 'bodies', 'headlines', 'versioncreated', 'pubstatus'];

/** The articles of a JSON document; null where it is of no kind that is read. */
export function jsonArticles(value: unknown): JsonArticles | null {
  const graph = isJsonObject(value) ? (value['@graph'] ?? value) : value;
  const objects = listOf(graph).filter(isJsonObject);
  const news = objects.filter((json) => listOf(json['@type']).some((type) => ARTICLE_TYPE.test(String(type))));
  if (news.length > 0) return { kind: 'schema.org', articles: news.map(schemaArticle) };
  const items = objects.filter((json) => NINJS_FIELDS.some((field) => field in json));
  if (items.length > 0) return { kind: 'ninjs', articles: items.map(ninjsArticle) };
  const plain = plainObjects(value).flatMap((json) => plainArticle(json) ?? []);
  return plain.length > 0 ? { kind: 'plain', articles: plain } : null;
}
