import { type FoundArticle, machineDate, type Stated } from '../stated.ts';
import { isMarkup, plainOf } from './markup.ts';
import { childOf, childrenOf, htmlOf, lineOf, rawTextOf, type XmlElement } from './xml.ts';

/** An entry with fewer characters is a teaser: the article is where it links to. */
const MIN_FULL_TEXT = 400;
/** What a feed itself calls the content of an entry is the whole of it sooner. */
const MIN_CONTENT = 160;

function found(text: string, least: number, stated: Stated): FoundArticle | null {
  if (text.trim().length < least) return null;
  return { text, mediaType: isMarkup(text) ? 'text/html' : 'text/plain', stated, certain: true };
}

function firstLine(element: XmlElement, ...names: readonly string[]): string | null {
  for (const name of names) {
    const line = lineOf(childOf(element, name));
    if (line !== null) return plainOf(line);
  }
  return null;
}

/** "news@harrow.example (Nora Quill)", as RSS has it. */
const RSS_AUTHOR = /^\S{1,200}@\S{1,200} \(([^)]{1,200})\)$/;

function rssArticle(item: XmlElement, channel: XmlElement): FoundArticle | null {
  const [content = '', ...texts] = ['encoded', 'description', 'content'].map((name) => rawTextOf(childOf(item, name)));
  const text = texts.reduce((best, next) => (next.length > best.length ? next : best), content);
  const authors = [...childrenOf(item, 'creator'), ...childrenOf(item, 'author')].flatMap((author) => {
    const name = lineOf(author);
    if (name === null) return [];
    return [RSS_AUTHOR.exec(name)?.[1] ?? name];
  });
  return found(text, text === content ? MIN_CONTENT : MIN_FULL_TEXT, {
    title: firstLine(item, 'title'),
    authors: authors.filter((name) => !name.includes('@')),
    publishedAt: machineDate(firstLine(item, 'pubdate', 'date')),
    updatedAt: machineDate(firstLine(item, 'updated', 'modified')),
    url: firstLine(item, 'link'),
    site: firstLine(channel, 'title'),
    language: firstLine(channel, 'language'),
  });
}

/** The articles of an RSS feed, 0.9 to 2.0: one an item, null where an item has no full text. */
export function rssArticles(root: XmlElement): (FoundArticle | null)[] {
  const channel = childOf(root, 'channel') ?? root;
  return [...childrenOf(channel, 'item'), ...childrenOf(root, 'item')].map((item) => rssArticle(item, channel));
}

/** The text of an Atom construct (RFC 4287, section 3.1): plain, escaped HTML or XHTML. */
function atomText(element: XmlElement | null): string {
  if (element === null) return '';
  return element.attributes.type === 'xhtml' ? htmlOf(element, (name) => name) : rawTextOf(element);
}

function atomTitle(element: XmlElement): string | null {
  const line = plainOf(atomText(childOf(element, 'title'))).trim();
  return line === '' ? null : line;
}

function atomArticle(entry: XmlElement, feed: XmlElement | null): FoundArticle | null {
  const [content, summary] = [atomText(childOf(entry, 'content')), atomText(childOf(entry, 'summary'))];
  const own = childrenOf(entry, 'author');
  const authors = own.length > 0 || feed === null ? own : childrenOf(feed, 'author');
  const link = childrenOf(entry, 'link').find(({ attributes: { rel } }) => rel === undefined || rel === 'alternate');
  return found(
    content.length >= summary.length ? content : summary,
    content.length > summary.length ? MIN_CONTENT : MIN_FULL_TEXT,
    {
      title: atomTitle(entry),
      authors: authors.flatMap((author) => lineOf(childOf(author, 'name')) ?? []),
      publishedAt: machineDate(firstLine(entry, 'published', 'issued')),
      updatedAt: machineDate(firstLine(entry, 'updated', 'modified')),
      url: link?.attributes.href ?? null,
      site: feed === null ? null : atomTitle(feed),
      language: entry.attributes['xml:lang'] ?? feed?.attributes['xml:lang'] ?? null,
    },
  );
}

/** The articles of an Atom feed or entry document: one an entry, null where an entry has no full text. */
export function atomArticles(root: XmlElement): (FoundArticle | null)[] {
  if (root.name === 'entry') return [atomArticle(root, null)];
  return childrenOf(root, 'entry').map((entry) => atomArticle(entry, root));
}
