import { articleById, articleByKey } from './article.ts';
import { articles, articlesUnderName } from './articles.ts';
import { changes } from './changes.ts';
import { description } from './description.ts';
import { facts } from './facts.ts';
import { feed } from './feed.ts';
import { health } from './health.ts';
import { names } from './names.ts';
import { Problem } from './problems.ts';
import { readerFile, readerPage } from './reader.ts';
import type { Resource } from './request.ts';
import { stories } from './stories.ts';
import { storyById, storyOfArticle } from './story.ts';
import { summary } from './summary.ts';
import { text } from './text.ts';

/**
 * What answers at which path; the paths are the gateway's, and all are read: with GET, or with HEAD for the headers
 * alone.
 */
const RESOURCES: Readonly<Record<string, Resource>> = {
  '/articles': articles,
  '/articles/{id}': articleById,
  '/articles/{id}/summary': summary,
  '/articles/{id}/facts': facts,
  '/articles/{id}/text': text,
  '/articles/{id}/changes': changes,
  '/articles/by-key/{key+}': articleByKey,
  '/articles/{id}/story': storyOfArticle,
  '/stories': stories,
  '/stories/{id}': storyById,
  '/names': names,
  '/names/{name}/articles': articlesUnderName,
  '/health': health,
  '/openapi.json': description,
};

export const PATHS = Object.keys(RESOURCES);

/** Where anybody may read, the gateway also has the feed, whose readers sign nothing, ... */
const FEED: Readonly<Record<string, Resource>> = { '/feed.atom': feed };
export const PUBLIC_PATHS = Object.keys(FEED);

/** ... and the reader page, which is no part of the API. */
const PAGE: Readonly<Record<string, Resource>> = {
  '/': readerPage,
  '/reader/{file}': readerFile,
};

interface Routed {
  readonly resource: Resource;
  /** What stands for the path's variable; empty where it has none. */
  readonly variable: string;
}

/** `/articles/{id}` as an expression; the gateway may have put a stage or the base path of a domain before it. */
function expressionOf(path: string): RegExp {
  const source = path.replace(/[.+]/g, '\\$&').replace(/\{[^}]*\}/, '(.+)');
  return new RegExp(`^(?:/.*?)??${source}$`, 's');
}

const ROUTES = new Map(
  Object.entries({ ...RESOURCES, ...FEED, ...PAGE }).map(([path, resource]) => [
    path,
    { resource, expression: expressionOf(path) },
  ]),
);

/** Says "by-key" where an id should stand: no id does, see `articleId`. */
const BY_KEY = 'by-key';

/**
 * Finds what answers a request. The gateway has chosen the route (`routeKey`), so only the variable is read from the
 * path, which the gateway has already decoded: "%2F" is a slash by now, and a "%" is a per cent sign.
 *
 * @param routeKey - `GET /articles/{id}`
 * @throws Problem where nothing does
 */
export function routed(routeKey: string, rawPath: string): Routed {
  const [method = '', path = ''] = routeKey.split(' ');
  const route = ROUTES.get(path);
  const match = route?.expression.exec(rawPath);
  if (route === undefined || match === undefined || match === null) {
    throw new Problem('no-such-route', `the paths of this API are ${PATHS.join(', ')}`);
  }
  if (method !== 'GET' && method !== 'HEAD') {
    throw new Problem('method-not-allowed', 'everything here is read with GET or HEAD', {
      headers: { allow: 'GET, HEAD' },
    });
  }
  const [, variable = ''] = match;
  // At the gateway a path matched in full beats a greedy one, so an object whose key is "summary" arrives there.
  if (variable === BY_KEY && path.startsWith('/articles/{id}/')) {
    return { resource: articleByKey, variable: path.slice(path.lastIndexOf('/') + 1) };
  }
  return { resource: route.resource, variable };
}
