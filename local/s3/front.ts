import { randomBytes } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { Emulator } from '../emulator.ts';
import { FOREIGN, fromThisMachine } from '../http/own-origin.ts';
import { type Listener, listen } from '../listen.ts';
import type { BucketPlan } from '../plan.ts';
import { bucketExists, noCors, notImplemented, S3Failure } from './errors.ts';
import { testEventBody } from './events.ts';
import { assertIntact } from './integrity.ts';
import type { Ledger } from './ledger.ts';
import { bucketLocation, bucketVersioning, listBuckets, listObjects, listUploads, listVersions } from './listing.ts';
import { abortUpload, completeUpload, createUpload, uploadPart } from './multipart.ts';
import { copyObject, deleteObject, deleteObjects, putObject, readObject } from './objects.ts';
import type { Outbox } from './outbox.ts';
import { assertServed } from './parameters.ts';
import { readRequest, type S3Request, type S3Response } from './request.ts';
import { VersionStore } from './store.ts';
import { document } from './xml.ts';

export interface S3Front extends Listener {
  readonly store: VersionStore;
}

function onBucket(store: VersionStore, request: S3Request, region: string): S3Response {
  const { method, query } = request;
  if (method === 'OPTIONS') throw noCors();
  if (method === 'PUT' && store.bucketNames().includes(request.bucket)) throw bucketExists();
  if (method === 'PUT' || method === 'DELETE') {
    throw notImplemented('make or delete a bucket; the stack says which there are');
  }
  store.bucket(request.bucket);
  if (method === 'HEAD') return { status: 200, headers: { 'x-amz-bucket-region': region } };
  if (method === 'GET') return aboutBucket(store, request, region);
  if (query.has('delete')) {
    assertIntact(request.body, request.headers);
    return deleteObjects(store, request);
  }
  if (request.headers['content-type']?.startsWith('multipart/form-data'))
    throw notImplemented('form uploads; PUT the object');
  throw notImplemented(`${method} on a bucket`);
}

function aboutBucket(store: VersionStore, request: S3Request, region: string): S3Response {
  const { query } = request;
  if (query.has('versions')) return listVersions(store, request);
  if (query.has('uploads')) return listUploads(store, request);
  if (query.has('versioning')) return bucketVersioning();
  if (query.has('location')) return bucketLocation(region);
  return listObjects(store, request);
}

async function onObject(store: VersionStore, request: S3Request): Promise<S3Response> {
  const { query } = request;
  store.bucket(request.bucket);
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return await readObject(store, request);
    case 'PUT': {
      assertIntact(request.body, request.headers);
      if (query.has('uploadId')) return await uploadPart(store, request);
      const source = request.headers['x-amz-copy-source'];
      return source === undefined ? await putObject(store, request) : await copyObject(store, request, source);
    }
    case 'POST':
      if (query.has('uploads')) return await createUpload(store, request);
      if (query.has('uploadId')) return await completeUpload(store, request);
      throw notImplemented('this POST on an object');
    case 'DELETE':
      return query.has('uploadId') ? await abortUpload(store, request) : deleteObject(store, request);
    case 'OPTIONS':
      throw noCors();
    default:
      throw notImplemented(`${request.method} on an object`);
  }
}

async function answer(store: VersionStore, request: S3Request, region: string): Promise<S3Response> {
  assertServed(request);
  if (request.bucket === '') {
    if (request.method !== 'GET') throw notImplemented(`${request.method} without a bucket`);
    return listBuckets(store);
  }
  return request.key === '' ? onBucket(store, request, region) : await onObject(store, request);
}

export function failureResponse(error: unknown, resource: string, requestId: string): S3Response {
  const failure =
    error instanceof S3Failure
      ? error
      : new S3Failure(500, 'InternalError', `We encountered an internal error: ${String(error)}`);
  return {
    status: failure.status,
    headers: { ...failure.headers, 'content-type': 'application/xml' },
    body: document('Error', { Code: failure.code, Message: failure.message, Resource: resource, RequestId: requestId }),
  };
}

/** Stored pages are read, not run: a script in one could ask this endpoint for anything, from its own origin. */
const INERT = { 'content-security-policy': 'sandbox', 'x-content-type-options': 'nosniff' };

function send(response: ServerResponse, answered: S3Response, requestId: string, isHead: boolean): void {
  const body = answered.body === undefined ? Buffer.alloc(0) : Buffer.from(answered.body);
  const { 'content-length': length, ...headers } = answered.headers;
  response.writeHead(answered.status, {
    ...headers,
    ...INERT,
    server: 'AmazonS3',
    'x-amz-request-id': requestId,
    'x-amz-id-2': requestId,
    ...(answered.status === 204 || answered.status === 304
      ? {}
      : { 'content-length': isHead && length !== undefined && length !== '' ? length : body.length }),
  });
  response.end(isHead ? undefined : body);
}

/**
 * The S3 endpoint: what S3 does with versions, delete markers and events, over fauxqs' objects. Signatures are not
 * checked: signed, presigned and anonymous requests are all let in.
 *
 * @param port - 0 takes a free one
 */
export async function startS3Front(options: {
  readonly emulator: Emulator;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly buckets: readonly BucketPlan[];
  readonly region: string;
  readonly port: number;
}): Promise<S3Front> {
  const { emulator, ledger, outbox, region } = options;
  for (const bucket of options.buckets) {
    emulator.objects.createBucket(bucket.name);
    // S3 tries a queue out when it is told to send there.
    for (const { id, queueArn } of bucket.notifications) {
      const setting = `tested ${bucket.name} ${id}`;
      if (ledger.setting(setting) !== null) continue;
      ledger.addEvent(queueArn, testEventBody(bucket.name, new Date().toISOString()));
      ledger.set(setting, queueArn);
    }
  }
  outbox.flush();
  const store = new VersionStore(emulator, ledger, outbox, options.buckets, region);
  const server = createServer((message, response) => {
    const requestId = randomBytes(8).toString('hex').toUpperCase();
    const isHead = message.method === 'HEAD';
    const answered = fromThisMachine(message.rawHeaders)
      ? readRequest(message).then((request) => answer(store, request, region))
      : Promise.reject(new S3Failure(403, 'AccessDenied', FOREIGN));
    answered
      .catch((error: unknown) => failureResponse(error, message.url ?? '', requestId))
      .then((answered) => send(response, answered, requestId, isHead))
      .catch(() => response.destroy());
  });
  return { store, ...(await listen(server, options.port, 'S3')) };
}
