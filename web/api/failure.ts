/** The API did not give what was asked for. `title` and `detail` are for people. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  /** 0 where nothing answered. */
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** What to quote to whoever runs the API. */
  readonly requestId: string | null;

  constructor(parts: {
    readonly status: number;
    readonly title: string;
    readonly detail: string;
    readonly requestId?: string | null;
  }) {
    super(parts.title);
    this.status = parts.status;
    this.title = parts.title;
    this.detail = parts.detail;
    this.requestId = parts.requestId ?? null;
  }
}

/** What the gateway answers by itself, in words for a reader. */
const GATEWAY: Readonly<Record<number, readonly [title: string, detail: string]>> = {
  401: ['The API wants a token', 'It may have expired: get a new one, and start "npm run reader" with it.'],
  403: ['The API does not let you in', 'Ask whoever runs it for access, or check the credentials of "npm run reader".'],
  404: ['There is nothing at this address', 'Check the link, or start from the latest articles.'],
  413: ['The file is too large', 'Nothing over 5 MiB becomes an article. Split it.'],
  429: ['The API is asked too often', 'Its limit is shared by everybody who reads. Try again in a moment.'],
  502: ['The API could not be reached', 'The page was served, but what it reads from did not answer.'],
};

function text(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const found = Object.entries(value).find(([key]) => key === name)?.[1];
  return typeof found === 'string' ? found : null;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function capitalised(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}

/** The failure an answer stands for: problem details of the function, or the gateway's `{"message"}`. */
export function failureOf(status: number, body: string): ApiFailure {
  const problem = parsed(body);
  const title = text(problem, 'title');
  const detail = text(problem, 'detail');
  if (title !== null && detail !== null) {
    return new ApiFailure({ status, title, detail: capitalised(detail), requestId: text(problem, 'requestId') });
  }
  const [known, advice] = GATEWAY[status] ?? ['The API did not answer as it should', 'Try again in a moment.'];
  const message = text(problem, 'message');
  return new ApiFailure({
    status,
    title: known,
    detail: message === null ? advice : `${advice} (${status}: ${message})`,
  });
}

/** The failure of a request that nothing answered. */
export function unanswered(): ApiFailure {
  return new ApiFailure({
    status: 0,
    title: 'Nothing answers at this address',
    detail: 'The network is down, or the API has been stopped. What is shown already stays; try again when it is back.',
  });
}
