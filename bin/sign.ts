import { SignatureV4 } from '@smithy/signature-v4';

type SignerOptions = ConstructorParameters<typeof SignatureV4>[0];

/** With what requests are signed, and for whom. */
export interface Signing {
  readonly credentials: SignerOptions['credentials'];
  readonly region: SignerOptions['region'];
  /** SHA-256 as the SDK's clients have it in their configuration. */
  readonly sha256: SignerOptions['sha256'];
  /** The service's name in the signature; API Gateway's where left out. */
  readonly service?: string;
}

export type Query = Readonly<Record<string, string>>;

/** `sign` makes the headers that authorise a GET: the signed request, with nothing left out. */
export interface Signer {
  sign(url: URL, query: Query, headers: Readonly<Record<string, string>>, at?: Date): Promise<Record<string, string>>;
}

/**
 * Percent-encoding as Signature Version 4 has it: everything but letters, digits and `-._~`. `URLSearchParams` writes a
 * space as `+` and leaves other characters; the service would then compute another signature.
 */
export function encodeStrictly(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Signs GET requests with AWS Signature Version 4. */
export function signer({ service = 'execute-api', ...signing }: Signing): Signer {
  // A body that is not there needs no checksum of its own; it is in the signature.
  const v4 = new SignatureV4({ ...signing, service, applyChecksum: false });
  return {
    async sign(url, query, headers, at) {
      const signed = await v4.sign(
        {
          method: 'GET',
          protocol: url.protocol,
          hostname: url.hostname,
          path: url.pathname,
          query: { ...query },
          headers: { ...headers, host: url.host },
        },
        at === undefined ? {} : { signingDate: at },
      );
      return signed.headers;
    },
  };
}
