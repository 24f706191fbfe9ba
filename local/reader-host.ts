import { readFile } from 'node:fs/promises';
import { SEARCH_PATH, searchAnswer } from '../bin/search/answers.ts';
import type { Archive } from '../bin/search/archive.ts';
import { gatewayResponse, type HttpResponse } from './http/response.ts';
import type { OwnAnswers } from './http-api.ts';
import { UPLOADS_PATH } from './reader-uploads.ts';

/** What the reader page asks to learn where it is; a deployed one is answered by a file of the build. */
const HOST_PATH = '/reader/host.json';
/** An article to try, under the name it is put in by. */
const SAMPLE_PATH = '/reader/sample/market-sanctions.txt';
const SAMPLE_FILE = new URL('../events/articles/market-sanctions.txt', import.meta.url);

function answered(status: number, contentType: string, body: Buffer | string): HttpResponse {
  return {
    status,
    headers: {
      'content-type': contentType,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    },
    cookies: [],
    body: Buffer.from(body),
  };
}

function json(status: number, value: object): HttpResponse {
  return answered(status, status < 400 ? 'application/json' : 'application/problem+json', JSON.stringify(value));
}

/**
 * Answers the reader page of the local run where it asks more than the API gives: what it may offer, an article to try,
 * and search in the texts. @param archive - gives the index of texts, null where none is kept
 */
export function readerHost(archive: () => Archive | null): OwnAnswers {
  return async ({ method, target }) => {
    const { pathname, searchParams } = new URL(target, 'http://reader');
    const index = archive();
    const own = pathname === HOST_PATH || pathname === SAMPLE_PATH || (pathname === SEARCH_PATH && index !== null);
    if (!own) return null;
    if (method !== 'GET') return gatewayResponse(405, 'Method Not Allowed');
    if (pathname === SAMPLE_PATH) return answered(200, 'text/plain; charset=utf-8', await readFile(SAMPLE_FILE));
    if (pathname === HOST_PATH || index === null) {
      return json(200, {
        uploads: UPLOADS_PATH.slice(1),
        from: null,
        search: index === null ? null : SEARCH_PATH.slice(1),
        sample: SAMPLE_PATH.slice(1),
      });
    }
    const { status, body } = searchAnswer(index, searchParams);
    return json(status, body);
  };
}
