/** The template asks for something the local run cannot give. The message says what, and where. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
}

/** A parsed JSON value of a CloudFormation template. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: JsonObject;
  readonly Metadata?: JsonObject;
}

/** What `Ref` and `Fn::GetAtt` give for one resource; an attribute that is not listed is refused. */
export interface ResourceValues {
  readonly ref: string;
  readonly attributes: { readonly [name: string]: string };
}

/** What `Ref: AWS::…` gives. */
export interface PseudoParameters {
  readonly region: string;
  readonly accountId: string;
  readonly stackName: string;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/**
 * Resolves the intrinsic functions the stack uses: Ref, Fn::GetAtt, Fn::Join and Fn::Sub. Any other is refused by name.
 */
export class Intrinsics {
  readonly #values: ReadonlyMap<string, ResourceValues>;
  readonly #pseudo: { readonly [name: string]: string };

  constructor(values: ReadonlyMap<string, ResourceValues>, pseudo: PseudoParameters) {
    this.#values = values;
    this.#pseudo = {
      'AWS::Region': pseudo.region,
      'AWS::AccountId': pseudo.accountId,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': pseudo.stackName,
    };
  }

  /**
   * The value with every intrinsic in it replaced.
   * @param where - path of the value in the template, for messages
   * @throws PlanError for an intrinsic, a reference or an attribute that is not known
   */
  resolve(value: Json, where: string): Json {
    if (isList(value)) return value.map((item, index) => this.resolve(item, `${where}[${index}]`));
    if (!isObject(value)) return value;
    const keys = Object.keys(value);
    const only = keys.length === 1 ? keys[0] : undefined;
    if (only !== undefined && (only === 'Ref' || only === 'Condition' || only.startsWith('Fn::'))) {
      return this.#call(only, value[only] ?? null, where);
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.resolve(item, `${where}.${key}`)] as const),
    );
  }

  /** As `resolve`, for a value that must come out as text. */
  text(value: Json, where: string): string {
    const resolved = this.resolve(value, where);
    if (typeof resolved === 'string') return resolved;
    if (typeof resolved === 'number' || typeof resolved === 'boolean') return String(resolved);
    throw new PlanError(`${where}: text is expected, not ${JSON.stringify(resolved)}`);
  }

  #call(name: string, argument: Json, where: string): string {
    switch (name) {
      case 'Ref':
        return this.#reference(argument, where);
      case 'Fn::GetAtt':
        return this.#attribute(argument, where);
      case 'Fn::Join':
        return this.#join(argument, where);
      case 'Fn::Sub':
        return this.#substitute(argument, where);
      default:
        throw new PlanError(`${where}: ${name} is not known to the local run (it knows Ref, GetAtt, Join and Sub)`);
    }
  }

  #reference(argument: Json, where: string): string {
    if (typeof argument !== 'string') throw new PlanError(`${where}: Ref takes a name`);
    const value = this.#pseudo[argument] ?? this.#values.get(argument)?.ref;
    if (value === undefined) throw new PlanError(`${where}: Ref to ${argument}, which the local run does not hold`);
    return value;
  }

  #attribute(argument: Json, where: string): string {
    const [resource, attribute] =
      typeof argument === 'string' ? argument.split('.', 2) : isList(argument) ? argument : [];
    if (typeof resource !== 'string' || typeof attribute !== 'string') {
      throw new PlanError(`${where}: Fn::GetAtt takes a resource and an attribute`);
    }
    const value = this.#values.get(resource)?.attributes[attribute];
    if (value === undefined) {
      throw new PlanError(`${where}: Fn::GetAtt ${resource}.${attribute} is not known to the local run`);
    }
    return value;
  }

  #join(argument: Json, where: string): string {
    if (!isList(argument) || typeof argument[0] !== 'string' || !isList(argument[1])) {
      throw new PlanError(`${where}: Fn::Join takes a delimiter and a list`);
    }
    return argument[1].map((part) => this.text(part, where)).join(argument[0]);
  }

  #substitute(argument: Json, where: string): string {
    const pattern = isList(argument) ? argument[0] : argument;
    const variables = isList(argument) && isObject(argument[1]) ? argument[1] : {};
    if (typeof pattern !== 'string') throw new PlanError(`${where}: Fn::Sub takes a text`);
    return pattern.replace(/\$\{(!?)([^}]*)\}/g, (_all, literal: string, name: string) => {
      if (literal !== '') return `\${${name}}`;
      const own = variables[name];
      if (own !== undefined) return this.text(own, where);
      return name.includes('.') ? this.#attribute(name, where) : this.#reference(name, where);
    });
  }
}
