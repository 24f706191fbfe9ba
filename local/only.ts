/** The one item of a list. @throws Error where there are more, or none; `what` names them */
export function only<T>(items: readonly T[], what: string): T {
  const [item, ...more] = items;
  if (item === undefined || more.length > 0) throw new Error(`the stack has ${items.length} ${what}, one is expected`);
  return item;
}
