import { PlanError } from './intrinsics.ts';

/** CDK puts eight hexadecimal digits of a hash after a construct's path. */
const HASH = /[0-9A-F]{8}$/;

/**
 * `ArticlesBucket1A2B3C4D`, a bucket, as `articles`. Takes a logical id; the same id gives the same name on every
 * start.
 */
function kebab(kind: string, logicalId: string): string {
  return logicalId
    .replace(HASH, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(new RegExp(`(?<=.)-${kind}$`), '');
}

/**
 * Physical names where the template gives none. CloudFormation would make one up; here it must stay the same over
 * restarts and be fit to type.
 */
export class PhysicalNames {
  readonly #taken = new Set<string>();

  /**
   * @param kind - bucket, queue, table or function; left out of a name that ends in it
   * @throws PlanError where two resources of one kind come out alike
   */
  name(kind: string, logicalId: string, given: string | undefined): string {
    const name = given ?? `nutgraf-${kebab(kind, logicalId).replace(/^nutgraf-/, '')}`.slice(0, 63);
    const slot = `${kind} ${name}`;
    if (this.#taken.has(slot)) throw new PlanError(`${logicalId}: a second ${kind} is called ${name}`);
    this.#taken.add(slot);
    return name;
  }
}
