import { Parser } from 'htmlparser2';

/** An element of an XML document. Names are without their prefix, in lower case. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/** Elements within elements, and elements in all; what is deeper or beyond goes to the element it is in as text. */
const MAX_DEPTH = 64;
const MAX_ELEMENTS = 100_000;

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/**
 * Reads an XML document leniently, by htmlparser2 in XML mode. It knows the five entities of XML and character
 * references and nothing else: a DTD is skipped, no entity is declared, nothing is fetched.
 *
 * @returns the root element, or null where there is none
 */
export function parseXml(text: string): XmlElement | null {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [root];
  let elements = 0;
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        if (depth > MAX_DEPTH || elements >= MAX_ELEMENTS) return;
        elements++;
        const element: XmlElement = { name: localName(name), attributes, children: [] };
        open[open.length - 1]?.children.push(element);
        open.push(element);
      },
      onclosetag() {
        // Elements that were not built have nothing to close; they are the innermost.
        if (depth === open.length - 1) open.pop();
        depth--;
      },
      ontext(piece) {
        open[open.length - 1]?.children.push(piece);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  return root.children.find((child) => typeof child !== 'string') ?? null;
}

/** The elements of a name among an element's children. */
export function childrenOf(element: XmlElement | null | undefined, name: string): XmlElement[] {
  const isNamed = (child: XmlElement | string): child is XmlElement => typeof child !== 'string' && child.name === name;
  return (element?.children ?? []).filter(isNamed);
}

export function childOf(element: XmlElement | null | undefined, ...path: readonly string[]): XmlElement | null {
  let current: XmlElement | null = element ?? null;
  for (const name of path) current = childrenOf(current, name)[0] ?? null;
  return current;
}

/** All elements of a name below an element, in order; those within one that is found are not looked for. */
export function descendantsOf(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (node: XmlElement): void => {
    for (const child of node.children) {
      if (typeof child === 'string') continue;
      if (child.name === name) found.push(child);
      else visit(child);
    }
  };
  visit(element);
  return found;
}

/** All text below an element as it stands. */
export function rawTextOf(element: XmlElement | null): string {
  if (element === null) return '';
  const pieces: string[] = [];
  const visit = (node: XmlElement): void => {
    for (const child of node.children) {
      if (typeof child === 'string') pieces.push(child);
      else visit(child);
    }
  };
  visit(element);
  return pieces.join('');
}

/** The text below an element, white space collapsed; null where there is none. */
export function lineOf(element: XmlElement | null): string | null {
  const text = rawTextOf(element).replace(/\s+/g, ' ').trim();
  return text === '' ? null : text;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);
}

/**
 * The content of an element as HTML.
 *
 * @param tagOf the HTML element for an element of the format; null where only its content stays, undefined where it
 * goes with its content
 */
export function htmlOf(element: XmlElement, tagOf: (name: string) => string | null | undefined): string {
  const pieces: string[] = [];
  const visit = (node: XmlElement): void => {
    for (const child of node.children) {
      if (typeof child === 'string') {
        pieces.push(escapeHtml(child));
        continue;
      }
      const tag = tagOf(child.name);
      if (tag === undefined) continue;
      if (tag !== null) pieces.push(`<${tag}>`);
      visit(child);
      if (tag !== null) pieces.push(`</${tag}>`);
    }
  };
  visit(element);
  return pieces.join('');
}
