import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { ArticleRecord } from '../../engine/record.ts';
import type { Checklist } from './checklist.ts';
import { type Deployment, pathOf } from './deployment.ts';

function sample(name: string): Buffer {
  return readFileSync(new URL(`../../events/articles/${name}`, import.meta.url));
}

const PREFIX = 'deploy-test/';
/** Everything that events, paths and signatures each write in a way of their own. */
export const AWKWARD_KEY = `${PREFIX}2025/market sanctions + talks (ü) 100%.txt`;
const PAGE_KEY = `${PREFIX}parts/council page.html`;
const CHANGING_KEY = `${PREFIX}changing.txt`;
const OLD = 'The old pier at Norfield was closed on Monday after a storm damaged its piles. It will open again in May.';
const NEW = 'The new pier at Norfield was opened on Friday by the mayor. It cost more than anybody had expected.';

async function put(deployment: Deployment, Key: string, Body: Uint8Array | string, ContentType = 'text/plain') {
  const { VersionId } = await deployment.s3.send(
    new PutObjectCommand({ Bucket: deployment.bucket, Key, Body, ContentType }),
  );
  assert.ok(VersionId, 'the bucket keeps no versions');
  return VersionId;
}

/** Every span of a record is a slice of its text. */
function assertExact(record: ArticleRecord): void {
  const text = record.text ?? '';
  const { summary, facts } = record;
  assert.ok(text.length > 100 && summary !== null && facts !== null, 'text, summary or facts are missing');
  for (const sentence of summary.sentences) {
    assert.equal(sentence.spans.map(([from, to]) => text.slice(from, to)).join(''), sentence.text);
  }
  const entities = [...facts.people, ...facts.organizations, ...facts.places].flatMap(({ mentions }) => mentions);
  const spans = [...entities, ...facts.dates, ...facts.quantities, ...facts.quotes];
  assert.ok(spans.length > 5, `only ${spans.length} facts`);
  for (const span of spans) assert.equal(text.slice(span.start, span.end), span.text);
}

/** Articles in, records out: each way an object appears, changes and goes, on whatever cloud the stack runs on. */
export async function checkArticles(list: Checklist, deployment: Deployment): Promise<void> {
  const { s3, bucket: Bucket } = deployment;

  await list.check('an uploaded article becomes a record in which every span is exact', async () => {
    const record = await deployment.readyAt(
      AWKWARD_KEY,
      await put(deployment, AWKWARD_KEY, sample('market-sanctions.txt')),
    );
    assert.equal(record.key, AWKWARD_KEY);
    assert.equal(record.publishedAt, '2025-03-14');
    assert.ok(record.text?.includes('Loading...') === false, 'the text is not clean');
    assert.ok(record.facts?.people.some(({ name }) => name === 'Ingrid Solheim'));
    assertExact(record);
  });

  await list.check('a page uploaded in parts becomes a record', async () => {
    const { UploadId } = await s3.send(
      new CreateMultipartUploadCommand({ Bucket, Key: PAGE_KEY, ContentType: 'text/html' }),
    );
    const part = { Bucket, Key: PAGE_KEY, UploadId };
    const { ETag } = await s3.send(
      new UploadPartCommand({ ...part, PartNumber: 1, Body: sample('council-page.html') }),
    );
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
    const { VersionId } = await s3.send(new CompleteMultipartUploadCommand({ ...part, MultipartUpload }));
    const record = await deployment.readyAt(PAGE_KEY, VersionId);
    assert.equal(record.site, 'The Lowmere Gazette');
    assert.equal(record.source?.mediaType, 'text/html');
    assertExact(record);
  });

  await list.check('a copied object becomes a record of its own', async () => {
    const Key = `${PREFIX}copy.html`;
    const { VersionId } = await s3.send(
      new CopyObjectCommand({ Bucket, Key, CopySource: `${Bucket}/${pathOf(PAGE_KEY)}` }),
    );
    assert.equal((await deployment.readyAt(Key, VersionId)).key, Key);
  });

  await list.check('an article in another language becomes a record', async () => {
    const Key = `${PREFIX}german.txt`;
    const record = await deployment.readyAt(Key, await put(deployment, Key, sample('german-waterworks.txt')));
    assert.equal(record.language, 'de');
  });

  await list.check('twenty articles at once all become records', async () => {
    const keys = Array.from({ length: 20 }, (_, index) => `${PREFIX}many/${index}.txt`);
    const versions = await Promise.all(keys.map((key, index) => put(deployment, key, `${OLD} It was pier ${index}.`)));
    // One after the other: many questions at once would each start a copy of the function on a small machine.
    for (const [index, key] of keys.entries()) await deployment.readyAt(key, versions[index]);
  });

  await checkRefused(list, deployment);
  await checkVersions(list, deployment);
}

async function checkRefused(list: Checklist, deployment: Deployment): Promise<void> {
  const refused: readonly (readonly [what: string, body: string, type: string, reason: string])[] = [
    ['a PDF', '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj << >> endobj', 'application/pdf', 'unsupported-type'],
    ['an empty file', ' \n', 'text/plain', 'empty'],
  ];
  for (const [what, body, type, reason] of refused) {
    await list.check(`${what} is rejected, with a reason, and holds nobody up`, async () => {
      const key = `${PREFIX}refused/${reason}.txt`;
      await put(deployment, key, body, type);
      const record = await deployment.recordWhere(key, ({ status }) => status === 'rejected');
      assert.equal(record.reason, reason);
      assert.equal(record.facts, null);
    });
  }
}

async function checkVersions(list: Checklist, deployment: Deployment): Promise<void> {
  const { s3, bucket: Bucket } = deployment;
  const Key = CHANGING_KEY;
  const remove = (VersionId?: string) =>
    s3.send(new DeleteObjectCommand({ Bucket, Key, ...(VersionId !== undefined && { VersionId }) }));
  let first = '';
  let second = '';
  let marker: string | undefined;

  await list.check('an overwritten article is read at its newest version', async () => {
    first = await put(deployment, Key, OLD);
    await deployment.readyAt(Key, first);
    second = await put(deployment, Key, NEW);
    assert.match((await deployment.readyAt(Key, second)).text ?? '', /^The new pier/);
  });
  await list.check('a removed article is gone, from the list too', async () => {
    marker = (await remove()).VersionId;
    await deployment.gone(Key);
    const listed = await deployment.api.get('/articles', { key: Key });
    assert.equal(listed.status, 200);
    assert.doesNotMatch(listed.body, /pier/);
  });
  await list.check('a removed marker restores the article', async () => {
    await remove(marker);
    await deployment.readyAt(Key, second);
  });
  await list.check('a removed version shows the one before it', async () => {
    await remove(second);
    assert.match((await deployment.readyAt(Key, first)).text ?? '', /^The old pier/);
  });
  await list.check('an article removed in a batch is gone', async () => {
    const more = `${PREFIX}refused/empty.txt`;
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key }, { Key: more }] } }));
    await deployment.gone(Key);
    await deployment.gone(more);
  });
}
