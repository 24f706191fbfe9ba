/**
 * Binary search: the index of the first of `count` ordered things that `reaches` accepts, or `count` where none does.
 *
 * @param reaches - false for all before that thing, true from it on
 */
export function firstIndex(count: number, reaches: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reaches(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
