import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ENV } from '../../../lambdas/shared/environment.ts';
import { member } from '../../../lambdas/shared/json.ts';
import type { StoredRecord } from '../../../lambdas/shared/store/stored.ts';
import { put } from '../../support/articles.ts';
import { context } from '../../support/events.ts';
import { httpEvent } from '../../support/http-events.ts';
import { captureOutput } from '../../support/output.ts';
import { read } from '../../support/read-api.ts';
import { startTable, type TestTable } from '../../support/table.ts';

/** The deployed handler, with its environment. */
describe('the read function', () => {
  let running: TestTable;
  let article: StoredRecord;
  let handler: (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;
  let written: string[];
  beforeAll(async () => {
    running = await startTable();
    article = await put(
      { client: running.client, name: running.tableName },
      { key: 'harbour.txt', sentences: ['The quillfeather dock opened.'] },
    );
    const environment = {
      [ENV.table]: running.tableName,
      AWS_ENDPOINT_URL_DYNAMODB: running.endpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      POWERTOOLS_LOG_LEVEL: 'DEBUG',
    };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    written = captureOutput();
    handler = (await import('../../../lambdas/read/handler.ts')).handler;
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    await running.stop();
  });

  const call = async (target: string, headers = {}) =>
    read(
      await handler(
        httpEvent({ target, headers }),
        context(() => 20_000),
      ),
    );

  it('answers as API Gateway wants it', async () => {
    const answer = await call(`/articles/${article.id}?include=text`);
    expect(answer.status).toBe(200);
    expect(member(answer.json, 'text')).toBe('The quillfeather dock opened.');
    const { raw } = await call('/openapi.json', { 'Accept-Encoding': 'gzip' });
    expect(raw).toMatchObject({ isBase64Encoded: true, headers: { 'content-encoding': 'gzip' } });
    expect((await call('/health')).json).toMatchObject({ status: 'ok' });
    expect((await call('/articles?x=1')).status).toBe(400);
  });

  it('says nothing of an article, and of an error only what finds it', async () => {
    await call(`/articles/${article.id}/text`);
    expect(written.join('\n')).not.toMatch(/warn|metrics to publish/i);
    expect(written.join('\n')).not.toContain('quillfeather');
    await running.client.send(new DeleteTableCommand({ TableName: running.tableName }));
    const { status, text } = await call(`/articles/${article.id}`);
    expect(status).toBe(500);
    expect(text).not.toContain(running.tableName);
    expect(written.join('\n')).toContain('ResourceNotFoundException');
    expect(written.join('\n')).toContain('ReadFaults');
  });
});
