import type { Element } from './tree.ts';

/**
 * A reading of strings that come again and again in a page, such as the classes of its elements: each is read once a
 * page, which its work budget stands for. What is remembered goes when another page is read.
 *
 * @param read a pure function of the string
 */
export function oncePerPage<T extends object | boolean | string | null>(
  read: (text: string) => T,
): (element: Element, text: string) => T {
  let page: object | null = null;
  let known = new Map<string, T>();
  return ({ work }, text) => {
    if (page !== work) {
      page = work;
      known = new Map();
    }
    let found = known.get(text);
    if (found === undefined) {
      found = read(text);
      known.set(text, found);
    }
    return found;
  };
}
