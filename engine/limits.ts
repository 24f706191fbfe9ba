/** Limits of what is read and kept; docs/api.md says what happens beyond them. */
export const MAX_SOURCE_BYTES = 5 * 1024 * 1024;
/** UTF-8 bytes of clean text. */
export const MAX_TEXT_BYTES = 512 * 1024;
export const MAX_REMOVALS = 200;
export const MAX_REMOVAL_LENGTH = 200;
