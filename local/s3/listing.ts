import { S3Failure } from './errors.ts';
import type { S3Request, S3Response } from './request.ts';
import type { Version } from './rows.ts';
import type { VersionStore } from './store.ts';
import { document, textDocument, type XmlContent } from './xml.ts';

const PAGE = 1000;

function xml(root: string, content: { readonly [name: string]: XmlContent }): S3Response {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: document(root, content) };
}

interface Page {
  readonly items: readonly Version[];
  readonly prefixes: readonly string[];
  /** Where the next page begins after: the last key or common prefix of this one; null at the end. */
  readonly next: { readonly key: string; readonly versionId: string } | null;
}

/** The common prefix that a key is folded into; null where it is listed itself. */
function foldedKey(key: string, prefix: string, delimiter: string): string | null {
  const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return cut === -1 ? null : key.slice(0, cut + delimiter.length);
}

/** Cuts one page out of versions in listing order, folding keys after the delimiter into common prefixes. */
function pageOf(source: Iterable<Version>, prefix: string, delimiter: string, after: string, max: number): Page {
  const items: Version[] = [];
  const prefixes: string[] = [];
  let last = { key: '', versionId: '' };
  if (max === 0) return { items, prefixes, next: null };
  for (const version of source) {
    const folded = foldedKey(version.key, prefix, delimiter);
    if (folded !== null && (folded === prefixes.at(-1) || folded <= after)) continue;
    if (items.length + prefixes.length === max) return { items, prefixes, next: last };
    if (folded === null) items.push(version);
    else prefixes.push(folded);
    last = { key: folded ?? version.key, versionId: version.versionId };
  }
  return { items, prefixes, next: null };
}

function* live(versions: Iterable<Version>): Generator<Version> {
  for (const version of versions) if (!version.isMarker) yield version;
}

function pageSize(request: S3Request): number {
  const asked = request.query.get('max-keys');
  if (asked === null || asked === '') return PAGE;
  if (!/^\d+$/.test(asked)) throw new S3Failure(400, 'InvalidArgument', 'Argument max-keys must be an integer');
  return Math.min(Number(asked), PAGE);
}

/** Keys may be asked for URL-encoded, because XML cannot hold every character. */
function keyWriter(request: S3Request): (key: string) => string {
  if (request.query.get('encoding-type') !== 'url') return (key) => key;
  return (key) => encodeURIComponent(key).replaceAll('%2F', '/');
}

/** ListObjects, both versions: newest versions that are no markers. */
export function listObjects(store: VersionStore, request: S3Request): S3Response {
  const { bucket, query } = request;
  const isSecond = query.get('list-type') === '2';
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const token = query.get('continuation-token');
  const after = isSecond
    ? token === null
      ? (query.get('start-after') ?? '')
      : Buffer.from(token, 'base64url').toString('utf8')
    : (query.get('marker') ?? '');
  const max = pageSize(request);
  const write = keyWriter(request);
  const page = pageOf(live(store.ledger.currents(bucket, prefix, after)), prefix, delimiter, after, max);
  return xml('ListBucketResult', {
    Name: bucket,
    Prefix: write(prefix),
    Delimiter: delimiter === '' ? null : write(delimiter),
    MaxKeys: max,
    EncodingType: query.get('encoding-type'),
    IsTruncated: page.next !== null,
    ...(isSecond
      ? {
          KeyCount: page.items.length + page.prefixes.length,
          ContinuationToken: token,
          StartAfter: query.get('start-after'),
          NextContinuationToken: page.next === null ? null : Buffer.from(page.next.key).toString('base64url'),
        }
      : { Marker: write(after), NextMarker: page.next === null || delimiter === '' ? null : write(page.next.key) }),
    Contents: page.items.map((version) => ({
      Key: write(version.key),
      LastModified: version.modified,
      ETag: version.etag,
      Size: version.size,
      StorageClass: version.kept.storageClass ?? 'STANDARD',
    })),
    CommonPrefixes: page.prefixes.map((common) => ({ Prefix: write(common) })),
  });
}

/** ListObjectVersions: every version and marker, keys in order, newest first within a key. */
export function listVersions(store: VersionStore, request: S3Request): S3Response {
  const { bucket, query } = request;
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const keyMarker = query.get('key-marker') ?? '';
  const idMarker = query.get('version-id-marker') ?? '';
  const max = pageSize(request);
  const write = keyWriter(request);
  function* source(): Generator<Version & { readonly isLatest: boolean }> {
    let previous: string | null = null;
    // With a version marker the page goes on within its key, else after it.
    let skipping = keyMarker !== '';
    for (const version of store.ledger.versions(bucket, prefix, keyMarker)) {
      const isLatest = version.key !== previous;
      previous = version.key;
      if (skipping) {
        if (version.key === keyMarker) {
          if (version.versionId === idMarker) skipping = false;
          continue;
        }
        skipping = false;
      }
      latest.set(version.versionId, isLatest);
      yield { ...version, isLatest };
    }
  }
  const latest = new Map<string, boolean>();
  const page = pageOf(source(), prefix, delimiter, keyMarker, max);
  const entry = (version: Version) => ({
    Key: write(version.key),
    VersionId: version.versionId,
    IsLatest: latest.get(version.versionId) ?? false,
    LastModified: version.modified,
  });
  return xml('ListVersionsResult', {
    Name: bucket,
    Prefix: write(prefix),
    Delimiter: delimiter === '' ? null : write(delimiter),
    KeyMarker: write(keyMarker),
    VersionIdMarker: idMarker,
    MaxKeys: max,
    EncodingType: query.get('encoding-type'),
    IsTruncated: page.next !== null,
    NextKeyMarker: page.next === null ? null : write(page.next.key),
    NextVersionIdMarker: page.next?.versionId,
    Version: page.items
      .filter((version) => !version.isMarker)
      .map((version) => ({
        ...entry(version),
        ETag: version.etag,
        Size: version.size,
        StorageClass: version.kept.storageClass ?? 'STANDARD',
      })),
    DeleteMarker: page.items.filter((version) => version.isMarker).map(entry),
    CommonPrefixes: page.prefixes.map((common) => ({ Prefix: write(common) })),
  });
}

export function listBuckets(store: VersionStore): S3Response {
  return xml('ListAllMyBucketsResult', {
    Owner: { ID: 'local' },
    Buckets: { Bucket: store.bucketNames().map((Name) => ({ Name, CreationDate: '2025-01-01T00:00:00.000Z' })) },
  });
}

export function listUploads(store: VersionStore, request: S3Request): S3Response {
  return xml('ListMultipartUploadsResult', {
    Bucket: request.bucket,
    MaxUploads: PAGE,
    IsTruncated: false,
    Upload: store.ledger
      .uploads(request.bucket)
      .map(({ key, uploadId, initiated }) => ({ Key: key, UploadId: uploadId, Initiated: initiated })),
  });
}

export function bucketVersioning(): S3Response {
  return xml('VersioningConfiguration', { Status: 'Enabled' });
}

export function bucketLocation(region: string): S3Response {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    // Of the first region S3 says nothing.
    body: textDocument('LocationConstraint', region === 'us-east-1' ? '' : region),
  };
}
