import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { articleId } from '../../engine/identity.ts';
import { packRecord } from '../../lambdas/shared/store/records.ts';
import type { Table } from '../../lambdas/shared/store/table.ts';
import { CREDENTIALS } from '../../local/credentials.ts';
import { synthesise } from '../../local/synth.ts';
import { type LocalSystem, startLocal } from '../../local/system.ts';
import { eventually, s3For } from '../local/clients.ts';
import { put, sampleRecord } from '../support/articles.ts';
import type { ArticleFile } from './articles.ts';

const SYNTH = fileURLToPath(new URL('../../.nutgraf/synth', import.meta.url));
/** The machine may have other work, and ten thousand articles are stored at the same time. */
const PATIENCE_MS = 180_000;
/** DynamoDB takes no more in one request. */
const BATCH = 25;

/** The local run with articles in it, in memory. */
export interface Site {
  readonly system: LocalSystem;
  readonly table: Table;
  /** Puts files into the bucket, and waits until each is ready or rejected. */
  fill(files: readonly ArticleFile[]): Promise<void>;
  /** Puts a file again that is there, and waits until what it changed can be read. */
  correct(file: ArticleFile): Promise<void>;
  stop(): Promise<void>;
}

export async function startSite(): Promise<Site> {
  const system = await startLocal({ synthesised: await synthesise(SYNTH), searches: true });
  // It would go through whatever is stored meanwhile.
  await system.indexed();
  const { endpoints } = system;
  const s3 = s3For(endpoints);
  const client = new DynamoDBClient({ endpoint: endpoints.table, region: endpoints.region, credentials: CREDENTIALS });
  const settled = async ({ key }: ArticleFile): Promise<true | null> => {
    const response = await fetch(`${endpoints.api}/articles/${articleId(key)}`);
    const { status } = response.status === 200 ? JSON.parse(await response.text()) : { status: null };
    return status === 'ready' || status === 'rejected' ? true : null;
  };
  const upload = ({ key, body }: ArticleFile) =>
    s3.send(new PutObjectCommand({ Bucket: endpoints.bucketName, Key: key, Body: body }));
  const changed = async ({ key }: ArticleFile): Promise<true | null> => {
    const response = await fetch(`${endpoints.api}/articles/${articleId(key)}/changes`);
    return JSON.parse(await response.text()).changes.length > 0 ? true : null;
  };
  return {
    system,
    table: { client: DynamoDBDocumentClient.from(client), name: endpoints.tableName },
    async fill(files) {
      for (const file of files) await upload(file);
      for (const file of files) await eventually(() => settled(file), `the record of ${file.key}`, PATIENCE_MS);
    },
    async correct(file) {
      await upload(file);
      await eventually(() => changed(file), `what changed in ${file.key}`, PATIENCE_MS);
    },
    async stop() {
      s3.destroy();
      client.destroy();
      await system.stop();
    },
  };
}

/**
 * Stores list entries by the thousand, older than any sample. They have no text: opening one is not what they are for.
 */
export async function seedList(table: Table, count: number): Promise<void> {
  const items = Array.from({ length: count }, (_, index) => {
    const publishedAt = new Date(Date.UTC(2023, 11, 31) - index * 3_600_000).toISOString();
    const record = sampleRecord({ key: `bulk/${index}.txt`, publishedAt });
    const title = `Harbour log number ${index + 1}`;
    return packRecord({ ...record, title, sortAt: publishedAt, article: null, digest: null, nameRows: [] }).item;
  });
  const batches = Array.from({ length: Math.ceil(count / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );
  const work = async () => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      const requests = batch.map((Item) => ({ PutRequest: { Item } }));
      await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: requests } }));
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
}

/** Articles under one name over two years, some with a second person. */
export async function seedName(table: Table): Promise<void> {
  for (let index = 0; index < 40; index++) {
    await put(table, {
      key: `named/${index}.txt`,
      publishedAt: new Date(Date.UTC(2022, (index * index) % 24, 3)).toISOString().slice(0, 10),
      people: index % 3 === 0 ? ['Vera Lund', 'Otto Brandt'] : ['Vera Lund'],
    });
  }
}
