import { articleId, type Status } from '../../engine/light.ts';
import type { DigestMessage, IntakeCommand } from '../../lambdas/shared/messages/messages.ts';
import { engineRank, enginesOf, sequencerOf, timeSort } from '../../lambdas/shared/store/keys.ts';
import { type ListFilter, listArticles } from '../../lambdas/shared/store/listing.ts';
import type { Page } from '../../lambdas/shared/store/merge.ts';
import { readState } from '../../lambdas/shared/store/records.ts';
import type { StoredHead } from '../../lambdas/shared/store/stored.ts';
import type { Table } from '../../lambdas/shared/store/table.ts';
import { resolveTarget, type Target, type TargetOptions } from '../target.ts';
import { type Queueing, type QueueingOptions, queueAll, type Stretch } from './queueing.ts';

export type AgainStatus = Extract<Status, 'ready' | 'rejected' | 'failed'>;

export interface AgainOptions extends TargetOptions, QueueingOptions {
  readonly id?: readonly string[];
  readonly key?: readonly string[];
  readonly status?: readonly AgainStatus[];
  /** UTC, as `Date.toISOString` writes it; inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** Only what an engine before this one made. */
  readonly olderThanEngine?: string;
}

/** What tells `redigest` and `reclean` apart. */
interface Kind {
  readonly command: 'redigest' | 'reclean';
  readonly queue: 'intake' | 'digest';
  readonly statuses: readonly AgainStatus[];
  /** The engine whose work is done again. */
  engineOf(head: StoredHead): string;
  messageOf(head: StoredHead): DigestMessage | IntakeCommand;
  /** Why an article that was named cannot be done again; null where it can. */
  obstacle(head: StoredHead): string | null;
}

const REDIGEST: Kind = {
  command: 'redigest',
  queue: 'digest',
  statuses: ['ready'],
  engineOf: ({ ver }) => enginesOf(ver).digest,
  messageOf: ({ id, ver }) => ({ id, sequencer: sequencerOf(ver), engine: enginesOf(ver).clean }),
  obstacle: ({ status }) =>
    status === 'ready' ? null : `it is ${status}, and has no text to digest; "nutgraf reclean" goes back to the object`,
};

const RECLEAN: Kind = {
  command: 'reclean',
  queue: 'intake',
  statuses: ['ready', 'rejected'],
  engineOf: ({ ver }) => enginesOf(ver).clean,
  messageOf: ({ key }) => ({ nutgraf: 'reclean', key }),
  obstacle: ({ status }) => (status === 'deleted' ? 'it is deleted, and its object with it' : null),
};

/** Rows of the listing read at a time. */
const PAGE = 200;

/**
 * `nutgraf redigest`: summary and facts again, from the stored text.
 *
 * @returns the exit code
 */
export async function redigest(options: AgainOptions): Promise<number> {
  return await again(REDIGEST, options);
}

/** `nutgraf reclean`: everything again, from the object at its stored version. @returns the exit code */
export async function reclean(options: AgainOptions): Promise<number> {
  return await again(RECLEAN, options);
}

async function again(kind: Kind, options: AgainOptions): Promise<number> {
  const target = await resolveTarget(options);
  const table = await target.table();
  try {
    const named = [...(options.id ?? []), ...(options.key ?? []).map(articleId)];
    return await queueAll(
      named.length > 0 ? namedArticles(kind, target, table, named) : listedArticles(kind, target, table, options),
      options,
    );
  } finally {
    table.client.destroy();
  }
}

function base(kind: Kind, target: Target) {
  return {
    command: kind.command,
    target,
    queueUrl: target.queue(kind.queue).url,
    messageOf: kind.messageOf,
    describe: (head: StoredHead) => ({
      json: { id: head.id, key: head.key, status: head.status, engine: kind.engineOf(head) },
      line: `${head.id}  ${head.status}  engine ${kind.engineOf(head)}  ${head.key}`,
    }),
  };
}

/** Articles by id. Read from the table itself: an article that is on its way is in no listing. */
function namedArticles(kind: Kind, target: Target, table: Table, ids: readonly string[]): Queueing<StoredHead> {
  const problems: string[] = [];
  return {
    ...base(kind, target),
    about: null,
    problems,
    positionOf: ({ id }) => id,
    async *stretches() {
      for (const id of new Set(ids)) {
        const head = await readState(table, id);
        const obstacle = head === null ? 'there is no such article' : kind.obstacle(head);
        if (obstacle !== null) problems.push(`${id}: ${obstacle}`);
        yield { items: head === null || obstacle !== null ? [] : [head], examined: 1, reached: null };
      }
    },
  };
}

/** Articles of the listing, one status after the other, newest first. */
function listedArticles(kind: Kind, target: Target, table: Table, options: AgainOptions): Queueing<StoredHead> {
  const { from = null, to = null, olderThanEngine } = options;
  const statuses = options.status ?? kind.statuses;
  const bound = olderThanEngine === undefined ? null : engineRank(olderThanEngine);
  return {
    ...base(kind, target),
    about: { statuses, from, to, bound },
    problems: [],
    positionOf: (head) => positionIn(head.status, timeSort(head.sortAt, head.id)),
    async *stretches(after): AsyncGenerator<Stretch<StoredHead>> {
      const start = readPosition(after);
      const done = statuses.map(String).indexOf(start.status);
      for (const status of statuses.slice(Math.max(0, done))) {
        const filter = { status, from, to, language: null, heldAt: null };
        for await (const { items, next } of pagesAfter(table, filter, start.status === status ? start.sort : null))
          yield {
            items: items.filter((head) => bound === null || engineRank(kind.engineOf(head)) < bound),
            examined: items.length,
            reached: next === null ? null : positionIn(status, next),
          };
      }
    },
  };
}

/** The pages of a listing, from the one after a place on. */
async function* pagesAfter(table: Table, filter: ListFilter, start: string | null): AsyncGenerator<Page<StoredHead>> {
  let after = start;
  do {
    const page = await listArticles(table, filter, { limit: PAGE, after, hurry: () => false });
    yield page;
    after = page.next;
  } while (after !== null);
}

function positionIn(status: Status, sort: string): string {
  return `${status} ${sort}`;
}

/** A place as `positionIn` wrote it; null is the beginning. */
function readPosition(position: string | null): { readonly status: string; readonly sort: string | null } {
  if (position === null) return { status: '', sort: null };
  const [status = '', ...sort] = position.split(' ');
  return { status, sort: sort.join(' ') };
}
