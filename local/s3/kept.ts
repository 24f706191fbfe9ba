import { CHECKSUMS, type KeptChecksum } from './checksums.ts';
import { notImplemented, S3Failure } from './errors.ts';
import type { S3Request } from './request.ts';

/**
 * What S3 keeps with an object beside its bytes, metadata and content headers; each is absent where nobody said
 * anything.
 */
export interface Kept {
  readonly storageClass?: string | undefined;
  /** As in the header: `name=value&…`, form-encoded. */
  readonly tagging?: string | undefined;
  readonly expires?: string | undefined;
  readonly redirect?: string | undefined;
  readonly checksum?: KeptChecksum | undefined;
}

const STORAGE_CLASSES = [
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'DEEP_ARCHIVE',
  'GLACIER_IR',
];
/** Objects of these classes have to be restored before they are read. */
const ARCHIVES = ['GLACIER', 'DEEP_ARCHIVE'];

const MAX_TAGS = 10;

/**
 * Headers that would change how an object is stored, which nothing here can do: refused, since a client counts on them.
 */
const REFUSED: readonly (readonly [RegExp, (header: string) => S3Failure])[] = [
  [/^x-amz-server-side-encryption-(?:customer|aws|context|bucket)/, notImplemented],
  [/^x-amz-write-offset-bytes$/, notImplemented],
  [/^x-amz-object-lock-/, () => new S3Failure(400, 'InvalidRequest', 'Bucket is missing Object Lock Configuration')],
  [/^x-amz-grant-/, noLists],
];

function noLists(): S3Failure {
  return new S3Failure(400, 'AccessControlListNotSupported', 'The bucket does not allow ACLs');
}

/** The access lists that say what is so anyway where the bucket's owner owns every object. */
const OWNERS_LISTS = ['private', 'bucket-owner-full-control'];

/**
 * What a request that writes an object says of it, without the checksum.
 *
 * @throws S3Failure where it asks for something that is not done here, or cannot be
 */
export function keptOf({ headers }: Pick<S3Request, 'headers'>): Kept {
  for (const name of Object.keys(headers)) {
    const refusal = REFUSED.find(([pattern]) => pattern.test(name))?.[1];
    if (refusal !== undefined) throw refusal(name);
  }
  const list = headers['x-amz-acl'];
  if (list !== undefined && !OWNERS_LISTS.includes(list)) throw noLists();
  const encryption = headers['x-amz-server-side-encryption'];
  if (encryption !== undefined && encryption !== 'AES256') throw notImplemented(`encryption by ${encryption}`);
  const storageClass = headers['x-amz-storage-class'];
  if (storageClass !== undefined && !STORAGE_CLASSES.includes(storageClass)) {
    throw new S3Failure(400, 'InvalidStorageClass', 'The storage class you specified is not valid');
  }
  const tagging = headers['x-amz-tagging'];
  if (tagging !== undefined) assertTags(tagging);
  return {
    storageClass: storageClass === 'STANDARD' ? undefined : storageClass,
    tagging: tagging === '' ? undefined : tagging,
    expires: headers.expires,
    redirect: headers['x-amz-website-redirect-location'],
  };
}

function assertTags(tagging: string): void {
  const names = tagsOf({ tagging }).map(({ Key }) => Key);
  if (names.length > MAX_TAGS) throw new S3Failure(400, 'BadRequest', 'Object tags cannot be greater than 10');
  if (new Set(names).size < names.length || names.includes('')) {
    throw new S3Failure(400, 'InvalidArgument', 'The header x-amz-tagging shall be encoded as UTF-8 then URLEncoded');
  }
}

/** An object's tags as S3's XML has them. */
export function tagsOf({ tagging }: Pick<Kept, 'tagging'>): { readonly Key: string; readonly Value: string }[] {
  return [...new URLSearchParams(tagging ?? '')].map(([Key, Value]) => ({ Key, Value }));
}

/**
 * What of the source goes over to a copy: its metadata, its tags and its checksum, unless others are named; never its
 * class.
 */
export function keptByCopy(source: Kept, request: S3Request): Kept {
  const named = keptOf(request);
  const { headers } = request;
  const replacesMetadata = headers['x-amz-metadata-directive'] === 'REPLACE';
  const replacesTags = headers['x-amz-tagging-directive'] === 'REPLACE';
  return {
    storageClass: named.storageClass,
    tagging: replacesTags ? named.tagging : source.tagging,
    expires: replacesMetadata ? named.expires : source.expires,
    redirect: named.redirect,
    checksum: source.checksum,
  };
}

/** Whether a copy over its own key changes anything that S3 lets such a copy be made for. */
export function changesSomething(source: Kept, { headers }: S3Request): boolean {
  return (
    headers['x-amz-metadata-directive'] === 'REPLACE' ||
    headers['x-amz-tagging-directive'] === 'REPLACE' ||
    headers['x-amz-website-redirect-location'] !== undefined ||
    headers['x-amz-server-side-encryption'] !== undefined ||
    (headers['x-amz-storage-class'] ?? 'STANDARD') !== (source.storageClass ?? 'STANDARD')
  );
}

/** @throws S3Failure where the object would have to be restored from an archive first */
export function assertReadable({ storageClass }: Kept): void {
  if (storageClass !== undefined && ARCHIVES.includes(storageClass)) {
    throw new S3Failure(403, 'InvalidObjectState', "The operation is not valid for the object's storage class");
  }
}

/** Headers of a checksum. */
export function checksumHeaders({ checksum }: Kept): Record<string, string> {
  return checksum === undefined
    ? {}
    : { [`x-amz-checksum-${checksum.name}`]: checksum.value, 'x-amz-checksum-type': checksum.type };
}

/** What S3 says of an object it gives out, beside what it was given with the bytes. */
export function keptHeaders(kept: Kept): Record<string, string> {
  const tags = tagsOf(kept).length;
  const { storageClass, expires, redirect } = kept;
  return {
    // Every object is, since January 2023.
    'x-amz-server-side-encryption': 'AES256',
    ...(storageClass === undefined ? {} : { 'x-amz-storage-class': storageClass }),
    ...(expires === undefined ? {} : { expires }),
    ...(redirect === undefined ? {} : { 'x-amz-website-redirect-location': redirect }),
    ...(tags === 0 ? {} : { 'x-amz-tagging-count': String(tags) }),
  };
}

/** The checksum a request names by its value, or for a whole multipart upload; S3 takes no more than one. */
export function namedChecksum(headers: S3Request['headers']): string | null {
  const [name = null, second] = Object.keys(CHECKSUMS).filter(
    (known) => headers[`x-amz-checksum-${known}`] !== undefined,
  );
  if (second !== undefined) {
    throw new S3Failure(
      400,
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  }
  return name;
}

/** The algorithm a request asks S3 to use, where it names one. @throws S3Failure where S3 has no such */
export function askedAlgorithm(headers: S3Request['headers']): string | null {
  const asked = headers['x-amz-checksum-algorithm'];
  if (asked === undefined) return null;
  const name = asked.toLowerCase();
  if (CHECKSUMS[name] === undefined)
    throw new S3Failure(400, 'InvalidRequest', 'Checksum algorithm provided is unsupported.');
  return name;
}
