import { createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:https';

/** An OpenID Connect issuer of our own: its keys, and tokens of every kind. */
export interface Issuer {
  /** Its address, which is also what tokens say they are from. */
  readonly address: string;
  /** A token that is good for `audience`, but for what `changes` says. */
  token(audience: string, changes?: TokenChanges): string;
  stop(): void;
}

export interface TokenChanges {
  readonly iss?: string;
  /** Seconds since 1970. */
  readonly exp?: number;
  /** Signed by somebody else's key, under this issuer's key id. */
  readonly forged?: boolean;
}

const KEY_ID = 'test-key';

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** @param tls - certificate and key the gateway trusts */
export async function startIssuer(tls: { readonly cert: Buffer; readonly key: Buffer }): Promise<Issuer> {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const server = createServer(tls, (request, response) => {
    const documents: Readonly<Record<string, object>> = {
      '/.well-known/openid-configuration': { issuer: address, jwks_uri: `${address}/keys` },
      '/keys': { keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig', alg: 'RS256' }] },
    };
    const found = documents[request.url ?? ''];
    response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const listening = server.address();
  if (listening === null || typeof listening === 'string') throw new Error('the issuer has no port');
  const address = `https://127.0.0.1:${listening.port}`;
  return {
    address,
    token(audience, { forged = false, ...changes } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const claims = { iss: address, sub: 'reader', aud: audience, iat: now - 60, exp: now + 600, ...changes };
      const content = `${encoded({ alg: 'RS256', typ: 'JWT', kid: KEY_ID })}.${encoded(claims)}`;
      const { privateKey } = forged ? stranger : pair;
      return `${content}.${createSign('RSA-SHA256').update(content).sign(privateKey, 'base64url')}`;
    },
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
