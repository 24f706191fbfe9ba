import { decodeCharacters } from './decode/mime/bytes.ts';
import { decodedWords } from './decode/mime/fields.ts';
import { NOTHING_STATED, type Stated } from './decode/stated.ts';
import { webAddress } from './metadata/address.ts';
import { declaredDate } from './metadata/dates.ts';
import { singleSpaced } from './text/spaces.ts';

/**
 * What a sender says of an article beside its file. What is absent, blank or unreadable is not said;
 * {@link unreadDetails} names the last.
 */
export interface SenderDetails {
  readonly title?: string | undefined;
  /** Names as in a byline. */
  readonly author?: string | undefined;
  /** A date or date-time: ISO 8601, as in mail, or as a person writes it where day and month cannot be confused. */
  readonly published?: string | undefined;
  /** An http or https address. */
  readonly url?: string | undefined;
  readonly site?: string | undefined;
}

/** S3 takes 2 KB of metadata; of a longer value the beginning is read, and no address or date is as long. */
const MAX_VALUE = 4096;

/**
 * A value as its sender wrote it, on one line. Encoded words (RFC 2047) are decoded: that is how S3 gives metadata that
 * is not ASCII. It takes the bytes of a header for Latin-1, so that UTF-8 which was sent as it is comes back misread.
 */
function saidValue(raw: string | undefined): string | null {
  if (raw === undefined) return null;
  const words = decodedWords(raw.slice(0, MAX_VALUE));
  const read = [...words].every((character) => character <= '\u00ff') ? decodeCharacters(words, 'utf-8') : null;
  const text = read?.encoding === 'utf-8' ? read.text : words;
  const value = singleSpaced(text.toWellFormed()).trim();
  return value === '' ? null : value;
}

/** What a sender says, as formats say it. */
export function statedBy(sender: SenderDetails): Stated {
  const author = saidValue(sender.author);
  return {
    ...NOTHING_STATED,
    title: saidValue(sender.title),
    authors: author === null ? [] : [author],
    publishedAt: declaredDate(saidValue(sender.published) ?? ''),
    url: (sender.url?.length ?? 0) > MAX_VALUE ? null : webAddress(saidValue(sender.url)),
    site: saidValue(sender.site),
  };
}

/** What a sender says that is not used, because it is no date and no web address. */
export function unreadDetails(sender: SenderDetails): readonly ('published' | 'url')[] {
  const { publishedAt, url } = statedBy(sender);
  const unread: ('published' | 'url')[] = [];
  if (publishedAt === null && saidValue(sender.published) !== null) unread.push('published');
  if (url === null && saidValue(sender.url) !== null) unread.push('url');
  return unread;
}
