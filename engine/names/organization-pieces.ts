/**
 * Where organizations' names go on in small letters, so that a name the text has there can be told from a piece of
 * theirs, however many they are.
 */
export class OrganizationPieces {
  /** "Marden" of "Marden and Lisle". */
  readonly #openings = new Set<string>();
  /** "in the Dell chain" of "Tarn in the Dell chain". */
  readonly #endings = new Set<string>();
  /** "of Justice" of "Court of Justice". */
  readonly #courts = new Set<string>();

  constructor(organizations: Iterable<string>) {
    for (const name of organizations) this.#add(name);
  }

  #add(name: string): void {
    for (let space = name.indexOf(' '); space >= 0; space = name.indexOf(' ', space + 1)) {
      const ending = name.slice(space + 1);
      if (!/^\p{Ll}/u.test(ending)) continue;
      const opening = name.slice(0, space);
      this.#openings.add(opening);
      this.#endings.add(ending);
      if (opening.endsWith('Court')) this.#courts.add(ending);
    }
  }

  /** Whether a name and the preposition before it are in an organization's: "the Museum of [World Cultures]". */
  has(preposition: string, name: string): boolean {
    if (this.#openings.has(name) || this.#endings.has(`${preposition} the ${name}`)) return true;
    if (this.#courts.has(`${preposition} ${name}`)) return true;
    // "the Museum of World Cultures", but "the University of Velde" is in Velde.
    return preposition === 'of' && name.includes(' ') && this.#endings.has(`of ${name}`);
  }
}
