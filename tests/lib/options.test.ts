import { describe, expect, it } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { OPTION_NAMES, OptionError, type OptionValues, optionsFromContext, resolveOptions } from '../../lib/options.ts';

describe('resolveOptions', () => {
  it('has a default for everything', () => {
    expect(resolveOptions()).toEqual({
      stage: 'prod',
      access: { mode: 'iam' },
      allowedOrigins: [],
      throttleRate: 100,
      throttleBurst: 200,
      logRetentionDays: 30,
      maxConcurrency: 50,
      batchWindowSeconds: 0,
      memoryMb: 1024,
      alarmTopicArn: null,
      notify: 'none',
      existingBucket: null,
      existingTable: null,
      bucketEvents: 'notifications',
      prefix: '',
      suffix: '',
      objectKeyArn: null,
      dataKeyArn: null,
      packing: 'brotli',
      changes: true,
      stories: true,
      tracing: false,
      dataOnDelete: 'retain',
    });
  });

  it('treats empty values as not given, as a pipeline that passes unset variables does', () => {
    const unset = { access: '', issuer: '', audience: '', memoryMb: '', alarmTopicArn: '', dataOnDelete: null };
    expect(resolveOptions(unset)).toEqual(resolveOptions());
  });

  it('takes numbers and lists as the command line writes them', () => {
    expect(
      resolveOptions({
        access: 'jwt',
        issuer: 'https://login.example.com/',
        audience: 'reader, desk',
        memoryMb: '2048',
        allowedOrigins: ['https://a.example', '*'],
      }),
    ).toMatchObject({
      access: { mode: 'jwt', issuer: 'https://login.example.com/', audience: ['reader', 'desk'] },
      memoryMb: 2048,
      allowedOrigins: ['https://a.example', '*'],
    });
  });

  const REFUSED: readonly [OptionValues, RegExp][] = [
    [{ access: 'open' }, /"access".*iam, jwt, public.*"open"/],
    [{ access: ['iam'] }, /"access".*\["iam"\]/],
    [{ access: 'jwt', audience: 'a' }, /"issuer".*access is jwt/],
    [{ access: 'jwt', audience: 'a', issuer: 'http://login.example.com' }, /"issuer".*http:\/\/login/],
    [{ access: 'jwt', issuer: 'https://login.example.com' }, /"audience".*nothing/],
    [{ access: 'jwt', issuer: 'https://login.example.com', audience: 'a,,b' }, /"audience".*"a,,b"/],
    [{ issuer: 'https://login.example.com' }, /"issuer".*access is iam/],
    [{ access: 'public', audience: 'a' }, /"audience".*access is public/],
    [{ stage: 'Prod' }, /"stage".*"Prod"/],
    [{ stage: '' }, /"stage".*""/],
    [{ stage: 'a'.repeat(21) }, /"stage"/],
    [{ allowedOrigins: 'https://a.example/news' }, /"allowedOrigins".*https:\/\/a\.example\/news/],
    [{ allowedOrigins: 'https://a.example/' }, /"allowedOrigins"/],
    [{ allowedOrigins: 'a.example' }, /"allowedOrigins".*a\.example/],
    [{ logRetentionDays: 31 }, /"logRetentionDays".*one of 1, 3, 5, 7.*31/],
    [{ logRetentionDays: 9999 }, /"logRetentionDays"/],
    [{ maxConcurrency: 1 }, /"maxConcurrency".*2 to 1000.*got 1/],
    [{ maxConcurrency: '1e3' }, /"maxConcurrency".*"1e3"/],
    [{ batchWindowSeconds: 301 }, /"batchWindowSeconds".*301/],
    [{ batchWindowSeconds: -1 }, /"batchWindowSeconds".*-1/],
    [{ memoryMb: 128 }, /"memoryMb".*512.*128/],
    [{ memoryMb: 1024.5 }, /"memoryMb".*1024\.5/],
    [{ memoryMb: Number.NaN }, /"memoryMb"/],
    [{ stories: 'maybe' }, /"stories".*true, false.*"maybe"/],
    [{ tracing: 'some' }, /"tracing".*false, true.*"some"/],
    [{ throttleRate: 0 }, /"throttleRate"/],
    [{ throttleBurst: true }, /"throttleBurst".*true/],
    [{ alarmTopicArn: 'on-call' }, /"alarmTopicArn".*"on-call"/],
    [{ alarmTopicArn: 'arn:aws:sqs:eu-west-1:123456789012:on-call' }, /"alarmTopicArn"/],
    [{ notify: 'mail' }, /"notify".*none, eventbridge, sns.*"mail"/],
    [{ existingBucket: 'The Desk' }, /"existingBucket".*"The Desk"/],
    [{ existingTable: 'a b' }, /"existingTable".*"a b"/],
    [{ dataKeyArn: 'alias/desk' }, /"dataKeyArn".*ARN of a KMS key/],
    [{ bucketEvents: 'sns' }, /"bucketEvents".*notifications, eventbridge/],
    [{ prefix: 'news/*' }, /"prefix".*without \*/],
    [{ suffix: '\\.txt' }, /"suffix".*without \*/],
    [{ objectKeyArn: 'alias/desk' }, /"objectKeyArn".*"alias\/desk"/],
    [{ changes: 'no' }, /"changes".*true, false.*"no"/],
    [{ packing: 'zip' }, /"packing".*brotli, dictionary, columns.*"zip"/],
    [{ dataOnDelete: 'delete' }, /"dataOnDelete".*retain, destroy.*"delete"/],
  ];

  it.each(REFUSED)('refuses %j and names the value', (values, message) => {
    expect(() => resolveOptions(values)).toThrow(OptionError);
    expect(() => resolveOptions(values)).toThrow(message);
  });

  it('refuses something for every option there is', () => {
    const named = REFUSED.map(([, message]) => /^"(\w+)"/.exec(message.source)?.[1]);
    expect([...new Set(named)].sort()).toEqual([...OPTION_NAMES].sort());
  });
});

describe('optionsFromContext', () => {
  it('reads options beside the settings of CDK', () => {
    const context = { ...cdk.context, 'aws:cdk:enable-asset-metadata': true, stage: 'dev', memoryMb: '512' };
    expect(optionsFromContext(context)).toEqual(resolveOptions({ stage: 'dev', memoryMb: 512 }));
  });

  it('refuses a name that is no option, and says which there are', () => {
    expect(() => optionsFromContext({ ...cdk.context, acess: 'jwt' })).toThrow(OptionError);
    expect(() => optionsFromContext({ acess: 'jwt' })).toThrow(/"acess".*stage, access, issuer/);
  });
});
