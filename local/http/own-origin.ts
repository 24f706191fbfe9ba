/** Names by which this machine calls itself. */
const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

function valuesOf(rawHeaders: readonly string[], name: string): readonly string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

/** Whether a request says, once, that it is addressed to one of these names. */
function isFor(names: RegExp, rawHeaders: readonly string[]): boolean {
  const hosts = valuesOf(rawHeaders, 'host');
  return hosts.length === 1 && names.test(hosts[0] ?? '');
}

/** Whether a request is addressed to this machine by its own name, and not by one that a site has pointed at it. */
export function toLoopback(rawHeaders: readonly string[]): boolean {
  return isFor(LOOPBACK, rawHeaders);
}

/**
 * Whether a browser sent the request from a page of the origin it is sent to. Browsers set `Origin` on every request
 * that writes, and no script can change it; what is sent without one comes from a program, which has the S3 endpoint.
 */
export function ownOrigin(rawHeaders: readonly string[]): boolean {
  const [host = ''] = valuesOf(rawHeaders, 'host');
  const origins = valuesOf(rawHeaders, 'origin');
  const sites = valuesOf(rawHeaders, 'sec-fetch-site');
  return (
    toLoopback(rawHeaders) &&
    origins.length === 1 &&
    origins[0] === `http://${host}` &&
    sites.every((site) => site === 'same-origin')
  );
}

/** Names that lead to this machine whoever asks: a browser looks `localhost` and what is below it up nowhere else. */
const LOCAL_HOST = /^(?:127\.0\.0\.1|\[::1\]|(?:[^/@]+\.)?localhost)(?::\d+)?$/;

/**
 * Whether programs and pages of this machine sent a request, and no site: a page elsewhere may post a form to any port
 * here, and one whose name is pointed at this machine may do anything, read included. For endpoints that let everyone
 * in.
 */
export function fromThisMachine(rawHeaders: readonly string[]): boolean {
  const origins = valuesOf(rawHeaders, 'origin');
  return (
    isFor(LOCAL_HOST, rawHeaders) && origins.every((origin) => LOCAL_HOST.test(origin.replace(/^https?:\/\//, '')))
  );
}

export const FOREIGN = 'Requests of other sites, and of names that were pointed here, are not answered.';
