import type { Analysis } from '../../analysis.ts';
import { ListedWords } from '../../text/listed.ts';
import words from './data/form-words.json' with { type: 'json' };

/** A text is several items where this many paragraphs, and this share of all, have nothing in common with any other. */
const LEAST = 5;
const MOSTLY = 0.75;
/** The same where the title has nothing to do with any of them either. */
const UNTOLD = 0.6;
/** A paragraph with fewer words that say something is not judged. */
const FEWEST_WORDS = 6;
/** Shorter words, and what is the same up to this length, tell no subject apart. */
const SHORTEST_WORD = 5;
const STEM = 6;

const COMMON = new ListedWords(words.common);
const LEANING = new Set(words.leaning);
const QUOTES = /^["“'‘]/;

/**
 * Whether a text is several items that have nothing to do with each other, however they are set: most of its paragraphs
 * share no word with another, and do not begin with one that leans on what was said ("He", "The").
 */
export function isSeveralItems({ text, title, paragraphs }: Analysis): boolean {
  if (paragraphs.length < LEAST) return false;
  const titled = title === null ? null : stemsOf(title);
  const judged: { readonly leans: boolean; readonly stems: ReadonlySet<string> }[] = [];
  for (const { start, end } of paragraphs) {
    const paragraph = text.slice(start, end).trim();
    const stems = stemsOf(paragraph);
    if (stems.size < FEWEST_WORDS) continue;
    if (judged.length === 0 && tellsOf(titled, stems)) return false;
    judged.push({ leans: leans(paragraph), stems });
  }
  if (judged.length < LEAST) return false;
  const counts = new Map<string, number>();
  for (const { stems } of judged) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const alone = judged.filter(({ leans, stems }) => !leans && [...stems].every((stem) => counts.get(stem) === 1));
  const isUntold = titled !== null && [...titled].every((stem) => !counts.has(stem));
  return alone.length >= judged.length * (isUntold ? UNTOLD : MOSTLY);
}

/** Whether a title tells what a paragraph does: its text is one article then. */
function tellsOf(title: ReadonlySet<string> | null, stems: ReadonlySet<string>): boolean {
  return title !== null && [...title].filter((stem) => stems.has(stem)).length >= SAME;
}
const SAME = 2;

function leans(paragraph: string): boolean {
  const [first = ''] = paragraph.match(/^\p{L}+/u) ?? [];
  return QUOTES.test(paragraph) || LEANING.has(first.toLowerCase());
}

function stemsOf(paragraph: string): Set<string> {
  const own = paragraph.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(
    own.filter((word) => word.length >= SHORTEST_WORD && !COMMON.has(word)).map((word) => word.slice(0, STEM)),
  );
}
