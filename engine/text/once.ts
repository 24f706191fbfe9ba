/**
 * What is made when it is first asked for, and then kept. A table that is made as its module loads is paid for by every
 * start, also of a function or a command that never asks for it.
 */
export function once<Value extends object | string>(make: () => Value): () => Value {
  let made: Value | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/**
 * A reading of many items of one text: each is read once. What is remembered goes when another text is read: to keep
 * it in a `WeakMap` of the items takes longer than most readings.
 *
 * @param read a pure function of both
 */
export function onceEach<Text extends object, Item, Value extends object | boolean | string | null>(
  read: (text: Text, item: Item) => Value,
): (text: Text, item: Item) => Value {
  let last: Text | null = null;
  let known = new Map<Item, Value>();
  return (text, item) => {
    if (text !== last) {
      last = text;
      known = new Map();
    }
    let found = known.get(item);
    if (found === undefined) {
      found = read(text, item);
      known.set(item, found);
    }
    return found;
  };
}

/** So many texts are remembered: the lines above a story are hardly more, and those beside each ask about it, too. */
const REMEMBERED = 16;

/**
 * A reading of texts that are asked about again soon after.
 *
 * @param read a pure function of the text
 */
export function rememberingLast<Value extends object | string | null>(
  read: (text: string) => Value,
): (text: string) => Value {
  const texts: string[] = [];
  const values: Value[] = [];
  let next = 0;
  return (text) => {
    const known = values[texts.indexOf(text)];
    if (known !== undefined) return known;
    const value = read(text);
    texts[next] = text;
    values[next] = value;
    next = (next + 1) % REMEMBERED;
    return value;
  };
}
