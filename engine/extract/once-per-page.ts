import { onceEach } from '../text/once.ts';
import type { Element } from './tree.ts';

/**
 * A reading of strings that come again and again in a page, such as the classes of its elements: each is read once a
 * page, which its work budget stands for.
 *
 * @param read a pure function of the string
 */
export function oncePerPage<T extends object | boolean | string | null>(
  read: (text: string) => T,
): (element: Element, text: string) => T {
  const ask = onceEach((_: object, text: string) => read(text));
  return ({ work }, text) => ask(work, text);
}
