import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleId } from '../../engine/identity.ts';
import type { Row } from '../../lambdas/shared/store/rows.ts';
import { CREDENTIALS } from '../../local/credentials.ts';
import { unruly } from '../../local/s3/outbox.ts';
import { synthesise } from '../../local/synth.ts';
import { type LocalSystem, startLocal } from '../../local/system.ts';
import { eventually, s3For } from '../local/clients.ts';
import { allRows } from '../support/all-rows.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Words no other text has; the first version's and the second's, and the names both have. */
const WORDS = { first: 'quillwort', second: 'zymurgic', title: 'Brackenfold' };
const NAME = 'Wilhelmina Ostrander';

function article(word: string): string {
  return [
    `${WORDS.title} council shuts the old weir`,
    '',
    `The council of ${WORDS.title} closed the old weir on Monday after a ${word} inspection found cracks in its gates.`,
    '',
    `"The ${word} report left us no choice," said ${NAME}, the town's engineer. Repairs will cost $3.2 million, ` +
      'she said.',
    '',
    `Loading... ${word}`,
    '',
    'Boats will be carried around the weir until the spring, when a new gate is to be delivered from Norfield.',
  ].join('\n');
}

/** Everything that can be read of a row: its texts, and its packed parts unpacked. */
function readable(value: unknown): string {
  if (value instanceof Uint8Array) {
    try {
      return brotliDecompressSync(value).toString('utf8');
    } catch {
      return Buffer.from(value).toString('utf8');
    }
  }
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${readable(inner)}`)
    .join(' ');
}

const MARKS = [...Object.values(WORDS), ...NAME.split(' ')].map((word) => word.toLowerCase());
const marksIn = (text: string) => MARKS.filter((mark) => text.toLowerCase().includes(mark));

describe('an article that was overwritten and removed', () => {
  const directory = mkdtempSync(join(tmpdir(), 'nutgraf-traces-'));
  const key = 'desk/weir.txt';
  let system: LocalSystem;
  let s3: S3Client;
  let table: DynamoDBDocumentClient;

  beforeAll(async () => {
    const synthesised = await synthesise(join(ROOT, '.nutgraf/synth'));
    system = await startLocal({ synthesised, directory, disorder: unruly(11) });
    s3 = s3For(system.endpoints);
    const { table: endpoint, region } = system.endpoints;
    table = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials: CREDENTIALS }));
  }, 120_000);
  afterAll(async () => {
    s3.destroy();
    table.destroy();
    await system.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const bucket = () => ({ Bucket: system.endpoints.bucketName, Key: key });
  const put = (word: string) =>
    s3.send(new PutObjectCommand({ ...bucket(), Body: article(word), ContentType: 'text/plain' }));
  const rows = () => allRows({ client: table, name: system.endpoints.tableName });
  const answer = async (path: string) => {
    const response = await fetch(`${system.endpoints.api}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const paths = [
    ...['', '/summary', '/facts', '/text'].map((part) => `/articles/${articleId(key)}${part}`),
    '/articles',
    '/articles?status=deleted',
    `/articles?key=${encodeURIComponent(key)}`,
    `/names/${encodeURIComponent(NAME)}/articles`,
    `/names?prefix=${encodeURIComponent(NAME.slice(0, 4))}`,
  ];

  async function messages(): Promise<readonly string[]> {
    const { queues: endpoint, region } = system.endpoints;
    const client = new SQSClient({ endpoint, region, credentials: CREDENTIALS });
    const received = await Promise.all(
      system.plan.queues.map(({ url }) => client.send(new ReceiveMessageCommand({ QueueUrl: url }))),
    );
    client.destroy();
    return received.flatMap(({ Messages = [] }) => Messages.map(({ Body = '' }) => Body));
  }

  /** What the run wrote beside its table and its bucket: logs, the ledger, the dashboard. */
  function filesWritten(): readonly string[] {
    return readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.startsWith('table') && !/^fauxqs/.test(name))
      .map((name) => join(directory, name))
      .filter((file) => statSync(file).isFile());
  }

  test('leaves no text anywhere but in the versions of its object', async () => {
    const shows = (word: string) =>
      eventually(
        async () => ((await answer(`/articles/${articleId(key)}/text`)).text.includes(word) ? true : null),
        `the version with ${word}`,
      );
    await put(WORDS.first);
    await shows(WORDS.first);
    const { VersionId } = await put(WORDS.second);
    await shows(WORDS.second);
    // Else finding nothing afterwards would mean nothing.
    expect(new Set(marksIn((await rows()).map(readable).join(' ')))).toEqual(new Set(MARKS));

    await s3.send(new DeleteObjectCommand(bucket()));
    // The directory keeps names, alone and unseen: docs/operating.md, "Deletion and privacy". What else goes, goes just
    // after the record.
    const speaking = await eventually(async () => {
      if ((await answer(paths[0] ?? '')).status !== 410) return null;
      const left = (await rows()).filter((row) => marksIn(readable(row)).length > 0);
      return left.every(({ pk }) => String(pk).startsWith('NAMES#')) ? left : null;
    }, 'the removal of every row with text');
    expect((await rows()).filter(({ sk }) => String(sk).startsWith('CLEAN#'))).toEqual([]);
    for (const row of speaking) expect(readable(besidesName(row))).toBe('');
    for (const path of paths) expect(marksIn((await answer(path)).text), path).toEqual([]);
    expect(marksIn((await messages()).join(' '))).toEqual([]);
    const written = filesWritten();
    expect(written.length).toBeGreaterThan(2);
    for (const file of written) expect(marksIn(readFileSync(file, 'latin1')), file).toEqual([]);

    const { Body } = await s3.send(new GetObjectCommand({ ...bucket(), ...(VersionId && { VersionId }) }));
    expect(marksIn((await Body?.transformToString()) ?? '')).toContain(WORDS.second);
  }, 60_000);
});

/**
 * What a row of the directory holds besides the name, as it is written and as it is looked up, and the mark that its
 * words have rows.
 */
function besidesName({ pk: _pk, sk: _sk, name: _name, key: _key, words: _words, ...rest }: Row): Row {
  return rest;
}
