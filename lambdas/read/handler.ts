import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { tableClient } from '../shared/clients.ts';
import { CHANGES_OFF, ENV, optional, required } from '../shared/environment.ts';
import { powertools, telemetry } from '../shared/observability.ts';
import type { ReadPorts } from './request.ts';
import { respond } from './respond.ts';

const tools = powertools('read');
const ports: ReadPorts = {
  table: { client: tableClient(), name: required(ENV.table) },
  telemetry: telemetry(tools),
  now: () => new Date(),
  tellChanges: optional(ENV.changes) !== CHANGES_OFF,
  stories: optional(ENV.stories) !== null,
};

/**
 * Requests of the HTTP API in, answers out. `respond` never throws, so there is nothing for an error middleware to do.
 */
export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>({ timeoutEarlyInMillis: 0 })
  .use(injectLambdaContext(tools.logger))
  // Most requests count nothing, and the metrics middleware would log a warning for each of them.
  .after(() => {
    if (tools.metrics.hasStoredMetrics()) tools.metrics.publishStoredMetrics();
  })
  .handler((event, context) => respond(event, () => context.getRemainingTimeInMillis(), ports));
