/** Untrusted JSON: parsed without a type, then looked into step by step. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Never the parser's own message: it quotes the body.
    return undefined;
  }
}

/** A member of a value that may be anything; undefined where there is none. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

/** A string member, or undefined where it is absent, empty, or no string. */
export function text(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
