import { compareParts, Stories, type StoryArticle, type StoryPart } from '../../engine/index.ts';
import { isHeldAt } from '../shared/store/embargoes.ts';
import { readHeads } from '../shared/store/heads.ts';
import { readRecord } from '../shared/store/records.ts';
import type { StoredRecord } from '../shared/store/stored.ts';
import { shownHead } from './head.ts';
import { pageAfter, served } from './page.ts';
import { limitOf } from './parameters.ts';
import { Problem } from './problems.ts';
import type { Representation } from './representation.ts';
import type { ReadPorts, ReadRequest, Resource } from './request.ts';
import { articleIdIn, byId, liveArticle } from './stored-article.ts';
import { type StoryReader, storyReader } from './stories.ts';

/** Articles whose texts are compared; of a story of more, the newest. */
const MOST_COMPARED = 60;

/** `GET /articles/{id}/story`: the story an article is in. */
export const storyOfArticle: Resource = async (request, ports) => {
  const reader = storyReader(ports);
  const { id } = await liveArticle(byId(request.variable), ports);
  const article = await articleOf(reader, ports, id);
  if (article === null) throw noStory();
  return story(request, ports, reader, await reader.stories.rootOf(article));
};

/** `GET /stories/{id}`: the story whose first article has this id. */
export const storyById: Resource = async (request, ports) => {
  const reader = storyReader(ports);
  const root = await articleOf(reader, ports, articleIdIn(request.variable));
  if (root === null) throw noStory();
  const first = await reader.stories.rootOf(root);
  if (first.id !== root.id) {
    throw new Problem('no-such-story', 'the article is in a story that an earlier one began', {
      members: { story: first.id },
    });
  }
  return story(request, ports, reader, root);
};

function noStory(): Problem {
  return new Problem('no-such-story', 'no ready article has this id; a story has the id of its first article');
}

async function articleOf(
  { shelf, heldAt }: StoryReader,
  { table }: ReadPorts,
  id: string,
): Promise<StoryArticle | null> {
  const record = id === '' ? undefined : (await readHeads(table, new Set([id]))).get(id);
  if (record?.head.status !== 'ready' || isHeldAt(record.head, heldAt)) return null;
  const [article] = await shelf.articles([record]);
  return article ?? null;
}

/** Newest first, copies under what they were copied from; each with what it adds, and where the articles differ. */
async function story(
  request: ReadRequest,
  { table }: ReadPorts,
  { shelf, stories }: StoryReader,
  root: StoryArticle,
): Promise<Representation> {
  const limit = limitOf(request.query);
  const scope = { story: root.id };
  const after = pageAfter(request.query, scope);
  request.query.end();

  const members = await stories.membersOf(root);
  const copied = new Map(members.map((member) => [member.id, Stories.copied(member, members)?.id ?? null]));
  const records = await Promise.all(
    members.slice(-MOST_COMPARED).map(({ id }) => readRecord(table, id, { consistent: false })),
  );
  const { adds, differences } = compareParts(records.flatMap((record) => partOf(record, copied)));
  const shown = members
    .filter(({ id, place }) => copied.get(id) === null && (after === null || place < after))
    .reverse();
  const page = shown.slice(0, limit);
  const heads = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const record = shelf.record(id);
      return record === null ? [] : [shownHead(record.head)];
    });
  const articles = page.flatMap(({ id }) =>
    heads([id]).map((head) => ({
      ...head,
      adds: adds.get(id) ?? null,
      copies: heads(members.filter((member) => copied.get(member.id) === id).map((member) => member.id)),
    })),
  );
  const first = shelf.record(root.id)?.head;
  const next = shown.length > limit ? (page.at(-1)?.place ?? null) : null;
  return served(request, { items: articles, next }, scope, ({ items }) => ({
    id: root.id,
    title: first?.title ?? null,
    from: first?.sortAt ?? null,
    to: shelf.record(members.at(-1)?.id ?? root.id)?.head.sortAt ?? null,
    articles: items,
    differences,
  }));
}

function partOf(record: StoredRecord | null, copied: ReadonlyMap<string, string | null>): StoryPart[] {
  const { id = '', article = null, digest = null } = record ?? {};
  const copyOf = copied.get(id) ?? null;
  return article === null || digest === null ? [] : [{ id, text: article.text, digest, copyOf }];
}
