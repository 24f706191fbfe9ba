import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GetObjectCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Inbox, watchInbox } from '../../local/inbox.ts';
import { type LocalSystem, startLocal } from '../../local/system.ts';
import { eventually, s3For } from './clients.ts';
import { smallStack } from './small-stack.ts';

describe('the inbox', () => {
  const stack = smallStack();
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-inbox-'));
  let system: LocalSystem;
  let s3: S3Client;
  let inbox: Inbox;
  const told: { key: string; error: Error | null }[] = [];

  const watch = () => watchInbox(folder, system.endpoints, (event) => told.push(event));
  function write(path: string, text: string) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  async function versionsOf(Prefix: string) {
    const { Versions = [] } = await s3.send(
      new ListObjectVersionsCommand({ Bucket: system.endpoints.bucketName, Prefix }),
    );
    return Versions.filter(({ Key }) => Key === Prefix);
  }
  const uploaded = (key: string, count = 1) =>
    eventually(
      async () => (told.filter((event) => event.key === key).length >= count ? true : null),
      `upload of ${key}`,
    );
  async function read(Key: string) {
    const got = await s3.send(new GetObjectCommand({ Bucket: system.endpoints.bucketName, Key }));
    return [await got.Body?.transformToString(), got.ContentType];
  }

  beforeAll(async () => {
    system = await startLocal({ synthesised: stack.synthesised, polls: false, warms: false });
    s3 = s3For(system.endpoints);
    write('before/there already.txt', 'early');
    inbox = await watch();
    await inbox.firstScan;
  });
  afterAll(async () => {
    await inbox.stop();
    s3.destroy();
    await system.stop();
    stack.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test('takes what is there at the start, the path below it as the key', async () => {
    expect(await read('before/there already.txt')).toEqual(['early', 'text/plain']);
  });

  test('takes files in new folders, whatever their names', async () => {
    write('new/deep/räksmörgås + 100%.html', '<p>x</p>');
    await uploaded('new/deep/räksmörgås + 100%.html');
    expect(await read('new/deep/räksmörgås + 100%.html')).toEqual(['<p>x</p>', 'text/html']);
  });

  test('composes a name that came decomposed', async () => {
    write('cafe\u0301.txt', 'x');
    await uploaded('caf\u00e9.txt');
  });

  test('waits until a file is written, and takes it once', async () => {
    write('slow.txt', '0');
    for (let step = 1; step <= 6; step++) {
      await sleep(120);
      appendFileSync(join(folder, 'slow.txt'), String(step));
    }
    await uploaded('slow.txt');
    expect(await read('slow.txt')).toEqual(['0123456', 'text/plain']);
    expect(await versionsOf('slow.txt')).toHaveLength(1);
  });

  test('takes an overwritten file again, and leaves a deleted one in the bucket', async () => {
    write('twice.txt', 'one');
    await uploaded('twice.txt');
    write('twice.txt', 'two!');
    await uploaded('twice.txt', 2);
    rmSync(join(folder, 'twice.txt'));
    await sleep(500);
    expect(await read('twice.txt')).toEqual(['two!', 'text/plain']);
    expect(await versionsOf('twice.txt')).toHaveLength(2);
  });

  test('leaves hidden files and drafts alone', async () => {
    write('.hidden', 'x');
    write('.git/config', 'x');
    write('draft.txt.part', 'x');
    write('after-drafts.txt', 'x');
    await uploaded('after-drafts.txt');
    expect(told.filter(({ key }) => /hidden|config|part$/.test(key))).toEqual([]);
  });

  test('takes a link to a file in it as the file, but none to a folder or out of it, nor at a start', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'nutgraf-linked-'));
    writeFileSync(join(elsewhere, 'story.txt'), 'linked');
    await inbox.stop();
    write('target.txt', 'linked');
    symlinkSync(join(folder, 'target.txt'), join(folder, 'link.txt'));
    symlinkSync(join(elsewhere, 'story.txt'), join(folder, 'outside.txt'));
    symlinkSync(elsewhere, join(folder, 'linked folder'));
    symlinkSync(folder, join(folder, 'circle'));
    symlinkSync(join(elsewhere, 'nothing.txt'), join(folder, 'dangling.txt'));
    inbox = await watch();
    await inbox.firstScan;
    expect(await read('link.txt')).toEqual(['linked', 'text/plain']);
    const refused = () => told.filter(({ key }) => key === 'outside.txt').map(({ error }) => error?.message);
    expect(refused()).toEqual([expect.stringContaining('leads out of the folder')]);
    symlinkSync(join(elsewhere, 'story.txt'), join(folder, 'later.txt'));
    await uploaded('later.txt');
    expect(await versionsOf('outside.txt')).toEqual([]);
    expect(await versionsOf('later.txt')).toEqual([]);
    expect(told.filter(({ key }) => /linked folder|circle|dangling/.test(key))).toEqual([]);
    for (const link of ['outside.txt', 'later.txt']) rmSync(join(folder, link));
    rmSync(elsewhere, { recursive: true });
  });

  test('tells of a file that it cannot read once, and not at every scan', async () => {
    write('huge.txt', '');
    truncateSync(join(folder, 'huge.txt'), 3 * 2 ** 30);
    await uploaded('huge.txt');
    await sleep(6_000);
    expect(told.filter(({ key }) => key === 'huge.txt').map(({ error }) => error?.message)).toEqual([
      expect.stringContaining('greater than'),
    ]);
    rmSync(join(folder, 'huge.txt'));
  }, 20_000);

  test('uploads nothing again that is as it was, after a restart neither', async () => {
    await inbox.stop();
    const before = told.length;
    inbox = await watch();
    await inbox.firstScan;
    expect(told.slice(before)).toEqual([]);
    expect(await versionsOf('slow.txt')).toHaveLength(1);
  });
});
