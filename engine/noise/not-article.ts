import { singleSpaced } from '../text/spaces.ts';
import words from './data/not-article.json' with { type: 'json' };
import { isReported } from './told.ts';

/** A page in an article's place has at most so much text, in characters. */
const MAX_TEXT = 1500;
/** A title of such a page is short, in characters; an article about error pages has a longer one. */
const MAX_TITLE = 60;
/** Phrases of one kind that a text without such a title must hold, and the characters of text for each. */
const MIN_PHRASES = 2;
const TEXT_A_PHRASE = 320;

/** Bits enough to tell apart the runs of three characters in a short text; a power of two. */
const RUN_BITS = 8192;

/** A number for three characters of a text, below {@link RUN_BITS}. */
function runAt(text: string, at: number): number {
  return (text.charCodeAt(at) ^ (text.charCodeAt(at + 1) << 4) ^ (text.charCodeAt(at + 2) << 8)) % RUN_BITS;
}

/** A phrase with the runs of three characters that a text must have to hold it. */
interface Phrase {
  readonly text: string;
  readonly runs: readonly number[];
}

function phraseOf(text: string): Phrase {
  return { text, runs: Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => runAt(text, at)) };
}

/**
 * A text that is asked for some 200 phrases, of which it has none as a rule: nearly all of them fail at the first run
 * of three characters, and the text is searched for the others alone.
 */
class Body {
  readonly text: string;
  readonly #runs = new Uint8Array(RUN_BITS);

  constructor(text: string) {
    this.text = text;
    for (let at = 0; at < text.length - 2; at++) this.#runs[runAt(text, at)] = 1;
  }

  holds({ text, runs }: Phrase): boolean {
    for (const run of runs) if (this.#runs[run] === 0) return false;
    return this.text.includes(text);
  }

  /** Whether the text has a run of three characters. */
  has(run: number): boolean {
    return this.#runs[run] === 1;
  }
}

/** Phrases of one kind, with the first run of each side by side: most fail there, and are not looked at. */
class Phrases {
  readonly #phrases: readonly Phrase[];
  readonly #firsts: Uint16Array;

  constructor(texts: readonly string[]) {
    this.#phrases = texts.map(phraseOf);
    this.#firsts = Uint16Array.from(this.#phrases, ({ runs }) => runs[0] ?? 0);
  }

  /** How many of the phrases a text holds; one inside a longer one does not count. */
  countIn(body: Body): number {
    const found: string[] = [];
    for (let at = 0; at < this.#firsts.length; at++) {
      const phrase = body.has(this.#firsts[at] ?? 0) ? this.#phrases[at] : undefined;
      if (phrase !== undefined && body.holds(phrase)) found.push(phrase.text);
    }
    return found.filter((phrase) => !found.some((other) => other !== phrase && other.includes(phrase))).length;
  }
}

/** A word of Latin letters may be part of another ("concentrarse"): it says so in a title alone, as figures do. */
const OF_TITLES = /^(?:.{1,4}|\p{Script=Latin}+)$/u;

const KINDS = Object.entries(words).map(([kind, phrases]) => ({
  kind,
  phrases,
  said: new Phrases(phrases.filter((phrase) => !OF_TITLES.test(phrase))),
}));

function squeeze(text: string): string {
  return singleSpaced(text.toLowerCase().replaceAll("'", '’')).trim();
}

/** The most words beside such a phrase in a title: a number, the name of the site. */
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

/**
 * What a short text is instead of an article: the wall a site sets before robots, a page of an error, of consent, of a
 * browser too old.
 *
 * @param titles what the source is called: its title, and the name a page gives itself
 * @returns the kind in words, or null for an article
 */
export function insteadOfArticle(titles: readonly (string | null)[], text: string): string | null {
  if (text.length > MAX_TEXT) return null;
  const body = new Body(squeeze(text));
  const { length } = body.text;
  // A text of one line may be what stands in the place of all others.
  const heads = [...titles, text].map((title) => squeeze(title ?? ''));
  for (const { kind, phrases, said: sayable } of KINDS) {
    const said = sayable.countIn(body);
    if ((said > 0 || length < TEXT_A_PHRASE) && heads.some((head) => isTitled(head, phrases))) return kind;
    if (said >= MIN_PHRASES && length < said * TEXT_A_PHRASE && !isReported(text)) return kind;
  }
  return null;
}
