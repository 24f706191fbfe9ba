import { cleanSource, ENGINE_VERSION, MAX_SOURCE_BYTES } from '../../engine/index.ts';
import { s3Bucket } from '../shared/bucket.ts';
import { bucketClient, noticeClients, queueClient, tableClient } from '../shared/clients.ts';
import { ENV, optional, packing, required, requiredNumber } from '../shared/environment.ts';
import { sqsDigestQueue } from '../shared/messages/queue.ts';
import { noticesFrom } from '../shared/messages/send-notices.ts';
import { powertools, telemetry } from '../shared/observability.ts';
import { queueFunction } from '../shared/queue-function.ts';
import { type CleanPorts, processIntake } from './clean.ts';

const tools = powertools('clean');
const ports: CleanPorts = {
  bucket: s3Bucket(bucketClient(), required(ENV.bucket), MAX_SOURCE_BYTES),
  keys: { prefix: optional(ENV.keyPrefix) ?? '', suffix: optional(ENV.keySuffix) ?? '' },
  table: { client: tableClient(), name: required(ENV.table) },
  queue: sqsDigestQueue(queueClient(), required(ENV.digestQueue)),
  notices: noticesFrom(noticeClients),
  cleanSource,
  engine: ENGINE_VERSION,
  now: () => new Date(),
  packing: packing(),
  cleanTextSeconds: requiredNumber(ENV.cleanTextSeconds),
  maxReceiveCount: requiredNumber(ENV.maxReceiveCount),
  telemetry: telemetry(tools),
};

/** Articles bucket events and commands in, clean-text rows and digest messages out. */
export const handler = queueFunction(tools, (event, remaining) => processIntake(event, remaining, ports));
