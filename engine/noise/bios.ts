import { cutBlock, type TextBlock } from '../blocks/blocks.ts';
import { endsSentence } from '../blocks/lines.ts';
import { isJobLine } from '../metadata/credits.ts';
import { isDateWords } from '../metadata/date-labels.ts';
import { withoutEnds } from '../text/ends.ts';
import type { Cleaning } from './cleaning.ts';
import words from './data/words.json' with { type: 'json' };

/**
 * Blocks at the end of a text among which a note on the author is looked for: this share of them, and at least so many.
 */
const TAIL_SHARE = 0.3;
const MIN_TAIL = 4;
/** Shorter names begin too many sentences by chance. */
const MIN_NAME = 5;
/** A name of a script without capitals is a few signs long. */
const UNCASED = /^\p{Lo}{2,4}$/u;
/** A note on the author is at most this long, in characters. */
const MAX_BIO = 900;
/** What follows the name in such a note: who the author is or does. */
const DOES = words.authorDoes.join('|');
const SAYS_WHO = new RegExp(`^(?:,? ?\\(?[^.]{0,90}\\)?,)? ?(?:${DOES})\\b`);
/** How the note continues in the paragraphs after it. */
const GOES_ON =
  /^(?:(?:Dr|Prof|Mr|Ms|Mrs)\.? )?(?:He|She|They|His|Her|Their|When (?:he|she|they)|In (?:his|her|their))\b/;

function names(authors: readonly string[]): string[] {
  return authors
    .map((name) => (name.split(',')[0] ?? '').trim())
    .filter((name) => name.length >= MIN_NAME || UNCASED.test(name));
}

/** The author whom a block is about, by how it begins: "Ana Roe is …", "Dr. Ana Roe, MD, has …". */
function subjectOf(text: string, authors: readonly string[]): string | null {
  const bare = text.replace(/^(?:About (?:the author|me):? )?(?:Dr|Prof|Professor)?\.? ?/i, '');
  for (const name of authors) if (bare.startsWith(name) && SAYS_WHO.test(bare.slice(name.length))) return name;
  return null;
}

/** How many lines below an author's name may say what the author is and how to write to them, and how long they are. */
const SIGNED = { lines: 3, length: 60 } as const;

const MAIL = /\(?\S{1,64}@\S{1,80}$/;
/** "Ana Roe", "(Ana Roe, 5.3.2025)", "이하나 기자 hana@quay.example" */
function isSignature(text: string, authors: readonly string[]): boolean {
  const bare = withoutEnds(text.replace(MAIL, ''), '() ');
  const [name = '', ...rest] = bare.split(', ');
  return isJobLine(bare) || (authors.includes(name) && rest.every((part) => isDateWords(part)));
}

/** Where an author's name stands as a signature: below it are short lines without a stop, if any. */
function signatureFrom(blocks: readonly TextBlock[], authors: readonly string[]): number {
  for (let at = blocks.length - 1; at > Math.max(1, blocks.length - 2 - SIGNED.lines); at--) {
    const { text } = blocks[at] ?? { text: '' };
    if (isSignature(text, authors)) return at;
    if (text.length > SIGNED.length || endsSentence(text)) break;
  }
  return blocks.length;
}

/**
 * Cuts notes on the article's own authors from its end. The name in the metadata tells them from prose about a person.
 *
 * @param authors names from the metadata
 * @returns what stays, in order
 */
export function cutBios(blocks: readonly TextBlock[], authors: readonly string[], cleaning: Cleaning): TextBlock[] {
  const full = names(authors);
  if (full.length === 0 || cleaning.keep.has('author-bio')) return [...blocks];
  const tail = Math.max(MIN_TAIL, Math.ceil(blocks.length * TAIL_SHARE));
  const from = Math.max(1, blocks.length - tail);
  const kept = blocks.slice(0, from);
  const signature = signatureFrom(blocks, full);
  for (const block of blocks.slice(signature)) cutBlock(block, 'author-bio', cleaning.log);
  let about: string | null = null;
  for (const block of blocks.slice(from, signature)) {
    const { text } = block;
    const subject = text.length <= MAX_BIO ? subjectOf(text, full) : null;
    const first: string = about?.split(' ')[0] ?? '';
    const goesOn = about !== null && text.length <= MAX_BIO && (GOES_ON.test(text) || text.startsWith(`${first} `));
    if (subject === null && !goesOn) {
      kept.push(block);
      about = null;
      continue;
    }
    about = subject ?? about;
    cutBlock(block, 'author-bio', cleaning.log);
  }
  return kept;
}
