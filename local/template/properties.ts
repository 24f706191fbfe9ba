import { isObject, type Json, type JsonObject, PlanError } from './intrinsics.ts';

/** Reads one resource's resolved properties; every reader names the place where the template is not as expected. */
export class Properties {
  readonly #values: JsonObject;
  readonly #where: string;

  constructor(values: Json | undefined, where: string) {
    this.#values = isObject(values) ? values : {};
    this.#where = where;
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined;
  }

  text(name: string): string {
    const value = this.#values[name];
    if (typeof value !== 'string') throw new PlanError(`${this.#where}.${name}: text is expected`);
    return value;
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined;
  }

  number(name: string, fallback?: number): number {
    const value = this.#values[name] ?? fallback;
    // CloudFormation takes numbers as text, too.
    const number = typeof value === 'string' && value !== '' ? Number(value) : value;
    if (typeof number !== 'number' || Number.isNaN(number)) {
      throw new PlanError(`${this.#where}.${name}: a number is expected`);
    }
    return number;
  }

  texts(name: string): readonly string[] {
    const value = this.#values[name] ?? [];
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
      throw new PlanError(`${this.#where}.${name}: a list of texts is expected`);
    }
    return value;
  }

  nested(name: string): Properties {
    return new Properties(this.#values[name], `${this.#where}.${name}`);
  }

  list(name: string): readonly Properties[] {
    const value = this.#values[name] ?? [];
    if (!Array.isArray(value)) throw new PlanError(`${this.#where}.${name}: a list is expected`);
    return value.map((item, index) => new Properties(item, `${this.#where}.${name}[${index}]`));
  }

  choice<T extends string>(name: string, choices: readonly T[]): T {
    const value = this.text(name);
    const found = choices.find((choice) => choice === value);
    if (found === undefined) {
      throw new PlanError(`${this.#where}.${name}: ${value} is not known to the local run (${choices.join(', ')})`);
    }
    return found;
  }

  entries(): readonly (readonly [string, string])[] {
    return Object.keys(this.#values).map((name) => [name, this.text(name)] as const);
  }
}
