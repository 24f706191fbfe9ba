/**
 * From this score on a fact is called certain; what scores less is likely, since what is less than likely is not in the
 * record.
 */
const CERTAIN = 0.75;

/** How sure a fact is, in a word. @param score - of the fact, in [0, 1] */
export function sureness(score: number): 'certain' | 'likely' {
  return score >= CERTAIN ? 'certain' : 'likely';
}
