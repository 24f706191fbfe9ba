import { readdirSync, readFileSync } from 'node:fs';
import { bodyTag } from './etag.ts';
import { Problem } from './problems.ts';
import { type MediaType, negotiated, type Representation } from './representation.ts';
import type { ReadPorts, Resource } from './request.ts';

/** Where the bundle keeps the built page: beside itself. Stacks whose API is not public have none. */
const FOLDER = new URL('./page/', import.meta.url);
/** Folder of the page that its files are served from, and their path at the gateway. */
const FILES = 'reader';

/** What a build gives. Anything else in the folder is not served. */
const TYPES: Readonly<Record<string, MediaType>> = {
  css: 'text/css',
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
};

/** Names with a hash of their content, as the build gives them: such a file never changes. */
const HASHED = /-[\w-]{8}\.(?:js|css)$/;

/**
 * What the page may do: run its own script, wear its own style, and ask the address it came from. No script or style
 * stands in the document, none can be put there, and strings never become markup (Trusted Types without a policy).
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Headers of the document, beside those every answer has. A link out of the page does not tell what was being read. */
const DOCUMENT_HEADERS = {
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
} as const;

/** A file of the built page as it is served. */
type PageFile = Representation;

/**
 * The built page by path: `index.html`, `reader/index-….js`. Its files are few and small, so all are read at once and
 * kept.
 *
 * @param folder - that the build wrote
 * @throws what reading throws, where there is no page
 */
export function readPage(folder: URL): ReadonlyMap<string, PageFile> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const page = new Map<string, PageFile>();
  for (const name of names) {
    const mediaType = TYPES[/\.(\w+)$/.exec(name)?.[1] ?? ''];
    if (mediaType === undefined) continue;
    const body = readFileSync(new URL(name, folder), 'utf8');
    page.set(name, {
      mediaType,
      body,
      tag: bodyTag(body),
      cacheControl: HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(mediaType === 'text/html' ? { headers: DOCUMENT_HEADERS } : {}),
    });
  }
  return page;
}

let kept: ReadonlyMap<string, PageFile> | null = null;

/** Read when it is first asked for: most copies of the function never serve it. */
function page(): ReadonlyMap<string, PageFile> {
  if (kept !== null) return kept;
  try {
    kept = readPage(FOLDER);
  } catch {
    throw new Problem('no-such-route', 'the reader page is not part of this deployment; run "npm run reader"');
  }
  return kept;
}

/** `GET /`: the reader page. What it shows is in its query, which only the page itself reads. */
export const readerPage: Resource = async ({ headers }) => file('index.html', headers);

/** What the page asks to learn what its host offers. */
const HOST_FILE = 'host.json';

/** What a deployment offers the page: what the build says, and stories where it has them. */
export function hostFile(built: PageFile, { stories }: Pick<ReadPorts, 'stories'>): PageFile {
  const body = JSON.stringify({ ...JSON.parse(built.body ?? '{}'), stories });
  return { ...built, body, tag: bodyTag(body) };
}

/** `GET /reader/{file}`: scripts and styles of the page, and what the deployment offers it. */
export const readerFile: Resource = async ({ variable, headers }, ports) => {
  const found = file(`${FILES}/${variable}`, headers);
  return variable === HOST_FILE ? hostFile(found, ports) : found;
};

function file(name: string, headers: Parameters<typeof negotiated>[0]): Representation {
  const found = page().get(name);
  if (found === undefined) throw new Problem('no-such-route', 'the page has no such file; load the page again');
  // Only so that a 406 is answered where the request takes nothing of the kind.
  negotiated(headers, [found.mediaType]);
  return found;
}
