import type { EmbargoFact } from '../../../engine/index.ts';

/** Until when an article is held whose embargo line does not say so: until a version of it has no such line. */
export const UNTIL_LIFTED = '9999-12-31T23:59:59.999Z';
/** A day has begun everywhere on earth when it is noon in Greenwich. */
const BEGUN_EVERYWHERE = 'T12:00:00Z';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Until when lists, feed and notices hold an article, as UTC; null where nothing holds it, or where the embargo was
 * over before the article was put.
 *
 * @param eventTime - ISO date-time of the storage event
 */
export function heldUntil(embargo: EmbargoFact | null | undefined, eventTime: string): string | null {
  if (embargo === null || embargo === undefined) return null;
  const { until } = embargo;
  const end = Date.parse(until !== null && DAY.test(until) ? until + BEGUN_EVERYWHERE : (until ?? ''));
  if (Number.isNaN(end)) return UNTIL_LIFTED;
  return end <= Date.parse(eventTime) ? null : new Date(end).toISOString();
}

/**
 * Whether an article is held at an instant, given as `Date.toISOString` writes it; nothing is held from those who ask
 * for all.
 */
export function isHeldAt({ heldUntil }: { readonly heldUntil: string | null }, instant: string | null): boolean {
  return instant !== null && heldUntil !== null && heldUntil > instant;
}
