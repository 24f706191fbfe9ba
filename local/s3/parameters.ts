import { notImplemented } from './errors.ts';
import type { S3Request } from './request.ts';

/** What a signed address carries, and what S3 leaves to its access log. */
const ANYWHERE = /^(?:x-.*|awsaccesskeyid|signature|expires)$/i;

const LISTING = ['prefix', 'delimiter', 'encoding-type', 'max-keys'];

/**
 * What a query may name, by what it is asked of. Whatever is not here is refused and not passed over: to S3 it would
 * mean another request altogether, such as for the bucket's access list.
 */
const SERVED: { readonly [what: string]: { readonly [method: string]: readonly string[] } } = {
  service: { GET: ['max-buckets', 'continuation-token', 'prefix', 'bucket-region'] },
  bucket: {
    GET: [
      ...LISTING,
      'list-type',
      'continuation-token',
      'start-after',
      'fetch-owner',
      'marker',
      'versions',
      'key-marker',
      'version-id-marker',
      'uploads',
      'upload-id-marker',
      'max-uploads',
      'versioning',
      'location',
    ],
    POST: ['delete'],
  },
  object: {
    GET: [
      'versionId',
      'partNumber',
      'tagging',
      'response-cache-control',
      'response-content-disposition',
      'response-content-encoding',
      'response-content-language',
      'response-content-type',
      'response-expires',
    ],
    PUT: ['partNumber', 'uploadId'],
    POST: ['uploads', 'uploadId'],
    DELETE: ['versionId', 'uploadId'],
  },
};

/** @throws S3Failure 501 at the first part of the query that is not served for this method here */
export function assertServed({ method, bucket, key, query }: S3Request): void {
  const what = bucket === '' ? 'service' : key === '' ? 'bucket' : 'object';
  const served = SERVED[what]?.[method === 'HEAD' ? 'GET' : method] ?? [];
  const stray = [...query.keys()].find((name) => !served.includes(name) && !ANYWHERE.test(name));
  if (stray !== undefined) throw notImplemented(`${method} with ?${stray}`);
}
