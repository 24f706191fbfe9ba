import { normalise } from '../blocks/normalise.ts';
import { type RuleName, rulesWith } from '../blocks/rules.ts';
import { dateLabels } from '../metadata/date-labels.ts';
import { isoDate, writtenDate } from '../metadata/dates.ts';
import { withoutEnds } from '../text/ends.ts';
import { squeezed } from '../text/letters.ts';
import bylineNames from './data/byline-names.json' with { type: 'json' };
import headingParts from './data/heading-parts.json' with { type: 'json' };
import { furnitureOf, namesOf, signature } from './hints.ts';
import { oncePerPage } from './once-per-page.ts';
import { lineTexts, rawText, textOf } from './text-of.ts';
import { descendants, type Element } from './tree.ts';

/** A heading of the first order, or one of the second. */
export interface Heading {
  readonly text: string;
  readonly level: 1 | 2;
  /** The same without a date, a mark of a link or a kicker of a word or two. */
  readonly main: string;
  /** The same without any part that bears a name of what stands beside a title, however long: believed if confirmed. */
  readonly inner: string;
  /**
   * The same without its first lines, where line breaks part it: what stands above a title in one heading is a kicker.
   */
  readonly lines: readonly string[];
  /** Whether the whole of it is a link to the site's front page: such a heading is the site's name. */
  readonly home: boolean;
}

export interface TimeFact {
  readonly value: string;
  readonly updated: boolean;
  readonly published: boolean;
}

/** An element that may name authors, with its lines. */
export interface CreditFact {
  readonly lines: readonly string[];
  readonly element: Element;
}

/** A date in an element named after dates. */
export interface ShownDate {
  readonly value: string;
  readonly updated: boolean;
  /** What elements that are alike share: those of a list have as many dates as it has entries. */
  readonly signature: string;
}

/** What a page says of itself, collected in one walk and not yet weighed. */
export interface PageFacts {
  /** Values of meta elements under their names in lower case, in the order of the page. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly title: string | null;
  readonly headings: readonly Heading[];
  readonly times: readonly TimeFact[];
  /** Lines of elements that are marked as an author (rel, itemprop). */
  readonly markedAuthors: readonly CreditFact[];
  /** Lines of elements whose names say author or byline. */
  readonly bylines: readonly CreditFact[];
  /** Names in boxes on the author, which stand after the article as a rule. */
  readonly authorBoxes: readonly CreditFact[];
  /** Texts of links to the pages of authors. */
  readonly authorLinks: readonly string[];
  readonly itemDates: ReadonlyMap<string, string>;
  readonly visibleDates: readonly ShownDate[];
  readonly canonical: string | null;
  readonly language: string | null;
  /** The same with its region, where the page names one. */
  readonly region: string | null;
  readonly jsonLd: readonly string[];
}

const AUTHOR_WORDS = new RegExp(`(?:^|[\\s_-])(?:${bylineNames.words.join('|')})(?:$|[\\s_-]|name)`, 'i');
const AUTHOR_BOX = /author[\s_-]{1,2}(?:box|card|bio|info|profile)[\s_-]{1,2}name(?:$|[\s_-])/i;
const NOT_BYLINE = new RegExp(bylineNames.others.join('|'), 'i');
const DATE_NAMES = /date|time|publish|posted|timestamp|updated|modified|byline|meta/i;
/** The folder of an author's page in the addresses that publishing systems give. */
const AUTHOR_FOLDERS =
  'authors?|writers?|contributors?|staff|journalists?|reporters?|people|our-people|profile|by|editors?|columnists?|bio';
const AUTHOR_PAGE = new RegExp(`/(?:${AUTHOR_FOLDERS})/(?:[^/?#]+/){0,2}[^/?#a-z]*[a-z][^/?#]*/?(?:[?#]|$)`, 'i');
/** The names that publishing systems give the heading of an article where a list of such is set in the same way. */
const POST_TITLE = /(?:^|\s)(?:post|entry)-title(?:$|\s)/i;
const HOME = /^(?:\/|https?:\/\/[^/]+\/?|\.{1,2}\/|index\.\w{3,5})$/i;
const MAX_FACTS = 12;
const MAX_BYLINE = 240;
const MAX_NAMES = 400;
const LISTS = new Set(['ul', 'ol']);
/** Elements that are looked at as bylines: enough for any real page, a bound for built ones. */
const MAX_TRIED = 300;

function tidy(text: string): string {
  return normalise(text, 0, text.length);
}

/** "authorName" and "AuthorName" as "author-Name", so that words in one piece are found like words with hyphens. */
function apart(names: string): string {
  return names.replace(/([a-z])([A-Z])/g, '$1-$2');
}

/** What the classes and the id of an element say that it shows. */
const shownBy = oncePerPage((names) => {
  const words = apart(names);
  return {
    byline: AUTHOR_WORDS.test(words) && !NOT_BYLINE.test(words),
    authorBox: AUTHOR_BOX.test(names),
    date: DATE_NAMES.test(names),
  };
});

const NOTHING_SHOWN = { byline: false, authorBox: false, date: false } as const;

/** Names of parts of a heading that are no title: kickers, dates, marks of links. */
const BESIDE_TITLE = new RegExp(`(?:^|[\\s_-])(?:${headingParts.words.join('|')})(?:$|[\\s_-])`, 'i');
/** Names of such parts, in one word with others: "ts-overline", "detail__roofline". */
const NAMED_BESIDE = new RegExp(headingParts.inWords.join('|'), 'i');
/** The mark of a link to the heading itself: "# Bridge to close", "Bridge to close ¶". */
const LINK_MARK = /^[¶§#🔗] |\s?[¶§#🔗]$/gu;
/** The fewest characters of a title beside such a part. */
const MIN_TITLE = 10;

/** Whether an element in a heading is no part of the title. */
function isBeside(element: Element): boolean {
  const { tag, attributes } = element;
  if (tag === 'small' || tag === 'time') return true;
  return tag !== 'h1' && tag !== 'h2' && BESIDE_TITLE.test(`${attributes.class ?? ''}`);
}

/** The most words of a kicker; a longer one belongs to the title. */
const KICKER_WORDS = 2;

/** The words of a heading without kicker and date. */
function mainText(element: Element, whole: string): string {
  const [inner, beside] = [[], []] as [Element['children'], Element[]];
  for (const child of element.children) {
    if (typeof child === 'string' || !isBeside(child)) inner.push(child);
    else beside.push(child);
  }
  const words = beside.flatMap((part) => (writtenDate(textOf(part, 100)) === null ? textOf(part, 100).split(' ') : []));
  const text = textOf({ ...element, children: inner }, 400);
  return tidied(text.length >= MIN_TITLE && words.length <= KICKER_WORDS ? text : whole);
}

function unmarked(text: string): string {
  return text.replace(LINK_MARK, '');
}

/** The words of a heading without what parts them from those that were left out. */
function tidied(text: string): string {
  return withoutEnds(unmarked(text), ' :|–—-·');
}

/** The words of a heading without the parts that a name marks, at any depth. */
function innerText(element: Element): string {
  const without = (parent: Element): Element => ({
    ...parent,
    children: parent.children.flatMap((child) => {
      if (typeof child === 'string') return child;
      const isMarked = isBeside(child) || NAMED_BESIDE.test(child.attributes.class ?? '');
      return isMarked ? [] : without(child);
    }),
  });
  return tidied(textOf(without(element), 400));
}

function headingOf(element: Element): Heading {
  const text = unmarked(textOf(element, 400));
  const parts = lineTexts(element, 400);
  const lines = parts.slice(1).map((_, at) => unmarked(parts.slice(at + 1).join(' ')));
  const main = mainText(element, text);
  let home = false;
  for (let at: Element | null = element; at !== null && !home; at = at.tag === 'a' ? null : at.parent)
    home = at.tag === 'a' && HOME.test(at.attributes.href ?? '');
  for (const inner of descendants(element)) {
    if (inner.tag === 'a' && HOME.test(inner.attributes.href ?? '') && textOf(inner, 400) === text) home = true;
  }
  return {
    text,
    level: element.tag === 'h2' || element.tag === 'h3' ? 2 : 1,
    main,
    inner: innerText(element),
    lines,
    home,
  };
}

/** Parts of a page that name people who did not write its article. */
const OTHERS = rulesWith('others');

/** A date with its label is at most this long, in characters. */
const MAX_LABELLED = 120;
/** The same of dates: what stands beside an article has its own. */
const OTHER_DATES: ReadonlySet<RuleName> = new Set<RuleName>([...OTHERS, 'aside']);

/** A card of another story: its most characters, how far above its date it may be, and the fewest words of its link. */
const CARD = { length: 240, levels: 4, words: 4 } as const;

/** Whether an element is in a card of another story: beside a linked headline that is not the page's own title. */
function isOfCard(element: Element, title: string | null): boolean {
  if (title === null) return false;
  let at: Element | null = element;
  for (let level = 0; at !== null && level < CARD.levels; level++, at = at.parent) {
    const text = textOf(at, CARD.length + 1);
    if (text.length > CARD.length || dateLabels(text).length > 0) return false;
    const inside = at.tag === 'a' ? [at] : [...descendants(at)];
    if (inside.some(({ tag }) => tag === 'h1')) return false;
    const headlines = inside.filter(({ tag }) => tag === 'a').map((link) => textOf(link, CARD.length));
    const headline = headlines.find((line) => line.split(' ').length >= CARD.words);
    if (headline !== undefined) return !squeezed(title).includes(squeezed(headline));
  }
  return false;
}

/**
 * Whether a date is of what stands beside the article: in such a part or in a card, and with no label that says what it
 * dates.
 */
function isOtherDate(element: Element, title: string | null): boolean {
  if (!isWithin(element, OTHER_DATES) && !isOfCard(element, title)) return false;
  const around = textOf(element.tag === 'time' && element.parent !== null ? element.parent : element, MAX_LABELLED);
  return dateLabels(around).length === 0;
}

/** The footer of the article, where many systems set who wrote it. */
const OWN_FOOTER = /(?:^|\s)(?:article|post|entry|story)-footer(?:$|[\s_-])/i;

function isOwnFooter({ attributes: { class: names = '' } }: Element): boolean {
  return OWN_FOOTER.test(names);
}

function isWithin(element: Element, rules: ReadonlySet<RuleName>): boolean {
  for (let at = element.parent; at !== null; at = at.parent) {
    const furniture = furnitureOf(at);
    if (furniture !== null && rules.has(furniture.rule) && !isOwnFooter(at)) return true;
  }
  return false;
}

/** What an article is by schema.org. */
const ARTICLE_ITEM = /schema\.org\/(?:\w{0,20}Article|BlogPosting|Report)$/i;
/** The rules of what is beside an article, without the lines at its foot. */
const BESIDE: ReadonlySet<RuleName> = new Set([...OTHERS].filter((rule) => rule !== 'footer'));

/** Whether an element is marked as the author of what is marked as an article, in whatever part of that it is. */
function isOfArticle({ attributes: { itemprop }, parent }: Element): boolean {
  if (!/^author$/i.test(itemprop ?? '')) return false;
  for (let at = parent; at !== null; at = at.parent) {
    const { itemtype } = at.attributes;
    if (itemtype !== undefined) return ARTICLE_ITEM.test(itemtype);
  }
  return false;
}

/** What an item of a page is when it is not the article, by schema.org: "citation", "comment". */
const OTHER_ITEM = /^(?:citation|comment|mentions|isRelatedTo)$/i;

/** Whether an element says something of another work than the article: of one it cites, of a comment. */
function isOfOther(element: Element): boolean {
  for (let at = element.parent; at !== null; at = at.parent)
    if (OTHER_ITEM.test(at.attributes.itemprop ?? '')) return true;
  return false;
}

/** Names that an element gives machines alone. */
function nameFields({ children }: Element): string[] {
  return children.flatMap((child) => {
    if (typeof child === 'string' || child.tag !== 'meta' || child.attributes.itemprop !== 'name') return [];
    return child.attributes.content ?? [];
  });
}

/** The last two parts of an address's host, which all of a site's hosts share; null of an address without a host. */
function domainOf(address: string | undefined): string | null {
  const host = /^(?:https?:)?\/\/([^/:?#]+)/i.exec(address ?? '')?.[1];
  return host === undefined ? null : host.toLowerCase().split('.').slice(-2).join('.');
}

class Gatherer {
  readonly meta = new Map<string, string[]>();
  title: string | null = null;
  canonical: string | null = null;
  language: string | null = null;
  readonly headings: Heading[] = [];
  readonly times: TimeFact[] = [];
  readonly markedAuthors: CreditFact[] = [];
  readonly bylines: CreditFact[] = [];
  readonly authorBoxes: CreditFact[] = [];
  readonly authorLinks: string[] = [];
  readonly itemDates = new Map<string, string>();
  readonly visibleDates: ShownDate[] = [];
  readonly jsonLd: string[] = [];

  /** BCP 47 tag of the page. */
  get region(): string | null {
    return this.language;
  }

  private tried = 0;
  private triedTimes = 0;

  see(element: Element): void {
    const { tag, attributes } = element;
    if (tag === 'meta') this.seeMeta(element);
    else if (tag === 'title') this.title ??= tidy(rawText(element));
    else if (tag === 'html') this.language ??= attributes.lang ?? null;
    else if (tag === 'link') {
      if (attributes.rel === 'canonical' && attributes.href !== undefined) this.canonical ??= attributes.href;
    } else if (tag === 'script') {
      if (/ld\+json/i.test(attributes.type ?? '')) this.jsonLd.push(rawText(element));
    } else this.seeShown(element);
  }

  private seeMeta(element: Element): void {
    const { attributes } = element;
    if (attributes.itemprop !== undefined && isOfOther(element)) return;
    const name = (attributes.property ?? attributes.name ?? attributes.itemprop ?? '').toLowerCase();
    const { content } = attributes;
    if (name === '' || content === undefined || content.trim() === '') return;
    const values = this.meta.get(name);
    if (values === undefined) this.meta.set(name, [tidy(content)]);
    else if (values.length < MAX_FACTS) values.push(tidy(content));
  }

  private seeShown(element: Element): void {
    const { tag, attributes } = element;
    const names = namesOf(element).slice(0, MAX_NAMES);
    const isTitled = (tag === 'p' && attributes.class === 'MsoTitle') || (tag === 'h3' && POST_TITLE.test(names));
    const isHeading = tag === 'h1' || tag === 'h2' || isTitled;
    if (isHeading && this.headings.length < 3 * MAX_FACTS) this.headings.push(headingOf(element));
    if (attributes.itemprop !== undefined) this.seeItem(element, attributes.itemprop);
    if (tag === 'time') {
      this.seeTime(element, names);
      return;
    }
    const shown = names === '' ? NOTHING_SHOWN : shownBy(element, names);
    this.seeAuthor(element, shown);
    if (shown.date && this.visibleDates.length < MAX_FACTS) this.seeDate(element, names);
  }

  /** A date as microdata: the first of each property counts. */
  private seeItem(element: Element, itemprop: string): void {
    if (!/date(?:published|modified|created)/i.test(itemprop)) return;
    const key = itemprop.toLowerCase();
    const { datetime, content } = element.attributes;
    if (!this.itemDates.has(key)) this.itemDates.set(key, datetime ?? content ?? textOf(element, 100));
  }

  /** A date that is shown in an element named after dates. */
  private seeDate(element: Element, names: string): void {
    const text = textOf(element, 160);
    // Microformats write the day in full in the title of an abbreviation.
    const { title = '' } = element.tag === 'abbr' ? element.attributes : {};
    const value = isoDate(title) ?? (text.length < 150 ? writtenDate(text, this.language) : null);
    if (value !== null && !isOtherDate(element, this.title))
      this.visibleDates.push({
        value,
        updated: /updat|modif/i.test(`${text} ${names}`),
        signature: signature(element),
      });
  }

  private seeTime(element: Element, names: string): void {
    if (++this.triedTimes > MAX_TRIED || this.times.length >= 4 * MAX_FACTS) return;
    if (isOtherDate(element, this.title)) return;
    const { attributes, parent } = element;
    const hints = `${names} ${attributes.itemprop ?? ''} ${parent?.attributes.class ?? ''}`;
    this.times.push({
      value: attributes.datetime ?? textOf(element, 100),
      updated: /updat|modif/i.test(hints),
      published: attributes.pubdate !== undefined || /publish|entry-date|posted/i.test(hints),
    });
  }

  private seeAuthor(element: Element, shown: ReturnType<typeof shownBy>): void {
    if (this.bylines.length >= MAX_FACTS && this.markedAuthors.length >= MAX_FACTS) return;
    const list = this.listOf(element, shown);
    if (list !== null) this.add(list, element);
    this.seeAuthorLink(element);
  }

  /** The list an element belongs to by how it names authors, where that has room. */
  private listOf({ attributes: { rel, itemprop } }: Element, shown: ReturnType<typeof shownBy>): CreditFact[] | null {
    const marked = (rel !== undefined && /(?:^|\s)author(?:\s|$)/i.test(rel)) || /^author$/i.test(itemprop ?? '');
    if (marked && this.markedAuthors.length < MAX_FACTS) return this.markedAuthors;
    if (shown.byline && this.bylines.length < MAX_FACTS) return this.bylines;
    return shown.authorBox && this.authorBoxes.length < MAX_FACTS ? this.authorBoxes : null;
  }

  private seeAuthorLink(element: Element): void {
    const { href } = element.attributes;
    if (element.tag !== 'a' || href === undefined) return;
    if (this.authorLinks.length >= MAX_FACTS || !AUTHOR_PAGE.test(href)) return;
    if (href.includes('/licenses/') || this.isElsewhere(href)) return;
    const text = textOf(element, 80);
    if (text.length > 2 && text.length < 60) this.authorLinks.push(text);
  }

  /** Whether an address is of another site: a profile in a network is no page of an author. */
  private isElsewhere(href: string): boolean {
    const [own, other] = [this.canonical ?? this.meta.get('og:url')?.[0], href].map(domainOf);
    return typeof own === 'string' && typeof other === 'string' && own !== other;
  }

  private isBeside(element: Element): boolean {
    return isWithin(element, isOfArticle(element) ? BESIDE : OTHERS) || isOfOther(element);
  }

  private add(list: CreditFact[], element: Element): void {
    if (++this.tried > MAX_TRIED || this.isBeside(element)) return;
    const parted = lineTexts(element, MAX_BYLINE, true);
    const shown = LISTS.has(element.tag) || holdsBylines(element) ? [parted.join(', ')] : parted;
    const lines = shown.length > 0 ? shown : nameFields(element);
    if (lines.length > 0 && lines.join(' ').length < MAX_BYLINE) list.push({ lines, element });
  }
}

/** Whether each of an element's children names an author. */
function holdsBylines({ children, attributes }: Element): boolean {
  const elements = children.filter((child) => typeof child !== 'string');
  if (children.some((child) => typeof child === 'string' && child.trim() !== '')) return false;
  const isPlural = /authors(?:$|[\s_-])/i.test(attributes.class ?? '');
  const isByline = (child: Element): boolean =>
    (isPlural && child.tag === 'a') ||
    child.attributes.rel === 'author' ||
    (child.attributes.class !== undefined && shownBy(child, child.attributes.class).byline);
  return elements.length > 1 && elements.every(isByline);
}

/**
 * Collects what a page says of itself.
 *
 * @param elements - all of the page's, in document order
 */
export function gatherFacts(elements: readonly Element[]): PageFacts {
  const gatherer = new Gatherer();
  for (const element of elements) gatherer.see(element);
  return gatherer;
}
