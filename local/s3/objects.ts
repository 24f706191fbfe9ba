import { parsed, text } from '../../lambdas/shared/json.ts';
import { noSuchKey, S3Failure } from './errors.ts';
import type { S3Request, S3Response } from './request.ts';
import type { Version } from './rows.ts';
import { forwardedHeaders, internalPath, newVersionId, outwardHeaders, type VersionStore } from './store.ts';
import { childText, document, parseXml } from './xml.ts';

/** Passes an inner error on as an S3 failure, so that it names no inner key. */
export function assertDone(response: { readonly status: number; readonly body: Buffer }): void {
  if (response.status < 300) return;
  const said = response.body.toString('utf8');
  // What fauxqs did not expect, such as a full disk, comes as JSON.
  const reason = text(parsed(said), 'message');
  const error = parseXml(said);
  throw new S3Failure(
    response.status === 413 ? 400 : response.status,
    childText(error, 'Code') ?? (response.status === 413 ? 'EntityTooLarge' : 'InternalError'),
    childText(error, 'Message') ??
      (reason === undefined ? 'The object could not be stored.' : `The object could not be stored: ${reason}`),
  );
}

/** Conditional writes: `If-None-Match: *` only where nothing is, `If-Match` only over that tag. */
export function checkWriteConditions(store: VersionStore, request: S3Request): void {
  const current = store.ledger.current(request.bucket, request.key);
  const existing = current === null || current.isMarker ? null : current;
  const failed = () =>
    new S3Failure(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  if (request.headers['if-none-match'] === '*' && existing !== null) throw failed();
  const tag = request.headers['if-match'];
  if (tag === undefined) return;
  if (existing === null) throw noSuchKey();
  if (tag.replaceAll('"', '') !== existing.etag.replaceAll('"', '')) throw failed();
}

export async function putObject(store: VersionStore, request: S3Request): Promise<S3Response> {
  checkWriteConditions(store, request);
  const versionId = newVersionId();
  const response = await store.ask('PUT', request.bucket, versionId, {
    headers: forwardedHeaders(request),
    body: request.body,
  });
  assertDone(response);
  try {
    // Again: of two that came at the same time, one has been put by now.
    checkWriteConditions(store, request);
  } catch (error) {
    store.discard(request.bucket, versionId);
    throw error;
  }
  store.addObject('ObjectCreated:Put', request.bucket, request.key, versionId);
  const { 'content-length': _, ...headers } = outwardHeaders(response);
  return { status: 200, headers: { ...headers, 'x-amz-version-id': versionId } };
}

/** A browser's form upload: fields first, the file last. */
export async function postObject(store: VersionStore, request: S3Request): Promise<S3Response> {
  const form = await new Response(new Uint8Array(request.body), {
    headers: { 'content-type': request.headers['content-type'] ?? '' },
  }).formData();
  const file = form.get('file');
  const keyField = form.get('key');
  if (typeof keyField !== 'string' || file === null) {
    throw new S3Failure(400, 'InvalidArgument', 'Bucket POST must contain fields named "key" and "file".');
  }
  const key = keyField.replace(/\$\{filename\}/g, () => (typeof file === 'string' ? '' : file.name));
  const type = form.get('Content-Type') ?? form.get('content-type');
  const versionId = newVersionId();
  const body = typeof file === 'string' ? Buffer.from(file) : Buffer.from(await file.arrayBuffer());
  assertDone(
    await store.ask('PUT', request.bucket, versionId, {
      headers: typeof type === 'string' ? { 'content-type': type } : {},
      body,
    }),
  );
  const { etag } = store.addObject('ObjectCreated:Post', request.bucket, key, versionId);
  const location = `${request.origin}/${request.bucket}/${encodeURIComponent(key)}`;
  const headers = { etag, location, 'x-amz-version-id': versionId };
  const wanted = form.get('success_action_status');
  if (wanted === '201') {
    const body = document('PostResponse', { Location: location, Bucket: request.bucket, Key: key, ETag: etag });
    return { status: 201, headers: { ...headers, 'content-type': 'application/xml' }, body };
  }
  return { status: wanted === '200' ? 200 : 204, headers };
}

/** The version a read asks for. @throws S3Failure as S3 answers for what is not there, and for delete markers */
export function versionToRead(
  store: Pick<VersionStore, 'ledger'>,
  bucket: string,
  key: string,
  versionId: string | null,
): Version {
  if (versionId === null) {
    const current = store.ledger.current(bucket, key);
    if (current === null) throw noSuchKey();
    if (current.isMarker) throw noSuchKey({ 'x-amz-delete-marker': 'true', 'x-amz-version-id': current.versionId });
    return current;
  }
  const version = store.ledger.version(bucket, key, versionId);
  if (version === null) {
    throw new S3Failure(404, 'NoSuchVersion', 'The specified version does not exist.');
  }
  if (version.isMarker) {
    throw new S3Failure(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.', {
      allow: 'DELETE',
      'x-amz-delete-marker': 'true',
      'x-amz-version-id': versionId,
      'last-modified': new Date(version.modified).toUTCString(),
    });
  }
  return version;
}

export async function readObject(store: VersionStore, request: S3Request): Promise<S3Response> {
  const { bucket, key, query } = request;
  const version = versionToRead(store, bucket, key, query.get('versionId'));
  const part = query.get('partNumber');
  const response = await store.ask(request.method === 'HEAD' ? 'HEAD' : 'GET', bucket, version.versionId, {
    headers: forwardedHeaders(request),
    query: part === null ? '' : `?partNumber=${encodeURIComponent(part)}`,
  });
  if (response.status >= 400 && request.method !== 'HEAD') assertDone(response);
  const overrides: Record<string, string> = {};
  for (const name of ['content-type', 'content-disposition', 'content-language', 'cache-control', 'content-encoding']) {
    const value = query.get(`response-${name}`);
    if (value !== null) overrides[name] = value;
  }
  return {
    status: response.status,
    headers: {
      'accept-ranges': 'bytes',
      ...outwardHeaders(response),
      ...overrides,
      'x-amz-version-id': version.versionId,
    },
    body: response.body,
  };
}

export interface CopySource {
  readonly version: Version;
  /** Whether the client named the version itself. */
  readonly isPinned: boolean;
}

/** Reads `x-amz-copy-source`: `/bucket/key`, encoded, with an optional `?versionId=`. */
export function copySource(store: VersionStore, header: string): CopySource {
  const [path = '', query = ''] = header.replace(/^\//, '').split(/\?(?=versionId=)/, 2);
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    throw new S3Failure(400, 'InvalidArgument', 'Copy Source must mention the source bucket and key');
  }
  const slash = decoded.indexOf('/');
  if (slash === -1) {
    throw new S3Failure(400, 'InvalidArgument', 'Copy Source must mention the source bucket and key');
  }
  const bucket = decoded.slice(0, slash);
  store.bucket(bucket);
  const versionId = new URLSearchParams(query).get('versionId');
  return { version: versionToRead(store, bucket, decoded.slice(slash + 1), versionId), isPinned: versionId !== null };
}

export async function copyObject(store: VersionStore, request: S3Request, header: string): Promise<S3Response> {
  const { version: source, isPinned } = copySource(store, header);
  const replaces = request.headers['x-amz-metadata-directive'] === 'REPLACE';
  if (source.bucket === request.bucket && source.key === request.key && !isPinned && !replaces) {
    throw new S3Failure(
      400,
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  const versionId = newVersionId();
  const response = await store.ask('PUT', request.bucket, versionId, {
    headers: { ...forwardedHeaders(request), 'x-amz-copy-source': internalPath(source.bucket, source.versionId) },
    body: Buffer.alloc(0),
  });
  assertDone(response);
  store.addObject('ObjectCreated:Copy', request.bucket, request.key, versionId);
  return {
    status: 200,
    headers: {
      'content-type': 'application/xml',
      'x-amz-version-id': versionId,
      'x-amz-copy-source-version-id': source.versionId,
    },
    body: response.body,
  };
}

/** What became of one delete, as both the single and the batch request report it. */
interface Deletion {
  readonly versionId: string | null;
  readonly isMarker: boolean;
}

function remove(store: VersionStore, bucket: string, key: string, versionId: string | null): Deletion {
  if (versionId === null) {
    return { versionId: store.addMarker(bucket, key).versionId, isMarker: true };
  }
  const version = store.ledger.version(bucket, key, versionId);
  // Removing what is not there succeeds, and changes nothing that an event could tell of.
  if (version !== null) store.removeVersion(version);
  return { versionId, isMarker: version?.isMarker ?? false };
}

export function deleteObject(store: VersionStore, request: S3Request): S3Response {
  const { versionId, isMarker } = remove(store, request.bucket, request.key, request.query.get('versionId'));
  return {
    status: 204,
    headers: {
      ...(versionId === null ? {} : { 'x-amz-version-id': versionId }),
      ...(isMarker ? { 'x-amz-delete-marker': 'true' } : {}),
    },
  };
}

const MAX_DELETES = 1000;

export function deleteObjects(store: VersionStore, request: S3Request): S3Response {
  const root = parseXml(request.body.toString('utf8'));
  const quiet = childText(root, 'Quiet') === 'true';
  const objects = root.children.filter(({ name }) => name === 'Object');
  if (objects.length === 0 || objects.length > MAX_DELETES) {
    throw new S3Failure(
      400,
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  }
  const deleted = objects.map((object) => {
    const key = childText(object, 'Key') ?? '';
    const asked = childText(object, 'VersionId');
    const { versionId, isMarker } = remove(store, request.bucket, key, asked);
    return {
      Key: key,
      VersionId: asked,
      DeleteMarker: isMarker ? true : null,
      DeleteMarkerVersionId: isMarker ? versionId : null,
    };
  });
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: document('DeleteResult', quiet ? {} : { Deleted: deleted }),
  };
}
