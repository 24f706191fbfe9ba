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
