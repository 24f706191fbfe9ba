const NEWLINE = 0x0a;

/**
 * Splits a byte stream into lines at LF only, and decodes each as UTF-8. Node's readline also breaks at U+2028 and
 * U+2029, which JSON allows inside strings. A last line without LF counts; a final empty one does not.
 */
export async function* splitLines(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  let pending: Uint8Array[] = [];
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
    let from = 0;
    for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...pending, bytes.subarray(from, at)]).toString('utf8');
      pending = [];
      from = at + 1;
    }
    if (from < bytes.length) pending.push(bytes.subarray(from));
  }
  if (pending.length > 0) yield Buffer.concat(pending).toString('utf8');
}
