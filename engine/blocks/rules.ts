/**
 * Where what a rule cuts stands: anywhere among the paragraphs, above them, in an element of a page's article, or
 * beside that.
 */
export type RulePart = 'text' | 'top' | 'page' | 'around';

/** One rule under which cleaning removes something. */
export interface Rule {
  readonly name: string;
  readonly part: RulePart;
  /** What it cuts, in a line. */
  readonly about: string;
  /** A line, or for a page an element, that it cuts. Of our own writing; a test cleans each. */
  readonly example: string;
  readonly traits: readonly RuleTrait[];
}

/**
 * What deciding needs to know about a rule beyond its name:
 * `announces`: opens a list of links, and unfinished short lines that follow go with it;
 * `labelled`: its cue may be a label with prose after it;
 * `caption`: a caption, which goes whole with its credit;
 * `no-prose`: a part of a page so named is disbelieved where it holds prose;
 * `holds-posts`: a part so named may hold a quoted post, which is of the article;
 * `others`: what a part so named says is of other articles and people.
 */
export type RuleTrait = 'announces' | 'labelled' | 'caption' | 'no-prose' | 'holds-posts' | 'others';

function rule<const Name extends string>(
  part: RulePart,
  name: Name,
  about: string,
  example: string,
  ...traits: readonly RuleTrait[]
): Rule & { readonly name: Name } {
  return { name, part, about, example, traits };
}

/** Every rule there is. A name of this list in `keep` keeps the rule from cutting; docs/engine.md shows the list. */
export const RULES = [
  rule(
    'text',
    'loading-placeholder',
    'players, buttons and messages of a page that was not loaded',
    'Loading... Loading...',
  ),
  rule('text', 'advert', 'marks of advertisements, affiliate notices, offers that break off', 'ADVERTISEMENT'),
  rule(
    'text',
    'story-continues',
    'continuation marks, rules of dashes, tables of contents',
    '[ Story continues below ]',
  ),
  rule(
    'text',
    'subscribe-prompt',
    'appeals to subscribe, register or download, and their forms',
    "Don't miss our daily harbour briefing - sign up for free today!",
    'announces',
  ),
  rule(
    'text',
    'share-bar',
    'buttons and appeals to share or follow',
    'Share Tweet Email',
    'announces',
    'no-prose',
    'holds-posts',
  ),
  rule(
    'text',
    'read-also',
    'pointers to other articles: labelled, in brackets, runs of headlines, scraps after the last paragraph, the ' +
      'foot of a page',
    'Read Next: Why Shipbuilders Are Hoarding Steel',
    'announces',
    'labelled',
  ),
  rule(
    'text',
    'navigation',
    'menus, names of sections, lone numbers, the head of a page',
    'Home | World | Business | Sport',
    'announces',
    'no-prose',
    'others',
  ),
  rule('text', 'photo-credit', 'who took a picture', 'Photo by Lena Okafor on Pixshare', 'labelled', 'caption'),
  rule(
    'text',
    'caption',
    'captions of pictures that were left behind: with an agency, a pointer or a source, or a line that lacks its ' +
      'stop and repeats the text',
    'FILE - The pier in March. (Lena Okafor/Newsline)',
    'caption',
  ),
  rule(
    'text',
    'wire-credit',
    'who reported, edited, contributed or first published',
    '(Reporting by Hal Brennan; editing by Susan Oyelaran)',
  ),
  rule('text', 'copyright', 'copyright lines, disclaimers, legal links', '© 2025 Newsline. All rights reserved.'),
  rule(
    'text',
    'author-bio',
    'who the author is and how to write to them, calls for tips',
    'Got a tip? Email us at desk@newsline.example or follow @newsline.',
    'announces',
  ),
  rule(
    'text',
    'ai-notice',
    'notices of machine production',
    'This article was produced with the help of AI and checked by an editor.',
  ),
  rule('text', 'ticker', 'share prices and market widgets', 'BRWL 64.15 +3.20 (+5.25%)', 'no-prose'),
  rule('text', 'comment-count', 'counts of and calls for comments', '17 comments', 'announces'),
  rule('text', 'timestamp', 'clock times, ages, reading times', 'Updated 2:14 p.m.'),
  rule('text', 'cookie-notice', 'consent banners', 'We use cookies to improve your experience.'),
  rule('text', 'tags', 'tags, topics, hashtags alone', 'Tags: harbour, strike', 'announces', 'no-prose', 'others'),
  rule(
    'text',
    'embed',
    'short links of embedded posts, addresses alone',
    'https://newsline.example/live/4711',
    'holds-posts',
  ),
  rule(
    'text',
    'duplicate-paragraph',
    'a paragraph that stood before, or a sentence set large beside it',
    'The work is paid for by the region and will take until the spring of next year',
  ),
  rule(
    'text',
    'section-label',
    'labels that open a section; they become `sections`',
    'What Happened: The council met again on Tuesday night.',
  ),
  rule('top', 'title', 'the title, which becomes `title`', 'Port Ellery Votes for a Second Pier'),
  rule('top', 'kicker', 'a line between the title and the prose', 'FOR IMMEDIATE RELEASE'),
  rule('top', 'byline', 'the byline, which becomes `byline` and `authors`', 'By Noor Haddad'),
  rule('top', 'date-line', 'dates of publication and update, which become metadata', 'Published: 12 February 2025'),
  rule(
    'top',
    'source-line',
    'the source and its address, which become `site` and `url`',
    'Source: https://newsline.example/pier',
  ),
  rule(
    'top',
    'dateline',
    'place and agency before the first sentence; they become `dateline`',
    'PORT ELLERY, Sept. 2 (Newsline) - The harbour council approved a plan for a new pier on Tuesday.',
  ),
  rule(
    'top',
    'front-matter',
    'the block of keys that opens a file; its values become metadata',
    '---\nauthor: Noor Haddad\n---',
  ),
  rule('page', 'aside', 'sidebars, boxes and asides', '<aside>Harbour facts in short</aside>'),
  rule('page', 'related', 'lists of other articles', '<div class="related-articles">Ten piers to see</div>', 'others'),
  rule('page', 'form', 'forms and their buttons', '<form>Your name</form>'),
  rule('page', 'dialog', 'dialogs and overlays', '<div role="dialog">Welcome back</div>', 'others'),
  rule('page', 'comments', 'comment threads', '<div class="comments">First! A fine pier.</div>', 'others'),
  rule(
    'page',
    'media',
    'players and galleries',
    '<div class="slideshow">Picture of the pier</div>',
    'no-prose',
    'holds-posts',
  ),
  rule('page', 'hidden', 'what a page does not show', '<p hidden>For screen readers of old</p>'),
  rule('page', 'header', 'the banner of a site', '<div role="banner">The Port Ellery Newsline</div>'),
  rule(
    'page',
    'footer',
    'the footer of a site or article',
    '<footer>The Port Ellery Newsline, 4 Quay Street</footer>',
    'others',
  ),
  rule('page', 'tools', 'ratings, polls, printing', '<div class="poll">Are you for the pier?</div>'),
  rule(
    'page',
    'references',
    'footnotes and lists of references',
    '<div class="footnotes">1. Minutes of the council.</div>',
  ),
  rule(
    'around',
    'outside',
    "what stands outside the article's element, or among its paragraphs and unlike them",
    '<p>Port Ellery today</p>',
  ),
];

/** The name of a rule of the list. */
export type RuleName = (typeof RULES)[number]['name'];

const BY_NAME: ReadonlyMap<string, (typeof RULES)[number]> = new Map(RULES.map((entry) => [entry.name, entry]));

/**
 * A rule that data names.
 *
 * @throws RangeError for a name that no rule has; the message lists them all
 */
export function ruleNamed(name: string): RuleName {
  const found = BY_NAME.get(name);
  if (found !== undefined) return found.name;
  throw new RangeError(`No rule is called "${name}". There are: ${[...BY_NAME.keys()].toSorted().join(', ')}.`);
}

/** The names of the rules that have a trait. */
export function rulesWith(trait: RuleTrait): ReadonlySet<RuleName> {
  return new Set(RULES.filter(({ traits }) => traits.includes(trait)).map(({ name }) => name));
}

/**
 * The rules that are kept from cutting, checked.
 *
 * @throws RangeError for a name that no rule has; the message lists them all
 */
export function keptRules(keep: readonly string[]): ReadonlySet<RuleName> {
  return new Set(keep.map(ruleNamed));
}
