import type { ResourceValues, TemplateResource } from './intrinsics.ts';
import type { Properties } from './properties.ts';

/** A resource of the template with its references resolved. */
export interface Resolved {
  readonly id: string;
  readonly resource: TemplateResource;
  readonly properties: Properties;
  readonly values: ResourceValues;
}
