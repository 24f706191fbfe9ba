/** Whether something has to be given; of a parameter that can be given by several names, one. */
type Need = 'always' | 'optional' | 'one of these' | 'at most one of these';

/** A parameter of an operation, for people. */
export interface Parameter {
  readonly name: string;
  /** Where it goes: "query", "path", "header". */
  readonly where: string;
  readonly need: Need;
  readonly takes: string;
  readonly says: string;
}

export interface Outcome {
  readonly status: string;
  readonly says: string;
  /** Names of the schemas it gives. */
  readonly gives: readonly string[];
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly says: string;
  readonly parameters: readonly Parameter[];
  readonly outcomes: readonly Outcome[];
}

export interface Member {
  readonly name: string;
  readonly need: Need;
  readonly takes: string;
  readonly says: string;
}

export interface Schema {
  readonly name: string;
  readonly says: string;
  readonly members: readonly Member[];
}

/** An OpenAPI document as a page shows it. */
export interface Described {
  readonly title: string;
  readonly says: string;
  readonly operations: readonly Operation[];
  readonly schemas: readonly Schema[];
}

/** The document as untyped JSON: it comes over the wire. */
type Json = Readonly<Record<string, unknown>>;

function objectIn(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textIn(value: unknown, name: string): string {
  const found = objectIn(value)[name];
  return typeof found === 'string' ? found : '';
}

/** Follows references of the document to themselves, one after the other. */
function resolved(document: Json, value: unknown): Json {
  let found = objectIn(value);
  for (let steps = 0; steps < 10 && typeof found.$ref === 'string'; steps++) {
    let at: unknown = document;
    for (const part of found.$ref.replace(/^#\//, '').split('/')) at = objectIn(at)[part];
    found = objectIn(at);
  }
  return found;
}

function nameOf(reference: unknown): string | null {
  return typeof reference === 'string' ? reference.slice(reference.lastIndexOf('/') + 1) : null;
}

const OPTIONS = ['oneOf', 'anyOf', 'allOf'] as const;

/** What a value can be, in words: "list of TextSpan", "date-time or null", ""person", "place"". */
function typeWords(value: unknown): string {
  const schema = objectIn(value);
  const name = nameOf(schema.$ref);
  if (name !== null) return name;
  for (const option of OPTIONS) {
    const parts = listIn(schema[option]).map(typeWords);
    if (parts.length > 0) return [...new Set(parts)].join(option === 'allOf' ? ' and ' : ' or ');
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => JSON.stringify(one)).join(', ');
  const types = [schema.type].flat().filter((type) => typeof type === 'string');
  const items = types.includes('array') ? `list of ${typeWords(schema.items)}` : null;
  return types
    .map((type) =>
      type === 'array' && items !== null ? items : (type === 'string' && textIn(schema, 'format')) || type,
    )
    .join(' or ');
}

/** Bounds of a number, or of the length of a text. */
function boundWords(value: unknown): string {
  const schema = objectIn(value);
  const [least, most] = [schema.minimum ?? schema.minLength, schema.maximum ?? schema.maxLength];
  const unit = schema.minLength === undefined && schema.maxLength === undefined ? '' : ' characters';
  if (least !== undefined && most !== undefined) return `, ${least} to ${most}${unit}`;
  if (least !== undefined) return `, at least ${least}${unit}`;
  return most === undefined ? '' : `, at most ${most}${unit}`;
}

function takes(schema: unknown): string {
  return `${typeWords(schema)}${boundWords(schema)}`;
}

/** The parameters to be written: the members of an object that is spread over the query are one each. */
function parametersIn(document: Json, value: unknown): readonly Parameter[] {
  const parameter = resolved(document, value);
  const where = textIn(parameter, 'in');
  const says = textIn(parameter, 'description');
  const members = parameter.explode === true ? Object.entries(objectIn(objectIn(parameter.schema).properties)) : [];
  const isRequired = parameter.required === true;
  if (members.length === 0) {
    const need = isRequired ? 'always' : 'optional';
    return [{ name: textIn(parameter, 'name'), where, need, takes: takes(parameter.schema), says }];
  }
  return members.map(([name, schema]) => ({
    name,
    where,
    need: isRequired ? 'one of these' : 'at most one of these',
    takes: takes(schema),
    says: textIn(schema, 'description') || says,
  }));
}

function outcomeIn(document: Json, status: string, value: unknown): Outcome {
  const response = resolved(document, value);
  const gives = Object.values(objectIn(response.content)).flatMap((media) => typeWords(objectIn(media).schema) || []);
  return { status, says: textIn(response, 'description'), gives: [...new Set(gives)] };
}

function operationIn(document: Json, path: string, method: string, value: unknown): Operation {
  const operation = objectIn(value);
  return {
    id: textIn(operation, 'operationId'),
    method: method.toUpperCase(),
    path,
    summary: textIn(operation, 'summary'),
    says: textIn(operation, 'description'),
    parameters: listIn(operation.parameters).flatMap((parameter) => parametersIn(document, parameter)),
    outcomes: Object.entries(objectIn(operation.responses)).map(([status, response]) =>
      outcomeIn(document, status, response),
    ),
  };
}

function schemaIn(name: string, value: unknown): Schema {
  const schema = objectIn(value);
  const required = new Set(listIn(schema.required));
  const members = Object.entries(objectIn(schema.properties)).map(([member, type]) => ({
    name: member,
    need: required.has(member) ? ('always' as const) : ('optional' as const),
    takes: takes(type),
    says: textIn(type, 'description'),
  }));
  return { name, says: textIn(schema, 'description') || takes(schema), members };
}

/** Reads an OpenAPI 3.1 document. HEAD is left out: it gives the headers that GET does. */
export function describedBy(value: unknown): Described {
  const document = objectIn(value);
  const operations = Object.entries(objectIn(document.paths)).flatMap(([path, methods]) =>
    Object.entries(objectIn(methods))
      .filter(([method]) => method === 'get' || method === 'post' || method === 'put' || method === 'delete')
      .map(([method, operation]) => operationIn(document, path, method, operation)),
  );
  const schemas = Object.entries(objectIn(objectIn(document.components).schemas));
  return {
    title: textIn(document.info, 'title'),
    says: textIn(document.info, 'description'),
    operations,
    schemas: schemas.map(([name, schema]) => schemaIn(name, schema)),
  };
}
