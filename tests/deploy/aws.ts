/**
 * The stack in a real account: `npm run test:aws -- --yes`. Deploys a stack of its own, checks what
 * `npm run test:deploy` checks and what the emulator cannot show, and removes the stack, also where a check failed or
 * Ctrl-C was pressed.
 */
import { randomBytes } from 'node:crypto';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type Signing, signer } from '../../bin/sign.ts';
import { resolveTarget } from '../../bin/target.ts';
import { stackName } from '../../lib/nutgraf-stack.ts';
import { checkPreflight } from './access-checks.ts';
import { type AwsOptions, AwsUsageError, readAwsOptions, USAGE } from './aws-options.ts';
import { bootstrap, deploy, type StackCommand } from './cdk.ts';
import { Checklist, interrupt, resume } from './checklist.ts';
import { checkDeployment } from './checks.ts';
import { deploymentOf } from './deployment.ts';
import { HttpClient, signed } from './http-client.ts';
import { removeStack } from './removal.ts';

const ORIGIN = 'https://news.example.com';
const CDK_MS = 20 * 60_000;

/** At Ctrl-C the checks end and the stack is removed. The second one ends the process, and what it made stays. */
function listenForInterruption(): void {
  process.once('SIGINT', () => {
    process.stdout.write('Interrupted: the stack is removed now. Ctrl-C again leaves it there.\n');
    process.once('SIGINT', () => process.exit(130));
    interrupt();
  });
}

/** The account that the credentials belong to. */
async function accountOf(region: string, signing: Signing): Promise<string> {
  const sts = new HttpClient(`https://sts.${region}.amazonaws.com`, signed(signer({ ...signing, service: 'sts' })));
  const query = { Action: 'GetCallerIdentity', Version: '2011-06-15' };
  const { status, body } = await sts.get('/', query, { accept: 'text/xml' });
  const account = /<Account>(\d{12})<\/Account>/.exec(body)?.[1];
  if (status !== 200 || account === undefined)
    throw new Error(`AWS does not know these credentials: ${status} ${body}`);
  return account;
}

async function main(options: AwsOptions): Promise<number> {
  const { region, profile } = options;
  const client = new CloudFormationClient({ region, ...(profile !== null && { profile }) });
  const { credentials, sha256 } = client.config;
  const signing = { credentials, sha256, region };
  const account = await accountOf(region, signing);
  const stage = `test-${randomBytes(4).toString('hex')}`;
  const command: StackCommand = {
    stackName: stackName(stage),
    options: { stage, dataOnDelete: 'destroy', allowedOrigins: ORIGIN },
    environment: { ...process.env, AWS_REGION: region, ...(profile !== null && { AWS_PROFILE: profile }) },
    limitMs: CDK_MS,
  };
  process.stdout.write(`Stack ${command.stackName} in account ${account}, ${region}\n`);
  const list = new Checklist();
  const named = { stack: command.stackName, region, data: '.nutgraf', ...(profile !== null && { profile }) };

  async function work(): Promise<void> {
    const place = `aws://${account}/${region}`;
    if (options.bootstrap && !(await list.check('cdk bootstrap', () => bootstrap(place, command.environment, CDK_MS))))
      return;
    let api = '';
    const isUp = await list.check('cdk deploy', async () => {
      api = (await deploy(command)).ApiUrl ?? '';
    });
    if (!isUp) return;
    const target = await resolveTarget(named);
    const at = { api, bucket: `https://s3.${region}.amazonaws.com/${target.bucketName}` };
    const deployment = await deploymentOf(target, at, signed(signer(signing)));
    try {
      await checkDeployment(list, deployment, named, signing);
      await list.check('a browser’s preflight is answered without a signature', () =>
        checkPreflight(deployment.api, ORIGIN),
      );
      await list.check('no message is left in any queue, dead letters included', () => deployment.drained());
    } finally {
      deployment.close();
    }
  }

  try {
    listenForInterruption();
    await work();
  } catch (error) {
    list.fail('the run', error);
  } finally {
    resume();
    await removeStack(list, command, named, client);
    client.destroy();
  }
  return list.end();
}

try {
  process.exitCode = await main(readAwsOptions(process.argv.slice(2), process.env));
} catch (error) {
  if (!(error instanceof AwsUsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${USAGE}\n`);
  process.exitCode = 2;
}
