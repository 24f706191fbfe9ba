type Vector = Map<string, number>;

/** A group of rows and the sum of their vectors. */
interface Group {
  readonly id: string;
  readonly sum: Vector;
}

const WORD = /[\p{L}\p{N}]{2,}/gu;

/**
 * Groups rows as many trackers do: each goes into the group whose centroid is nearest to its TF-IDF vector, where their
 * cosine reaches a threshold, else into one of its own. Document frequencies are those of the rows.
 *
 * @returns the id of each row's group
 */
export function byCentroids(
  rows: readonly { readonly id: string; readonly text: string }[],
  threshold: number,
): ReadonlyMap<string, string> {
  const counts = rows.map(({ text }) => countsOf(text));
  const documents = new Map<string, number>();
  for (const count of counts) for (const word of count.keys()) documents.set(word, (documents.get(word) ?? 0) + 1);
  const groups: Group[] = [];
  const placed = new Map<string, string>();
  for (const [at, { id }] of rows.entries()) {
    const vector = normal(weighed(counts[at] ?? new Map(), documents, rows.length));
    const nearest = nearestTo(vector, groups);
    if (nearest === null || nearest.cosine < threshold) {
      groups.push({ id, sum: vector });
      placed.set(id, id);
    } else {
      add(vector, nearest.group.sum);
      placed.set(id, nearest.group.id);
    }
  }
  return placed;
}

function countsOf(text: string): Vector {
  const counts: Vector = new Map();
  for (const [word] of text.toLowerCase().matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function weighed(counts: Vector, documents: ReadonlyMap<string, number>, rows: number): Vector {
  return new Map(
    [...counts].map(([word, count]) => [word, (1 + Math.log(count)) * Math.log(rows / (documents.get(word) ?? 1))]),
  );
}

function normal(vector: Vector): Vector {
  const length = Math.hypot(...vector.values());
  return new Map([...vector].map(([word, weight]) => [word, length === 0 ? 0 : weight / length]));
}

function nearestTo(
  vector: Vector,
  groups: readonly Group[],
): { readonly group: Group; readonly cosine: number } | null {
  let best: { readonly group: Group; readonly cosine: number } | null = null;
  for (const group of groups) {
    const dot = [...vector].reduce((sum, [word, weight]) => sum + weight * (group.sum.get(word) ?? 0), 0);
    const cosine = dot / Math.hypot(...group.sum.values());
    if (best === null || cosine > best.cosine) best = { group, cosine };
  }
  return best;
}

function add(vector: Vector, sum: Vector): void {
  for (const [word, weight] of vector) sum.set(word, (sum.get(word) ?? 0) + weight);
}
