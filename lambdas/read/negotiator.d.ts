/** The part of negotiator 1 that is used here; its published types lack the preference among equals. */
declare module 'negotiator' {
  export default class Negotiator {
    constructor(request: { readonly headers: Readonly<Record<string, string | undefined>> });
    /** The best of the available media types; undefined where none is acceptable. */
    mediaType(available: readonly string[]): string | undefined;
    /** The best of the available encodings. `preferred` decides where the client does not. */
    encoding(available: readonly string[], options: { readonly preferred: readonly string[] }): string | undefined;
  }
}
