import { noSuchUpload, notImplemented, S3Failure } from './errors.ts';
import { assertDone, checkWriteConditions, copySource } from './objects.ts';
import type { S3Request, S3Response } from './request.ts';
import type { Upload } from './rows.ts';
import { forwardedHeaders, internalPath, newVersionId, outwardHeaders, type VersionStore } from './store.ts';
import { childText, document, parseXml } from './xml.ts';

const XML = { 'content-type': 'application/xml' };

function uploadOf(store: VersionStore, request: S3Request): Upload {
  const upload = store.ledger.upload(request.query.get('uploadId') ?? '');
  if (upload === null || upload.bucket !== request.bucket || upload.key !== request.key) throw noSuchUpload();
  return upload;
}

export async function createUpload(store: VersionStore, request: S3Request): Promise<S3Response> {
  const versionId = newVersionId();
  const response = await store.ask('POST', request.bucket, versionId, {
    query: '?uploads',
    headers: forwardedHeaders(request),
    body: Buffer.alloc(0),
  });
  assertDone(response);
  const uploadId = childText(parseXml(response.body.toString('utf8')), 'UploadId');
  if (uploadId === null) throw new S3Failure(500, 'InternalError', 'The upload could not be begun.');
  const { bucket, key } = request;
  store.ledger.addUpload({ uploadId, bucket, key, versionId, initiated: new Date().toISOString() });
  return {
    status: 200,
    headers: { ...outwardHeaders(response), ...XML, 'content-length': '' },
    body: document('InitiateMultipartUploadResult', { Bucket: bucket, Key: key, UploadId: uploadId }),
  };
}

export async function uploadPart(store: VersionStore, request: S3Request): Promise<S3Response> {
  const upload = uploadOf(store, request);
  const partNumber = Number(request.query.get('partNumber'));
  if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > 10_000) {
    throw new S3Failure(400, 'InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive');
  }
  const source = request.headers['x-amz-copy-source'];
  const from = source === undefined ? null : copySource(store, source).version;
  const response = await store.ask('PUT', upload.bucket, upload.versionId, {
    query: `?partNumber=${partNumber}&uploadId=${encodeURIComponent(upload.uploadId)}`,
    headers: {
      ...forwardedHeaders(request),
      ...(from === null ? {} : { 'x-amz-copy-source': internalPath(from.bucket, from.versionId) }),
    },
    body: request.body,
  });
  assertDone(response);
  return { status: 200, headers: { ...outwardHeaders(response), 'content-length': '' }, body: response.body };
}

export async function completeUpload(store: VersionStore, request: S3Request): Promise<S3Response> {
  const upload = uploadOf(store, request);
  const { bucket, key, versionId } = upload;
  checkWriteConditions(store, request);
  const response = await store.ask('POST', bucket, versionId, {
    query: `?uploadId=${encodeURIComponent(upload.uploadId)}`,
    headers: { 'content-type': 'application/xml' },
    body: request.body,
  });
  assertDone(response);
  const { etag } = store.addObject('ObjectCreated:CompleteMultipartUpload', bucket, key, versionId);
  store.ledger.removeUpload(upload.uploadId);
  const inner = parseXml(response.body.toString('utf8'));
  const checksums = inner.children.filter(({ name }) => name.startsWith('Checksum'));
  return {
    status: 200,
    headers: { ...XML, 'x-amz-version-id': versionId },
    body: document('CompleteMultipartUploadResult', {
      Location: `${request.origin}/${bucket}/${encodeURIComponent(key)}`,
      Bucket: bucket,
      Key: key,
      ETag: etag,
      ...Object.fromEntries(checksums.map(({ name, text }) => [name, text] as const)),
    }),
  };
}

export async function abortUpload(store: VersionStore, request: S3Request): Promise<S3Response> {
  const upload = uploadOf(store, request);
  const query = `?uploadId=${encodeURIComponent(upload.uploadId)}`;
  assertDone(await store.ask('DELETE', upload.bucket, upload.versionId, { query }));
  store.ledger.removeUpload(upload.uploadId);
  return { status: 204, headers: {} };
}

/** fauxqs does not list parts; a client that resumes an upload would need it, and none here does. */
export function listParts(): S3Response {
  throw notImplemented('list the parts of an upload');
}
