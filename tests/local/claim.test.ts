import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimFolder } from '../../local/claim.ts';
import { makePrivate } from '../../local/folders.ts';
import { AlreadyRunningError } from '../../local/run-file.ts';
import { storageFault } from '../../local/storage-fault.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nutgraf-claim-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a data folder', () => {
  test('is one run’s at a time, and another’s after it', () => {
    const release = claimFolder(folder);
    expect(() => claimFolder(folder)).toThrow(AlreadyRunningError);
    release();
    claimFolder(folder)();
  });

  test('is free again when the run that had it was killed', () => {
    const module = new URL('../../local/claim.ts', import.meta.url).href;
    const script =
      `import { claimFolder } from ${JSON.stringify(module)}; claimFolder(${JSON.stringify(folder)}); ` +
      "process.kill(process.pid, 'SIGKILL');";
    expect(() => execFileSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })).toThrow();
    claimFolder(folder)();
  });

  test('is for nobody else to read', async () => {
    const mask = process.umask();
    mkdirSync(join(folder, 'table'));
    writeFileSync(join(folder, 'ledger.db'), 'x');
    for (const path of [folder, join(folder, 'table')]) chmodSync(path, 0o755);
    chmodSync(join(folder, 'ledger.db'), 0o644);
    await makePrivate(folder);
    writeFileSync(join(folder, 'fauxqs.db'), 'x');
    process.umask(mask);
    const modes = ['.', 'table', 'ledger.db', 'fauxqs.db'].map((name) => statSync(join(folder, name)).mode & 0o777);
    expect(modes).toEqual([0o700, 0o700, 0o600, 0o600]);
  });

  test('that holds somebody’s own files is left as open as it is', async () => {
    const mask = process.umask();
    writeFileSync(join(folder, 'notes.txt'), 'x');
    chmodSync(folder, 0o755);
    await makePrivate(folder);
    process.umask(mask);
    expect(statSync(folder).mode & 0o777).toBe(0o755);
  });
});

describe('storageFault', () => {
  const coded = (code: string, message: string, cause?: Error) =>
    Object.assign(new Error(message, { cause }), { code });

  test.each([
    coded('ENOSPC', 'ENOSPC: no space left on device, write'),
    coded('LEVEL_IO_ERROR', 'IO error: table/000005.log: No space left on device'),
    coded('ERR_SQLITE_ERROR', 'database or disk is full'),
    new Error('the table could not be opened', { cause: coded('LEVEL_IO_ERROR', 'No space left on device') }),
    coded('EDQUOT', 'EDQUOT: disk quota exceeded, write'),
  ])('%s: the disk is full, and nothing is lost', (error) => {
    expect(storageFault(error, 'd')).toMatch(/^The disk of d is full\. Free .* kept\.$/);
  });

  test.each([
    coded('LEVEL_IO_ERROR', 'IO error: table/LOCK: Input/output error'),
    coded('ERR_SQLITE_ERROR', 'disk I/O error'),
    coded('EROFS', 'EROFS: read-only file system'),
  ])('%s: the folder cannot be used', (error) => {
    expect(storageFault(error, 'd')).toMatch(/^The data folder d cannot .* --data DIR\.$/);
  });

  test.each([new TypeError('x is not a function'), 'thrown', null, undefined])('%s is none', (error) => {
    expect(storageFault(error, 'd')).toBeNull();
  });
});
