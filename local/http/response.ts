/** What goes back over the wire. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

/** The gateway's own answers: `{"message":"Not Found"}` and the like. */
export function gatewayResponse(status: number, message: string): HttpResponse {
  const body = Buffer.from(JSON.stringify({ message }));
  return { status, headers: { 'content-type': 'application/json' }, cookies: [], body };
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What an HTTP API makes of a function's answer (payload 2.0). An answer without a status is a body: JSON, status 200.
 * @returns null where the answer is malformed, which the gateway turns into a 500
 */
export function fromFunction(answer: unknown): HttpResponse | null {
  if (!isRecord(answer) || answer.statusCode === undefined) {
    const body = typeof answer === 'string' ? answer : JSON.stringify(answer ?? null);
    return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body: Buffer.from(body) };
  }
  const status = Number(answer.statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return null;
  if (answer.body !== undefined && answer.body !== null && typeof answer.body !== 'string') return null;
  const headers: Record<string, string> = { 'content-type': 'text/plain;charset=utf-8' };
  for (const [name, value] of Object.entries(isRecord(answer.headers) ? answer.headers : {})) {
    headers[name.toLowerCase()] = String(value);
  }
  const { cookies } = answer;
  return {
    status,
    headers,
    cookies: Array.isArray(cookies) ? cookies.map(String) : [],
    body: Buffer.from(answer.body ?? '', answer.isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}
