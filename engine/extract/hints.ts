import { type RuleName, ruleNamed } from '../blocks/rules.ts';
import { squeezed } from '../text/letters.ts';
import furniture from './data/furniture.json' with { type: 'json' };
import { oncePerPage } from './once-per-page.ts';
import { textOf } from './text-of.ts';
import { type Element, INLINE } from './tree.ts';

/** What an element's tag, role, class and id say it is; null where they say nothing against it being article text. */
export interface Furniture {
  readonly rule: RuleName;
  /**
   * The word that says it: where all that bears one name holds much of the page's prose, the name means something else
   * there.
   */
  readonly name: string;
  /** Dropped only where it holds less than this share of the page's prose: names lie, above all on wide containers. */
  readonly below: number;
}

interface NameRow {
  readonly rule: string;
  readonly below: number;
  readonly names: readonly string[];
}

function furnitureTable(rows: readonly NameRow[]): Map<string, Furniture> {
  const table = new Map<string, Furniture>();
  for (const { rule, below, names } of rows)
    for (const name of names) table.set(name, { rule: ruleNamed(rule), name, below });
  return table;
}

const BY_TAG = furnitureTable(furniture.tag);
const BY_ROLE = furnitureTable(furniture.role);
/** Single words of a class or id. */
const BY_WORD = furnitureTable(furniture.word);
/** Two adjoining words of a class or id. */
const BY_PAIR = furnitureTable(furniture.pair);

/** Words of a class or id that name the article's own body. */
const BODY_OWNERS = 'article|story|post|entry|news|blog';
const BODY_PARTS = 'article|body|content|text|copy|main';
const BODY_NAMES = new RegExp(
  `(?:^|[\\s_-])(?:${BODY_OWNERS}|page|main|content|rich|body|text)[_-]{0,2}(?:${BODY_PARTS}|detail|details)` +
    '(?:$|[\\s_-])|articlebody|storybody|entrycontent|postcontent|articlecontent|storycontent|articletext|bodycopy|' +
    'body-copy|article__body|prose',
  'i',
);

/** An id of more words than this is made from a heading's text, and says nothing of what is there. */
const MAX_ID_WORDS = 4;

/** Splits a name into lower-case words: at white space, hyphen, underscore and a change from lower to upper case. */
function nameWords(name: string): string[] {
  return name
    .slice(0, 400)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[\s_]+|-+/)
    .filter((word) => word !== '');
}

/** The classes and the id of an element; empty where it has none. */
export function namesOf({ attributes: { class: names = '', id } }: Element): string {
  return id === undefined ? names : `${names} ${id}`;
}

const firstClass = oncePerPage((names) => names.split(/\s+/).find((name) => name !== '' && !/\d/.test(name)) ?? '');

/**
 * Tag and first class, without those with figures, which number the elements of a row: elements that are alike have one
 * signature.
 */
export function signature(element: Element): string {
  const { class: names } = element.attributes;
  return `${element.tag}.${names === undefined ? '' : firstClass(element, names)}`;
}

function isHidden(element: Element): boolean {
  return element.attributes['aria-hidden'] === 'true' || isUnseen(element);
}

/** Whether an element is hidden from the eye. */
function isUnseen({ attributes: { hidden, style } }: Element): boolean {
  if (hidden !== undefined && hidden !== 'until-found') return true;
  return style !== undefined && /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden/i.test(style);
}

/**
 * Classes that hide an element in the common style sheets. As a part of a longer class ("overflow-hidden", "md:hidden")
 * the words hide nothing.
 */
const HIDING_NAMES =
  'hidden|hide|invisible|offscreen|noshow|none|sr-only|screen-?reader-(?:text|only|response)|visually-?hidden|' +
  'a11y-hidden|mso-?comment-?reference|msocomanchor';
const HIDING = new RegExp(`(?:^|\\s)(?:is-|u-|d-|js-)?(?:${HIDING_NAMES})(?=\\s|$)`, 'i');
/** Shown again above some width of the screen. */
const SHOWN_WIDE = /(?:^|\s)(?:sm|md|lg|xl):(?:block|flex|grid|inline|table)/;

const isHidingClass = oncePerPage((names) => HIDING.test(names) && !SHOWN_WIDE.test(names));

/** The first letter of a word, written for screen readers beside one that is drawn large. */
function isInitial(element: Element): boolean {
  const { parent, children } = element;
  const [letter] = children;
  if (parent === null || typeof letter !== 'string' || !/^\p{Lu}$/u.test(letter)) return false;
  const at = parent.children.findIndex((child) => typeof child !== 'string');
  const next = parent.children[at + 1];
  return parent.children[at] === element && typeof next === 'string' && /^\p{Ll}/u.test(next);
}

function hidesByClass(element: Element): boolean {
  return isHidingClass(element, element.attributes.class ?? '') && !isInitial(element);
}

const HIDDEN: Furniture = { rule: 'hidden', name: 'hidden', below: 0.3 };

/** A dialog that waits to be opened is never the article, however much it holds. */
const CLOSED: Furniture = { rule: 'hidden', name: 'closed dialog', below: 1 };

function isClosedDialog({ attributes: { role, 'aria-hidden': hidden } }: Element): boolean {
  return hidden === 'true' && role !== undefined && /^(?:alert)?dialog$/i.test(role);
}

/** Layout words that are beside a furniture word and turn its sense: "has-sidebar", "no-ads", "with-comments". */
const TURNS = new Set([
  'has',
  'no',
  'with',
  'without',
  'is',
  'not',
  'show',
  'hide',
  'above',
  'below',
  'after',
  'before',
  'main',
  'type',
  'category',
  'tag',
  'format',
  'status',
  'js',
  'page',
  'single',
]);

/** The same after one: "comments-off", "ad-free". */
const TURNS_BEHIND = new Set(['off', 'free', 'less', 'disabled']);

/**
 * Rows and cells are named after what they are about, headings after their text, formulas after the program that sets
 * them; only tables and sections of them can be furniture.
 */
const NAMELESS = new Set('h1 h2 h3 h4 h5 h6 tr td th tbody thead tfoot caption mjx-container'.split(' '));

/** Marks of notes: figures, letters and signs, in brackets or alone. */
export const NOTE_MARK = /^\s?[[(]?(?:(?:note |n\. ?)?\d{1,3}|[a-z]|[*†‡§]{1,3})(?:\s?[,–-]\s?\d{1,3})*[\])]?\s?$/;
/** Elements that may hold a note. */
const NOTE_TAGS = new Set(['p', 'li', 'div']);
const NOTE: Furniture = { rule: 'references', name: 'note', below: 0.3 };

/** Whether an element opens with the mark of a note that leads back to its place in the text. */
function isNote({ tag, children }: Element): boolean {
  if (!NOTE_TAGS.has(tag)) return false;
  let first = children.find((child) => typeof child !== 'string' || child.trim() !== '');
  if (typeof first === 'object' && first.tag === 'sup') [first] = first.children;
  if (typeof first !== 'object' || first.tag !== 'a') return false;
  const { href, id, name } = first.attributes;
  const own = id ?? name;
  return own !== undefined && href?.startsWith('#') === true && href !== `#${own}` && NOTE_MARK.test(textOf(first, 12));
}

/** What an article says of itself in a page that is set as its lists are: "news-list-author". */
const DETAILS = new Set(['author', 'date', 'category']);

/** What words of classes and ids say: the first that names furniture, or two adjoining that do. */
function namedFurniture(names: readonly string[]): Furniture | null {
  for (let at = 0; at < names.length; at++) {
    const word = names[at] ?? '';
    const before = names[at - 1] ?? '';
    if (TURNS.has(before) || TURNS_BEHIND.has(names[at + 1] ?? '')) continue;
    const found = BY_WORD.get(word) ?? (at > 0 ? BY_PAIR.get(`${before}-${word}`) : undefined);
    if (found === undefined || (found.rule === 'related' && DETAILS.has(names[at + 1] ?? ''))) continue;
    return found;
  }
  return null;
}

const classWords = oncePerPage(nameWords);
const byClass = oncePerPage((names) => namedFurniture(nameWords(names)));

/** An id of this many words may be made from the heading that it opens with: "FeedforwardAndFeedback". */
const HEADING_ID_WORDS = 3;
/** What opens the headings of boxes about other articles and their readers. */
const OF_OTHERS = /^(?:about|leave|more|related|you)/;

/** Whether an element opens with a heading whose words are its id: then the id says nothing of what is there. */
function isNamedAfterHeading({ children, attributes: { id = '' } }: Element, words: readonly string[]): boolean {
  const first = children.find((child) => typeof child !== 'string');
  if (words.length < HEADING_ID_WORDS || first === undefined || !/^h[1-6]$/.test(first.tag)) return false;
  const own = squeezed(id);
  return squeezed(textOf(first, MAX_HEADING)) === own && !OF_OTHERS.test(own);
}
const MAX_HEADING = 120;

/** What the names of an element say: its classes and, where it is a name and not a slug, its id. */
function byNames(element: Element): Furniture | null {
  const { class: names = '', id } = element.attributes;
  const words = id === undefined ? [] : nameWords(id);
  if (words.length === 0 || words.length > MAX_ID_WORDS) return byClass(element, names);
  const found = namedFurniture([...classWords(element, names), ...words]);
  return found !== null && isNamedAfterHeading(element, words) ? byClass(element, names) : found;
}

const COMMENT: Furniture = { rule: 'comments', name: 'comment item', below: 0.85 };

/** Whether an element is a reader's comment by schema.org. */
function isComment({ attributes: { itemprop, itemtype } }: Element): boolean {
  return (itemtype !== undefined && /schema\.org\/Comment$/i.test(itemtype)) || itemprop?.toLowerCase() === 'comment';
}

/** What an element is by its first link or by schema.org: a note, a comment. */
function itemOf(element: Element): Furniture | null {
  if (isNote(element)) return NOTE;
  return isComment(element) ? COMMENT : null;
}

/** What an element says of itself that speaks against article text. */
export function furnitureOf(element: Element): Furniture | null {
  const { tag, attributes } = element;
  if (tag === 'body' || tag === 'html' || tag === 'main') return null;
  const byTag = BY_TAG.get(tag);
  if (byTag !== undefined) return byTag;
  if (isHidden(element)) return isClosedDialog(element) ? CLOSED : HIDDEN;
  const byItem = itemOf(element);
  if (byItem !== null) return byItem;
  const { role } = attributes;
  const byRole = role === undefined ? undefined : BY_ROLE.get(role.toLowerCase());
  if (byRole !== undefined) return byRole;
  const bySelf = tag.includes('-') ? byClass(element, tag) : null;
  if (bySelf !== null) return bySelf;
  if (attributes.class === undefined && attributes.id === undefined) return null;
  if (hidesByClass(element)) return HIDDEN;
  return NAMELESS.has(tag) ? null : byNames(element);
}

const POPUP_NAMES = /(?:^|[\s_-])(?:tooltip|tooltiptext|popover|popup|rollover|hovercard|dropdown)s?(?:$|[\s_-])/i;

const isPopupClass = oncePerPage((names) => POPUP_NAMES.test(names));

/** The word or name that a popup explains is at most this long, in characters. */
const MAX_EXPLAINED = 60;
const MAX_PARTS = 6;

/** Whether a word or name, and not half a sentence, comes before an element in its parent. */
function followsWord(element: Element): boolean {
  let length = 0;
  for (const other of element.parent?.children.slice(0, MAX_PARTS) ?? []) {
    if (other === element) return length > 0 && length <= MAX_EXPLAINED;
    length += (typeof other === 'string' ? other : textOf(other, MAX_EXPLAINED + 1)).trim().length;
    if (length > MAX_EXPLAINED) return false;
  }
  return false;
}

/** The most characters of letters or words set large, which a page repeats for screen readers. */
const MAX_INITIAL = 40;

/** Whether an element is a formula for readers and machines, which its neighbour shows to the eye. */
function holdsFormula({ children }: Element): boolean {
  return children.some((child) => typeof child !== 'string' && child.tag === 'math');
}

/**
 * Whether words hidden from screen readers are shown all the same: a first letter set large, or the words that such
 * readers are given in an element before them.
 */
function isShownInitial(element: Element): boolean {
  const { attributes, parent } = element;
  if (attributes['aria-hidden'] !== 'true' || isUnseen(element)) return false;
  const text = textOf(element, MAX_INITIAL);
  if (/^["“„«‘']?\p{Lu}$/u.test(text)) return true;
  const siblings = parent?.children ?? [];
  const before = siblings[siblings.indexOf(element) - 1];
  if (typeof before !== 'object' || !INLINE.has(before.tag) || holdsFormula(before)) return false;
  return text !== '' && textOf(before, MAX_INITIAL) === text;
}

/**
 * Whether an element inside a line is hidden until the reader points at a word, such as a glossary note or a card about
 * a person. It is in one element with the word.
 */
export function isPopup(element: Element): boolean {
  const { class: className, role } = element.attributes;
  if (role === 'tooltip' || (isHidden(element) && !isShownInitial(element))) return true;
  if (className === undefined) return false;
  if (hidesByClass(element)) return true;
  return (
    isPopupClass(element, className) &&
    element.parent !== null &&
    INLINE.has(element.parent.tag) &&
    followsWord(element)
  );
}

/** A question that a button asks is shorter than this, in characters, and has at least this many words. */
const MAX_QUESTION = 300;
const QUESTION_WORDS = 3;

/** Whether a button's text is a question of an FAQ, which the button opens the answer to. */
export function isQuestion(text: string): boolean {
  if (text.length >= MAX_QUESTION || !(text.endsWith('?') || text.endsWith('？'))) return false;
  const first = text.search(/\p{L}{2}/u);
  return first >= 0 && text.slice(first).split(/\s/).length >= QUESTION_WORDS;
}

/**
 * Names that sites give the one element around an article's paragraphs, and words beside them that say it is something
 * else.
 */
const STRONG_BODY = new RegExp(
  `(?:^|[\\s_-])(?:${BODY_OWNERS}|single|content)[_-]{0,2}(?:${BODY_PARTS}|contents|txt)(?:$|[\\s_-])` +
    '|(?:article|story|post|entry|news)(?:Body|Content|Text)' +
    '|(?:^|\\s)(?:td-post-content|body-copy|bodycopy|articletext|artigo|post_content|entry)(?:$|\\s)',
);
const NOT_BODY = new RegExp(
  'related|teaser|card|preview|widget|excerpt|sidebar|footer|header|recirc|promo|comment|list-item|meta|share|' +
    'archive|popup|modal',
  'i',
);

/** Elements that hold one paragraph, whatever their name. */
const NOT_CONTAINER = new Set('p span a h1 h2 h3 h4 h5 h6 li ul ol figure img'.split(' '));

const isBodyName = oncePerPage((names) => STRONG_BODY.test(names) && !NOT_BODY.test(names));

/** How plainly an element says that it is the body of the article: 2 by schema.org, 1 by its name, 0 not at all. */
export function bodyClaim(element: Element): 0 | 1 | 2 {
  const { tag, attributes } = element;
  if (attributes.itemprop !== undefined && /articleBody/i.test(attributes.itemprop)) return 2;
  if (NOT_CONTAINER.has(tag) || tag === 'body' || tag === 'html') return 0;
  if (attributes.class === undefined && attributes.id === undefined) return 0;
  return isBodyName(element, namesOf(element)) ? 1 : 0;
}

/** Whether an element says that it is the body of the article. */
export function namesBody(element: Element): boolean {
  return bodyClaim(element) === 2 || BODY_NAMES.test(namesOf(element));
}
