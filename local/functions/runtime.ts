import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from 'aws-lambda';
import type { FunctionErrorShape, FunctionMessage, InvokeMessage } from './messages.ts';

/**
 * The process one copy of a function lives in: it loads the bundled handler once, and runs one event at a time, as
 * Lambda's runtime does.
 */

type Handler = (event: unknown, context: Context) => unknown;

function tell(message: FunctionMessage): void {
  process.send?.(message);
}

function shape(error: unknown): FunctionErrorShape {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n').slice(1) };
}

function setting(name: string): string {
  return process.env[name] ?? '';
}

/** `index.handler` in the bundle: the file as `.mjs`, `.js` or `.cjs`. */
async function loadHandler(): Promise<Handler> {
  const [file = '', name = ''] = setting('_HANDLER').split('.', 2);
  const root = setting('LAMBDA_TASK_ROOT');
  const found = ['mjs', 'js', 'cjs'].map((extension) => resolve(root, `${file}.${extension}`)).find(existsSync);
  if (found === undefined) throw new Error(`no ${file} in ${root}`);
  // As Lambda does it.
  const module: { readonly [name: string]: unknown } = found.endsWith('.mjs')
    ? await import(pathToFileURL(found).href)
    : createRequire(found)(found);
  const handler = module[name];
  if (typeof handler !== 'function') throw new Error(`${found} exports no function "${name}"`);
  return (event, context) => handler(event, context);
}

function contextOf(message: InvokeMessage): Context {
  const name = setting('AWS_LAMBDA_FUNCTION_NAME');
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName: name,
    functionVersion: setting('AWS_LAMBDA_FUNCTION_VERSION'),
    invokedFunctionArn: setting('NUTGRAF_FUNCTION_ARN'),
    memoryLimitInMB: setting('AWS_LAMBDA_FUNCTION_MEMORY_SIZE'),
    awsRequestId: message.id,
    logGroupName: setting('AWS_LAMBDA_LOG_GROUP_NAME'),
    logStreamName: setting('AWS_LAMBDA_LOG_STREAM_NAME'),
    getRemainingTimeInMillis: () => Math.max(0, message.deadline - Date.now()),
    done() {},
    fail() {},
    succeed() {},
  };
}

try {
  const handler = await loadHandler();
  process.on('message', (message: InvokeMessage) => {
    Promise.resolve()
      .then(() => handler(message.event, contextOf(message)))
      // Lambda passes JSON on, so what JSON cannot hold is lost here, too.
      .then((result) => tell({ kind: 'result', id: message.id, payload: JSON.stringify(result ?? null) }))
      .catch((error: unknown) => tell({ kind: 'error', id: message.id, error: shape(error) }));
  });
  tell({ kind: 'ready' });
} catch (error) {
  tell({ kind: 'broken', error: shape(error) });
}
// The pool went away, killed perhaps: nobody is left to run for. Ctrl-C reaches the whole group, and the pool ends us
// in order.
process.on('disconnect', () => process.exit());
process.on('SIGINT', () => {});
