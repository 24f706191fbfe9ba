import { type FoundArticle, machineDate } from '../stated.ts';
import { childOf, childrenOf, descendantsOf, htmlOf, lineOf, type XmlElement } from './xml.ts';

/** What NITF's elements are in HTML; those that are not named keep their content alone. */
const TAGS: Readonly<Record<string, string | undefined>> = {
  p: 'p',
  hl1: 'h2',
  hl2: 'h2',
  lead: 'p',
  ol: 'ol',
  ul: 'ul',
  li: 'li',
  dl: 'dl',
  dt: 'dt',
  dd: 'dd',
  bq: 'blockquote',
  blockquote: 'blockquote',
  table: 'table',
  tr: 'tr',
  td: 'td',
  th: 'th',
  br: 'br',
  pre: 'pre',
  fn: 'p',
};
const LEFT_OUT: ReadonlySet<string> = new Set(['media', 'virtloc', 'datasource', 'nitf-table-metadata']);

function tagOf(name: string): string | null | undefined {
  return LEFT_OUT.has(name) ? undefined : (TAGS[name] ?? null);
}

/** The article of one NITF document (IPTC News Industry Text Format 3.x); null where it holds no text. */
export function nitfArticle(nitf: XmlElement): FoundArticle | null {
  const [head, body] = [childOf(nitf, 'head'), childOf(nitf, 'body')];
  const top = childOf(body, 'body.head');
  const content = childOf(body, 'body.content');
  if (content === null || lineOf(content) === null) return null;
  const data = childOf(head, 'docdata');
  const bylines = childrenOf(top, 'byline').flatMap((byline) => {
    const people = descendantsOf(byline, 'person');
    return people.length > 0 ? people.flatMap((person) => lineOf(person) ?? []) : (lineOf(byline) ?? []);
  });
  const hedline = childOf(top, 'hedline');
  return {
    text: `<article>${htmlOf(content, tagOf)}</article>`,
    mediaType: 'text/html',
    stated: {
      title: lineOf(childOf(hedline, 'hl1')) ?? lineOf(hedline) ?? lineOf(childOf(head, 'title')),
      authors: bylines,
      publishedAt: machineDate(
        childOf(data, 'date.release')?.attributes.norm ??
          childOf(data, 'date.issue')?.attributes.norm ??
          childOf(top, 'dateline', 'story.date')?.attributes.norm ??
          childOf(head, 'pubdata')?.attributes['date.publication'] ??
          null,
      ),
      updatedAt: null,
      url: childOf(head, 'pubdata')?.attributes['ex-ref'] ?? null,
      site: childOf(head, 'pubdata')?.attributes.name ?? lineOf(childOf(top, 'distributor')),
      language: nitf.attributes['xml:lang'] ?? null,
    },
    certain: true,
  };
}
