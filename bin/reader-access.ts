import { CommanderError } from 'commander';
import { type ApiAccess, ReadApi } from './read-api.ts';
import { resolveTarget } from './target.ts';

/** Which API the page is to show, as the command line says it. */
export interface ReaderOptions {
  readonly api?: string;
  readonly stack?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly token?: string;
  /** A file that `nutgraf export --format sqlite` wrote, for searching texts. */
  readonly index?: string;
  readonly port: number;
}

/** The region in an address that API Gateway gave; other domains do not tell it. */
const GATEWAY_REGION = /\.execute-api\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/;

function baseOf(api: string): URL {
  const url = URL.canParse(api) ? new URL(api) : null;
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && /^(?:127\.0\.0\.1|localhost)$/.test(url.hostname));
  if (url === null || !isSafe) {
    throw new CommanderError(
      2,
      'usage',
      '--api: the address of the API is expected, such as https://….amazonaws.com/ (http only on this machine)',
    );
  }
  return url;
}

/**
 * How an API known only by its address is asked: with the token that is given, else signed where a region is known,
 * else plainly.
 */
async function accessTo(url: URL, { region, profile, token }: ReaderOptions): Promise<ApiAccess> {
  if (token !== undefined) return { mode: 'jwt', token: token.replace(/^Bearer\s+/i, '') };
  const signedIn = region ?? GATEWAY_REGION.exec(url.hostname)?.[1];
  if (signedIn === undefined) return { mode: 'public' };
  // The client is asked nothing but who the caller is: it knows every place where credentials can be.
  const [{ CloudFormationClient }, { signer }] = await Promise.all([
    import('@aws-sdk/client-cloudformation'),
    import('./sign.ts'),
  ]);
  const { config } = new CloudFormationClient({ region: signedIn, ...(profile === undefined ? {} : { profile }) });
  return { mode: 'iam', signer: signer({ credentials: config.credentials, region: signedIn, sha256: config.sha256 }) };
}

/**
 * The API to show, and its name for people.
 * @throws CommanderError where the command line is wrong; TargetError where there is no such stack
 */
export async function apiOf(options: ReaderOptions): Promise<{ readonly api: ReadApi; readonly name: string }> {
  const { api, stack, region, profile, token } = options;
  if (api !== undefined) {
    const url = baseOf(api);
    return { api: new ReadApi(url.href, await accessTo(url, options)), name: url.host };
  }
  if (stack === undefined)
    throw new CommanderError(2, 'usage', 'name the API with --api, or a deployed stack with --stack');
  const target = await resolveTarget({
    data: '.nutgraf',
    stack,
    ...(region === undefined ? {} : { region }),
    ...(profile === undefined ? {} : { profile }),
    ...(token === undefined ? {} : { token }),
  });
  return { api: target.api, name: target.name };
}
