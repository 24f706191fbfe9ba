import type { RemovalLog, TextBlock } from '../blocks/blocks.ts';
import { fenced } from '../blocks/code.ts';
import { normalise } from '../blocks/normalise.ts';
import { withoutEntities } from '../blocks/repair/markup.ts';
import type { RuleName } from '../blocks/rules.ts';
import { authorsOf } from '../metadata/bylines.ts';
import { declaredDate } from '../metadata/dates.ts';
import { sameTitle } from '../metadata/metadata.ts';
import { countWords } from '../text/words.ts';
import { findBody } from './body.ts';
import { type PageMetadata, readDeclared, readMetadata } from './metadata.ts';
import { listOfArticles } from './page-kind.ts';
import { parseHtml, parsePage } from './parse-html.ts';
import { type ScriptArticle, scriptArticle } from './script-body.ts';
import { meantText, textOf } from './text-of.ts';
import { cssPath, type Element } from './tree.ts';
import { type PageBlock, PageWalk } from './walk.ts';

export interface PageArticle {
  readonly blocks: TextBlock[];
  readonly metadata: PageMetadata;
  /** What the page calls itself, in its title element. */
  readonly tab: string | null;
  /** What the page is instead of an article, where its form shows that. */
  readonly instead: string | null;
}

/** Whether a text is nothing but joiners, which site builders set into an empty line. */
function isJoiners(text: string): boolean {
  return text.length <= MAX_JOINERS && text.replace(/\u200c|\u200d| /g, '') === '';
}
const MAX_JOINERS = 8;

/** A block of a page as a block of text; null where nothing is left of it. */
export function textBlock(block: PageBlock, foreign = false): TextBlock | null {
  const meant = block.kind === 'code' ? null : meantText(block.text);
  const text = meant === null ? (fenced(block.text) ?? '') : normalise(meant, 0, meant.length);
  if (text === '' || isJoiners(text)) return null;
  return {
    text,
    kind: block.kind,
    linked: block.linked,
    foreign,
    origin: { range: null, path: () => cssPath(block.element), map: null },
  };
}

/**
 * The heading that shows the title, where several do one of the first order: lists beside the article name it, too. The
 * first h1 where none does.
 */
export function titleHeading(elements: readonly Element[], title: string | null): Element | null {
  let first: Element | null = null;
  let lesser: Element | null = null;
  for (const element of elements) {
    const { tag } = element;
    if (tag !== 'h1' && (lesser !== null || (tag !== 'h2' && tag !== 'h3'))) continue;
    const isShown = title !== null && sameTitle(textOf(element, 400), title);
    if (tag === 'h1' && isShown) return element;
    if (tag === 'h1') first ??= element;
    else if (isShown) lesser = element;
  }
  return lesser ?? first;
}

/**
 * Where the page shows less than this share of the article's length that JSON-LD holds, a script or a pay wall keeps
 * the rest from it.
 */
const STUB = 0.35;
/** A page that shows fewer characters may be a shell that scripts draw the article in. */
const MAX_SHELL = 400;
/** A declared body of fewer words is a description. */
const MIN_DECLARED = 50;
const MARKUP = /<\/?(?:p|br|div|h[1-6]|li)\b/i;

/** Markup that a script gives escaped once more: "&lt;p&gt;". */
const ESCAPED_MARKUP = /&lt;\/?(?:p|br|div|h[1-6]|li)\b/i;

/** Where a text without line ends lost them between paragraphs: "for years.Two families". */
const GLUED = /(?<=\p{Ll}{2}[.!?]["”’»)]?)(?=["“«]?\p{Lu}\p{Ll})/u;

/** The paragraphs of an article's text as a script gives it, plain or as HTML. */
function declaredBlocks(given: string): TextBlock[] {
  const body = !MARKUP.test(given) && ESCAPED_MARKUP.test(given) ? textOf(parseHtml(given)) : given;
  const origin = { range: null, path: () => 'script', map: null };
  if (!MARKUP.test(body)) {
    const plain = withoutEntities(body);
    return plain.split(plain.includes('\n') ? '\n' : GLUED).flatMap((line): TextBlock[] => {
      const text = normalise(line, 0, line.length);
      return text === '' ? [] : [{ text, kind: 'paragraph', linked: 0, origin }];
    });
  }
  const walk = new PageWalk();
  const root = parseHtml(body);
  walk.visit(root, root, 'paragraph', false);
  return walk.collector.blocks.flatMap((block) => {
    const made = textBlock(block);
    return made === null ? [] : [{ ...made, origin }];
  });
}

/** Words, of which "didn’t" is one. */
const WORDS = /\p{L}[\p{L}'’]*/gu;

/** The words of blocks in small letters, without the first of each. */
function wordsOf(blocks: readonly TextBlock[]): ReadonlySet<string> {
  return new Set(blocks.flatMap(({ text }) => text.toLowerCase().match(WORDS)?.slice(1) ?? []));
}

/** Letters that are words in English, Spanish, Portuguese or Italian; in a text of another language none is alone. */
const LETTER_WORDS = /^[aeioy]$/;

/** A paragraph with its initial, which is a word of its own where what follows is one: "A storm", "I had". */
function withInitial(initial: string, text: string, known: ReadonlySet<string>): string {
  const [first = ''] = /^\p{L}+/u.exec(text) ?? [];
  const letter = initial.slice(-1).toLowerCase();
  const isLetterWord = LETTER_WORDS.test(letter) && known.has(letter);
  const isWord = isLetterWord && known.has(first) && !known.has(letter + first);
  return isWord ? `${initial} ${text}` : initial + text;
}

/** Joins a paragraph's first letter that the page sets large in a box of its own with the paragraph. */
function withInitials(blocks: readonly TextBlock[]): TextBlock[] {
  const joined: TextBlock[] = [];
  let known: ReadonlySet<string> | null = null;
  for (const block of blocks) {
    const before = joined[joined.length - 1];
    const isInitial = before !== undefined && /^["“„«‘']?\p{Lu}$/u.test(before.text) && before.kind !== 'heading';
    if (!isInitial || !/^\p{Ll}/u.test(block.text)) {
      joined.push(block);
      continue;
    }
    joined.pop();
    known ??= wordsOf(blocks);
    joined.push({ ...block, text: withInitial(before.text, block.text, known) });
  }
  return joined;
}

/** Fills what a page leaves open with what its scripts say of the article that they draw. */
function fillFrom({ published, authors }: ScriptArticle, metadata: PageMetadata): void {
  metadata.publishedAt ??= published === null ? null : declaredDate(published, metadata.language);
  if (metadata.authors.length === 0) metadata.authors = authors.flatMap(authorsOf);
}

/**
 * Finds the article in a page: its blocks in order, and what the page says about itself. What is left out on the way is
 * recorded.
 */
export function readPage(html: string, log: RemovalLog, keep: ReadonlySet<RuleName>): PageArticle {
  const { root: page, elements } = parsePage(html);
  const declared = readDeclared(elements);
  const body = findBody(page, keep, titleHeading(elements, declared.title));
  const metadata = readMetadata(declared, body.besideTitle, body.root);
  for (const { element, rule, text } of body.dropped) log.element(rule, text, () => cssPath(element));
  for (const { element, text } of body.outside) log.element('outside', text, () => cssPath(element));
  const blocks = withInitials(body.blocks.flatMap((block) => textBlock(block, body.foreign.has(block)) ?? []));
  const shown = blocks.reduce((sum, { text }) => sum + text.length, 0);
  const drawn = declared.ld.body === null && shown < MAX_SHELL ? scriptArticle(page, declared.title) : null;
  const whole = declared.ld.body ?? drawn?.text ?? '';
  const isStub = shown < STUB * whole.length && countWords(whole) >= MIN_DECLARED;
  if (isStub && drawn !== null) fillFrom(drawn, metadata);
  const instead = isStub
    ? null
    : listOfArticles(declared.facts, body.all, body.blocks, body.outside, declared.ld.isArticle);
  return { blocks: isStub ? declaredBlocks(whole) : blocks, metadata, tab: declared.facts.title, instead };
}
