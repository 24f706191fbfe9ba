import { CHECKSUMS, checksumElement, compositeChecksum, type KeptChecksum, wholeChecksum } from './checksums.ts';
import { assertMayCopy } from './conditions.ts';
import { noSuchUpload, S3Failure } from './errors.ts';
import { askedAlgorithm, type Kept, keptOf, namedChecksum } from './kept.ts';
import { assertDone, checkWriteConditions, copySource } from './objects.ts';
import type { S3Request, S3Response } from './request.ts';
import type { Upload } from './rows.ts';
import { forwardedHeaders, internalPath, newVersionId, outwardHeaders, type VersionStore } from './store.ts';
import { childText, document, parseXml, type XmlElement } from './xml.ts';

const XML = { 'content-type': 'application/xml' };

function uploadOf(store: VersionStore, request: S3Request): Upload {
  const upload = store.ledger.upload(request.query.get('uploadId') ?? '');
  if (upload === null || upload.bucket !== request.bucket || upload.key !== request.key) throw noSuchUpload();
  return upload;
}

/** How the checksum of an upload is made: S3's default is that of the parts' checksums, and of the whole for CRC-64. */
function uploadChecksum({ headers }: S3Request): Upload['checksum'] {
  const name = askedAlgorithm(headers);
  if (name === null) return null;
  const type = headers['x-amz-checksum-type']?.toUpperCase() ?? (name === 'crc64nvme' ? 'FULL_OBJECT' : 'COMPOSITE');
  const isKnown = type === 'FULL_OBJECT' || type === 'COMPOSITE';
  if (!isKnown || (type === 'COMPOSITE' ? name === 'crc64nvme' : name.startsWith('sha'))) {
    throw new S3Failure(400, 'InvalidRequest', `The ${type} checksum type cannot be used with the ${name} algorithm.`);
  }
  return { name, type };
}

export async function createUpload(store: VersionStore, request: S3Request): Promise<S3Response> {
  const kept = keptOf(request);
  const checksum = uploadChecksum(request);
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
  store.ledger.addUpload({ uploadId, bucket, key, versionId, initiated: new Date().toISOString(), kept, checksum });
  return {
    status: 200,
    headers: { ...outwardHeaders(response), ...XML, ...uploadHeaders(checksum), 'content-length': '' },
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
  if (from !== null) assertMayCopy(from, request);
  const response = await store.ask('PUT', upload.bucket, upload.versionId, {
    query: `?partNumber=${partNumber}&uploadId=${encodeURIComponent(upload.uploadId)}`,
    headers: {
      ...forwardedHeaders(request),
      ...(from === null ? {} : { 'x-amz-copy-source': internalPath(from.bucket, from.versionId) }),
    },
    body: request.body,
  });
  assertDone(response);
  const sent = namedChecksum(request.headers);
  const sum = sent === null ? null : wholeChecksum(sent, request.body);
  return {
    status: 200,
    headers: {
      ...outwardHeaders(response),
      ...(sum === null ? {} : { [`x-amz-checksum-${sum.name}`]: sum.value }),
      'content-length': '',
    },
    body: response.body,
  };
}

/** A part as the client lists it: its number and the entity tag it was answered with. */
interface ListedPart {
  readonly number: string;
  readonly etag: string;
  readonly element: XmlElement;
}

/**
 * The parts a client wants joined. Clients differ in how they write a quotation mark, so none is passed on as it came.
 */
function partsIn(request: S3Request): readonly ListedPart[] {
  const root = parseXml(request.body.toString('utf8'));
  const parts = root.children.flatMap((element): ListedPart[] => {
    const number = childText(element, 'PartNumber');
    const etag = childText(element, 'ETag');
    return element.name !== 'Part' || number === null || etag === null || !/^\d{1,5}$/.test(number)
      ? []
      : [{ number, etag: etag.replaceAll('"', ''), element }];
  });
  if (parts.length === 0 || parts.length < root.children.length) {
    throw new S3Failure(
      400,
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  }
  return parts;
}

function partList(parts: readonly ListedPart[]): string {
  const list = parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag }));
  return document('CompleteMultipartUpload', { Part: list });
}

/**
 * The checksum of a joined upload.
 *
 * @throws S3Failure where a part, the whole or its size is not what the client says
 */
function completedChecksum(
  store: VersionStore,
  { bucket, versionId, checksum }: Upload,
  listed: readonly ListedPart[],
  { headers }: S3Request,
): KeptChecksum | undefined {
  const bodies = store.parts(bucket, versionId);
  for (const [index, { number, element }] of listed.entries()) {
    assertPart(number, element, bodies[index] ?? Buffer.alloc(0));
  }
  const size = headers['x-amz-mp-object-size'];
  const actual = bodies.reduce((sum, body) => sum + body.length, 0);
  if (size !== undefined && Number(size) !== actual) {
    throw new S3Failure(400, 'InvalidRequest', 'The provided x-amz-mp-object-size does not match the object size.');
  }
  if (checksum === null) return undefined;
  const { name, type } = checksum;
  const made =
    type === 'COMPOSITE' ? compositeChecksum(name, bodies) : wholeChecksum(name, store.body(bucket, versionId));
  const said = headers[`x-amz-checksum-${name}`];
  // Of a checksum of checksums clients leave the number of parts out, or not.
  if (said !== undefined && made !== null && ![made.value, made.value.replace(/-\d+$/, '')].includes(said)) {
    throw new S3Failure(
      400,
      'BadDigest',
      `The ${name.toUpperCase()} you specified did not match the calculated checksum.`,
    );
  }
  return made ?? undefined;
}

/** @throws S3Failure where a part is not what its checksum in the list says */
function assertPart(number: string, element: XmlElement, body: Buffer): void {
  for (const name of Object.keys(CHECKSUMS)) {
    const said = childText(element, checksumElement(name));
    if (said !== null && said !== '' && wholeChecksum(name, body)?.value !== said) {
      throw new S3Failure(400, 'InvalidPart', `The ${name.toUpperCase()} of part ${number} is not what was uploaded.`);
    }
  }
}

function uploadHeaders(checksum: Upload['checksum']): Record<string, string> {
  return checksum === null
    ? {}
    : { 'x-amz-checksum-algorithm': checksum.name.toUpperCase(), 'x-amz-checksum-type': checksum.type };
}

export async function completeUpload(store: VersionStore, request: S3Request): Promise<S3Response> {
  const upload = uploadOf(store, request);
  const { bucket, key, versionId } = upload;
  checkWriteConditions(store, request);
  const parts = partsIn(request);
  const response = await store.ask('POST', bucket, versionId, {
    query: `?uploadId=${encodeURIComponent(upload.uploadId)}`,
    headers: { 'content-type': 'application/xml' },
    body: Buffer.from(partList(parts)),
  });
  assertDone(response);
  let kept: Kept;
  try {
    kept = { ...upload.kept, checksum: completedChecksum(store, upload, parts, request) };
    checkWriteConditions(store, request);
  } catch (error) {
    store.discard(bucket, versionId);
    store.ledger.removeUpload(upload.uploadId);
    throw error;
  }
  const { etag } = store.addObject('ObjectCreated:CompleteMultipartUpload', bucket, key, versionId, kept);
  store.ledger.removeUpload(upload.uploadId);
  return {
    status: 200,
    headers: { ...XML, 'x-amz-version-id': versionId, 'x-amz-server-side-encryption': 'AES256' },
    body: document('CompleteMultipartUploadResult', {
      Location: `${request.origin}/${bucket}/${encodeURIComponent(key)}`,
      Bucket: bucket,
      Key: key,
      ETag: etag,
      ...(kept.checksum && {
        [checksumElement(kept.checksum.name)]: kept.checksum.value,
        ChecksumType: kept.checksum.type,
      }),
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
