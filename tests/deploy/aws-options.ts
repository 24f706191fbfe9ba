import { parseArgs } from 'node:util';

export interface AwsOptions {
  readonly region: string;
  readonly profile: string | null;
  /** Whether account and region are prepared for the CDK first. */
  readonly bootstrap: boolean;
}

export const USAGE = `use: npm run test:aws -- --yes [--region <region>] [--profile <profile>] [--bootstrap]

Deploys a stack of its own into your AWS account, "Nutgraf-test" with a random suffix, tests it, and removes it again
with all that is in it: some ten minutes, a few cents. Nothing else in the account is touched; --bootstrap prepares
account and region for the CDK first.

  --yes        you have read this, and the account is the right one
  --region     where; else AWS_REGION
  --profile    as whom; else AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`;

/** The command line, or the environment, does not say clearly enough that a real account may be used. */
export class AwsUsageError extends Error {
  override readonly name = 'AwsUsageError';
}

/**
 * What to do, and where. Nothing is guessed: neither a default profile nor the rights of the machine it runs on count.
 *
 * @throws AwsUsageError
 */
export function readAwsOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): AwsOptions {
  const values = parsed(args);
  const region = values.region ?? environment.AWS_REGION;
  const profile = values.profile ?? environment.AWS_PROFILE ?? null;
  const hasKeys = Boolean(environment.AWS_ACCESS_KEY_ID) && Boolean(environment.AWS_SECRET_ACCESS_KEY);
  const elsewhere = Object.keys(environment).find((name) => name.startsWith('AWS_ENDPOINT_URL') && environment[name]);
  if (elsewhere !== undefined) {
    throw new AwsUsageError(`${elsewhere} leads somewhere else than to AWS: unset it, or use "npm run test:deploy"`);
  }
  if (!profile && !hasKeys) {
    throw new AwsUsageError(
      'no credentials are named: give --profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    );
  }
  if (!region) throw new AwsUsageError('no region is named: give --region, or set AWS_REGION');
  if (values.yes !== true) throw new AwsUsageError('it works in a real account, and costs money: say --yes');
  return { region, profile: profile || null, bootstrap: values.bootstrap === true };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        yes: { type: 'boolean' },
        bootstrap: { type: 'boolean' },
        region: { type: 'string' },
        profile: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new AwsUsageError(error instanceof Error ? error.message : String(error));
  }
}
