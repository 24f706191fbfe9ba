/** No local endpoint checks them, but the SDK signs with something. */
export const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };
