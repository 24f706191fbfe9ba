/** What is known of names, which the readings of a text bring with them. */
export interface KnownNames {
  /** Whether a name is that of a large town. */
  readonly isTown: (name: string) => boolean;
  /** Whether a word is a first name. */
  readonly isFirstName: (word: string) => boolean;
}
