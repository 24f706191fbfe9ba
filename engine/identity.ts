import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const SLUG_LENGTH = 60;

/**
 * The article's id, from its object key alone, so that the uploader can compute it: a slug of the file name
 * (without folders and extension), a hyphen, and the first 16 hex digits of the SHA-256 of the key in UTF-8.
 */
export function articleId(key: string): string {
  const fileName = key.slice(key.lastIndexOf('/') + 1).replace(/\.[A-Za-z0-9]{1,8}$/, '');
  const slug = fileName
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, SLUG_LENGTH)
    .replace(/-$/, '');
  const digest = bytesToHex(sha256(utf8ToBytes(key))).slice(0, 16);
  return `${slug === '' ? 'article' : slug}-${digest}`;
}
