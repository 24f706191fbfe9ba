import { withoutEntities } from '../blocks/repair/markup.ts';
import { isJsonObject, type JsonObject } from '../text/json.ts';

/** What JSON-LD (schema.org) says of the article; null and empty where it says nothing. */
export interface JsonLd {
  title: string | null;
  authors: string[];
  /** Those of them that are said to be people. */
  people: string[];
  /** Those of them that are said to be organizations. */
  organizations: string[];
  published: string | null;
  modified: string | null;
  url: string | null;
  site: string | null;
  language: string | null;
  body: string | null;
  /** Whether any of it says that the page is an article. */
  isArticle: boolean;
}

const ARTICLE = /(?:Article|BlogPosting|Posting|Report|Review|NewsStory|LiveBlogPosting|Recipe|HowTo)$/;
const PAGE = /(?:WebPage|ItemPage|FAQPage|AboutPage|MedicalWebPage)$/;
const MAX_LENGTH = 1_000_000;
/** Nodes looked at in a script, and entries of a list: enough for any real page, a bound for built ones. */
const MAX_NODES = 5000;
const MAX_ENTRIES = 500;
/** How deep a value may stand in lists and nodes; real ones are two deep. */
const MAX_DEPTH = 8;
/** The longest value of a field other than the article's text, in characters. */
const MAX_VALUE = 2000;

/** A string of JSON, its escapes passed over; one that does not close ends at the text's end. */
const STRING = /"(?:[^"\\]|\\[\s\S])*"?/g;

/** Line ends inside strings as JSON writes them. */
function escapedLines(json: string): string {
  return json.replace(STRING, (string) => (string.includes('\n') ? string.replace(/\r?\n/g, '\\n') : string));
}

function parse(text: string): unknown {
  if (text.length > MAX_LENGTH) return null;
  const bare = text
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|\/\*[^*]*\*\/)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>)\s*$/, '');
  try {
    return JSON.parse(bare);
  } catch {
    try {
      // Line ends inside strings and trailing commas are the errors sites make.
      return JSON.parse(
        escapedLines(bare)
          .replace(/\p{Cc}+/gu, ' ')
          .replace(/,\s*([}\]])/g, '$1'),
      );
    } catch {
      return salvage(bare);
    }
  }
}

/**
 * Fields that are read from a script that is no JSON: a quotation mark left bare in one text should not cost the
 * others.
 */
const SALVAGED = ['headline', 'datePublished', 'dateModified', 'url', 'inLanguage'] as const;
const COLON = String.raw`\s{0,9}:\s{0,9}`;
/** The first author's name, whether or not its type is given before it. */
const SALVAGED_AUTHOR = new RegExp(
  String.raw`"author"${COLON}[[{\s]{0,12}(?:"@type"${COLON}"Person"\s{0,9},\s{0,9})?"name"${COLON}"([^"\\]{2,120})"`,
);

function salvage(text: string): JsonObject | null {
  if (!/"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"[^"]{0,40}(?:Article|Posting)"/.test(text)) return null;
  const node: Record<string, unknown> = { '@type': 'Article' };
  for (const field of SALVAGED) {
    const value = new RegExp(`"${field}"${COLON}"([^"\\\\]{2,300})"\\s{0,9}[,}\\]\\n]`).exec(text)?.[1];
    if (value !== undefined) node[field] = value;
  }
  const author = SALVAGED_AUTHOR.exec(text)?.[1];
  if (author !== undefined) node.author = { name: author };
  return node;
}

function* nodes(root: unknown): Generator<JsonObject> {
  const queue: unknown[] = [root];
  for (let at = 0; at < queue.length && at < MAX_NODES; at++) {
    const value = queue[at];
    if (Array.isArray(value)) for (const entry of value.slice(0, MAX_ENTRIES)) queue.push(entry);
    else if (isJsonObject(value)) {
      yield value;
      queue.push(value['@graph'], value.mainEntity, value.mainEntityOfPage);
    }
  }
}

/** The text a value comes to: itself, the first of a list, or what a node calls its value or name. */
function wholeText(value: unknown): string | null {
  let inner = value;
  for (let depth = 0; depth < MAX_DEPTH && typeof inner !== 'string'; depth++) {
    if (Array.isArray(inner)) inner = inner[0];
    else if (isJsonObject(inner)) inner = inner['@value'] ?? inner.name;
    else return null;
  }
  const found = typeof inner === 'string' ? inner.trim() : '';
  return found === '' ? null : found;
}

function text(value: unknown): string | null {
  return wholeText(value)?.slice(0, MAX_VALUE).toWellFormed() ?? null;
}

function typeOf(node: JsonObject): string {
  const type = node['@type'];
  return Array.isArray(type) ? String(type[type.length - 1]) : String(type ?? '');
}

/** People named in one field. */
const MAX_NAMES = 20;

function namesOf(value: unknown, byId: NodesById, depth = 0): string[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.slice(0, MAX_NAMES).flatMap((entry) => namesOf(entry, byId, depth + 1));
  if (typeof value === 'string') return /^https?:/.test(value) ? [] : [value.slice(0, MAX_VALUE).toWellFormed()];
  if (!isJsonObject(value)) return [];
  if (Array.isArray(value['@list'])) return namesOf(value['@list'], byId, depth + 1);
  if (Array.isArray(value.name)) return namesOf(value.name, byId);
  const parts = [text(value.givenName), text(value.familyName)].filter((part) => part !== null);
  const name = text(value.name) ?? (parts.length === 2 ? parts.join(' ') : null);
  if (name !== null) return [name];
  const linked = byId.get(String(value['@id']));
  return linked === undefined ? [] : [text(linked.name)].filter((known) => known !== null);
}

const PERSON = /^Person$/;
const ORGANIZATION = /Organization$|^(?:Corporation|WebSite|Brand)$/;

/** The authors of a field that are nodes of a type. */
function authorsOfType(type: RegExp, value: unknown, byId: NodesById): string[] {
  const entries = Array.isArray(value) ? value.slice(0, MAX_NAMES) : [value];
  return entries.flatMap((entry) => {
    const node = isJsonObject(entry) ? (byId.get(String(entry['@id'])) ?? entry) : null;
    return node !== null && type.test(typeOf(node)) ? namesOf(entry, byId) : [];
  });
}

/** The nodes of a page by their `@id`, so that one may name another instead of holding it. */
type NodesById = ReadonlyMap<string, JsonObject>;

/** A node's `author`, and its `creator` where the author is no person. */
function authorNames(node: JsonObject, byId: NodesById): string[] {
  const authors = namesOf(node.author, byId);
  const houses = authorsOfType(ORGANIZATION, node.author, byId);
  return authors.length > houses.length ? authors : [...authors, ...namesOf(node.creator, byId)];
}

function publisherOf({ publisher }: JsonObject, byId: NodesById): string | null {
  if (!isJsonObject(publisher)) return null;
  return text(publisher.name) ?? text(byId.get(String(publisher['@id']))?.name);
}

/** Fills what is open with what a node of an article says. */
function fillFromArticle(found: JsonLd, node: JsonObject): void {
  found.title ??= text(node.headline) ?? text(node.name);
  found.published ??= text(node.datePublished) ?? text(node.dateCreated) ?? text(node.uploadDate);
  found.body ??= wholeText(node.articleBody);
}

/** Fills what is open with what nodes of articles and of pages say alike. */
function fillFromNode(found: JsonLd, node: JsonObject, byId: NodesById): void {
  if (found.authors.length === 0) found.authors = authorNames(node, byId);
  if (found.people.length === 0) found.people = authorsOfType(PERSON, node.author, byId);
  if (found.organizations.length === 0) found.organizations = authorsOfType(ORGANIZATION, node.author, byId);
  found.published ??= text(node.datePublished);
  found.modified ??= text(node.dateModified);
  found.url ??= text(node.url);
  found.language ??= text(node.inLanguage);
  found.site ??= publisherOf(node, byId);
}

/**
 * Reads all JSON-LD scripts of a page. The first node of an article type counts; a page node fills what it leaves open.
 */
export function readJsonLd(scripts: readonly string[]): JsonLd {
  const found: JsonLd = {
    title: null,
    authors: [],
    people: [],
    organizations: [],
    published: null,
    modified: null,
    url: null,
    site: null,
    language: null,
    body: null,
    isArticle: false,
  };
  const all = scripts.slice(0, 40).flatMap((script) => [...nodes(parse(script))]);
  const byId = new Map<string, JsonObject>();
  for (const node of all) if (typeof node['@id'] === 'string') byId.set(node['@id'], node);
  const articles = all.filter((node) => ARTICLE.test(typeOf(node)));
  found.isArticle = articles.length > 0;
  const pages = all.filter((node) => PAGE.test(typeOf(node)));
  for (const node of articles) {
    fillFromArticle(found, node);
    fillFromNode(found, node, byId);
  }
  for (const node of pages) fillFromNode(found, node, byId);
  if (found.title !== null) found.title = withoutEntities(found.title);
  found.authors = found.authors.map(withoutEntities);
  found.people = found.people.map(withoutEntities);
  found.organizations = found.organizations.map(withoutEntities);
  return found;
}
