/** An S3 error answer. */
export class S3Failure extends Error {
  override readonly name = 'S3Failure';
  readonly status: number;
  readonly code: string;
  readonly headers: { readonly [name: string]: string };

  constructor(status: number, code: string, message: string, headers: { readonly [name: string]: string } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const noSuchKey = (headers: { readonly [name: string]: string } = {}) =>
  new S3Failure(404, 'NoSuchKey', 'The specified key does not exist.', headers);

export const noSuchUpload = () =>
  new S3Failure(
    404,
    'NoSuchUpload',
    'The specified multipart upload does not exist. The upload ID might be invalid, or the multipart upload ' +
      'might have been aborted or completed.',
  );

export const notImplemented = (what: string) =>
  new S3Failure(501, 'NotImplemented', `The local S3 endpoint does not do this: ${what}`);

export const bucketExists = () =>
  new S3Failure(
    409,
    'BucketAlreadyOwnedByYou',
    'Your previous request to create the named bucket succeeded and you already own it.',
  );

/** S3's answer to a browser that asks whether it may: the articles bucket has no CORS rules. */
export const noCors = () => new S3Failure(403, 'AccessForbidden', 'CORSResponse: CORS is not enabled for this bucket.');
