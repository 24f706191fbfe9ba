import words from './data/not-article.json' with { type: 'json' };

/** A page in an article's place has at most so much text, in characters. */
const MAX_TEXT = 1500;
/** A title of such a page is short, in characters; an article about error pages has a longer one. */
const MAX_TITLE = 60;
/** Phrases of one kind that a text without such a title must hold, and the characters of text for each. */
const MIN_PHRASES = 2;
const TEXT_A_PHRASE = 320;

const KINDS = Object.entries(words);

function squeeze(text: string): string {
  return text.toLowerCase().replace(/['’]/g, '’').replace(/\s+/g, ' ').trim();
}

/** What stands beside such a phrase in a title has at most so many words: a number, the name of the site. */
const BESIDE_WORDS = 4;

/** Whether a title is one of the phrases, with a mark or a name beside it at most: "404 - Page not found". */
function isTitled(title: string, phrases: readonly string[]): boolean {
  if (title.length > MAX_TITLE) return false;
  const parts = title
    .split(/\s[|·•–—-]\s|(?<![:.!?…])[:.!?…]+(?:\s|$)/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const isPhrase = (part: string): boolean =>
    phrases.some(
      (phrase) =>
        part === phrase ||
        (phrase.length > 12 &&
          part.includes(phrase) &&
          part.split(' ').length <= phrase.split(' ').length + BESIDE_WORDS),
    );
  return parts.some(isPhrase) && parts.every((part) => isPhrase(part) || part.split(' ').length <= BESIDE_WORDS);
}

/** How many of the phrases a text holds; one inside a longer one does not count. */
function countSaid(phrases: readonly string[], body: string): number {
  const found = phrases.filter((phrase) => phrase.length > 4 && body.includes(phrase));
  return found.filter((phrase) => !found.some((other) => other !== phrase && other.includes(phrase))).length;
}

/**
 * What a short text is instead of an article: the wall a site sets before robots, a page of an error, of consent, of a
 * browser too old.
 *
 * @param titles what the source is called: its title, and the name a page gives itself
 * @returns the kind in words, or null for an article
 */
export function insteadOfArticle(titles: readonly (string | null)[], text: string): string | null {
  if (text.length > MAX_TEXT) return null;
  const body = squeeze(text);
  const heads = titles.map((title) => squeeze(title ?? ''));
  for (const [kind, phrases] of KINDS) {
    const said = countSaid(phrases, body);
    if (heads.some((head) => isTitled(head, phrases)) && (said > 0 || body.length < TEXT_A_PHRASE)) return kind;
    if (said >= MIN_PHRASES && body.length < said * TEXT_A_PHRASE) return kind;
  }
  return null;
}
