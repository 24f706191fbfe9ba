import { BackToList } from '../ui/back.tsx';
import { ViewHeading } from '../ui/heading.tsx';
import { useLoaded } from '../ui/loaded.ts';
import { useClient } from '../ui/services.ts';
import { Failed, Waiting } from '../ui/states.tsx';
import { type Described, describedBy, type Operation, type Schema } from './document.ts';

const SCHEMA = /\b[A-Z]\w+\b/g;

function isDescribed(value: unknown): value is Described {
  return typeof value === 'object' && value !== null && 'operations' in value;
}

/** Words in which the names of schemas lead to them. */
function Linked({ words, known }: { readonly words: string; readonly known: ReadonlySet<string> }) {
  let at = 0;
  const parts = [...words.matchAll(SCHEMA)].flatMap((match) => {
    const [name] = match;
    if (!known.has(name)) return [];
    const before = words.slice(at, match.index);
    at = match.index + name.length;
    return [
      before,
      <a key={match.index} href={`#schema-${name}`}>
        {name}
      </a>,
    ];
  });
  return (
    <>
      {parts}
      {words.slice(at)}
    </>
  );
}

interface Row {
  readonly name: string;
  readonly need: string;
  readonly takes: string;
  readonly says: string;
}

function Rows({
  head,
  rows,
  known,
}: {
  readonly head: string;
  readonly rows: readonly Row[];
  readonly known: ReadonlySet<string>;
}) {
  if (rows.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">takes</th>
          <th scope="col">is</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, need, takes, says }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
              {need === 'always' ? null : <span class="small"> {need}</span>}
            </th>
            <td>
              <Linked words={takes} known={known} />
            </td>
            <td>{says}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OperationPart({ operation, known }: { readonly operation: Operation; readonly known: ReadonlySet<string> }) {
  const { id, method, path, summary, says, parameters, outcomes } = operation;
  const good = outcomes.filter(({ status }) => status.startsWith('2'));
  const others = outcomes.filter(({ status }) => !status.startsWith('2'));
  return (
    <section id={`operation-${id}`} class="operation">
      <h2>
        <code>
          {method} {path}
        </code>
      </h2>
      <p>{summary}.</p>
      {says === '' ? null : <p>{says}</p>}
      <Rows head="parameter" rows={parameters.filter(({ where }) => where !== 'header')} known={known} />
      {good.map(({ status, says: given, gives }) => (
        <p key={status}>
          <code>{status}</code> {given}{' '}
          {gives.length === 0 ? null : <Linked words={`Gives ${gives.join(', ')}.`} known={known} />}
        </p>
      ))}
      <details>
        <summary>Other answers</summary>
        <ul>
          {others.map(({ status, says: given }) => (
            <li key={status}>
              <code>{status}</code> {given}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function SchemaPart({ schema, known }: { readonly schema: Schema; readonly known: ReadonlySet<string> }) {
  return (
    <section id={`schema-${schema.name}`} class="operation">
      <h3>{schema.name}</h3>
      <p>{schema.says}</p>
      <Rows head="member" rows={schema.members} known={known} />
    </section>
  );
}

/** The API for people, from its OpenAPI document. */
export function DescriptionView() {
  const client = useClient();
  const loaded = useLoaded('description', async () => describedBy(await client.description()), { isOf: isDescribed });
  const described = loaded.value;
  const known = new Set(described?.schemas.map(({ name }) => name));
  return (
    <div class="view-description">
      <p class="back">
        <BackToList />
      </p>
      <ViewHeading id="api" title="The API · Nutgraf">
        The API
      </ViewHeading>
      {loaded.state === 'loading' ? <Waiting what="the description" /> : null}
      {loaded.state === 'failed' ? <Failed failure={loaded.failure} retry={loaded.retry} /> : null}
      {described === null ? null : (
        <>
          <p>
            {described.says} For machines: <a href="./openapi.json">the OpenAPI document</a>.
          </p>
          <nav aria-label="Operations">
            <ul class="operations">
              {described.operations.map(({ id, method, path, summary }) => (
                <li key={id}>
                  <a href={`#operation-${id}`}>
                    <code>
                      {method} {path}
                    </code>
                  </a>{' '}
                  {summary}
                </li>
              ))}
            </ul>
          </nav>
          {described.operations.map((operation) => (
            <OperationPart key={operation.id} operation={operation} known={known} />
          ))}
          <h2 class="part">What they give</h2>
          {described.schemas.map((schema) => (
            <SchemaPart key={schema.name} schema={schema} known={known} />
          ))}
        </>
      )}
    </div>
  );
}
