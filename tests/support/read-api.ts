import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import document from '../../lambdas/read/openapi.json' with { type: 'json' };
import type { ReadPorts } from '../../lambdas/read/request.ts';
import { respond } from '../../lambdas/read/respond.ts';
import { member } from '../../lambdas/shared/json.ts';
import type { Table } from '../../lambdas/shared/store/table.ts';
import { type HttpRequest, httpEvent } from './http-events.ts';
import { Counted } from './pipeline.ts';

export { document };

/** An answer as a client sees it: decoded, decompressed, and known to be what the OpenAPI document says. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Undefined where the body is no JSON. */
  readonly json: unknown;
  /** What Lambda would carry. */
  readonly raw: APIGatewayProxyStructuredResultV2;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(closed(document), 'openapi');

/**
 * The document with every described object closed, so that a member that is not described fails. The published schemas
 * stay open: a reader must not break when a member is added.
 */
function closed(node: unknown): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(Object(node))) result[name] = closedValue(value);
  const describesObject = result.type === 'object' && 'properties' in result;
  return describesObject ? { ...result, additionalProperties: false } : result;
}

function closedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closedValue);
  return typeof value === 'object' && value !== null ? closed(value) : value;
}

/** Messages about what does not fit a schema of the document; none where it fits. */
export function misfits(pointer: string, value: unknown): readonly string[] {
  const validate = ajv.getSchema(`openapi#${pointer}`);
  if (validate === undefined) throw new Error(`the OpenAPI document has nothing at ${pointer}`);
  return validate(value) === true
    ? []
    : (validate.errors ?? []).map(
        ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
      );
}

function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Follows one `$ref` inside the document. */
export function resolved(node: unknown): { readonly pointer: string | null; readonly node: unknown } {
  const ref = member(node, '$ref');
  if (typeof ref !== 'string') return { pointer: null, node };
  const found = ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, part) => member(at, part), document);
  return { pointer: ref.slice(1), node: found };
}

export interface QueryParameter {
  readonly name: string;
  readonly schema: unknown;
}

/**
 * What a route of the gateway takes in its query, by the document; parameters that exclude each other are members of
 * one object there.
 */
export function queryParameters(path: string): readonly QueryParameter[] {
  const stated = member(member(member(document.paths, path.replace('+', '')), 'get'), 'parameters') ?? [];
  if (!Array.isArray(stated)) throw new Error(`no list of parameters: ${path}`);
  return stated
    .map((parameter: unknown) => resolved(parameter).node)
    .filter((parameter) => member(parameter, 'in') === 'query')
    .flatMap((parameter) => {
      const schema = member(parameter, 'schema');
      const members = Object.entries(Object(member(schema, 'properties')));
      return members.length === 0
        ? [{ name: String(member(parameter, 'name')), schema }]
        : members.map(([name, schema]) => ({ name, schema }));
    });
}

/** The read API on a table, as its clients see it. Every answer is held against the OpenAPI document. */
export class ReadApi {
  readonly telemetry: Counted;
  /** `<path> <status> <content type>` of every answer so far. */
  readonly seen = new Set<string>();
  readonly #table: Table;
  stories = true;
  remaining: () => number = () => 20_000;
  now = () => new Date('2026-03-06T00:00:00.000Z');

  constructor(table: Table, telemetry = new Counted()) {
    this.#table = table;
    this.telemetry = telemetry;
  }

  /** What the function works with. */
  get ports(): ReadPorts {
    return {
      table: this.#table,
      telemetry: this.telemetry,
      now: () => this.now(),
      tellChanges: true,
      stories: this.stories,
    };
  }

  async get(target: string, headers: HttpRequest['headers'] = {}): Promise<Answer> {
    const event = httpEvent({ target, headers });
    const answer = read(await respond(event, this.remaining, this.ports));
    const path = target.startsWith('/articles/by-key/') ? '/articles/by-key/{key}' : event.routeKey.replace('GET ', '');
    this.#expectDocumented(path, answer);
    return answer;
  }

  #expectDocumented(path: string, answer: Answer): void {
    // A 304 says what its body would be, and has none.
    const type = answer.status === 304 ? '' : (answer.headers['content-type']?.replace(/;.*/, '') ?? '');
    const label = `${path} ${answer.status} ${type}`.trim();
    this.seen.add(label);
    const stated = member(member(member(member(document.paths, path), 'get'), 'responses'), String(answer.status));
    if (stated === undefined) throw new Error(`not in the OpenAPI document: ${label}: ${answer.text}`);
    const response = resolved(stated);
    const base = response.pointer ?? `/paths/${escaped(path)}/get/responses/${answer.status}`;
    const content = member(response.node, 'content');
    if (type === '') {
      if (content !== undefined || answer.text !== '') throw new Error(`a body is documented or sent: ${label}`);
      return;
    }
    if (member(content, type) === undefined) throw new Error(`content type not in the OpenAPI document: ${label}`);
    const body = type === 'text/plain' || type === 'application/atom+xml' ? answer.text : answer.json;
    const wrong = misfits(`${base}/content/${escaped(type)}/schema`, body);
    if (wrong.length > 0)
      throw new Error(`${label} is not as documented:\n${wrong.join('\n')}\n${answer.text.slice(0, 500)}`);
    for (const name of Object.keys(answer.headers)) {
      const known = Object.keys(Object(member(response.node, 'headers'))).map((header) => header.toLowerCase());
      if (![...known, 'content-type', 'vary', 'x-content-type-options'].includes(name)) {
        throw new Error(`header ${name} is not documented: ${label}`);
      }
    }
  }
}

/** What `fetch` would give for an address of the API: the read function's own answer. */
export async function fetchFrom(
  api: ReadApi,
  address: string,
  headers: HttpRequest['headers'] = {},
): Promise<Response> {
  const { pathname, search } = new URL(address);
  const { status, text, headers: answered } = await api.get(`${pathname}${search}`, headers);
  return new Response(status === 304 ? null : text, { status, headers: { etag: answered.etag ?? '' } });
}

/** What a client reads out of a function's result. */
export function read(raw: APIGatewayProxyStructuredResultV2): Answer {
  const headers = Object.fromEntries(Object.entries(raw.headers ?? {}).map(([name, value]) => [name, String(value)]));
  const bytes = Buffer.from(raw.body ?? '', raw.isBase64Encoded === true ? 'base64' : 'utf8');
  const text = unpacked(bytes, headers['content-encoding']).toString('utf8');
  const isJson = text !== '' && /^application\/(?:[a-z]+\+)?json$/.test(headers['content-type'] ?? '');
  return { status: raw.statusCode ?? 200, headers, text, json: isJson ? JSON.parse(text) : undefined, raw };
}

function unpacked(bytes: Buffer, encoding: string | undefined): Buffer {
  switch (encoding) {
    case undefined:
      return bytes;
    case 'br':
      return brotliDecompressSync(bytes);
    case 'gzip':
      return gunzipSync(bytes);
    default:
      throw new Error(`unknown encoding ${encoding}`);
  }
}
