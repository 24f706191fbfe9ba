/** S3's limit on a key, in bytes of UTF-8. */
export const MAX_KEY_BYTES = 1024;
