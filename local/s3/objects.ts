import { parsed, text } from '../../lambdas/shared/json.ts';
import type { InternalResponse } from '../emulator.ts';
import { storageFault } from '../storage-fault.ts';
import { wholeChecksum } from './checksums.ts';
import {
  assertGeneralDelete,
  assertGeneralEntry,
  assertMayCopy,
  assertMayDelete,
  assertMayWrite,
} from './conditions.ts';
import { noSuchKey, S3Failure } from './errors.ts';
import {
  askedAlgorithm,
  assertReadable,
  changesSomething,
  checksumHeaders,
  type Kept,
  keptByCopy,
  keptHeaders,
  keptOf,
  namedChecksum,
  tagsOf,
} from './kept.ts';
import type { S3Request, S3Response } from './request.ts';
import type { Version } from './rows.ts';
import { forwardedHeaders, internalPath, newVersionId, outwardHeaders, type VersionStore } from './store.ts';
import { childText, document, parseXml, type XmlContent } from './xml.ts';

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
      storageFault(new Error(reason), 'the data folder') ??
      (reason === undefined ? 'The object could not be stored.' : `The object could not be stored: ${reason}`),
  );
}

/** Conditions of a write, held against what is current now. @throws S3Failure */
export function checkWriteConditions({ ledger }: VersionStore, request: S3Request): void {
  assertMayWrite(ledger.current(request.bucket, request.key), request);
}

/** Makes stored bytes a version, unless another write has come between that the conditions do not allow. */
function addOnConditions(
  store: VersionStore,
  request: S3Request,
  name: 'ObjectCreated:Put' | 'ObjectCreated:Copy',
  versionId: string,
  kept: Kept,
): void {
  try {
    checkWriteConditions(store, request);
  } catch (error) {
    store.discard(request.bucket, versionId);
    throw error;
  }
  store.addObject(name, request.bucket, request.key, versionId, kept);
}

export async function putObject(store: VersionStore, request: S3Request): Promise<S3Response> {
  checkWriteConditions(store, request);
  const algorithm = namedChecksum(request.headers);
  const checksum = algorithm === null ? null : wholeChecksum(algorithm, request.body);
  const kept = { ...keptOf(request), ...(checksum === null ? {} : { checksum }) };
  const versionId = newVersionId();
  const response = await store.ask('PUT', request.bucket, versionId, {
    headers: forwardedHeaders(request),
    body: request.body,
  });
  assertDone(response);
  addOnConditions(store, request, 'ObjectCreated:Put', versionId, kept);
  const { 'content-length': _, ...headers } = outwardHeaders(response);
  return {
    status: 200,
    headers: { ...headers, ...written(kept), 'x-amz-version-id': versionId },
  };
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

/** What S3 answers of what it has just kept. */
function written(kept: Kept): Record<string, string> {
  return { 'x-amz-server-side-encryption': 'AES256', ...checksumHeaders(kept) };
}

/** Headers that a query may replace, as `response-<name>`. */
const OVERRIDABLE = [
  'content-type',
  'content-disposition',
  'content-language',
  'cache-control',
  'content-encoding',
  'expires',
];

/** The tags of a version, as XML. */
function readTags({ versionId, kept }: Version): S3Response {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml', 'x-amz-version-id': versionId },
    body: document('Tagging', { TagSet: { Tag: tagsOf(kept) } }),
  };
}

/** Headers of a read: those the bytes were stored with, and those the version was kept with. */
function readHeaders(request: S3Request, response: InternalResponse, kept: Kept): Record<string, string> {
  const inner = outwardHeaders(response);
  const isWhole = response.status === 200 && !request.query.has('partNumber');
  if (kept.checksum === undefined || !isWhole) return { ...inner, ...keptHeaders(kept) };
  const others = Object.entries(inner).filter(([name]) => !name.startsWith('x-amz-checksum-'));
  const isAsked = request.headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED';
  return { ...Object.fromEntries(others), ...keptHeaders(kept), ...(isAsked ? checksumHeaders(kept) : {}) };
}

export async function readObject(store: VersionStore, request: S3Request): Promise<S3Response> {
  const { bucket, key, query } = request;
  const version = versionToRead(store, bucket, key, query.get('versionId'));
  if (query.has('tagging')) return readTags(version);
  if (request.method === 'GET') assertReadable(version.kept);
  const part = query.get('partNumber');
  const response = await store.ask(request.method === 'HEAD' ? 'HEAD' : 'GET', bucket, version.versionId, {
    headers: forwardedHeaders(request),
    query: part === null ? '' : `?partNumber=${encodeURIComponent(part)}`,
  });
  if (response.status >= 400 && request.method !== 'HEAD') assertDone(response);
  const overrides: Record<string, string> = {};
  for (const name of OVERRIDABLE) {
    const value = query.get(`response-${name}`);
    if (value !== null) overrides[name] = value;
  }
  return {
    status: response.status,
    headers: {
      'accept-ranges': 'bytes',
      ...readHeaders(request, response, version.kept),
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
  assertReadable(source.kept);
  assertMayCopy(source, request);
  checkWriteConditions(store, request);
  const kept = keptByCopy(source.kept, request);
  const isOverItself = source.bucket === request.bucket && source.key === request.key && !isPinned;
  if (isOverItself && !changesSomething(source.kept, request)) {
    throw new S3Failure(
      400,
      'InvalidRequest',
      'This copy request is illegal because it is trying to copy an object to itself without changing the ' +
        "object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  const versionId = newVersionId();
  const response = await store.ask('PUT', request.bucket, versionId, {
    headers: { ...forwardedHeaders(request), 'x-amz-copy-source': internalPath(source.bucket, source.versionId) },
    body: Buffer.alloc(0),
  });
  assertDone(response);
  const checksum = wholeChecksum(askedAlgorithm(request.headers) ?? '', store.body(request.bucket, versionId));
  const keptNow = checksum === null ? kept : { ...kept, checksum };
  addOnConditions(store, request, 'ObjectCreated:Copy', versionId, keptNow);
  return {
    status: 200,
    headers: {
      'content-type': 'application/xml',
      'x-amz-version-id': versionId,
      'x-amz-copy-source-version-id': source.versionId,
      'x-amz-server-side-encryption': 'AES256',
    },
    body: response.body,
  };
}

/** What became of one delete, as both the single and the batch request report it. */
interface Deletion {
  readonly versionId: string | null;
  readonly isMarker: boolean;
}

/** @throws S3Failure where the condition does not hold */
function remove(
  store: VersionStore,
  {
    bucket,
    key,
    versionId,
    tag,
  }: {
    readonly bucket: string;
    readonly key: string;
    readonly versionId: string | null;
    readonly tag: string | null;
  },
): Deletion {
  assertMayDelete(store.ledger.current(bucket, key), tag);
  if (versionId === null) {
    return { versionId: store.addMarker(bucket, key).versionId, isMarker: true };
  }
  const version = store.ledger.version(bucket, key, versionId);
  // Removing what is not there succeeds, and changes nothing that an event could tell of.
  if (version !== null) store.removeVersion(version);
  return { versionId, isMarker: version?.isMarker ?? false };
}

export function deleteObject(store: VersionStore, request: S3Request): S3Response {
  assertGeneralDelete(request);
  const { bucket, key, query, headers } = request;
  const asked = { bucket, key, versionId: query.get('versionId'), tag: headers['if-match'] ?? null };
  const { versionId, isMarker } = remove(store, asked);
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
  const done: XmlContent[] = [];
  const failed: XmlContent[] = [];
  for (const object of objects) {
    const key = childText(object, 'Key') ?? '';
    const asked = childText(object, 'VersionId');
    try {
      assertGeneralEntry(object);
      const tag = childText(object, 'ETag');
      const { versionId, isMarker } = remove(store, { bucket: request.bucket, key, versionId: asked, tag });
      done.push({
        Key: key,
        VersionId: asked,
        DeleteMarker: isMarker ? true : null,
        DeleteMarkerVersionId: isMarker ? versionId : null,
      });
    } catch (error) {
      if (!(error instanceof S3Failure)) throw error;
      failed.push({ Key: key, VersionId: asked, Code: error.code, Message: error.message });
    }
  }
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: document('DeleteResult', { Deleted: quiet ? [] : done, Error: failed }),
  };
}
