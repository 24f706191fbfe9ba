import { describe, expect, it } from 'vitest';
import openapi from '../../lambdas/read/openapi.json' with { type: 'json' };
import type { OptionValues } from '../../lib/options.ts';
import { at, resources, targets, templateWith } from './synthesise.ts';

/** The routes of the API's own description. Greediness of a path parameter is the gateway's affair, not OpenAPI's. */
const DESCRIBED = Object.entries(openapi.paths)
  .flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`))
  .map((route) => route.replace('/by-key/{key}', '/by-key/{key+}'));
/** Feed readers and browsers sign nothing, so the feed and the page are where anybody may read. */
const isFeed = (route: string) => route.endsWith(' /feed.atom');
const ROUTES = DESCRIBED.filter((route) => !isFeed(route)).sort();
const PUBLIC_ROUTES = [
  ...DESCRIBED.filter(isFeed),
  ...['/', '/reader/{file}'].flatMap((path) => [`GET ${path}`, `HEAD ${path}`]),
];

const template = templateWith();

it('has the routes of the OpenAPI document, each with its method, all to the read function', () => {
  const routes = resources(template, 'AWS::ApiGatewayV2::Route');
  expect(routes.map(({ properties }) => properties.RouteKey).sort()).toEqual(ROUTES);
  expect(ROUTES).toHaveLength(28);
  expect(ROUTES.filter((route) => !/^(?:GET|HEAD) \//.test(route))).toEqual([]);
  const integrations = resources(template, 'AWS::ApiGatewayV2::Integration');
  expect(integrations).toHaveLength(1);
  expect(integrations[0]?.properties).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' });
  expect(targets(integrations[0]?.properties.IntegrationUri)[0]).toMatch(/^ReadFunction/);
  for (const { properties } of routes) expect(targets(properties.Target)).toEqual([integrations[0]?.id]);
});

describe('access', () => {
  const issuer = 'https://login.example.com/pool';
  it.each<[OptionValues, string]>([
    [{}, 'AWS_IAM'],
    [{ access: 'iam' }, 'AWS_IAM'],
    [{ access: 'jwt', issuer, audience: 'reader,desk' }, 'JWT'],
    [{ access: 'public' }, 'NONE'],
  ])('with %j every route asks for %s', (values, type) => {
    const routes = resources(templateWith(values), 'AWS::ApiGatewayV2::Route');
    const expected = values.access === 'public' ? [...ROUTES, ...PUBLIC_ROUTES] : ROUTES;
    expect(routes.map(({ properties }) => properties.RouteKey).sort()).toEqual(expected.toSorted());
    expect(routes.map(({ properties }) => properties.AuthorizationType)).toEqual(expected.map(() => type));
  });

  it('jwt trusts the issuer and audience that were named, by one authorizer that every route has', () => {
    const jwt = templateWith({ access: 'jwt', issuer, audience: 'reader,desk' });
    const [authorizer, ...more] = resources(jwt, 'AWS::ApiGatewayV2::Authorizer');
    expect(more).toEqual([]);
    expect(authorizer?.properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: issuer, Audience: ['reader', 'desk'] },
    });
    const [api] = resources(jwt, 'AWS::ApiGatewayV2::Api');
    expect(targets(authorizer?.properties.ApiId)).toEqual([api?.id]);
    for (const { properties } of resources(jwt, 'AWS::ApiGatewayV2::Route')) {
      expect(targets(properties.AuthorizerId)).toEqual([authorizer?.id]);
      expect(properties).not.toHaveProperty('AuthorizationScopes');
    }
  });

  it.each<OptionValues>([{ access: 'iam' }, { access: 'public' }])('%j has no authorizer of its own', (values) => {
    const other = templateWith(values);
    expect(resources(other, 'AWS::ApiGatewayV2::Authorizer')).toEqual([]);
    for (const { properties } of resources(other, 'AWS::ApiGatewayV2::Route')) {
      expect(properties).not.toHaveProperty('AuthorizerId');
    }
  });

  it.each<OptionValues>([{ access: 'iam' }, { access: 'jwt', issuer, audience: 'reader' }, { access: 'public' }])(
    'with %j only this API may call the function, and no address of the function’s own goes round it',
    (values) => {
      const other = templateWith(values);
      const [api] = resources(other, 'AWS::ApiGatewayV2::Api');
      const [permission, ...more] = resources(other, 'AWS::Lambda::Permission');
      expect(more).toEqual([]);
      expect(permission?.properties).toMatchObject({ Principal: 'apigateway.amazonaws.com' });
      expect(targets(permission?.properties.SourceArn)).toContain(api?.id);
      expect(resources(other, 'AWS::Lambda::Url')).toEqual([]);
    },
  );

  it.each<OptionValues>([{ access: 'iam' }, { access: 'jwt', issuer, audience: 'reader' }, { access: 'public' }])(
    '%j is throttled',
    (values) => {
      const [stage] = resources(
        templateWith({ ...values, throttleRate: 7, throttleBurst: 9 }),
        'AWS::ApiGatewayV2::Stage',
      );
      expect(stage?.properties.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 7, ThrottlingBurstLimit: 9 });
    },
  );
});

describe('the stage', () => {
  const [stage] = resources(template, 'AWS::ApiGatewayV2::Stage');

  it('logs who asked for which route, not what was asked or answered', () => {
    const format = JSON.parse(String(at(stage?.properties, 'AccessLogSettings', 'Format')));
    expect(format).toMatchObject({
      requestId: '$context.requestId',
      route: '$context.routeKey',
      status: '$context.status',
    });
    expect(JSON.stringify(format)).not.toMatch(/path|query|body|header/i);
  });

  it('has an alarm on its errors', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { Namespace: 'AWS/ApiGateway', MetricName: '5xx' });
  });
});

describe('CORS', () => {
  it('is off unless origins are named', () => {
    expect(resources(template, 'AWS::ApiGatewayV2::Api')[0]?.properties).not.toHaveProperty('CorsConfiguration');
  });

  it('is the gateway’s, for reading, from the origins named', () => {
    const open = templateWith({ allowedOrigins: 'https://news.example.com,http://localhost:3000' });
    expect(at(resources(open, 'AWS::ApiGatewayV2::Api')[0]?.properties, 'CorsConfiguration')).toMatchObject({
      AllowOrigins: ['https://news.example.com', 'http://localhost:3000'],
      AllowMethods: ['GET', 'HEAD'],
      ExposeHeaders: expect.arrayContaining(['etag']),
    });
  });
});
