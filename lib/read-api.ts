import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type AlarmTarget, addAlarm, TOO_MANY_ERRORS } from './alarms.ts';
import { pipelineName } from './metrics.ts';
import type { Access } from './options.ts';

/**
 * Every path of the API, each read with GET, and with HEAD for its headers alone. A test holds them against the OpenAPI
 * document.
 */
const READ_PATHS = [
  '/articles',
  '/articles/{id}',
  '/articles/{id}/summary',
  '/articles/{id}/facts',
  '/articles/{id}/text',
  '/articles/{id}/changes',
  '/articles/{id}/story',
  '/articles/by-key/{key+}',
  '/names',
  '/names/{name}/articles',
  '/stories',
  '/stories/{id}',
  '/health',
  '/openapi.json',
] as const;

/**
 * The reader page with its files, and the feed. Neither browsers nor feed readers sign anything, so they are served
 * only where nobody has to.
 */
const PUBLIC_PATHS = ['/', '/reader/{file}', '/feed.atom'] as const;

export interface ReadApiProps {
  readonly handler: IFunction;
  readonly access: Access;
  readonly allowedOrigins: readonly string[];
  readonly throttleRate: number;
  readonly throttleBurst: number;
  readonly logRetention: RetentionDays;
  readonly logKey: IKey | null;
  readonly alarms: AlarmTarget;
}

/**
 * The HTTP API in front of the read function. Routes name their method: an authorizer on `ANY` would also ask browsers'
 * preflight requests for credentials, which they never send. CORS is answered here alone; once it is configured the
 * gateway drops what the function says about it.
 */
export class ReadApi extends Construct {
  readonly url: string;
  readonly stage: HttpStage;

  constructor(scope: Construct, id: string, props: ReadApiProps) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', {
      // Shown in the console's list, where two stages would both be called "Api"; it need not be unique.
      apiName: pipelineName(this),
      description: 'Nutgraf: clean text, summary and key facts of news articles',
      createDefaultStage: false,
      ...(props.allowedOrigins.length > 0 && { corsPreflight: cors(props.allowedOrigins) }),
    });
    // One permission for the whole API: the function routes inside, so a list of paths would add length, not safety.
    const integration = new HttpLambdaIntegration('Read', props.handler, { scopePermissionToRoute: false });
    const authorizer = authorizerOf(props.access);
    const paths = props.access.mode === 'public' ? [...READ_PATHS, ...PUBLIC_PATHS] : READ_PATHS;
    for (const path of paths) {
      api.addRoutes({ path, methods: [HttpMethod.GET, HttpMethod.HEAD], integration, authorizer });
    }
    if (props.access.mode === 'public') {
      Validations.of(api).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason: 'The deployment chose access "public": the API only reads, and its throttle bounds what it can cost.',
      });
    }

    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
      ...(props.logKey !== null && { encryptionKey: props.logKey }),
    });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: props.throttleRate, burstLimit: props.throttleBurst },
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: ACCESS_LOG },
    });
    this.url = this.stage.url;

    addAlarm(this, 'ServerErrorAlarm', props.alarms, {
      metric: this.stage.metricServerError({ period: Duration.minutes(5), statistic: Stats.SUM }),
      threshold: TOO_MANY_ERRORS,
      evaluationPeriods: 1,
      alarmDescription:
        'The read API answered with 5xx again and again. See "The API answers 5xx" in docs/operating.md.',
    });
  }
}

/**
 * Who asked for which route and what it cost, never what was answered. Keys and queries of callers stay out as well.
 */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTimeEpoch',
    ip: '$context.identity.sourceIp',
    route: '$context.routeKey',
    status: '$context.status',
    length: '$context.responseLength',
    latencyMs: '$context.responseLatency',
    integrationStatus: '$context.integrationStatus',
    error: '$context.error.messageString',
    integrationError: '$context.integrationErrorMessage',
  }),
);

function authorizerOf(access: Access): IHttpRouteAuthorizer {
  switch (access.mode) {
    case 'iam':
      return new HttpIamAuthorizer();
    case 'jwt':
      return new HttpJwtAuthorizer('Jwt', access.issuer, { jwtAudience: [...access.audience] });
    case 'public':
      return new HttpNoneAuthorizer();
  }
}

function cors(origins: readonly string[]) {
  return {
    allowOrigins: [...origins],
    allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.HEAD],
    allowHeaders: [
      'authorization',
      'accept',
      'if-none-match',
      'x-amz-date',
      'x-amz-security-token',
      'x-amz-content-sha256',
    ],
    exposeHeaders: ['etag', 'cache-control', 'content-language', 'retry-after'],
    maxAge: Duration.hours(1),
  };
}
