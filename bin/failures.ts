import { member, text } from '../lambdas/shared/json.ts';
import { ApiError } from './read-api.ts';

/** What the services call it when credentials have run out, in all their spellings. */
const EXPIRED =
  /^(?:ExpiredToken|ExpiredTokenException|TokenRefreshRequired|RequestExpired|UnauthorizedSSOTokenError)$/;
const DENIED = /^(?:AccessDenied|AccessDeniedException|AuthorizationError|AuthorizationErrorException|Forbidden|403)$/;
const UNKNOWN_KEYS = new RegExp(
  '^(?:InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|SignatureDoesNotMatch|' +
    'InvalidSignatureException|IncompleteSignature|AuthFailure)$',
);
const NO_CREDENTIALS = /^(?:CredentialsProviderError|TokenProviderError|ProviderError)$/;
const NO_ANSWER = /^(?:ECONNREFUSED|ENOTFOUND|ECONNRESET|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH)$/;

const SIGN_IN = 'sign in again ("aws sso login", or get new temporary credentials)';

/**
 * What a failure means for the person at the keyboard, and what to do. Errors of the services keep their own words,
 * which name the action and resource that were refused.
 */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Some services answer a HEAD without a body: then the status is all there is.
  const name = error.name === 'Unknown' ? 'UnknownError' : error.name;
  const status = member(member(error, '$metadata'), 'httpStatusCode');
  const said = error.message.replace(/\s+/g, ' ').trim();
  if (EXPIRED.test(name) || /token.*expired|expired.*token/i.test(said))
    return `the AWS credentials have expired: ${SIGN_IN} (${said})`;
  if (NO_CREDENTIALS.test(name)) {
    return (
      'no AWS credentials: set AWS_PROFILE or name one with --profile, or set AWS_ACCESS_KEY_ID and ' +
      `AWS_SECRET_ACCESS_KEY (${said})`
    );
  }
  if (/^Region (?:is missing|not accepted)/.test(said))
    return `no AWS region: give --region, or set AWS_REGION (${said})`;
  if (UNKNOWN_KEYS.test(name)) return `AWS does not know these credentials, or their secret is another: ${said}`;
  if (DENIED.test(name) || status === 403) {
    return `access denied; "--help" lists what the command needs (${said === '' || said === name ? name : said})`;
  }
  const code = connectionCode(error);
  if (code !== undefined) return `nothing answers: ${code}. Does the local run still run, or is there a network?`;
  return fileFault(error) ?? (said === '' ? name : said);
}

/** What the file system says, in plain words. */
const FILE_FAULTS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['EEXIST', 'a file of this name is in the way'],
  ['ENOTDIR', 'a part of this path is a file and no folder'],
  ['EISDIR', 'this is a folder; name a file'],
  ['EACCES', 'you may not read or write here'],
  ['EPERM', 'you may not read or write here'],
  ['EROFS', 'its disk is read-only'],
  ['ENOSPC', 'its disk is full'],
]);

/** Null where it is no fault of a file or folder. */
function fileFault(error: Error): string | null {
  const [path, why] = [text(error, 'path'), FILE_FAULTS.get(text(error, 'code') ?? '')];
  return path === undefined || why === undefined ? null : `${path}: ${why}`;
}

/**
 * The code of a connection that failed, on the error itself or below it: `fetch` hides it in a cause, Node in a list.
 */
function connectionCode(error: unknown): string | undefined {
  const code = text(error, 'code');
  if (code !== undefined && NO_ANSWER.test(code)) return code;
  const below = member(error, 'cause') ?? firstOf(member(error, 'errors'));
  return below === undefined ? undefined : connectionCode(below);
}

function firstOf(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined;
}

/** Whether a failure is about who asks, or about the connection: then the next request fails as this one did. */
export function isFatal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = error instanceof ApiError ? error.status : member(member(error, '$metadata'), 'httpStatusCode');
  return (
    status === 403 ||
    status === 401 ||
    error.name === 'NoSuchBucket' ||
    [EXPIRED, NO_CREDENTIALS, UNKNOWN_KEYS, DENIED].some((names) => names.test(error.name)) ||
    connectionCode(error) !== undefined
  );
}
