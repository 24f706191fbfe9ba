import type { SQSEvent } from 'aws-lambda';
import { member, text } from '../../lambdas/shared/json.ts';
import { readDigestMessage } from '../../lambdas/shared/messages/digest-message.ts';
import type { Notice } from '../../lambdas/shared/messages/notice.ts';
import { RECORD_SORT, recordVersion } from '../../lambdas/shared/store/keys.ts';
import type { Engine } from './engines.ts';
import type { Invocation } from './invocation.ts';
import type { FunctionName } from './schedule.ts';
import type { Call } from './services.ts';

/** One delivery of a digest message, the newest of its article in its batch. */
interface Delivery {
  readonly invocation: Invocation;
  readonly id: string;
  /** The version it leads to. */
  readonly target: string;
  digests: number;
  isDone: boolean;
}

/** What a status that takes the place of another of the same kind is told as. */
const NOTICES: Readonly<Record<string, string>> = { ready: 'changed', rejected: 'rejected', deleted: 'removed' };

/** Watches a run, and holds what must never happen even for a moment against it. */
export class Observations {
  readonly wrong: string[] = [];
  /** Every write that took effect, in order: what must be the same when a seed is played again. */
  readonly trace: string[] = [];
  readonly #calls = new Map<string, Call & { readonly function: FunctionName }>();
  readonly #versions = new Map<string, { readonly ver: string; readonly status: string }>();
  /** Every version that was ever held, with its status and what it is to be told as. */
  readonly #held = new Map<string, { readonly status: string; readonly notice: string | undefined }>();
  /** What was told, by article and version. */
  readonly #told = new Set<string>();
  readonly #deliveries: Delivery[] = [];

  /** A function asks something of a service. */
  called(name: FunctionName, call: Call): void {
    const which = ['IndexName', 'VersionId'].map((member) => text(call.input, member) !== undefined);
    this.#calls.set(`${name} ${call.service} ${call.operation} ${which}`, { ...call, function: name });
  }

  /** What the functions asked for, one call of each kind. */
  get calls(): readonly (Call & { readonly function: FunctionName })[] {
    return [...this.#calls.values()];
  }

  /**
   * A write that took effect: an article's record only ever moves to a higher version, and `ready` gives way to results
   * only.
   */
  wrote({ operation, input }: Call): void {
    const row = member(input, 'Item') ?? member(input, 'Key');
    if (/^(?:Put|Update|Delete)/.test(operation)) this.trace.push(`${operation} ${text(row, 'pk')} ${text(row, 'sk')}`);
    const item = operation === 'PutItem' ? member(input, 'Item') : undefined;
    const id = text(item, 'id');
    if (text(item, 'sk') !== RECORD_SORT || id === undefined) return;
    const next = { ver: text(item, 'ver') ?? '', status: text(item, 'status') ?? '' };
    const last = this.#versions.get(id);
    if (last !== undefined && next.ver <= last.ver) this.wrong.push(`${id} went from ${last.ver} back to ${next.ver}`);
    if (last?.status === 'ready' && (next.status === 'processing' || next.status === 'failed')) {
      this.wrong.push(`${id} was ready and became ${next.status}`);
    }
    this.#versions.set(id, next);
    this.#held.set(`${id} ${next.ver}`, { status: next.status, notice: text(item, 'notice') });
    const isNew = next.status === 'ready' && last?.status !== 'ready';
    const notice = isNew ? 'ready' : NOTICES[next.status];
    if (text(item, 'notice') !== notice) this.wrong.push(`${id} at ${next.ver} is told as ${text(item, 'notice')}`);
  }

  /** Somebody is told of a record: of one that is or was held, and as what it is. */
  told(notice: Notice): void {
    const name = `${notice.id} ${notice.ver}`;
    const held = this.#held.get(name);
    this.trace.push(`notice ${notice.notice} ${name}`);
    if (held === undefined) this.wrong.push(`${name} was told of and never held`);
    else if (held.notice !== notice.notice || held.status !== notice.status) {
      this.wrong.push(`${name} is ${held.status}, and was told of as ${notice.notice}`);
    }
    this.#told.add(name);
  }

  /** Whether somebody was told of this version of an article. */
  wasTold(id: string, ver: string): boolean {
    return this.#told.has(`${id} ${ver}`);
  }

  /** A batch of the digest queue is given to a function. */
  delivered(invocation: Invocation, event: SQSEvent, engine: Engine): void {
    const newest = new Map<string, string>();
    for (const { body } of event.Records) {
      const message = readDigestMessage(body);
      if (message instanceof Error) continue;
      const stage = { kind: 'ready', cleanEngine: message.engine, digestEngine: engine.version } as const;
      const target = recordVersion(message.sequencer, stage);
      if (target > (newest.get(message.id) ?? '')) newest.set(message.id, target);
    }
    for (const [id, target] of newest) {
      this.#deliveries.push({ invocation, id, target, digests: 0, isDone: false });
    }
  }

  /** A batch has been answered; `failed` are the bodies given back. */
  answered(invocation: Invocation, failed: readonly string[]): void {
    const ids = failed.map((body) => text(JSON.parse(body.startsWith('{') ? body : '{}'), 'id'));
    for (const delivery of this.#deliveries) {
      if (delivery.invocation === invocation) delivery.isDone = !ids.includes(delivery.id);
    }
  }

  digested(invocation: Invocation, id: string): void {
    const delivery = this.#deliveries.find((one) => one.invocation === invocation && one.id === id);
    if (delivery === undefined) this.wrong.push(`${id} was digested and no message asked for it`);
    else delivery.digests++;
  }

  /** Versions of an article whose digest was broken off: it may have left name rows of them that no record knows of. */
  brokenOff(id: string): ReadonlySet<string> {
    const broken = this.#deliveries.filter((delivery) => delivery.id === id && !delivery.isDone);
    return new Set(broken.map(({ target }) => target));
  }

  /** Digests made in this run. */
  get digests(): number {
    return this.#deliveries.reduce((sum, { digests }) => sum + digests, 0);
  }

  /**
   * Digests more than the schedule forces. A delivery digests at most once. One that ends well leaves the record at its
   * target or above, and no delivery that begins after that digests again; so of the deliveries of one target those may
   * digest that were broken off, the first that ended well, and those that had begun before it ended.
   */
  tooManyDigests(): readonly string[] {
    const byTarget = new Map<string, Delivery[]>();
    for (const delivery of this.#deliveries) {
      const name = `${delivery.id} ${delivery.target}`;
      byTarget.set(name, [...(byTarget.get(name) ?? []), delivery]);
    }
    return [...byTarget].flatMap(([name, deliveries]) => {
      const done = deliveries.filter(({ isDone }) => isDone).map(({ invocation }) => invocation);
      const firstEnd = Math.min(...done.map(({ ended }) => ended ?? Number.POSITIVE_INFINITY));
      const forced = deliveries.filter(({ isDone, invocation }) => !isDone || invocation.begun <= firstEnd).length;
      const made = deliveries.reduce((sum, { digests }) => sum + digests, 0);
      const late = deliveries.filter(({ invocation, digests }) => digests > 0 && invocation.begun > firstEnd);
      const wrong: string[] = [];
      if (made > forced) wrong.push(`${name} was digested ${made} times, ${forced} were forced`);
      if (deliveries.some(({ digests }) => digests > 1)) wrong.push(`${name} was digested twice for one delivery`);
      if (late.length > 0) wrong.push(`${name} was digested again after it was done`);
      return wrong;
    });
  }
}
