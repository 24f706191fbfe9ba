import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { StoredOrigin } from '../store/stored.ts';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const TAG_BYTES = 16;
/** Every key is made for one text and never used again. */
const NONCE = new Uint8Array(12);

/** A text that travels in a message. */
export interface Travelling {
  /** What it was read from. */
  readonly origin: StoredOrigin;
  /** The article as it is packed. */
  readonly blob: Uint8Array;
}

/** The same, enciphered, and the key without which nobody can read it. */
export interface Sealed {
  readonly key: Uint8Array;
  /** Base64. */
  readonly text: string;
}

/** Between the origin, as JSON, and the text. */
const LINE_END = 0x0a;

/** Enciphers a text under a key of its own. */
export function seal({ origin, blob }: Travelling): Sealed {
  const key = randomBytes(KEY_BYTES);
  const cipher = createCipheriv(CIPHER, key, NONCE);
  const plain = Buffer.concat([Buffer.from(JSON.stringify(origin)), Uint8Array.of(LINE_END), blob]);
  const text = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64');
  return { key, text };
}

/** The text again; null where the key is that of another, or the message was changed. */
export function unseal({ key, text }: Sealed): Travelling | null {
  const bytes = Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES || bytes.length < TAG_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, key, NONCE);
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const plain = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
    const end = plain.indexOf(LINE_END);
    return { origin: JSON.parse(plain.toString('utf8', 0, end)), blob: plain.subarray(end + 1) };
  } catch {
    return null;
  }
}
