/** Environment variables the stack sets and the functions read. A test holds the two sides together. */
export const ENV = {
  /** Name of the table; every function. */
  table: 'TABLE_NAME',
  /** Name of the articles bucket; `clean`. */
  bucket: 'ARTICLES_BUCKET',
  /** What the keys of articles begin with, where the bucket holds others; `clean`. */
  keyPrefix: 'KEY_PREFIX',
  /** What they end with; `clean`. */
  keySuffix: 'KEY_SUFFIX',
  /** URL of the digest queue; `clean`, and `digest` where notices are sent. */
  digestQueue: 'DIGEST_QUEUE_URL',
  /** How often a message is received before it becomes a dead letter; `clean` and `digest`. */
  maxReceiveCount: 'MAX_RECEIVE_COUNT',
  /** Seconds a clean-text row lives: longer than dead letters do; `clean`. */
  cleanTextSeconds: 'CLEAN_TEXT_SECONDS',
  /** Event bus that is told of records, where one is; `clean` and `digest`. */
  noticeBus: 'NOTICE_BUS',
  /** Topic that is told of records, where one is; `clean` and `digest`. */
  noticeTopic: 'NOTICE_TOPIC',
  /** What notices name as their source; `clean` and `digest`, beside one of the two. */
  noticeSource: 'NOTICE_SOURCE',
  /** {@link CHANGES_OFF} where records do not tell what newer versions of their files changed; `digest` and `read`. */
  changes: 'CHANGES',
  /** How blobs are written, where it is not as the release before read them; `clean` and `digest`. */
  packing: 'PACKING',
  /** Set where articles are grouped into stories; `digest` and `read`. */
  stories: 'STORIES',
} as const;

export const CHANGES_OFF = 'off';

/** How blobs may be written. Every one is read, whatever is written. */
export const PACKINGS = ['brotli', 'dictionary', 'columns'] as const;
export type Packing = (typeof PACKINGS)[number];

/** A required variable is missing: the stack and the function disagree. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly permanent = true;
}

/** Reads a required variable. @throws EnvironmentError naming the variable. */
export function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new EnvironmentError(`environment variable ${name} is not set`);
  return value;
}

/** Reads a variable that need not be there: null where it is not. */
export function optional(name: string): string | null {
  const value = process.env[name];
  return value === undefined || value === '' ? null : value;
}

/** How blobs are written. @throws EnvironmentError where the variable names no packing */
export function packing(): Packing {
  const value = optional(ENV.packing) ?? 'brotli';
  const known = PACKINGS.find((name) => name === value);
  if (known === undefined)
    throw new EnvironmentError(`environment variable ${ENV.packing} must be one of ${PACKINGS.join(', ')}`);
  return known;
}

/** Reads a required variable that holds a positive whole number. @throws EnvironmentError naming the variable. */
export function requiredNumber(name: string): number {
  const value = Number(required(name));
  if (!Number.isSafeInteger(value) || value <= 0) {
    throw new EnvironmentError(`environment variable ${name} is not a positive whole number`);
  }
  return value;
}
