import { analyse } from 'chardet';
import { once } from '../text/once.ts';
import codePages from './data/code-pages.json' with { type: 'json' };
import { readability } from './readability.ts';
import { asciiOf } from './sniff.ts';
import { unmarkedUtf16 } from './utf16.ts';

/** What the bytes decode to, and by which encoding. */
export interface Decoding {
  readonly text: string;
  /** WHATWG name of the encoding, in lower case; that of IANA where the standard has none. */
  readonly encoding: string;
}

/** Only this much is looked at to detect an encoding; more does not change the answer and costs time. */
const SAMPLE_BYTES = 64 * 1024;
/** The HTML Standard looks for a declaration in the first 1024 bytes; pages in the wild put it later. */
const DECLARATION_BYTES = 8192;
/** Above this share of replacement and control characters a decoding is refused. */
const MAX_BROKEN_SHARE = 0.05;

/**
 * Encodings of double-byte characters: a text in one may, by chance, be well-formed UTF-8 of two-byte sequences alone.
 */
const DOUBLE_BYTE = new Set(['gbk', 'gb18030', 'big5', 'euc-jp', 'shift_jis', 'euc-kr', 'iso-2022-jp']);
/** Encodings that detection by letter groups does not know: those of DOS, of the first Macintosh, and of Ukraine. */
const UNKNOWN_TO_DETECTION = [
  'macintosh',
  'ibm866',
  'ibm850',
  'ibm852',
  'x-mac-ce',
  'x-mac-cyrillic',
  'koi8-u',
] as const;
/**
 * Below this a detected encoding is tried against those, of which one must be nearly all readable and so much better.
 */
const DOUBTFUL = 0.9;
const READABLE = 0.95;
const BETTER = 0.1;

function decoder(label: string, fatal: boolean): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(label, { fatal });
  } catch {
    return null;
  }
}

/** Code pages of DOS and of the Macintosh that the Encoding Standard leaves out, by their names. */
const CODE_PAGES: ReadonlyMap<string, string> = new Map(Object.entries(codePages));

/** The name of such a code page in {@link CODE_PAGES}, whatever it is called by; null for any other charset. */
function codePageOf(label: string): string | null {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^(?:cspc850multilingual|(?:cp|ibm|dos|cspcp)?[-_]?850)$/, 'ibm850')
    .replace(/^(?:cp|ibm|dos|cspcp)?[-_]?852$/, 'ibm852')
    .replace(/^x-mac-centraleurroman$/, 'x-mac-ce');
  return CODE_PAGES.has(name) ? name : null;
}

function decodeCodePage(bytes: Uint8Array, name: string): Decoding {
  const upper = CODE_PAGES.get(name) ?? '';
  const pieces: string[] = [];
  for (const byte of bytes) pieces.push(byte < 0x80 ? String.fromCharCode(byte) : upper.charAt(byte - 0x80));
  return { text: pieces.join(''), encoding: name };
}

function tryDecode(bytes: Uint8Array, label: string, fatal: boolean): Decoding | null {
  const codePage = codePageOf(label);
  if (codePage !== null) return decodeCodePage(bytes, codePage);
  const by = decoder(label, fatal);
  if (by === null) return null;
  try {
    return { text: by.decode(bytes), encoding: by.encoding };
  } catch {
    return null;
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** The charset a page or XML prolog declares in its first bytes, or null. */
function declaredInside(bytes: Uint8Array): string | null {
  if (!bytes.subarray(0, DECLARATION_BYTES).includes(0x3c)) return null;
  const head = asciiOf(bytes, DECLARATION_BYTES);
  const meta = /<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w:.-]{2,40})/i.exec(head);
  const label = meta?.[1] ?? /^\s{0,20}<\?xml[^>]{0,100}?encoding\s?=\s?["']([\w:.-]{2,40})/i.exec(head)?.[1] ?? null;
  // A declaration readable byte by byte cannot be in UTF-16 (HTML Standard, "prescan a byte stream").
  return label !== null && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

interface Utf8Count {
  readonly sequences: number;
  /** Sequences of three and four bytes among them. */
  readonly long: number;
  readonly errors: number;
}

/** How many bytes follow the first one of a sequence; 0 where it begins none. */
function continuationsAfter(lead: number): number {
  if (lead < 0xc2 || lead >= 0xf5) return 0;
  if (lead < 0xe0) return 1;
  return lead < 0xf0 ? 2 : 3;
}

/** Counts well-formed multi-byte UTF-8 sequences, and bytes that belong to none. */
function countUtf8(bytes: Uint8Array): Utf8Count {
  let sequences = 0;
  let long = 0;
  let errors = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const more = continuationsAfter(lead);
    let seen = 0;
    while (seen < more && ((bytes[at + seen + 1] ?? 0) & 0xc0) === 0x80) seen++;
    if (more > 0 && seen === more) {
      sequences++;
      if (more > 1) long++;
      at += more;
    } else errors++;
  }
  return { sequences, long, errors };
}

const SYMBOL =
  '[\\u00a1-\\u00a6\\u00aa-\\u00ac\\u00ae\\u00af\\u00b1-\\u00b6\\u00b8-\\u00bf' +
  '\\u0080-\\u009f\\u0192\\u02c6\\u02dc\\u2020-\\u2022\\u2030\\u2039\\u203a]';
/**
 * Marks of text read as windows-1252 that is something else: a symbol between two letters, or a run of three accented
 * letters.
 */
const NOT_WESTERN = new RegExp(`[A-Za-z]${SYMBOL}[A-Za-z]|[\\u00c0-\\u00ff]{3}`);

function brokenShare(text: string): number {
  const sample = text.slice(0, SAMPLE_BYTES);
  let broken = 0;
  for (let at = 0; at < sample.length; at++) {
    const unit = sample.charCodeAt(at);
    if (unit === 0xfffd || (unit >= 0x7f && unit < 0xa0) || (unit >= 0xe000 && unit < 0xf900)) broken++;
  }
  return sample.length === 0 ? 0 : broken / sample.length;
}

/** Letters of Western text that are at the numbers of the commonest ones of Czech and Hungarian. */
const SHARED_LETTERS = /[\u00ec\u00f8\u00f5\u00fb\u00f2]/;
const CENTRAL_LANGUAGES: ReadonlySet<string> = new Set(['cs', 'pl', 'hu']);

/** The charset of text that frequent letter groups show to be Czech, Polish or Hungarian, or null. */
function centralEuropean(sample: Uint8Array): string | null {
  const [first, second] = analyse(sample);
  if (first === undefined || !CENTRAL_LANGUAGES.has(first.lang ?? '') || first.confidence <= (second?.confidence ?? 0))
    return null;
  // The two differ in a few letters, which windows-1250 has where ISO 8859 has control characters.
  return sample.some((byte) => byte >= 0x80 && byte < 0xa0) ? 'windows-1250' : 'iso-8859-2';
}

/** Letters of Icelandic that are at the numbers of the commonest ones of Turkish. */
const TURKISH_LETTERS = /[\u00fd\u00fe\u00f0]/;

/** Whether frequent letter groups show Turkish, whose encoding differs from the Western one in six letters. */
function isTurkish(sample: Uint8Array): boolean {
  const [first] = analyse(sample);
  return first?.lang === 'tr';
}

/** Encodings of Windows with the letters of another at the same numbers, and with more marks. */
const WIDER: ReadonlyMap<string, string> = new Map([
  ['ISO-8859-8', 'windows-1255'],
  ['ISO-8859-7', 'windows-1253'],
]);

function byLetterGroups(bytes: Uint8Array, sample: Uint8Array): Decoding | null {
  const western = tryDecode(sample, 'windows-1252', false);
  if (western !== null && brokenShare(western.text) === 0 && !NOT_WESTERN.test(western.text)) {
    const central = SHARED_LETTERS.test(western.text) ? centralEuropean(sample) : null;
    const turkish = TURKISH_LETTERS.test(western.text) && isTurkish(sample) ? 'windows-1254' : null;
    return tryDecode(bytes, central ?? turkish ?? 'windows-1252', false);
  }
  for (const { name } of analyse(sample).slice(0, 6)) {
    const found = tryDecode(bytes, name, true) ?? tryDecode(bytes, WIDER.get(name) ?? name, true);
    if (found !== null && brokenShare(found.text) <= MAX_BROKEN_SHARE) return found;
  }
  return null;
}

/**
 * The encoding of bytes that say nothing of it: by letter groups, and by how readable the text is in an encoding of DOS
 * or the Macintosh.
 */
function detected(bytes: Uint8Array): Decoding | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const first = byLetterGroups(bytes, sample);
  let best = first;
  let most = first === null ? 0 : readability(first.text.slice(0, SAMPLE_BYTES));
  if (most >= DOUBTFUL) return first;
  for (const label of UNKNOWN_TO_DETECTION) {
    const found = tryDecode(sample, label, false);
    const share = found === null ? 0 : readability(found.text);
    if (share < READABLE || share <= most + (best === first ? BETTER : 0)) continue;
    most = share;
    best = tryDecode(bytes, label, false);
  }
  return best?.encoding === 'ibm850' && isCentralDos(sample, most) ? decodeCodePage(bytes, 'ibm852') : best;
}

/** The characters of the bytes 0x80 to 0xFF in windows-1250. */
const upper1250 = once(() =>
  new TextDecoder('windows-1250').decode(Uint8Array.from({ length: 128 }, (_, at) => 0x80 + at)),
);

/**
 * Whether text of DOS is Central European rather than Western: most letters of the two code pages are at the same
 * numbers, so that frequent letter groups have to tell.
 *
 * @param western how readable it is as Western text
 */
function isCentralDos(sample: Uint8Array, western: number): boolean {
  const { text } = decodeCodePage(sample, 'ibm852');
  if (readability(text) < western) return false;
  const recoded = Uint8Array.from(text, (letter) => {
    const upper = upper1250().indexOf(letter);
    return letter < '\u0080' || upper < 0 ? letter.charCodeAt(0) & 0x7f : 0x80 + upper;
  });
  return centralEuropean(recoded) !== null;
}

const ESCAPE = 0x1b;
/**
 * Escapes that ISO-2022-JP switches to Japanese by, and those of its Korean and Chinese kin, which no decoder reads any
 * more.
 */
const TO_JAPANESE = ['\u001b$@', '\u001b$B', '\u001b$(D'] as const;
const TO_KOREAN_OR_CHINESE = ['\u001b$)A', '\u001b$)C', '\u001b$)E', '\u001b$)G'] as const;

/** Seven-bit text with escapes: ISO-2022-JP, another of its family (null), or plain text with stray escapes. */
function withEscapes(bytes: Uint8Array): Decoding | null {
  const head = asciiOf(bytes, SAMPLE_BYTES);
  const has = (escapes: readonly string[]): boolean => escapes.some((sequence) => head.includes(sequence));
  if (has(TO_KOREAN_OR_CHINESE)) return null;
  return tryDecode(bytes, has(TO_JAPANESE) ? 'iso-2022-jp' : 'utf-8', false);
}

/**
 * Whether bytes are UTF-8 whatever they declare: text in another encoding practically never is well-formed UTF-8 with
 * longer sequences. Each such sequence is fewer units of text than bytes.
 *
 * @param utf8 the bytes as well-formed UTF-8, where they are that
 */
function isPlainlyUtf8(bytes: Uint8Array, utf8: Decoding | null, declared: string): boolean {
  if (utf8 !== null && !DOUBLE_BYTE.has(declared)) return utf8.text.length < bytes.length;
  const { sequences, long, errors } = countUtf8(bytes);
  return errors === 0 && (DOUBLE_BYTE.has(declared) ? long : sequences) > 0;
}

/** What bytes are by the charset they declare, where they are not plainly UTF-8; null where it does not fit. */
function byDeclaration(bytes: Uint8Array, utf8: Decoding | null, label: string | null): Decoding | null {
  if (label === null) return null;
  const name = decoder(label, true)?.encoding ?? codePageOf(label) ?? 'utf-8';
  return name === 'utf-8' || isPlainlyUtf8(bytes, utf8, name) ? null : tryDecode(bytes, label, true);
}

/** What bytes are by the mark they begin with; null where what is after one of UTF-16 is no text, but random bytes. */
function marked(bytes: Uint8Array, mark: string): Decoding | null {
  const found = tryDecode(bytes, mark, false);
  return mark !== 'utf-8' && found !== null && brokenShare(found.text) > MAX_BROKEN_SHARE ? null : found;
}

/**
 * Decodes bytes to text: byte order mark, declared charset, then detection. A declaration gives way where the bytes are
 * well-formed UTF-8 with multi-byte sequences: a page that was saved again as UTF-8 keeps the declaration it had.
 *
 * @param declared a charset label from the content type, or null
 * @returns null where nothing fits
 */
export function decodeBytes(bytes: Uint8Array, declared: string | null): Decoding | null {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return marked(bytes, mark);
  const wide = unmarkedUtf16(bytes);
  if (wide !== null) return tryDecode(bytes, wide, false);
  const utf8 = tryDecode(bytes, 'utf-8', true);
  const asDeclared = byDeclaration(bytes, utf8, declared ?? declaredInside(bytes));
  if (asDeclared !== null) return asDeclared;
  if (utf8 !== null) {
    const isSevenBit = utf8.text.length === bytes.length;
    return isSevenBit && bytes.subarray(0, SAMPLE_BYTES).includes(ESCAPE) ? withEscapes(bytes) : utf8;
  }
  const { sequences, errors } = countUtf8(bytes);
  // A few broken bytes in UTF-8 are cut or damaged UTF-8, not another encoding.
  if (errors * 10 <= sequences) return tryDecode(bytes, 'utf-8', false);
  return detected(bytes);
}
