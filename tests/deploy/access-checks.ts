import assert from 'node:assert/strict';
import { type Signing, signer } from '../../bin/sign.ts';
import { type AwsCredentialIdentity, Callers } from './callers.ts';
import type { Checklist } from './checklist.ts';
import { bearer, type HttpClient, signed, unauthorised } from './http-client.ts';
import type { Issuer } from './issuer.ts';
import { assertNothingAnswers } from './reading-checks.ts';

/** Access `iam`: a signature of somebody the account knows, or nothing. @param signing - as those sign who may read */
export async function checkIam(list: Checklist, api: HttpClient, signing: Signing): Promise<void> {
  const nobody: AwsCredentialIdentity = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'nobody knows this secret',
  };
  await list.check('iam: without a signature no route answers', () => assertNothingAnswers(api.as(unauthorised), 403));
  await list.check('iam: a signature of nobody opens no route', () =>
    assertNothingAnswers(api.as(signed(signer({ ...signing, credentials: nobody }))), 403),
  );
  await list.check(
    'iam: a token opens no route',
    () => assertNothingAnswers(api.as(bearer('e30.e30.e30')), 403),
    'foreign authorization',
  );
  await list.check('iam: a signature opens the API', async () => {
    const answer = await api.as(signed(signer(signing))).get('/health');
    assert.equal(answer.status, 200, answer.body);
  });
}

/**
 * Access `iam`, told apart by what a caller may do. @param iam - the account's IAM, where users can be made and
 * forgotten
 */
export async function checkCallers(list: Checklist, api: HttpClient, iam: HttpClient, signing: Signing): Promise<void> {
  const callers = new Callers(iam);
  const as = (credentials: AwsCredentialIdentity) => api.as(signed(signer({ ...signing, credentials })));
  await list.check('iam: who may execute-api:Invoke reads', async () => {
    const reader = await callers.make('reader', ['execute-api:Invoke']);
    const answer = await as(reader).get('/articles', { limit: '1' });
    assert.equal(answer.status, 200, answer.body);
    await assertNothingAnswers(as({ ...reader, secretAccessKey: 'not the secret' }), 403);
  });
  await list.check('iam: who may only read the bucket does not', async () => {
    await assertNothingAnswers(as(await callers.make('stranger', ['s3:GetObject'])), 403);
  });
}

/** Access `jwt`: a token that is good in everything, or nothing. */
export async function checkJwt(list: Checklist, api: HttpClient, issuer: Issuer, audience: string): Promise<void> {
  const past = Math.floor(Date.now() / 1000) - 60;
  const refused: readonly (readonly [what: string, token: string | null])[] = [
    ['without a token', null],
    ['a token that is none', 'e30.e30.e30'],
    ['an expired token', issuer.token(audience, { exp: past })],
    ['a token for another audience', issuer.token('another-client')],
    ['a token of another issuer', issuer.token(audience, { iss: 'https://login.example.com' })],
    ['a forged token', issuer.token(audience, { forged: true })],
  ];
  for (const [what, token] of refused) {
    await list.check(`jwt: ${what} opens no route`, () =>
      assertNothingAnswers(api.as(token === null ? unauthorised : bearer(token)), 401),
    );
  }
  await list.check('jwt: a good token opens the API', async () => {
    const answer = await api.as(bearer(issuer.token(audience))).get('/health');
    assert.equal(answer.status, 200, answer.body);
  });
}

/** Browsers ask before they let a script of another origin read, and never with credentials. */
export async function checkPreflight(api: HttpClient, origin: string): Promise<void> {
  const { status, headers } = await api.preflight('/articles', origin);
  assert.ok(status === 200 || status === 204, `it was answered with ${status}`);
  assert.equal(headers.get('access-control-allow-origin'), origin);
}
