import { digestArticle, ENGINE_VERSION, signArticle } from '../../engine/index.ts';
import { noticeClients, queueClient, tableClient } from '../shared/clients.ts';
import { CHANGES_OFF, ENV, optional, packing, required, requiredNumber } from '../shared/environment.ts';
import { sqsDigestQueue } from '../shared/messages/queue.ts';
import { noticesFrom } from '../shared/messages/send-notices.ts';
import { powertools, telemetry } from '../shared/observability.ts';
import { queueFunction } from '../shared/queue-function.ts';
import { compileSparingly } from './compiling.ts';
import { type DigestPorts, processDigests } from './digest.ts';

compileSparingly();
const tools = powertools('digest');
/** Known where notices are sent: an article under embargo waits there for its own. */
const digestQueueUrl = optional(ENV.digestQueue);
const ports: DigestPorts = {
  table: { client: tableClient(), name: required(ENV.table) },
  notices: noticesFrom(noticeClients),
  queue: digestQueueUrl === null ? null : sqsDigestQueue(queueClient(), digestQueueUrl),
  digestArticle,
  digestHeld: digestArticle,
  keepChanges: optional(ENV.changes) !== CHANGES_OFF,
  signArticle: optional(ENV.stories) === null ? null : signArticle,
  engine: ENGINE_VERSION,
  packing: packing(),
  now: () => new Date(),
  maxReceiveCount: requiredNumber(ENV.maxReceiveCount),
  telemetry: telemetry(tools),
  knownNames: new Map(),
};

/** Digest messages in, finished records and their name rows out. */
export const handler = queueFunction(tools, (event, remaining) => processDigests(event, remaining, ports));
