import { once } from '../../text/once.ts';
import { type Replacement, type Rewritten, replaceAll, rewritten } from './rewrite.ts';

/** An encoding in which UTF-8 is often read by mistake: what it makes of the bytes 0x80 to 0xFF. */
interface Misreading {
  readonly bytes: ReadonlyMap<string, number>;
  /** What a sequence of three bytes begins with where it stands for a quotation mark or dash: U+2010 to U+203F. */
  readonly punctuation: string;
}

function misreading(label: string): Misreading {
  const decoder = new TextDecoder(label);
  const letters = Array.from({ length: 128 }, (_, at) => decoder.decode(Uint8Array.of(at + 0x80)));
  return {
    bytes: new Map(letters.map((letter, at) => [letter, at + 0x80])),
    punctuation: `${letters[0x62]}${letters[0x00]}`,
  };
}

const misreadings = once(() => ['windows-1252', 'windows-1251', 'windows-1250', 'macintosh'].map(misreading));
const UTF8 = new TextDecoder('utf-8', { fatal: true });
const BEYOND_ASCII = /[\u0080-\uffff]{2,}/g;
/**
 * How many runs of such characters must be misread UTF-8 before all of them are put right; punctuation is never
 * written so.
 */
const MIN_SHARE = 0.8;
const MIN_RUNS = 2;
/** A text misread twice is put right in two turns. */
const MAX_TURNS = 3;

/** What stands before a letter in any text ("d’été", "“Él", "–Är") and in Mac Roman is the first byte of one. */
const ORDINARY = /^[\u00a0«»‘’“”–—…]\p{L}$/u;
/** Scripts and signs that no news is written in: phonetic letters, Cyrillic numbers, those between Arabic and Hindi. */
const UNLIKELY = /[\u0250-\u02af\u0483-\u0489\u0700-\u08ff]/;

/**
 * The text that UTF-8 bytes read in another encoding stand for; null where they are no such bytes, or of no such text.
 */
function restore(run: string, { bytes }: Misreading): string | null {
  const units: number[] = [];
  for (const letter of run) {
    const byte = bytes.get(letter);
    if (byte === undefined) return null;
    units.push(byte);
  }
  try {
    const text = UTF8.decode(Uint8Array.from(units));
    return UNLIKELY.test(text) ? null : text;
  } catch {
    return null;
  }
}

function restored(before: Rewritten, way: Misreading): Rewritten {
  const replacements: Replacement[] = [];
  let punctuation = false;
  let runs = 0;
  let misread = 0;
  for (const { 0: run, index } of before.text.matchAll(BEYOND_ASCII)) {
    const telling = ORDINARY.test(run) ? 0 : 1;
    runs += telling;
    const text = restore(run, way);
    if (text === null) continue;
    misread += telling;
    punctuation ||= run.startsWith(way.punctuation) || text.startsWith(way.punctuation);
    replacements.push({ start: index, end: index + run.length, text });
  }
  const most = misread >= Math.max(MIN_RUNS, runs * MIN_SHARE);
  return most || punctuation ? rewritten(before, replacements) : before;
}

/** Closing quotation marks of which the last byte was lost, read as windows-1252: "open,â€ said", "open,â€? said". */
const LOST_BYTE = /â€(?:[?\ufffd\u009dÂ](?!["\u201d])|(?=[\s,.;:!)]|$))/g;

/** A no-break space read so among text that is right: no word ends in the letter before one. */
const LONE_SPACE = /Â(?=\u00a0)/g;

/** The word "à" of which the second byte, a no-break space, became a space. */
const SPACED = /(?<=^|[\s'’(«“])Ã {1,2}(?=\S)/gm;

function withoutLostBytes(before: Rewritten): Rewritten {
  const replacements = Array.from(before.text.matchAll(LOST_BYTE), ({ 0: run, index }) => ({
    start: index,
    end: index + run.length,
    text: '\u201d',
  }));
  return rewritten(before, replacements);
}

/**
 * Puts right UTF-8 that was read as windows-1252, -1251, -1250 or Mac Roman, once or twice. Other text stays as it is.
 */
export function repairMojibake(source: Rewritten): Rewritten {
  if (source.text.search(BEYOND_ASCII) < 0) return source;
  let text = source;
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const before = text;
    for (const way of misreadings()) text = restored(text, way);
    if (text === before) break;
  }
  const spaced = text !== source && text.text.includes('Ã ') ? replaceAll(text, SPACED, () => 'à ') : text;
  const quoted = spaced.text.includes('â€') ? withoutLostBytes(spaced) : spaced;
  return quoted.text.includes('Â\u00a0') ? replaceAll(quoted, LONE_SPACE, () => '') : quoted;
}
