import { type Decoding, decodeBytes } from '../charset.ts';

/** Characters that each stand for one byte, as bytes. */
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at) & 0xff;
  return bytes;
}

/** Decodes characters that each stand for one byte; as Latin-1 where no charset fits. */
export function decodeCharacters(text: string, charset: string | null): Decoding {
  const decoding = decodeBytes(bytesOf(text), charset) ?? { text, encoding: 'iso-8859-1' };
  return { ...decoding, text: decoding.text.toWellFormed() };
}

/** Base64 (RFC 2045, section 6.8) to characters that each stand for one byte; what is no base64 is passed over. */
export function fromBase64(text: string): string {
  const clean = text.replace(/[^A-Za-z0-9+/]+/g, '');
  // A last group of one character holds no whole byte.
  return atob(clean.length % 4 === 1 ? clean.slice(0, -1) : clean);
}

/** Quoted-printable (RFC 2045, section 6.7) to characters that each stand for one byte. */
export function fromQuotedPrintable(text: string): string {
  return text
    .replace(/=[ \t]{0,20}\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
