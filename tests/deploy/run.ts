/**
 * The real stack on a real deployment: `npm run test:deploy`. Starts an AWS emulator, runs `cdk bootstrap` and
 * `cdk deploy` on the stack as it is, and uses it as its users do; then changes how it is read, as an upgrade would.
 * Needs Python 3.10 or newer; what the emulator cannot do is listed in docs/operating.md.
 */
import assert from 'node:assert/strict';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { signer } from '../../bin/sign.ts';
import { resolveTarget } from '../../bin/target.ts';
import { checkCallers, checkJwt, checkPreflight } from './access-checks.ts';
import { AWKWARD_KEY } from './article-checks.ts';
import { bootstrap, deploy, type Outputs } from './cdk.ts';
import { Checklist } from './checklist.ts';
import { checkDeployment } from './checks.ts';
import { type Deployment, deploymentOf } from './deployment.ts';
import { type Emulator, EmulatorError, REGION, startEmulator } from './emulator.ts';
import { checkExisting } from './existing-checks.ts';
import { EMULATOR_GAPS } from './gaps.ts';
import { bearer, HttpClient, signed, unauthorised } from './http-client.ts';
import { startIssuer } from './issuer.ts';
import { removeStack } from './removal.ts';

const STACK = 'Nutgraf';
const AUDIENCE = 'reader';
const ORIGIN = 'https://news.example.com';
/** The last deployment also gives the data up, so that it can be removed. */
const OPEN = { access: 'public', dataOnDelete: 'destroy' };
const CDK_MS = 120_000;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The address in the outputs is one of AWS; the emulator has the API under a path of its own. */
function apiOf(emulator: Emulator, outputs: Outputs): string {
  const id = /^https:\/\/(\w+)\.execute-api\./.exec(outputs.ApiUrl ?? '')?.[1];
  if (id === undefined) throw new Error(`the stack has no address of its API, but ${outputs.ApiUrl}`);
  return `${emulator.endpoint}/_aws/execute-api/${id}/$default`;
}

async function checkAll(emulator: Emulator, list: Checklist): Promise<void> {
  const { environment } = emulator;
  const commandFor = (stackName: string, options: Readonly<Record<string, string>>) => ({
    stackName,
    options,
    environment,
    limitMs: CDK_MS,
  });
  const command = (options: Readonly<Record<string, string>>) => commandFor(STACK, options);
  // From here on this process is a user of the emulated account.
  Object.assign(process.env, environment);
  const clients = new CloudFormationClient({ region: REGION });
  const { credentials, sha256 } = clients.config;
  const signing = { credentials, sha256, region: REGION };
  const issuer = await startIssuer(emulator.tls);
  let deployment: Deployment | null = null;
  try {
    if (!(await list.check('cdk bootstrap', () => bootstrap(`aws://000000000000/${REGION}`, environment, CDK_MS))))
      return;
    let outputs: Outputs = {};
    const isUp = await list.check('cdk deploy, with nothing said', async () => {
      outputs = await deploy(command({}));
    });
    if (!isUp) return;
    const named = { stack: STACK, region: REGION, data: '.nutgraf' };
    const target = await resolveTarget(named);
    const at = { api: apiOf(emulator, outputs), bucket: `${emulator.endpoint}/${target.bucketName}` };
    const up = await deploymentOf(target, at, signed(signer(signing)));
    deployment = up;
    await checkDeployment(list, up, named, signing);
    const iam = new HttpClient(emulator.endpoint, signed(signer({ ...signing, service: 'iam' })));
    await checkCallers(list, up.api, iam, signing);

    const { api } = up;
    const jwt = { access: 'jwt', issuer: issuer.address, audience: AUDIENCE, allowedOrigins: ORIGIN };
    if (await list.check('cdk deploy, from iam to jwt', async () => void (await deploy(command(jwt))))) {
      await checkJwt(list, api, issuer, AUDIENCE);
      await list.check('jwt: what was stored before is served', async () => {
        const answer = await api.as(bearer(issuer.token(AUDIENCE))).get('/articles', { key: AWKWARD_KEY });
        assert.match(answer.body, /market sanctions/);
      });
      await list.check(
        'jwt: a browser’s preflight is answered without a token',
        () => checkPreflight(api, ORIGIN),
        'CORS',
      );
    }
    if (await list.check('cdk deploy, from jwt to public', async () => void (await deploy(command(OPEN))))) {
      await list.check('public: anybody reads, and the page is there', async () => {
        const anybody = api.as(unauthorised);
        assert.match((await anybody.get('/articles', { key: AWKWARD_KEY })).body, /market sanctions/);
        assert.match((await anybody.get('/', {}, { accept: 'text/html' })).body, /<script type="module"/);
      });
    }
    await list.check('no message is left in any queue, dead letters included', () => up.drained());
    await removeStack(list, command(OPEN), named, clients);
    await checkExisting(list, commandFor, (outputs) => apiOf(emulator, outputs), REGION);
  } finally {
    deployment?.close();
    clients.destroy();
    issuer.stop();
  }
}

const list = new Checklist(EMULATOR_GAPS);
try {
  const emulator = await startEmulator();
  say(`The AWS emulator answers at ${emulator.endpoint}, with IAM enforced`);
  try {
    await checkAll(emulator, list);
  } catch (error) {
    list.fail('the run', error);
  } finally {
    if (process.argv.includes('--logs')) say(emulator.logs(2_000));
    emulator.stop();
  }
} catch (error) {
  if (!(error instanceof EmulatorError)) throw error;
  list.fail('the AWS emulator', error);
}
process.exitCode = list.end();
