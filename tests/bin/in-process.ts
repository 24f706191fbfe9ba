import { Readable } from 'node:stream';
import { runProgram } from '../../bin/program.ts';
import type { Ran } from './command.ts';

/**
 * Runs a command of `nutgraf` in this process, where the engine is loaded already: what it prints and how it ends, as a
 * process of its own would, in a tenth of the time. One after the other only, for they share standard input and output;
 * not where something else in this process prints meanwhile.
 */
export async function nutgrafHere(args: readonly string[], input = ''): Promise<Ran> {
  const { argv, stdin, exitCode } = process;
  const [out, err] = [taken(process.stdout), taken(process.stderr)];
  const listeners = process.stdout.listeners('error');
  process.argv = [process.execPath, 'nutgraf', ...args];
  replaceStdin(Object.assign(Readable.from(input === '' ? [] : [Buffer.from(input)]), { isTTY: false }));
  process.exitCode = undefined;
  try {
    await runProgram();
    return { code: Number(process.exitCode ?? 0), out: out.text(), err: err.text() };
  } finally {
    for (const stream of [out, err]) stream.giveBack();
    for (const added of process.stdout.listeners('error').slice(listeners.length))
      Reflect.apply(process.stdout.off, process.stdout, ['error', added]);
    process.argv = argv;
    process.exitCode = exitCode;
    replaceStdin(stdin);
  }
}

function replaceStdin(stream: object): void {
  Object.defineProperty(process, 'stdin', { value: stream, configurable: true });
}

/** What is written to a stream from now on, instead of writing it. */
function taken(stream: NodeJS.WriteStream) {
  const { write } = stream;
  const pieces: Buffer[] = [];
  const take = (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
    pieces.push(Buffer.from(chunk));
    const done = rest.findLast((each) => typeof each === 'function');
    if (typeof done === 'function') done();
    return true;
  };
  Object.assign(stream, { write: take });
  return {
    text: () => Buffer.concat(pieces).toString('utf8'),
    giveBack: () => Object.assign(stream, { write }),
  };
}
