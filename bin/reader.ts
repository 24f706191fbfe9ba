#!/usr/bin/env node
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { build } from 'vite';
import { readPage } from '../lambdas/read/reader.ts';
import { tokenOption } from './arguments.ts';
import { explainFailure } from './failures.ts';
import { apiOf, type ReaderOptions } from './reader-access.ts';
import { serveReader } from './reader-server.ts';
import { Archive } from './search/archive.ts';
import { printableLines } from './terminal/printable.ts';

const CONFIG = fileURLToPath(new URL('../web/vite.config.ts', import.meta.url));
const DEFAULT_PORT = 4110;

function port(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 65_535) throw new InvalidArgumentError('A port from 0 to 65535 is expected.');
  return number;
}

/** Builds the page, which takes a second, so that it is always the one of this checkout. */
async function builtPage(): Promise<ReturnType<typeof readPage>> {
  const folder = await mkdtemp(join(tmpdir(), 'nutgraf-reader-'));
  try {
    await build({ configFile: CONFIG, build: { outDir: folder } });
    return readPage(pathToFileURL(`${folder}/`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function serve(options: ReaderOptions): Promise<void> {
  const { api, name } = await apiOf(options);
  const archive = options.index === undefined ? null : await Archive.open(options.index);
  const server = await serveReader({ page: await builtPage(), api, from: name, archive, port: options.port });
  process.stdout.write(`The reader shows ${name}:\n\n  ${server.endpoint}/\n\nCtrl-C ends it.\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  await server.stop();
  archive?.close();
}

const program = new Command('reader')
  .description('serve the reader page on this machine for an API that wants signed requests or a token')
  .addOption(new Option('--api <url>', 'address of the API (the output ApiUrl of the stack)').conflicts('stack'))
  .option('--stack <name>', 'the deployed stack, whose outputs say where its API is and how it is asked')
  .option('--region <region>', 'where the API is; requests are signed for it (read from addresses of API Gateway)')
  .option('--profile <name>', 'profile of your AWS configuration (or AWS_PROFILE)')
  .addOption(tokenOption)
  .option('--index <file>', 'search the texts in this export (nutgraf export --format sqlite --out <file>)')
  .addOption(new Option('--port <n>', 'port on this machine; 0 takes a free one').argParser(port).default(DEFAULT_PORT))
  .addHelpText(
    'after',
    `
Requests are signed, or get the token, on this machine; the browser sees neither. Only this machine can reach the page.

Examples:
  npm run reader -- --stack Nutgraf --region eu-west-1
  npm run reader -- --stack Nutgraf --index articles.db
  npm run reader -- --api https://abc123.execute-api.eu-west-1.amazonaws.com/ --profile desk
  NUTGRAF_TOKEN=… npm run reader -- --api https://news.example.com/

Needs in AWS: execute-api:Invoke where the API has access "iam"; with --stack also cloudformation:DescribeStacks.`,
  )
  .exitOverride()
  .showHelpAfterError('(--help shows options and examples)')
  .action(serve);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    if (error.code === 'usage') process.stderr.write(`error: ${printableLines(error.message)}\n`);
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    process.stderr.write(`error: ${printableLines(explainFailure(error))}\n`);
    process.exitCode = 1;
  }
}
