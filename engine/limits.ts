/** Limits of what is read and kept; docs/api.md says what happens beyond them. */
export const MAX_SOURCE_BYTES = 5 * 1024 * 1024;
/** UTF-8 bytes of clean text. */
export const MAX_TEXT_BYTES = 512 * 1024;
export const MAX_REMOVALS = 200;
export const MAX_REMOVAL_LENGTH = 200;
/**
 * Steps that reading a text may take: for each of its characters, and in any case. An article takes about 3 a character
 * for its cleaning and 8 for its digest; the worst texts of `npm run growth` take 150.
 */
export const WORK_PER_CHARACTER = 500;
export const WORK_ALWAYS = 1_000_000;
