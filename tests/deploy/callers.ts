import type { HttpClient } from './http-client.ts';

/** What a caller signs with. */
export interface AwsCredentialIdentity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const VERSION = '2010-05-08';

/** The account's IAM, asked as its Query API is: by the action's name and parameters. */
export class Callers {
  readonly #iam: HttpClient;

  /** @param iam - IAM's own address, asked with signatures for the service `iam` */
  constructor(iam: HttpClient) {
    this.#iam = iam;
  }

  /** Makes a user who may do `actions`, on anything, and nothing else. @returns the user's keys */
  async make(name: string, actions: readonly string[]): Promise<AwsCredentialIdentity> {
    await this.#do('CreateUser', { UserName: name });
    if (actions.length > 0) {
      const Statement = [{ Effect: 'Allow', Action: actions, Resource: '*' }];
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
      await this.#do('PutUserPolicy', { UserName: name, PolicyName: 'given', PolicyDocument });
    }
    const made = await this.#do('CreateAccessKey', { UserName: name });
    const member = (tag: string) => new RegExp(`<${tag}>([^<]+)</${tag}>`).exec(made)?.[1] ?? '';
    return { accessKeyId: member('AccessKeyId'), secretAccessKey: member('SecretAccessKey') };
  }

  async #do(Action: string, parameters: Readonly<Record<string, string>>): Promise<string> {
    const { status, body } = await this.#iam.get(
      '/',
      { Action, Version: VERSION, ...parameters },
      { accept: 'text/xml' },
    );
    if (status !== 200) throw new Error(`${Action}: ${status} ${body}`);
    return body;
  }
}
