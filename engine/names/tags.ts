import type { EntityType } from '../analysis.ts';

/** Tags a token can have, in the order of the model's columns: outside, then begin and inside of each type. */
export const OUTSIDE = 0;
const TYPES: readonly EntityType[] = ['person', 'place', 'organization'];
export const TAG_COUNT = 1 + 2 * TYPES.length;

/** The tag of the first word of a name. */
export function beginTag(type: EntityType): number {
  return 1 + 2 * TYPES.indexOf(type);
}

/** Whether a tag is that of a first word. */
export function isBegin(tag: number): boolean {
  return tag % 2 === 1;
}

/** What a name with this tag is; null outside names. */
export function typeOfTag(tag: number): EntityType | null {
  return tag === OUTSIDE ? null : (TYPES[(tag - 1) >> 1] ?? null);
}

/** Whether `tag` may follow `previous`: an inside tag only continues a mention of its own type. */
export function mayFollow(previous: number, tag: number): boolean {
  return tag === OUTSIDE || isBegin(tag) || previous === tag || previous === tag - 1;
}
