import { type Element, INLINE } from './tree.ts';

/** What an element's tag, role, class and id say it is; null where they say nothing against it being article text. */
export interface Furniture {
  readonly rule: string;
  /** The word that says it: where all that bears one name holds much of the page's prose, the name means something else there. */
  readonly name: string;
  /** Dropped only where it holds less than this share of the page's prose: names lie, above all on wide containers. */
  readonly below: number;
}

const words = (list: string): readonly string[] => list.split(' ');

function furnitureTable(
  rows: readonly (readonly [rule: string, below: number, names: string])[],
): Map<string, Furniture> {
  const table = new Map<string, Furniture>();
  for (const [rule, below, names] of rows) for (const name of words(names)) table.set(name, { rule, name, below });
  return table;
}

const BY_TAG = furnitureTable([
  ['navigation', 0.4, 'nav menu'],
  ['aside', 0.4, 'aside'],
  ['footer', 0.4, 'footer'],
  ['form', 0.3, 'form'],
  ['form', 1.1, 'button select textarea input datalist progress meter'],
  ['dialog', 0.4, 'dialog'],
  ['caption', 0.3, 'figcaption'],
  ['embed', 1.1, 'video audio embed amp-ad amp-embed amp-sidebar amp-social-share amp-consent amp-iframe map'],
]);

const BY_ROLE = furnitureTable([
  ['navigation', 0.4, 'navigation menu menubar search toolbar tablist'],
  ['aside', 0.4, 'complementary note'],
  ['header', 0.3, 'banner'],
  ['footer', 0.4, 'contentinfo'],
  ['dialog', 0.4, 'dialog alertdialog'],
  ['form', 0.4, 'form button'],
]);

/** Single words of a class or id. */
const BY_WORD = furnitureTable([
  ['comments', 0.85, 'comments commentlist commentary disqus respond livefyre viafoura coral'],
  ['comments', 0.85, 'comment reply replies'],
  [
    'share-bar',
    0.3,
    'share shares sharing sharebar sharedaddy social socials addthis addtoany sharethis socialbar followus follow jp-relatedposts',
  ],
  [
    'related',
    0.4,
    'related relatedposts recirc recirculation recommended recommendation recommendations recommends outbrain taboola trending readmore readnext upnext onward mostread popular zergnet revcontent teaser teasers',
  ],
  [
    'subscribe-prompt',
    0.3,
    'newsletter newsletters subscribe subscription signup optin mailchimp paywall registration regwall piano tinypass membership inbox',
  ],
  [
    'advert',
    0.3,
    'ad ads advert advertisement advertising advertorial adsense adslot dfp gpt sponsor sponsored sponsors adbox adunit leaderboard promo promos promotion promotions promobox affiliate cta',
  ],
  [
    'navigation',
    0.3,
    'nav navbar navigation navi breadcrumb breadcrumbs crumbs menu megamenu submenu pagination pager paging paginate toc skiplink skip topbar subnav sitemap jumplinks jumpto',
  ],
  [
    'aside',
    0.3,
    'sidebar sidebars aside rail widget widgets widgetarea infobox factbox sidecolumn rightcolumn rightcol rhs',
  ],
  ['footer', 0.3, 'footer copyright colophon disclaimer'],
  ['cookie-notice', 0.4, 'cookie cookies consent gdpr ccpa onetrust cookiebanner'],
  ['dialog', 0.4, 'popup modal overlay lightbox interstitial tooltip toast dropdown offcanvas'],
  ['caption', 0.3, 'caption captions credit credits photocredit imagecredit figcaption'],
  ['byline', 0.2, 'byline bylines dateline timestamp pubdate postmeta authorbox'],
  ['author-bio', 0.3, 'bio authorbio authorinfo contributor'],
  ['tags', 0.25, 'tags taglist hashtags keywords topics tagcloud'],
  ['media', 0.3, 'gallery slideshow carousel slider video player podcast audio'],
  [
    'tools',
    0.3,
    'toolbar tools print printfriendly rating ratings vote votes poll quiz survey login signin feedback helpful',
  ],
  ['ticker', 0.3, 'ticker tickers marquee'],
  ['references', 0.3, 'footnotes footnote references reflist bibliography endnotes'],
]);

/** Two adjoining words of a class or id. */
const BY_PAIR = furnitureTable([
  [
    'related',
    0.4,
    'read-more read-next read-also also-read most-read more-stories more-articles more-news more-from related-posts related-articles related-content related-stories related-links also-like see-also up-next latest-news latest-posts latest-articles recent-posts recent-articles popular-posts next-article prev-article previous-post next-post post-navigation you-may recommended-articles article-list post-list top-stories link-list news-list trending-now in-brief read-on',
  ],
  [
    'author-bio',
    0.3,
    'author-bio author-box author-info author-card author-details author-profile author-description author-about about-author about-the bio-box author-block post-author article-author author-wrap author-section',
  ],
  [
    'byline',
    0.2,
    'post-meta entry-meta article-meta story-meta meta-data post-date publish-date article-date entry-date date-published article-info post-info author-name by-line meta-info article-header-meta post-details read-time reading-time last-updated',
  ],
  [
    'tags',
    0.25,
    'tag-list post-tags article-tags entry-tags story-tags tags-links cat-links tag-links post-categories entry-categories article-topics tag-cloud',
  ],
  ['navigation', 0.5, 'skip-link skip-to'],
  [
    'subscribe-prompt',
    0.3,
    'sign-up sign-in log-in email-signup mailing-list call-to opt-in newsletter-form lead-magnet lead-form',
  ],
  [
    'advert',
    0.3,
    'ad-container ad-wrapper ad-slot ad-unit google-ad in-article-ad native-ad promo-box sponsored-content cta-box cta-banner cta-block',
  ],
  [
    'share-bar',
    0.3,
    'share-bar share-buttons share-links share-tools social-share social-links social-media social-icons follow-us',
  ],
  [
    'navigation',
    0.3,
    'table-of contents-list toc-container nav-links page-links on-this jump-to in-page ez-toc lwptoc',
  ],
  ['cookie-notice', 0.4, 'cookie-banner cookie-notice cookie-consent privacy-banner'],
  [
    'caption',
    0.3,
    'wp-caption image-caption photo-caption media-caption image-credit photo-credit img-caption image-description caption-text media-credit',
  ],
  ['footer', 0.3, 'site-footer page-footer article-footer post-footer entry-footer story-footer'],
  ['header', 0.3, 'site-header page-header masthead-header global-header'],
]);

/** Words of a class or id that name the article's own body. */
const BODY_NAMES =
  /(?:^|[\s_-])(?:article|story|post|entry|news|blog|page|main|content|rich|body|text)[_-]{0,2}(?:article|body|content|text|copy|main|detail|details)(?:$|[\s_-])|articlebody|storybody|entrycontent|postcontent|articlecontent|storycontent|articletext|bodycopy|body-copy|article__body|prose/i;

/** An id of more words than this is made from a heading's text, and says nothing of what stands there. */
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

/** The words of an element's classes and, where it is a name and not a slug, of its id. */
function wordsOf({ attributes }: Element): string[] {
  const classes = nameWords(attributes.class ?? '');
  const id = nameWords(attributes.id ?? '');
  return id.length > MAX_ID_WORDS ? classes : [...classes, ...id];
}

function namesOf(element: Element): string {
  const { class: className, id } = element.attributes;
  return `${className ?? ''} ${id ?? ''}`;
}

/** Tag and first classes, without those with figures, which number the elements of a row: elements that are alike have one signature. */
export function signature({ tag, attributes }: Element): string {
  const classes = (attributes.class ?? '').split(/\s+/).filter((name) => name !== '' && !/\d/.test(name));
  return `${tag}.${classes.slice(0, 2).join('.')}`;
}

function isHidden(element: Element): boolean {
  const { attributes } = element;
  if (attributes.hidden !== undefined && attributes.hidden !== 'until-found') return true;
  if (attributes['aria-hidden'] === 'true') return true;
  const { style } = attributes;
  return style !== undefined && /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden/i.test(style);
}

/** Classes that hide an element in the common style sheets. As a part of a longer class ("overflow-hidden", "md:hidden") the words hide nothing. */
const HIDING =
  /(?:^|\s)(?:is-|u-|d-|js-)?(?:hidden|hide|invisible|offscreen|noshow|none|sr-only|visually-?hidden|screen-reader-(?:text|only|response)|a11y-hidden)(?=\s|$)/i;
/** Shown again from some width of the screen on. */
const SHOWN_WIDE = /(?:^|\s)(?:sm|md|lg|xl):(?:block|flex|grid|inline|table)/;

function hidesByClass(names: string): boolean {
  return HIDING.test(names) && !SHOWN_WIDE.test(names);
}

const HIDDEN: Furniture = { rule: 'hidden', name: 'hidden', below: 0.3 };

/** Layout words that stand beside a furniture word and turn its sense: "has-sidebar", "no-ads", "with-comments". */
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

/** Rows and cells are named after what they are about, headings after their text; only their tables and sections can be furniture. */
const NAMELESS = new Set('h1 h2 h3 h4 h5 h6 tr td th tbody thead tfoot caption'.split(' '));

/** What an element says of itself that speaks against article text. */
export function furnitureOf(element: Element): Furniture | null {
  const { tag, attributes } = element;
  if (tag === 'body' || tag === 'html' || tag === 'main') return null;
  const byTag = BY_TAG.get(tag);
  if (byTag !== undefined) return byTag;
  if (isHidden(element)) return HIDDEN;
  const { role } = attributes;
  const byRole = role === undefined ? undefined : BY_ROLE.get(role.toLowerCase());
  if (byRole !== undefined) return byRole;
  if (attributes.class === undefined && attributes.id === undefined) return null;
  if (hidesByClass(attributes.class ?? '')) return HIDDEN;
  if (NAMELESS.has(tag)) return null;
  const names = wordsOf(element);
  for (let at = 0; at < names.length; at++) {
    const word = names[at] ?? '';
    const before = names[at - 1] ?? '';
    if (TURNS.has(before)) continue;
    const found = BY_WORD.get(word) ?? (at > 0 ? BY_PAIR.get(`${before}-${word}`) : undefined);
    if (found !== undefined) return found;
  }
  return null;
}

const POPUP = /(?:^|[\s_-])(?:tooltip|tooltiptext|popover|popup|rollover|hovercard|dropdown)s?(?:$|[\s_-])/i;

/** Whether something stands before an element in its parent, such as the word that a popup explains. */
function follows(element: Element): boolean {
  for (const other of element.parent?.children ?? []) {
    if (other === element) return false;
    if (typeof other !== 'string' || other.trim() !== '') return true;
  }
  return false;
}

/** Whether an element inside a line is hidden until the reader points at a word, such as a glossary note or a card about a person. It stands in one element with the word. */
export function isPopup(element: Element): boolean {
  const { class: className, role } = element.attributes;
  if (role === 'tooltip' || isHidden(element)) return true;
  if (className === undefined) return false;
  if (hidesByClass(className)) return true;
  return POPUP.test(className) && element.parent !== null && INLINE.has(element.parent.tag) && follows(element);
}

/** Whether a button's text is a question of an FAQ, which the button opens the answer to. */
export function isQuestion(text: string): boolean {
  return text.length < 300 && /\p{L}{2}.*\s.*\s.*[?？]$/u.test(text);
}

/** Names that sites give the one element around an article's paragraphs, and words beside them that say it is something else. */
const STRONG_BODY =
  /(?:^|[\s_-])(?:article|story|post|entry|news|blog|single|content)[_-]{0,2}(?:article|body|content|contents|text|copy|main|txt)(?:$|[\s_-])|(?:article|story|post|entry|news)(?:Body|Content|Text)|(?:^|\s)(?:td-post-content|body-copy|bodycopy|articletext|artigo|post_content|entry)(?:$|\s)/;
const NOT_BODY =
  /related|teaser|card|preview|widget|excerpt|sidebar|footer|header|recirc|promo|comment|list-item|meta|share|archive|popup|modal/i;

/** Elements that hold one paragraph, whatever their name. */
const NOT_CONTAINER = new Set('p span a h1 h2 h3 h4 h5 h6 li ul ol figure img'.split(' '));

/** How plainly an element says that it is the body of the article: 2 by schema.org, 1 by its name, 0 not at all. */
export function bodyClaim(element: Element): 0 | 1 | 2 {
  if (/articleBody/i.test(element.attributes.itemprop ?? '')) return 2;
  if (NOT_CONTAINER.has(element.tag)) return 0;
  const names = namesOf(element);
  return names.length > 1 &&
    element.tag !== 'body' &&
    element.tag !== 'html' &&
    STRONG_BODY.test(names) &&
    !NOT_BODY.test(names)
    ? 1
    : 0;
}

/** Whether an element says that it is the body of the article. */
export function namesBody(element: Element): boolean {
  return bodyClaim(element) === 2 || BODY_NAMES.test(namesOf(element));
}
