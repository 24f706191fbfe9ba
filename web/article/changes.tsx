import type { ArticleRecord, RecordChange } from '../../engine/record.ts';
import { count, dayOf } from '../ui/words.ts';

/** Names of the fields, as the facts beside the article are called. */
const FIELDS: Readonly<Record<RecordChange['field'], string>> = {
  title: 'Title',
  quantities: 'Amount',
  dates: 'Date',
  people: 'Person',
  organizations: 'Organisation',
  places: 'Place',
  names: 'Name',
  quotes: 'Quote',
  speakers: 'Speaker',
  claims: 'Claim',
  event: 'What happened',
};

const ID = 'changes-heading';

/** None where the API is of a release before 0.2. */
type Changed = Partial<Pick<ArticleRecord, 'changes'>>;

/** Says in the head of an article that it was changed, and leads to what was. */
export function ChangedMark({ changes = [] }: Changed) {
  const [newest] = changes;
  if (newest === undefined) return null;
  return (
    <a class="changed-mark" href={`#${ID}`}>
      {count(changes.length, 'change')} since it was first read, the last on {dayOf(newest.at)}
    </a>
  );
}

/** What newer versions of the file changed, before and after side by side, newest first. */
export function Changes({ changes = [] }: Changed) {
  if (changes.length === 0) return null;
  return (
    <section class="changes" aria-labelledby={ID}>
      <h3 id={ID} tabIndex={-1}>
        What changed
      </h3>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ at, field, before, after }, index) => (
            <tr key={index}>
              <th scope="row">
                {FIELDS[field]} <span class="small">{dayOf(at)}</span>
              </th>
              <td dir="auto">{before === null ? '—' : <del>{before.text}</del>}</td>
              <td dir="auto">{after === null ? '—' : <ins>{after.text}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
