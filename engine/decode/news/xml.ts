import { Tokenizer } from 'htmlparser2';
import { singleSpaced } from '../../text/spaces.ts';

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
 * What the tokenizer finds, as a tree. htmlparser2's own parser is not used: it keeps every open element in a list that
 * it moves for each tag, so that time grows with the square of what is left open.
 */
class XmlBuilder {
  readonly root: XmlElement = { name: '', attributes: {}, children: [] };
  private readonly open: XmlElement[] = [this.root];
  /** Open elements that were not built, by their names; all are within the innermost one that was. */
  private readonly unbuilt = new Map<string, number>();
  private elements = 0;
  private name = '';
  private attributes: Record<string, string> = {};
  private attribute = '';
  private value = '';
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  private get current(): XmlElement {
    return this.open[this.open.length - 1] ?? this.root;
  }

  ontext(start: number, end: number): void {
    this.current.children.push(this.source.slice(start, end));
  }

  ontextentity(codepoint: number): void {
    this.current.children.push(String.fromCodePoint(codepoint));
  }

  oncdata(start: number, end: number, offset: number): void {
    this.ontext(start, end - offset);
  }

  onopentagname(start: number, end: number): void {
    this.name = localName(this.source.slice(start, end));
    this.attributes = {};
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.source.slice(start, end);
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    this.value += this.source.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    this.value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    if (!Object.hasOwn(this.attributes, this.attribute)) this.attributes[this.attribute] = this.value;
  }

  onopentagend(): void {
    const element = this.build();
    if (element !== null) this.open.push(element);
    else this.unbuilt.set(this.name, (this.unbuilt.get(this.name) ?? 0) + 1);
  }

  onselfclosingtag(): void {
    this.build();
  }

  /** Puts the element of a start tag into the one it is in; null where it is too deep or one too many. */
  private build(): XmlElement | null {
    if (this.open.length > MAX_DEPTH || this.elements >= MAX_ELEMENTS) return null;
    this.elements++;
    const element: XmlElement = { name: this.name, attributes: this.attributes, children: [] };
    this.current.children.push(element);
    return element;
  }

  onclosetag(start: number, end: number): void {
    const name = localName(this.source.slice(start, end));
    const within = this.unbuilt.get(name) ?? 0;
    if (within > 0) {
      this.unbuilt.set(name, within - 1);
      return;
    }
    const at = this.open.findLastIndex((element) => element.name === name);
    if (at <= 0) return;
    this.open.length = at;
    this.unbuilt.clear();
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}

/**
 * Reads an XML document leniently, by htmlparser2's tokenizer in XML mode. It knows the five entities of XML and
 * character references and nothing else: a DTD is skipped, no entity is declared, nothing is fetched. Linear in the
 * text.
 *
 * @returns the root element, or null where there is none
 */
export function parseXml(text: string): XmlElement | null {
  const builder = new XmlBuilder(text);
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: true }, builder);
  tokenizer.write(text);
  tokenizer.end();
  return builder.root.children.find((child) => typeof child !== 'string') ?? null;
}

/** The elements of a name among an element's children. */
export function childrenOf(element: XmlElement | null | undefined, name: string): XmlElement[] {
  const isNamed = (child: XmlElement | string): child is XmlElement => typeof child !== 'string' && child.name === name;
  return (element?.children ?? []).filter(isNamed);
}

/** The first element on a path of names below an element, or null. */
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
  const text = singleSpaced(rawTextOf(element)).trim();
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
