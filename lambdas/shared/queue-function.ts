import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import sqsPartialBatchFailure from '@middy/sqs-partial-batch-failure';
import type { SQSEvent } from 'aws-lambda';
import type { BatchResult } from './batch.ts';
import { describeError, type Powertools, telemetry } from './observability.ts';

/**
 * A function after a queue: context in every log line, metrics flushed, and a partial batch response. The batch
 * watches its own deadline, so middy's is off. The event is never logged.
 */
export function queueFunction(
  tools: Powertools,
  process: (event: SQSEvent, remaining: () => number) => Promise<BatchResult>,
) {
  const { warn, count } = telemetry(tools);
  return (
    middy<SQSEvent, unknown>({ timeoutEarlyInMillis: 0 })
      .use(injectLambdaContext(tools.logger))
      .use(logMetrics(tools.metrics))
      // Last in, first out: it counts the failures before the metrics are flushed.
      .use(
        sqsPartialBatchFailure({
          logger: (reason: unknown, record: { readonly messageId: string }) => {
            warn('message failed', { messageId: record.messageId, error: describeError(reason) });
            count('BatchItemFailures');
          },
        }),
      )
      .handler(async (event, context) => (await process(event, () => context.getRemainingTimeInMillis())).settled)
  );
}
