import { RejectedError } from '../../errors.ts';
import { asciiOf, latin1 } from '../sniff.ts';
import { type FoundArticle, machineDate, NOTHING_STATED, type Stated } from '../stated.ts';
import { type Fields, fieldText, readFields } from './fields.ts';
import { type Part, partText, readMessage } from './parts.ts';

/** Fields that only machines write, and fields that a mail or a saved page has beside one of them. */
const TECHNICAL = [
  'mime-version',
  'content-type',
  'message-id',
  'received',
  'return-path',
  'snapshot-content-location',
];
const SHOWN = ['from', 'to', 'subject', 'date', 'delivered-to', 'reply-to', 'mime-version'];

/** The line that opens each message of an mbox file (RFC 4155). */
const MBOX_LINE = /^From \S{1,200} [^\n]{0,100}\n/;
const NEXT_MBOX_LINE = /\n\r?\nFrom \S{1,200} \w{3} \w{3} [^\n]{0,60}\n/;
/** Fields are at the beginning; so much is looked at to tell a mail. */
const HEAD_BYTES = 16 * 1024;

/** So much tells of nearly every file that it does not open as a mail does. */
const OPENING_BYTES = 512;
const MIN_OPENING = 100;
const OPENING = /^(?:From |[!-9;-~]{1,76}:)/;

/** Whether the first line is plainly none that opens a mail. */
function opensOtherwise(bytes: Uint8Array): boolean {
  const opening = asciiOf(bytes, OPENING_BYTES).trimStart();
  return opening.length >= MIN_OPENING && !OPENING.test(opening);
}

/** Where the header fields of a mail or a saved page begin; -1 where the bytes are neither. */
export function mailStart(bytes: Uint8Array): number {
  if (opensOtherwise(bytes)) return -1;
  const head = asciiOf(bytes, HEAD_BYTES).replace(/^\s{1,99}/, (blank) => ' '.repeat(blank.length));
  const blank = head.length - head.trimStart().length;
  const mbox = MBOX_LINE.exec(head.slice(blank))?.[0].length ?? 0;
  const start = blank + mbox;
  const found = readFields(head, start);
  if (found === null) return -1;
  const has = (names: readonly string[]): number => names.filter((name) => found.fields.has(name)).length;
  return has(TECHNICAL) > 0 && has(SHOWN) + has(TECHNICAL) > 2 ? start : -1;
}

function refuse(what: string): RejectedError {
  return new RejectedError('unsupported-type', `The file is ${what}. Drop the article's text or page itself.`);
}

const ENCRYPTED = /^(?:multipart\/encrypted|application\/(?:x-)?pkcs7-mime)$/;

function isText(part: Part): boolean {
  return (part.type === 'text/html' || part.type === 'text/plain') && !part.attached;
}

/** A text of a message with the fields of the message it is in. */
interface Candidate {
  readonly part: Part;
  readonly message: Fields;
}

function longest(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>(
    (best, next) => (best === null || next.part.raw.length > best.part.raw.length ? next : best),
    null,
  );
}

/**
 * The part a reader is shown: of alternatives the page before the plain text, of a saved page its root, of others the
 * longest text.
 */
function shownPart(part: Part, message: Fields): Candidate | null {
  if (ENCRYPTED.test(part.type)) throw refuse('an encrypted mail');
  if (part.type === 'message/rfc822') {
    const inner = part.parts[0];
    return inner === undefined ? null : shownPart(inner, inner.fields);
  }
  if (isText(part)) return { part, message };
  const messages = part.parts.filter(({ type }) => type === 'message/rfc822');
  if (messages.length > 1)
    throw new RejectedError(
      'several-articles',
      `The mail holds ${messages.length} others. Drop each article as a file of its own.`,
    );
  const shown = part.parts.flatMap((child) => shownPart(child, message) ?? []);
  if (part.type === 'multipart/related') return shown[0] ?? null;
  const pages = shown.filter((candidate) => candidate.part.type === 'text/html');
  if (part.type === 'multipart/alternative' && pages.length > 0) return longest(pages);
  return longest(shown);
}

/** Whether a mail server or a program that answers wrote a mail (RFC 3834, RFC 6522). */
function isAutomatic(fields: Fields, type: string): boolean {
  if (type === 'multipart/report') return true;
  if (/^auto-(?:replied|notified)/i.test(fields.get('auto-submitted') ?? '')) return true;
  return /\b(?:mailer-daemon|postmaster)@/i.test(fields.get('from') ?? '');
}

const ADDRESS = /^"?([^"<]{1,200}?)"? ?<[^>]{1,320}>$/;

function statedBy(message: Fields, root: Fields): Stated {
  const sender = ADDRESS.exec(fieldText(message, 'from') ?? '')?.[1]?.trim() ?? null;
  const saved = root.get('snapshot-content-location') ?? null;
  // Whoever sends a mail is its publisher where it goes to a list; else a reader who sends an article on.
  const isList = ['list-id', 'list-unsubscribe', 'list-post'].some((name) => message.has(name));
  const subject = fieldText(message, 'subject');
  return {
    ...NOTHING_STATED,
    title: subject?.replace(/^(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs) ?: ?){1,5}/i, '') ?? null,
    publishedAt: machineDate(message.get('date') ?? null),
    url: saved !== null && /^https?:\/\/\S+$/.test(saved) ? saved : null,
    site: isList && saved === null ? sender : null,
  };
}

/** The article of a mail or saved page, with what the file is. */
export interface MailArticle extends FoundArticle {
  readonly type: 'message/rfc822' | 'multipart/related';
  /** Of the part that was read. */
  readonly encoding: string;
}

/**
 * The article of a mail (.eml, a message of an mbox file) or of a page saved as MHTML.
 *
 * @param start what {@link mailStart} gives
 * @throws RejectedError unsupported-type where no text is in it, several-articles where it holds several messages
 */
export function readMail(bytes: Uint8Array, start: number): MailArticle {
  const text = latin1(bytes, bytes.length);
  if (MBOX_LINE.test(text.slice(0, start)) && NEXT_MBOX_LINE.test(text.slice(start)))
    throw new RejectedError('several-articles', 'The file is a mailbox of several messages. Drop them one by one.');
  const root = readMessage(text, start);
  if (isAutomatic(root.fields, root.type))
    throw new RejectedError(
      'not-an-article',
      'The mail was written by a program: a failed delivery or an answer to a mail. Drop the article itself.',
    );
  const found = shownPart(root, root.fields);
  if (found === null) throw refuse('a mail without a text');
  const { text: shown, encoding } = partText(found.part);
  return {
    text: shown,
    encoding,
    mediaType: found.part.type === 'text/html' ? 'text/html' : 'text/plain',
    stated: statedBy(found.message, root.fields),
    certain: false,
    type: root.type === 'multipart/related' ? 'multipart/related' : 'message/rfc822',
  };
}
