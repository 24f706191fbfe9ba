/**
 * The part of the public face that needs no model and no list of words: identity, limits, errors and the forms in which
 * a record is stored. It loads in milliseconds, where `index.ts` takes a quarter of a second; a command that only asks
 * or queues imports this.
 */

export { RejectedError } from './errors.ts';
export { articleId } from './identity.ts';
export { MAX_SOURCE_BYTES } from './limits.ts';
export { nameKey, nameWords } from './names/key.ts';
export type * from './record.ts';
export type { SignableArticle, SignedArticle } from './stories/sign.ts';
export { packSignature, type Signature, unpackSignature } from './stories/signature.ts';
export { ENGINE_VERSION } from './version.ts';
