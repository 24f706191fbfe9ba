/**
 * Deaths of the commands that queue: `npm run faults:commands -- [--schedules 20] [--seed 1]`. `backfill`, `redigest`,
 * `reclean` and `redrive` are killed at any of their calls to the queues, before or after it took effect, and run again
 * until one ends. Then every message must be there, and no more of them twice than deaths can have doubled.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PurgeQueueCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CREDENTIALS } from '../../local/credentials.ts';
import { synthesise } from '../../local/synth.ts';
import { type Endpoints, startLocal } from '../../local/system.ts';
import { begin, nutgraf, type Ran, ROOT, type Running, runFolder } from '../bin/command.ts';
import { type QueueProxy, shortHold, startQueueProxy } from '../bin/queue-proxy.ts';
import { drain, sqsFor } from '../local/clients.ts';
import { put } from '../support/articles.ts';
import { Random } from './random.ts';
import { playRounds } from './rounds.ts';

const ARTICLES = 230;
const LETTERS = 25;
const DEATHS = 3;
/** A command writes down how far it has come after so many messages, and redrive holds so many letters at once. */
const CHUNK = 100;
const HELD = 10;

interface Command {
  readonly args: readonly string[];
  /** Output of the stack that names the queue its messages go to. */
  readonly queue: 'IntakeQueueUrl' | 'DigestQueueUrl';
  /** Messages there have to be. */
  readonly expected: number;
  /** Messages that one death may double. */
  readonly doubled: number;
}

const COMMANDS: readonly [Command, ...Command[]] = [
  { args: ['backfill', '--prefix', 'kills/'], queue: 'IntakeQueueUrl', expected: ARTICLES, doubled: CHUNK },
  {
    args: ['redigest', '--older-than-engine', '0.2.0'],
    queue: 'DigestQueueUrl',
    expected: ARTICLES,
    doubled: CHUNK,
  },
  { args: ['reclean', '--older-than-engine', '0.2.0'], queue: 'IntakeQueueUrl', expected: ARTICLES, doubled: CHUNK },
  { args: ['redrive', '--queue', 'intake'], queue: 'IntakeQueueUrl', expected: LETTERS, doubled: HELD },
];

class CommandKills {
  readonly #endpoints: Endpoints;
  readonly #proxy: QueueProxy;
  readonly #sqs: SQSClient;
  readonly #data: string;
  killed = 0;
  doubled = 0;

  constructor(endpoints: Endpoints, proxy: QueueProxy) {
    this.#endpoints = endpoints;
    this.#proxy = proxy;
    this.#sqs = sqsFor(endpoints);
    this.#data = runFolder({ ...endpoints, queues: proxy.endpoint });
  }

  stop(): void {
    this.#sqs.destroy();
    rmSync(this.#data, { recursive: true, force: true });
  }

  /** One schedule. Gives what is wrong at its end. */
  async play(seed: number): Promise<readonly string[]> {
    const random = new Random(seed);
    const { args, queue, expected, doubled } = random.pick(COMMANDS);
    await this.#prepare();
    const all = [args[0] ?? '', '--data', this.#data, ...args.slice(1)];
    let deaths = 0;
    let last = await this.#killedAt(random, begin(all));
    while (last.code === null && ++deaths < DEATHS) last = await this.#killedAt(random, begin(all));
    if (last.code === null) {
      this.#proxy.decide(shortHold);
      last = await nutgraf(all);
    }
    const bodies = await drain(this.#sqs, this.#endpoints.outputs[queue] ?? '');
    const different = new Set(bodies).size;
    this.killed += deaths;
    this.doubled += bodies.length - different;
    const wrong: string[] = [];
    if (last.code !== 0) wrong.push(`the last run ended with ${last.code}: ${last.err}`);
    if (different !== expected) wrong.push(`${different} messages, ${expected} are expected`);
    if (bodies.length - different > deaths * doubled)
      wrong.push(`${bodies.length - different} messages twice after ${deaths} deaths`);
    return wrong.map((what) => `${args.join(' ')}: ${what}`);
  }

  /** Kills a command at one of its next calls, unless it ends before. */
  async #killedAt(random: Random, command: Running): Promise<Ran> {
    let left = random.int(1, 25);
    const isBefore = random.chance(0.5);
    const later = random.delay(20);
    this.#proxy.decide((call) => {
      const fate = shortHold(call);
      left--;
      if (left > 0 || fate.kind !== 'through') return fate;
      if (isBefore) {
        command.child.kill('SIGKILL');
        return { kind: 'hang' };
      }
      return {
        ...fate,
        async afterwards() {
          await sleep(later);
          command.child.kill('SIGKILL');
        },
      };
    });
    return await command.ended;
  }

  async #prepare(): Promise<void> {
    const { outputs } = this.#endpoints;
    for (const name of ['IntakeQueueUrl', 'IntakeDeadLettersUrl', 'DigestQueueUrl', 'DigestDeadLettersUrl'])
      await this.#sqs.send(new PurgeQueueCommand({ QueueUrl: outputs[name] }));
    rmSync(join(this.#data, 'progress'), { recursive: true, force: true });
    for (let letter = 0; letter < LETTERS; letter++) {
      await this.#sqs.send(
        new SendMessageCommand({ QueueUrl: outputs.IntakeDeadLettersUrl, MessageBody: `letter ${letter}` }),
      );
    }
  }
}

const system = await startLocal({
  synthesised: await synthesise(join(ROOT, '.nutgraf/synth')),
  polls: false,
  warms: false,
});
const { table: endpoint, region, tableName: name } = system.endpoints;
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials: CREDENTIALS }));
for (let article = 0; article < ARTICLES; article++) {
  const key = `kills/${article}.txt`;
  await system.lay({ key, body: Buffer.from('A ferry sank.\n'), contentType: 'text/plain' });
  await put({ client, name }, { key, sequencer: (0xa000 + article).toString(16) });
}
client.destroy();
const proxy = await startQueueProxy(system.endpoints.queues);
const kills = new CommandKills(system.endpoints, proxy);
const code = await playRounds(
  (seed) => kills.play(seed),
  () => `${kills.killed} kills of commands, ${kills.doubled} messages sent twice`,
);
kills.stop();
await proxy.stop();
await system.stop();
process.exit(code);
