/** An object of JSON, whose fields may be anything. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value of JSON is an object: no list, and not null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A text as JSON; undefined where it is not JSON.
 *
 * @param meant gives what stands for a value, from the innermost
 */
export function parsedJson(text: string, meant?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, meant);
  } catch {
    return undefined;
  }
}
