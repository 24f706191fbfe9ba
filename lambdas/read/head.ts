import type { StoredHead } from '../shared/store/stored.ts';

/** What a page shows of an article; a record has more. */
export function shownHead(head: StoredHead): object {
  const { id, key, status, reason, detail, title, site, publishedAt, sortAt, language, words, lead, digestedAt } = head;
  return {
    id,
    key,
    status,
    reason,
    detail,
    title,
    site,
    publishedAt,
    sortAt,
    language,
    words,
    lead,
    digestedAt,
    embargoedUntil: head.heldUntil,
  };
}
