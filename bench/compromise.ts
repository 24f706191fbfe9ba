/** What compromise tells of a match. */
interface Match {
  readonly offset?: { readonly start: number; readonly length: number };
}

/** A span with a label, as the scorer takes it. */
interface Labelled {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** The matches of compromise as spans. Its own take in the marks and spaces after a match: these are left out. */
export function compromiseSpans(
  text: string,
  view: { json(options: object): readonly Match[] },
  label: string,
): readonly Labelled[] {
  return view.json({ offset: true }).flatMap(({ offset }) => {
    if (offset === undefined) return [];
    const { start, length } = offset;
    const bare = text.slice(start, start + length).replace(/[\s,.;:!?"”’)]+$/, '');
    return [{ start, end: start + bare.length, label }];
  });
}
