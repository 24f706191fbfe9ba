import type { Element } from './tree.ts';

/**
 * A reading of strings that come again and again in a page, such as the classes of its elements: each is read once a
 * page. What is remembered goes with the page, which its work budget stands for.
 *
 * @param read a pure function of the string
 */
export function oncePerPage<T extends object | boolean | string | null>(
  read: (text: string) => T,
): (element: Element, text: string) => T {
  const pages = new WeakMap<object, Map<string, T>>();
  return ({ work: page }, text) => {
    let known = pages.get(page);
    if (known === undefined) {
      known = new Map();
      pages.set(page, known);
    }
    let found = known.get(text);
    if (found === undefined) {
      found = read(text);
      known.set(text, found);
    }
    return found;
  };
}
