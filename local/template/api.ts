import type { FunctionPlan } from './function.ts';
import { PlanError } from './intrinsics.ts';
import type { Properties } from './properties.ts';
import type { Resolved } from './resources.ts';

export interface RoutePlan {
  /** `GET /articles/{id}`, or `$default`. */
  readonly routeKey: string;
  readonly functionArn: string;
}

export interface CorsPlan {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly maxAge: number | null;
  readonly credentials: boolean;
}

export interface ApiPlan {
  readonly logicalId: string;
  readonly id: string;
  readonly stage: string;
  readonly cors: CorsPlan | null;
  readonly routes: readonly RoutePlan[];
}

function corsPlan(api: Properties): CorsPlan | null {
  if (!api.has('CorsConfiguration')) return null;
  const cors = api.nested('CorsConfiguration');
  return {
    origins: cors.texts('AllowOrigins'),
    methods: cors.texts('AllowMethods'),
    headers: cors.texts('AllowHeaders'),
    exposed: cors.texts('ExposeHeaders'),
    maxAge: cors.has('MaxAge') ? cors.number('MaxAge') : null,
    // Credentials with a wildcard origin are refused by browsers; the stack sets neither.
    credentials: false,
  };
}

/** The functions that integrations call, by the logical id of the integration. */
export function integrationTargets(
  integrations: readonly Resolved[],
  functions: readonly FunctionPlan[],
): ReadonlyMap<string, string> {
  return new Map(
    integrations.map(({ id, properties }) => {
      const uri = properties.text('IntegrationUri');
      const target = functions.find((candidate) => uri.includes(candidate.arn));
      if (target === undefined) throw new PlanError(`${id}: integrates ${uri}, which is no function of the template`);
      const version = properties.optionalText('PayloadFormatVersion');
      if (version !== '2.0') throw new PlanError(`${id}: payload ${version} is not known to the local run (2.0 is)`);
      return [id, target.arn] as const;
    }),
  );
}

function routePlan({ id, properties }: Resolved, targets: ReadonlyMap<string, string>): RoutePlan {
  const access = properties.optionalText('AuthorizationType') ?? 'NONE';
  if (access !== 'NONE') {
    throw new PlanError(`${id}: access ${access} cannot be checked locally; synthesise with access "public"`);
  }
  const target = properties.text('Target');
  const functionArn = targets.get(target.replace(/^integrations\//, ''));
  if (functionArn === undefined) throw new PlanError(`${id}: no integration behind ${target}`);
  return { routeKey: properties.text('RouteKey'), functionArn };
}

/** An HTTP API with its stage and routes, of all those of the template. */
export function apiPlan(
  api: Resolved,
  stages: readonly Resolved[],
  routes: readonly Resolved[],
  targets: ReadonlyMap<string, string>,
): ApiPlan {
  const { ref } = api.values;
  const belongs = ({ properties }: Resolved): boolean => properties.text('ApiId') === ref;
  return {
    logicalId: api.id,
    id: ref,
    stage: stages.find(belongs)?.properties.text('StageName') ?? '$default',
    cors: corsPlan(api.properties),
    routes: routes.filter(belongs).map((route) => routePlan(route, targets)),
  };
}
