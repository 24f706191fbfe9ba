import { ENV, optional, required } from '../environment.ts';
import { TransientError } from '../errors.ts';
import type { Notice, Notices } from './notice.ts';

/** What the events of every stack are called: `Nutgraf article ready`. */
function detailType({ notice }: Notice): string {
  return `Nutgraf article ${notice}`;
}

/** What is asked of EventBridge: one event, to a bus. */
export interface EventEntry {
  readonly EventBusName: string;
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
}

/** What EventBridge answers: an entry may fail where the call succeeds. */
export interface PutEventsAnswer {
  readonly FailedEntryCount?: number | undefined;
  readonly Entries?: readonly { readonly ErrorCode?: string | undefined }[] | undefined;
}

/**
 * Notices as events on a bus.
 *
 * @param put - `PutEvents` of a client
 * @param source - of the events; tells stacks on one bus apart
 */
export function busNotices(put: (entry: EventEntry) => Promise<PutEventsAnswer>, bus: string, source: string): Notices {
  return {
    async send(notice) {
      const { FailedEntryCount = 0, Entries = [] } = await put({
        EventBusName: bus,
        Source: source,
        DetailType: detailType(notice),
        Detail: JSON.stringify(notice),
      });
      if (FailedEntryCount > 0) {
        const code = Entries.find(({ ErrorCode }) => ErrorCode !== undefined)?.ErrorCode ?? 'no reason was given';
        throw new TransientError('service', `EventBridge did not take the notice of ${notice.id}: ${code}`);
      }
    },
  };
}

/** What is asked of SNS. */
export interface TopicMessage {
  readonly TopicArn: string;
  readonly Message: string;
  readonly MessageAttributes: Readonly<Record<string, { readonly DataType: 'String'; readonly StringValue: string }>>;
}

/**
 * Notices as messages of a topic, with `notice` and `source` as attributes that subscriptions can filter by.
 *
 * @param publish - `Publish` of a client
 */
export function topicNotices(
  publish: (message: TopicMessage) => Promise<unknown>,
  topic: string,
  source: string,
): Notices {
  return {
    async send(notice) {
      await publish({
        TopicArn: topic,
        Message: JSON.stringify(notice),
        MessageAttributes: {
          notice: { DataType: 'String', StringValue: notice.notice },
          source: { DataType: 'String', StringValue: source },
        },
      });
    },
  };
}

/** Clients that notices are sent with, made when the stack wants them: most do not, and should not load them. */
export interface NoticeClients {
  putEvents(): (entry: EventEntry) => Promise<PutEventsAnswer>;
  publish(): (message: TopicMessage) => Promise<unknown>;
}

/** Notices as the stack wants them; null where it wants none. */
export function noticesFrom(clients: NoticeClients): Notices | null {
  const bus = optional(ENV.noticeBus);
  if (bus !== null) return busNotices(clients.putEvents(), bus, required(ENV.noticeSource));
  const topic = optional(ENV.noticeTopic);
  return topic === null ? null : topicNotices(clients.publish(), topic, required(ENV.noticeSource));
}
