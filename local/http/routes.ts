import type { RoutePlan } from '../plan.ts';

export interface RouteMatch {
  readonly route: RoutePlan;
  readonly parameters: { readonly [name: string]: string };
}

interface Candidate extends RouteMatch {
  /** Compared in order, larger first: see {@link matchRoute}. */
  readonly rank: readonly number[];
}

const GREEDY = /^\{(.+)\+\}$/;
const VARIABLE = /^\{(.+)\}$/;

/** Fits one route's path to a request's; null where it does not. */
function fitPath(
  pattern: readonly string[],
  path: readonly string[],
): { parameters: Record<string, string>; kinds: number[] } | null {
  const parameters: Record<string, string> = {};
  const kinds: number[] = [];
  for (const [index, part] of pattern.entries()) {
    const greedy = GREEDY.exec(part)?.[1];
    if (greedy !== undefined) {
      const rest = path.slice(index).join('/');
      if (rest === '') return null;
      parameters[greedy] = rest;
      kinds.push(0);
      return { parameters, kinds };
    }
    const given = path[index];
    if (given === undefined) return null;
    const variable = VARIABLE.exec(part)?.[1];
    if (variable !== undefined && given !== '') {
      parameters[variable] = given;
      kinds.push(1);
    } else if (part === given) kinds.push(2);
    else return null;
  }
  return pattern.length === path.length ? { parameters, kinds } : null;
}

/**
 * The route an HTTP API takes. A full match of the path beats a greedy one, literal parts beat variables, a method of
 * its own beats ANY, and `$default` takes the rest.
 *
 * @param path - decoded, with its leading slash
 */
export function matchRoute(routes: readonly RoutePlan[], method: string, path: string): RouteMatch | null {
  const candidates: Candidate[] = [];
  for (const route of routes) {
    if (route.routeKey === '$default') {
      candidates.push({ route, parameters: {}, rank: [-1] });
      continue;
    }
    const [routeMethod = '', routePath = ''] = route.routeKey.split(' ', 2);
    if (routeMethod !== 'ANY' && routeMethod !== method) continue;
    const fitted = fitPath(routePath.split('/'), path.split('/'));
    if (fitted === null) continue;
    const { parameters, kinds } = fitted;
    candidates.push({
      route,
      parameters,
      rank: [kinds.includes(0) ? 0 : 1, ...kinds, routeMethod === 'ANY' ? 0 : 1],
    });
  }
  const better = (a: Candidate, b: Candidate): number => {
    for (let index = 0; index < Math.max(a.rank.length, b.rank.length); index++) {
      const difference = (b.rank[index] ?? 0) - (a.rank[index] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  return candidates.sort(better)[0] ?? null;
}
