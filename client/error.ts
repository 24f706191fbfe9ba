/** The API did not give what was asked for; the message says why. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /**
   * What kind of problem it is, such as `urn:nutgraf:problem:article-deleted`; null where the gateway answered by
   * itself.
   */
  readonly type: string | null;
  /** What to quote to whoever runs the API. */
  readonly requestId: string | null;

  constructor(status: number, body: string) {
    const { type, detail, requestId, message } = members(body);
    super(detail ?? message ?? `the API answered ${status}`);
    this.status = status;
    this.type = type ?? null;
    this.requestId = requestId ?? null;
  }
}

/** Text members of a problem (RFC 9457), or of the gateway's own message. */
function members(body: string): Readonly<Record<string, string | undefined>> {
  let found: unknown = null;
  try {
    found = JSON.parse(body);
  } catch {
    // A proxy's page: it says nothing that could be told.
  }
  const strings = Object.entries(Object(found)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(strings);
}
