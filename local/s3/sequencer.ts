const PER_SECOND = 0x1_0000_0000n;

/**
 * The next sequencer: as S3's, `00`, eight digits of seconds since 1970 and eight more below the second. Always above
 * the last one, even where the clock went back. Where it ends in `00` that byte is left off, because S3's differ in
 * length, too, and whoever compares them must pad on the right.
 *
 * @param last - the last one given out, or '' where there is none
 * @param nowMs - milliseconds since 1970
 */
export function nextSequencer(last: string, nowMs: number): string {
  const seconds = BigInt(Math.floor(nowMs / 1000));
  const fraction = (BigInt(nowMs % 1000) * PER_SECOND) / 1000n;
  const byClock = seconds * PER_SECOND + fraction;
  const previous = last === '' ? 0n : BigInt(`0x${last.padEnd(18, '0')}`);
  const next = byClock > previous ? byClock : previous + 1n;
  return next.toString(16).toUpperCase().padStart(18, '0').replace(/00$/, '');
}
