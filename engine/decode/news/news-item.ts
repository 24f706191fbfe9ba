import { RejectedError } from '../../errors.ts';
import { type FoundArticle, machineDate, NOTHING_STATED, type Stated } from '../stated.ts';
import { isMarkup } from './markup.ts';
import { nitfArticle } from './nitf.ts';
import { childOf, childrenOf, descendantsOf, htmlOf, lineOf, rawTextOf, type XmlElement } from './xml.ts';

/** Publishing statuses of the IPTC under which an item is not to be used. */
const WITHDRAWN = /(?:^|[:/])(?:canceled|cancelled|withheld)$/i;

function statedBy(item: XmlElement): Stated {
  const [meta, about] = [childOf(item, 'itemmeta'), childOf(item, 'contentmeta')];
  const bylines = childrenOf(about, 'by').flatMap((by) => lineOf(by) ?? []);
  const creators = childrenOf(about, 'creator').flatMap((creator) => lineOf(childOf(creator, 'name')) ?? []);
  const text = (parent: XmlElement | null, name: string): string | null => lineOf(childOf(parent, name));
  return {
    title: text(about, 'headline') ?? text(meta, 'title'),
    authors: bylines.length > 0 ? bylines : creators,
    publishedAt: machineDate(
      text(about, 'contentcreated') ?? text(meta, 'firstcreated') ?? text(meta, 'versioncreated'),
    ),
    updatedAt: machineDate(text(about, 'contentmodified') ?? text(meta, 'versioncreated')),
    url: childOf(meta, 'link')?.attributes.href ?? null,
    site: text(childOf(meta, 'provider'), 'name') ?? text(about, 'creditline'),
    language: childOf(about, 'language')?.attributes.tag ?? item.attributes['xml:lang'] ?? null,
  };
}

/** What is stated by the item, and where it says nothing, by the document in it. */
function completed(outer: Stated, inner: Stated): Stated {
  return {
    title: outer.title ?? inner.title,
    authors: outer.authors.length > 0 ? outer.authors : inner.authors,
    publishedAt: outer.publishedAt ?? inner.publishedAt,
    updatedAt: outer.updatedAt ?? inner.updatedAt,
    url: outer.url ?? inner.url,
    site: outer.site ?? inner.site,
    language: outer.language ?? inner.language,
  };
}

/** The article of one item of NewsML-G2 (IPTC); null where it holds a picture, a link or nothing. */
function itemArticle(item: XmlElement): FoundArticle | null {
  const status = childOf(item, 'itemmeta', 'pubstatus')?.attributes;
  if (WITHDRAWN.test(status?.qcode ?? status?.uri ?? ''))
    throw new RejectedError('not-an-article', 'The item is withdrawn by its publisher (its status says so).');
  const stated = statedBy(item);
  const content = childOf(item, 'contentset');
  if (content === null) return null;
  const nitf = descendantsOf(content, 'nitf')[0];
  if (nitf !== undefined) {
    const article = nitfArticle(nitf);
    return article === null ? null : { ...article, stated: completed(stated, article.stated) };
  }
  const inline = childOf(content, 'inlinexml');
  if (inline !== null && lineOf(inline) !== null) {
    const body = descendantsOf(inline, 'body')[0] ?? inline;
    const text = `<article>${htmlOf(body, (name) => (name === 'article' ? null : name))}</article>`;
    return { text, mediaType: 'text/html', stated, certain: true };
  }
  const data = rawTextOf(childOf(content, 'inlinedata'));
  if (data.trim() === '') return null;
  return { text: data, mediaType: isMarkup(data) ? 'text/html' : 'text/plain', stated, certain: true };
}

/** The articles of a NewsML-G2 item or message: one an item with text, null where none has. */
export function itemArticles(root: XmlElement): (FoundArticle | null)[] {
  if (root.name === 'newsitem' && childOf(root, 'contentset') !== null) return [itemArticle(root)];
  const items = descendantsOf(root, 'newsitem').filter((item) => childOf(item, 'contentset') !== null);
  const found = items.map(itemArticle).filter((article) => article !== null);
  return found.length > 0 ? found : [null];
}

/** What an item of NewsML 1 says of itself: its lines, and when it was made. */
function linesOf(item: XmlElement): Stated {
  const [lines] = descendantsOf(item, 'newslines');
  const management = childOf(item, 'newsmanagement');
  const text = (parent: XmlElement | null | undefined, name: string): string | null => lineOf(childOf(parent, name));
  return {
    ...NOTHING_STATED,
    title: text(lines, 'headline'),
    authors: childrenOf(lines, 'byline').flatMap((byline) => lineOf(byline) ?? []),
    publishedAt: machineDate(text(management, 'firstcreated') ?? text(management, 'thisrevisioncreated')),
    site: text(lines, 'creditline'),
  };
}

/** The articles of an item of NewsML 1: the NITF documents in it, else its content where that is text. */
function oldItemArticles(item: XmlElement): (FoundArticle | null)[] {
  const stated = linesOf(item);
  const documents = descendantsOf(item, 'nitf').map(nitfArticle);
  if (documents.length > 0)
    return documents.map((article) =>
      article === null ? null : { ...article, stated: completed(article.stated, stated) },
    );
  return descendantsOf(item, 'datacontent').flatMap((content) => {
    if (lineOf(content) === null) return [];
    const [body = content] = descendantsOf(content, 'body');
    const text = `<article>${htmlOf(body, (name) => (name === 'article' ? null : name))}</article>`;
    return { text, mediaType: 'text/html', stated, certain: true };
  });
}

/** The articles of NewsML 1. */
export function newsmlArticles(root: XmlElement): (FoundArticle | null)[] {
  const items = descendantsOf(root, 'newsitem');
  const found = (items.length > 0 ? items : [root]).flatMap(oldItemArticles);
  return found.length > 0 ? found : [null];
}
