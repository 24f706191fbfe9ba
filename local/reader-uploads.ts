import { createHash } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { articleId } from '../engine/light.ts';
import { isArticleFile } from './article-files.ts';
import { CREDENTIALS } from './credentials.ts';
import { ownOrigin } from './http/own-origin.ts';
import { gatewayResponse, type HttpResponse } from './http/response.ts';
import type { OwnAnswers } from './http-api.ts';
import { uploadBytes } from './upload.ts';

/**
 * Below this path a file is put by its name. It is one segment longer than any path of the page, so no route is
 * shadowed.
 */
export const UPLOADS_PATH = '/reader/uploads/';
/** Names are read by people in a list, and S3 takes keys of 1,024 bytes. */
const MAX_NAME_BYTES = 200;

function json(status: number, value: object): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    cookies: [],
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** A file name as the page sends it; null where it cannot be one. */
function nameIn(path: string): string | null {
  try {
    const name = decodeURIComponent(path.slice(UPLOADS_PATH.length)).normalize('NFC');
    const isName = name.isWellFormed() && !/[/\\\p{Cc}]/u.test(name) && isArticleFile(name);
    return isName && name !== '' && Buffer.byteLength(name) <= MAX_NAME_BYTES ? name : null;
  } catch {
    return null;
  }
}

/**
 * Lets the reader page of the local run put articles in. Only that page may: a request has to come from the origin it
 * is sent to, which no other site can feign, and that origin has to be this machine by name, which a site that
 * points its own name here (DNS rebinding) is not.
 *
 * The same bytes are one object however often they are dropped, and other bytes under the same file name are another:
 * nothing that was there before is overwritten by a drop.
 */
export function readerUploads(to: {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
}): OwnAnswers {
  const client = new S3Client({
    endpoint: to.endpoint,
    region: to.region,
    credentials: CREDENTIALS,
    forcePathStyle: true,
  });
  return async ({ method, target, rawHeaders, body }) => {
    const [path = ''] = target.split('?', 1);
    if (!path.startsWith(UPLOADS_PATH)) return null;
    if (method !== 'PUT') return gatewayResponse(405, 'Method Not Allowed');
    if (!ownOrigin(rawHeaders)) return gatewayResponse(403, 'Forbidden');
    const name = nameIn(path);
    if (name === null) return gatewayResponse(400, 'This is no name of an article file');
    const key = `dropped/${createHash('sha256').update(body).digest('hex').slice(0, 8)}/${name}`;
    const { outcome } = await uploadBytes(client, { bucket: to.bucket, key, body });
    return json(outcome === 'uploaded' ? 201 : 200, { id: articleId(key), key });
  };
}
