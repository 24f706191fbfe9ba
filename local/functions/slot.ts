import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { FunctionPlan } from '../plan.ts';
import type { FunctionErrorShape, FunctionMessage, InvokeMessage } from './messages.ts';

const RUNTIME = fileURLToPath(new URL('./runtime.ts', import.meta.url));
/** Lambda's own limit on what a function gives back. */
const MAX_RESPONSE_BYTES = 6_291_556;

/** The function ended in an error: its own, a timeout, or a process that went away. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
  readonly errorType: string;
  readonly trace: readonly string[];

  constructor(shape: FunctionErrorShape) {
    super(shape.errorMessage);
    this.errorType = shape.errorType;
    this.trace = shape.trace;
  }
}

export interface SlotOptions {
  readonly plan: FunctionPlan;
  /** Beside the plan's own: region, endpoints, credentials. */
  readonly environment: { readonly [name: string]: string };
  /** Takes what the process writes, line by line: copies write beside each other. */
  readonly log: (line: string) => void;
}

interface Running {
  readonly id: string;
  /** The process it runs in. */
  readonly child: ChildProcess;
  resolve(payload: string): void;
  reject(error: Error): void;
}

/** One copy of a function: a process that is started when first needed, and again after it was killed. */
export class Slot {
  readonly #options: SlotOptions;
  #process: ChildProcess | null = null;
  #ready: Promise<void> | null = null;
  #running: Running | null = null;

  constructor(options: SlotOptions) {
    this.#options = options;
  }

  /** Starts the process and loads the handler. @throws FunctionError where it cannot be loaded */
  async warm(): Promise<void> {
    this.#ready ??= this.#start();
    try {
      await this.#ready;
    } catch (error) {
      this.#ready = null;
      throw error;
    }
  }

  /**
   * Runs one event; a slot takes one at a time.
   * @returns what the handler gave back, through JSON
   * @throws FunctionError
   */
  async invoke(event: unknown): Promise<unknown> {
    await this.warm();
    const child = this.#process;
    if (child === null) throw new Error('the slot has no process');
    const { plan } = this.#options;
    const id = randomUUID();
    const message: InvokeMessage = { id, event, deadline: Date.now() + plan.timeoutMs };
    const answered = new Promise<string>((resolve, reject) => {
      this.#running = { id, child, resolve, reject };
    });
    const timer = setTimeout(() => {
      const seconds = (plan.timeoutMs / 1000).toFixed(2);
      const errorMessage = `Task timed out after ${seconds} seconds`;
      this.#abandon(child, { errorType: 'Sandbox.Timedout', errorMessage, trace: [] });
    }, plan.timeoutMs);
    child.send(message, (error) => {
      // A process that is dying closes its channel before it is known to have ended.
      if (error !== null)
        this.#abandon(child, { errorType: 'Runtime.ExitError', errorMessage: error.message, trace: [] });
    });
    try {
      const payload = await answered;
      if (Buffer.byteLength(payload) > MAX_RESPONSE_BYTES) {
        throw new FunctionError({
          errorType: 'Function.ResponseSizeTooLarge',
          errorMessage: `Response payload size exceeded maximum allowed payload size (${MAX_RESPONSE_BYTES} bytes).`,
          trace: [],
        });
      }
      return JSON.parse(payload);
    } finally {
      clearTimeout(timer);
      this.#running = null;
    }
  }

  /** Ends the process; what it was running fails. */
  async stop(): Promise<void> {
    const child = this.#process;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Fails what runs in a process and ends it. */
  #abandon(child: ChildProcess, shape: FunctionErrorShape): void {
    // The slot is free as soon as this event has failed, and the next one must not meet a process that is dying.
    this.#leave(child);
    this.#fail(child, shape);
    child.kill('SIGKILL');
  }

  /** Fails what runs in a process, if anything still does. */
  #fail(child: ChildProcess, shape: FunctionErrorShape): void {
    if (this.#running?.child === child) this.#running.reject(new FunctionError(shape));
  }

  /** The next event starts a process of its own. */
  #leave(child: ChildProcess): void {
    if (this.#process !== child) return;
    this.#process = null;
    this.#ready = null;
  }

  async #start(): Promise<void> {
    const { plan, environment, log } = this.#options;
    const child = fork(RUNTIME, [], {
      // Above what Lambda's runtime reserves for itself; the heap a function can use is what matters.
      execArgv: [`--max-old-space-size=${plan.memoryMb}`],
      env: {
        PATH: process.env.PATH,
        TZ: ':UTC',
        LANG: 'en_US.UTF-8',
        _HANDLER: plan.handler,
        LAMBDA_TASK_ROOT: plan.codePath,
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
        AWS_LAMBDA_FUNCTION_NAME: plan.name,
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(plan.memoryMb),
        AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
        AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${plan.name}`,
        AWS_LAMBDA_LOG_STREAM_NAME: 'local',
        AWS_LAMBDA_LOG_FORMAT: 'JSON',
        NUTGRAF_FUNCTION_ARN: plan.arn,
        ...environment,
        ...plan.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#process = child;
    for (const input of [child.stdout, child.stderr]) {
      if (input !== null) createInterface({ input }).on('line', log);
    }
    child.once('exit', (code, signal) => {
      this.#fail(child, {
        errorType: 'Runtime.ExitError',
        errorMessage: `Runtime exited with ${signal === null ? `code ${code}` : `signal ${signal}`}`,
        trace: [],
      });
      this.#leave(child);
    });
    await new Promise<void>((resolve, reject) => {
      child.once('exit', () => reject(new Error(`${plan.name} ended before it was ready`)));
      child.once('error', reject);
      child.on('message', (message: FunctionMessage) => {
        switch (message.kind) {
          case 'ready':
            resolve();
            return;
          case 'broken':
            reject(new FunctionError(message.error));
            child.kill('SIGKILL');
            return;
          default:
            if (this.#running?.id !== message.id) return;
            if (message.kind === 'result') this.#running.resolve(message.payload);
            else this.#running.reject(new FunctionError(message.error));
        }
      });
    });
  }
}
