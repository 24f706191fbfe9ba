import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { assertFree, listen, PortTakenError } from '../../local/listen.ts';
import { readOptions, UsageError } from '../../local/options.ts';

test('one port gives the others, each of which can be given', () => {
  expect(readOptions([], {})).toMatchObject({
    ports: { api: 4100, s3: 4101, queues: 4102, table: 4103 },
    data: resolve('.nutgraf'),
    inbox: resolve('inbox'),
    fresh: false,
    calm: false,
  });
  expect(readOptions(['--port', '5000', '--sqs-port', '9000'], { NUTGRAF_PORT: '6000' })).toMatchObject({
    ports: { api: 5000, s3: 5001, queues: 9000, table: 5003 },
  });
  expect(readOptions([], { NUTGRAF_PORT: '6000' })).toMatchObject({ ports: { api: 6000, table: 6003 } });
  expect(readOptions(['--port', '0'], {})).toMatchObject({ ports: { api: 0, s3: 0, queues: 0, table: 0 } });
});

test('folders are meant from where the command was typed, though npm runs it in the folder of the package', () => {
  const environment = { npm_lifecycle_event: 'start', INIT_CWD: '/typed/here' };
  expect(readOptions(['--data', 'd', '--inbox', '/in/box'], environment)).toMatchObject({
    data: resolve('/typed/here/d'),
    inbox: resolve('/in/box'),
  });
  expect(readOptions([], environment)).toMatchObject({ data: resolve('.nutgraf'), inbox: resolve('inbox') });
  expect(readOptions(['--data', 'd'], { ...environment, npm_lifecycle_event: 'test' })).toMatchObject({
    data: resolve('d'),
  });
});

test.each([
  [['--port', 'x'], /--port/],
  [['--port', '70000'], /--port/],
  [['--port', '65534'], /no port 65536.*--sqs-port/],
  [['--seed', '1.5'], /--seed/],
  [['--prot', '1'], /--prot/],
  [['stray'], /stray/],
] as const)('refuses %j', (args, message) => {
  expect(() => readOptions(args, {})).toThrow(UsageError);
  expect(() => readOptions(args, {})).toThrow(message);
});

test('a taken port is named, with the option that changes it', async () => {
  const taken = await listen(createServer(), 0, 'other');
  const port = Number(new URL(taken.endpoint).port);
  const tried = assertFree({ API: 0, S3: port });
  await expect(tried).rejects.toThrow(PortTakenError);
  await expect(tried).rejects.toThrow(new RegExp(`Port ${port} \\(S3\\).*--port`));
  await taken.stop();
  await assertFree({ S3: port });
});
