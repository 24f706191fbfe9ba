import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { tableIn } from '../../local/table/in-process.ts';

interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}
interface WireResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/** An SDK request handler that no socket is needed for. */
export function answeredBy(answer: (request: WireRequest) => WireResponse | Promise<WireResponse>) {
  return {
    handle: async (request: WireRequest) => ({ response: await answer(request) }),
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    destroy() {},
  };
}

/** Nobody checks signatures here, and making them takes longer than most calls. */
const signer = {
  sign: async <T extends { headers: Record<string, string> }>(request: T): Promise<T> => {
    request.headers['x-amz-date'] = '20260305T100000Z';
    request.headers.authorization = 'AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=f';
    return request;
  },
};

/** Options of an SDK client that is answered in this process: without signatures and without retries. */
export const IN_PROCESS = {
  region: 'eu-west-1',
  endpoint: 'http://model.invalid',
  credentials: { accessKeyId: 'model', secretAccessKey: 'model' },
  maxAttempts: 1,
  signer,
};

/** The bytes of a request's body. */
export function bytesOf(body: unknown): Buffer {
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  throw new Error('a request without a body');
}

/** A client of a dynalite of its own, in memory and without a socket. */
export function dynaliteClient(): DynamoDBClient {
  const table = tableIn(dynalite({ createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 }));
  return new DynamoDBClient({
    ...IN_PROCESS,
    requestHandler: answeredBy(async ({ body, ...request }) => {
      const { status, ...answer } = await table({ ...request, body: bytesOf(body) });
      return { statusCode: status, headers: { ...answer.headers }, body: Buffer.from(answer.body) };
    }),
  });
}
