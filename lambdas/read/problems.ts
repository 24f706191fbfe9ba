/** Everything that can go wrong, in the words of a reader of the API. The code ends the problem's `type`. */
const PROBLEMS = {
  'malformed-query': { status: 400, title: 'The query string cannot be read' },
  'unknown-parameter': { status: 400, title: 'Unknown parameter' },
  'missing-parameter': { status: 400, title: 'Missing parameter' },
  'repeated-parameter': { status: 400, title: 'Repeated parameter' },
  'invalid-parameter': { status: 400, title: 'Invalid parameter value' },
  'conflicting-parameters': { status: 400, title: 'Conflicting parameters' },
  'invalid-cursor': { status: 409, title: 'The cursor does not belong to this query' },
  'no-such-route': { status: 404, title: 'There is nothing at this path' },
  'no-such-story': { status: 404, title: 'There is no such story' },
  'no-such-article': { status: 404, title: 'There is no such article' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed' },
  'not-acceptable': { status: 406, title: 'There is no representation the request accepts' },
  'compression-required': { status: 406, title: 'The answer is too large to be sent uncompressed' },
  'article-not-ready': { status: 409, title: 'The article has no text, summary or facts' },
  'article-deleted': { status: 410, title: 'The article was deleted' },
  internal: { status: 500, title: 'The request could not be answered' },
  unavailable: { status: 503, title: 'The table could not be read in time' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;
export type ProblemStatus = (typeof PROBLEMS)[ProblemCode]['status'];

export const PROBLEM_TYPE = 'application/problem+json';
/** A URN, because there is no page of ours at a fixed address: `docs/api.md` explains each code. */
const TYPE_PREFIX = 'urn:nutgraf:problem:';

interface ProblemOptions {
  /** Members beside those of RFC 9457: never a table key, a stack trace or article text. */
  readonly members?: Readonly<Record<string, string | number | readonly string[] | null>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is an error. `detail` is for the caller and says what to do. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: ProblemStatus;
  readonly members: Readonly<Record<string, string | number | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail);
    this.code = code;
    this.status = PROBLEMS[code].status;
    this.members = options.members ?? {};
    this.headers = options.headers ?? {};
  }
}

/**
 * Problem details as RFC 9457 has them.
 *
 * @param path - of the request, decoded
 */
export function problemBody(problem: Problem, path: string, requestId: string): string {
  return JSON.stringify({
    type: `${TYPE_PREFIX}${problem.code}`,
    title: PROBLEMS[problem.code].title,
    status: problem.status,
    detail: problem.message,
    instance: encodeURI(path.toWellFormed()),
    requestId,
    ...problem.members,
  });
}

/** The caller's own words inside a `detail`: quoted, and short. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60).toWellFormed()}…` : value);
}
