import { Problem, quoted } from './problems.ts';

/** A parameter's values: what is allowed, in words, and how it is read. */
export interface Parameter<T> {
  readonly allowed: string;
  /** Null where the value is not allowed. */
  read(value: string): T | null;
}

/** The values of each parameter, by name. @throws Problem where the string is not percent-encoded UTF-8 */
function valuesIn(raw: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const pair of raw.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = decoded(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : decoded(pair.slice(at + 1));
    const values = found.get(name);
    if (values === undefined) found.set(name, [value]);
    else values.push(value);
  }
  return found;
}

/**
 * The query of a request. Each parameter a route knows is taken by name, and then {@link Query.end} refuses the others.
 * It is read from the raw query string, because the gateway joins the values of a repeated parameter with commas, and
 * only once a route asks: the reader page has its own use for it, whatever it says.
 */
export class Query {
  readonly #raw: string;
  #read: ReadonlyMap<string, readonly string[]> | null = null;
  readonly #known: string[] = [];

  constructor(raw: string) {
    this.#raw = raw;
  }

  /** @throws Problem where the query is malformed */
  get #values(): ReadonlyMap<string, readonly string[]> {
    this.#read ??= valuesIn(this.#raw);
    return this.#read;
  }

  /** A parameter that takes one value; null where it is not given. @throws Problem where it is repeated or bad */
  one<T>(name: string, parameter: Parameter<T>): T | null {
    const [value, ...more] = this.#take(name);
    if (more.length > 0) {
      throw new Problem('repeated-parameter', `"${name}" is given more than once; give it once`, {
        members: { parameter: name },
      });
    }
    return value === undefined ? null : readValue(name, parameter, value);
  }

  /** A parameter that takes a list, comma-separated or repeated. @throws Problem where a value is bad */
  many<T>(name: string, parameter: Parameter<T>): readonly T[] {
    return this.#take(name)
      .flatMap((value) => value.split(','))
      .map((value) => readValue(name, parameter, value));
  }

  /** Whether a parameter is given, whatever its value. */
  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** @throws Problem naming the first parameter that was not taken */
  end(): void {
    for (const name of this.#values.keys()) {
      if (this.#known.includes(name)) continue;
      const allowed =
        this.#known.length === 0 ? 'this path takes none' : `this path takes ${this.#known.map(quoted).join(', ')}`;
      throw new Problem('unknown-parameter', `there is no parameter ${quoted(name)}; ${allowed}`, {
        members: { parameter: name.slice(0, 60).toWellFormed(), allowed: this.#known },
      });
    }
  }

  #take(name: string): readonly string[] {
    this.#known.push(name);
    return this.#values.get(name) ?? [];
  }
}

/** Reads one value. @throws Problem that says what is allowed */
export function readValue<T>(name: string, parameter: Parameter<T>, value: string): T {
  const read = parameter.read(value);
  if (read === null) {
    throw new Problem('invalid-parameter', `"${name}" cannot be ${quoted(value)}; it takes ${parameter.allowed}`, {
      members: { parameter: name },
    });
  }
  return read;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    throw new Problem('malformed-query', `${quoted(part)} is not percent-encoded UTF-8; encode "%" as "%25"`);
  }
}
