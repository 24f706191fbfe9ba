import { Parser } from 'htmlparser2';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** Element content: text, elements, or nothing. Null and undefined are left out, lists repeat the element. */
export type XmlContent =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly XmlContent[]
  | { readonly [name: string]: XmlContent };

function escapeText(text: string): string {
  return text.replace(/[&<>"\p{Cc}]/gu, (character) => {
    switch (character) {
      case '&':
        return '&amp;';
      case '<':
        return '&lt;';
      case '>':
        return '&gt;';
      case '"':
        return '&quot;';
      default:
        return `&#x${character.charCodeAt(0).toString(16)};`;
    }
  });
}

function isList(content: XmlContent): content is readonly XmlContent[] {
  return Array.isArray(content);
}

function render(name: string, content: XmlContent): string {
  if (content === null || content === undefined) return '';
  if (isList(content)) return content.map((item) => render(name, item)).join('');
  if (typeof content !== 'object') return `<${name}>${escapeText(String(content))}</${name}>`;
  return `<${name}>${children(content)}</${name}>`;
}

function children(content: { readonly [name: string]: XmlContent }): string {
  return Object.entries(content)
    .map(([name, item]) => render(name, item))
    .join('');
}

/** A whole S3 answer with one root element. */
export function document(root: string, content: { readonly [name: string]: XmlContent }): string {
  const attribute = root === 'Error' ? '' : ` xmlns="${NAMESPACE}"`;
  return `${DECLARATION}<${root}${attribute}>${children(content)}</${root}>`;
}

/** An S3 answer whose root element holds text. */
export function textDocument(root: string, text: string): string {
  return `${DECLARATION}<${root} xmlns="${NAMESPACE}">${escapeText(text)}</${root}>`;
}

/** A parsed element: its own text, and its child elements in order. */
export interface XmlElement {
  readonly name: string;
  text: string;
  readonly children: XmlElement[];
}

/** Reads a request body. Never throws: what is not XML comes out as an element without children. */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: '', text: '', children: [] };
  const open = [root];
  const parser = new Parser(
    {
      onopentag(name) {
        const element: XmlElement = { name, text: '', children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(text) {
        const current = open.at(-1);
        if (current !== undefined) current.text += text;
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(source);
  return root.children[0] ?? root;
}

/** Text of the first child of that name, or null. */
export function childText(element: XmlElement, name: string): string | null {
  return element.children.find((child) => child.name === name)?.text ?? null;
}
