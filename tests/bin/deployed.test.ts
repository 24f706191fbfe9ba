import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Listener, listen } from '../../local/listen.ts';
import { nutgraf } from './command.ts';

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret/key', AWS_SESSION_TOKEN: 'session+/=' };
const REGION = 'eu-central-1';

interface Answer {
  readonly status: number;
  readonly body: string;
}

const sha256 = (data: string) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();

/**
 * The signature a request ought to have, computed from what arrived, as the documentation of Signature Version 4 has
 * it.
 */
function expectedSignature({ url = '', headers, method = '' }: IncomingMessage): string {
  const authorization = headers.authorization ?? '';
  const signed = /SignedHeaders=([^,]+)/.exec(authorization)?.[1] ?? '';
  const scope = /Credential=[^/]+\/([^,]+)/.exec(authorization)?.[1] ?? '';
  const [date = '', region = '', service = ''] = scope.split('/');
  const [path = '', query = ''] = url.split('?');
  const canonical = [
    method,
    // Every service but S3 has the path, encoded already, encoded once more.
    path.split('/').map(encodeURIComponent).join('/'),
    query.split('&').sort().join('&'),
    ...signed.split(';').map((name) => `${name}:${headers[name]}`),
    '',
    signed,
    sha256(''),
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${KEYS.AWS_SECRET_ACCESS_KEY}`,
  );
  return hmac(key, toSign).toString('hex');
}

function stackXml(outputs: Readonly<Record<string, string>>): string {
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">\
<DescribeStacksResult><Stacks><member>
    <StackName>Nutgraf</StackName><StackStatus>CREATE_COMPLETE</StackStatus>\
<CreationTime>2026-01-01T00:00:00Z</CreationTime>
    <Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
}

function errorXml(code: string, message: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code>\
<Message>${message}</Message></Error></ErrorResponse>`;
}

describe('a deployed stack', () => {
  const empty = mkdtempSync(join(tmpdir(), 'nutgraf-deployed-'));
  let server: Listener;
  let access = 'iam';
  let stack: () => Answer;
  let api: (request: IncomingMessage, nth: number) => Answer;
  let asked: IncomingMessage[] = [];
  let described: string[] = [];

  const outputs = () => ({
    ArticlesBucketName: 'articles',
    ApiUrl: `${server.endpoint}/`,
    ApiAccess: access,
    TableName: 'table',
    IntakeQueueUrl: `${server.endpoint}/1/intake`,
    IntakeDeadLettersUrl: `${server.endpoint}/1/intake-dead`,
    DigestQueueUrl: `${server.endpoint}/1/digest`,
    DigestDeadLettersUrl: `${server.endpoint}/1/digest-dead`,
  });
  const page = { status: 200, body: JSON.stringify({ articles: [], cursor: null }) };

  const run = (args: readonly string[], variables: Readonly<Record<string, string>> = KEYS) =>
    nutgraf([...args, '--data', empty, '--stack', 'Nutgraf'], {
      AWS_ENDPOINT_URL: server.endpoint,
      AWS_REGION: REGION,
      AWS_MAX_ATTEMPTS: '1',
      ...variables,
    });

  beforeAll(async () => {
    const http = createServer(async (request, response) => {
      const body = await text(request);
      let answer: Answer;
      if (request.method === 'POST' && request.url === '/') {
        described.push(body);
        answer = stack();
      } else {
        asked.push(request);
        answer = api(request, asked.length - 1);
      }
      response.writeHead(answer.status).end(answer.body);
    });
    server = await listen(http, 0, 'fake services');
  });
  afterAll(async () => {
    await server.stop();
    rmSync(empty, { recursive: true });
  });
  beforeEach(() => {
    access = 'iam';
    stack = () => ({ status: 200, body: stackXml(outputs()) });
    api = () => page;
    asked = [];
    described = [];
  });

  test('is found by its name, and requests to an "iam" API are signed as they are sent', async () => {
    const { code, err } = await run(['list', '--name', "O'Hara (b*) é+&~", '--from', '2026-01-01']);
    expect(err).toBe('No article is listed.\n');
    expect(code).toBe(0);
    expect(described[0]).toMatch(/Action=DescribeStacks.*StackName=Nutgraf/);
    const [request] = asked;
    if (request === undefined) throw new Error('nothing was asked');
    expect(new URL(request.url ?? '', server.endpoint).searchParams.get('name')).toBe("O'Hara (b*) é+&~");
    expect(request.headers['x-amz-security-token']).toBe(KEYS.AWS_SESSION_TOKEN);
    expect(request.headers.authorization).toContain(`/${REGION}/execute-api/aws4_request`);
    expect(request.headers.authorization).toMatch(/SignedHeaders=[a-z0-9;-]*host;x-amz-date;x-amz-security-token/);
    expect(request.headers.authorization).toContain(`Signature=${expectedSignature(request)}`);
  });

  test('--region stands above the environment', async () => {
    await run(['list', '--region', 'us-west-2']);
    expect(asked[0]?.headers.authorization).toContain('/us-west-2/execute-api/');
  });

  test('--profile stands above keys in the environment', async () => {
    const file = join(empty, 'credentials');
    writeFileSync(file, '[team]\naws_access_key_id = AKIDTEAM\naws_secret_access_key = s\n');
    await run(['list', '--profile', 'team'], { ...KEYS, AWS_SHARED_CREDENTIALS_FILE: file });
    expect(asked[0]?.headers.authorization).toContain('Credential=AKIDTEAM/');
    expect(asked[0]?.headers['x-amz-security-token']).toBeUndefined();
  });

  test('a "public" API is asked without a signature, a "jwt" one with the token', async () => {
    access = 'public';
    await run(['list']);
    expect(asked[0]?.headers.authorization).toBeUndefined();
    access = 'jwt';
    await run(['list', '--token', 'Bearer abc.def.ghi']);
    await run(['list'], { ...KEYS, NUTGRAF_TOKEN: 'from.the.environment' });
    expect(asked.slice(1).map(({ headers }) => headers.authorization)).toEqual([
      'Bearer abc.def.ghi',
      'Bearer from.the.environment',
    ]);
    const none = await run(['list']);
    expect(none).toMatchObject({ code: 1, out: '' });
    expect(none.err).toMatch(/wants a token: give one with --token, or in NUTGRAF_TOKEN/);
    api = () => ({ status: 401, body: '{"message":"Unauthorized"}' });
    expect((await run(['list', '--token', 'old'])).err).toMatch(/does not accept the token: it may have expired/);
  });

  test('is asked again while it is busy', async () => {
    api = (_, nth) => (nth < 2 ? { status: nth === 0 ? 429 : 503, body: '{"message":"Too Many Requests"}' } : page);
    expect((await run(['list'])).code).toBe(0);
    expect(asked).toHaveLength(3);
  });

  test.each([
    ['get', 'x.txt'],
    // The bucket has no object of this key, so that it may be an id.
    ['remove', 'x-txt-0123456789abcdef'],
  ])('%s says what the API refuses', async (command, article) => {
    api = ({ method }) =>
      method === 'HEAD' ? { status: 404, body: '' } : { status: 403, body: '{"message":"Forbidden"}' };
    const { code, err } = await run([command, article]);
    expect(code).toBe(1);
    expect(err).toMatch(/does not let you in: your role needs execute-api:Invoke.*\(Forbidden\)/);
  });

  test.each([
    [
      'a stack that is not there',
      () => ({ status: 400, body: errorXml('ValidationError', 'Stack with id Nutgraf does not exist') }),
      /there is no stack Nutgraf in eu-central-1 .*--stack, --region and --profile/,
    ],
    [
      'a stack of something else',
      () => ({ status: 200, body: stackXml({ Url: 'x' }) }),
      /stack Nutgraf \(CREATE_COMPLETE\) has no output ArticlesBucketName: it is not a Nutgraf stack/,
    ],
    [
      'access denied',
      () => ({
        status: 403,
        body: errorXml('AccessDenied', 'User: x is not authorized to perform: cloudformation:DescribeStacks'),
      }),
      /access denied; "--help" lists what the command needs \(User: x .*DescribeStacks\)/,
    ],
    [
      'credentials that have expired',
      () => ({ status: 403, body: errorXml('ExpiredToken', 'The security token included in the request is expired') }),
      /the AWS credentials have expired: sign in again/,
    ],
    [
      'credentials that nobody knows',
      () => ({ status: 403, body: errorXml('InvalidClientTokenId', 'The security token is invalid.') }),
      /AWS does not know these credentials/,
    ],
  ])('names %s', async (_what, answer, message) => {
    stack = answer;
    const { code, out, err } = await run(['backfill']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(message);
  });

  test('names missing credentials, a missing profile and a missing region', async () => {
    expect((await run(['list'], {})).err).toMatch(/no AWS credentials: set AWS_PROFILE/);
    expect((await run(['list', '--profile', 'nobody'], {})).err).toMatch(/no AWS credentials in the profile nobody: /);
    const nowhere = await nutgraf(['list', '--data', empty, '--stack', 'Nutgraf'], KEYS);
    expect(nowhere.err).toMatch(/no AWS region: give --region, or set AWS_REGION \(Region is missing/);
    expect((await run(['list', '--region', '-'])).err).toMatch(/no AWS region: .*not accepted/);
  });

  test('names the service that denies access, and stops at the first file', async () => {
    const denied = '<Error><Code>AccessDenied</Code><Message>not authorized to perform: s3:PutObject</Message></Error>';
    api = ({ method }) => ({ status: method === 'HEAD' ? 404 : 403, body: method === 'HEAD' ? '' : denied });
    const { code, err } = await run(['put', 'events/articles', '--parallel', '1']);
    expect(code).toBe(1);
    expect(err).toMatch(/access denied.*s3:PutObject/);
    expect(asked.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });
});
