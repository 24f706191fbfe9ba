import type {
  AnswerCandidate,
  Claimant,
  ClaimFact,
  EntityFact,
  EventFacts,
  Facts,
  QuoteFact,
} from '../../engine/record.ts';
import { Link } from '../ui/navigation.tsx';
import { isAsWritten, meaningOf } from './amounts.ts';
import { Drawn } from './drawn.tsx';
import { Group } from './group.tsx';
import { itemId, QUESTIONS, quotationsOf, sourcesOf } from './items.ts';
import { memo } from './memo.ts';
import { pointOf, saysMore, type TimelineEntry, timelineOf } from './timeline.ts';

/** Somebody by name, or in the words of the article where it has none: Ada Holm, “a spokeswoman”, “he”. */
function whoIs({ name, text }: { readonly name: string | null; readonly text: string }): string {
  return name ?? `“${text}”`;
}

/** How an event or a claim is to be taken, and by whose word. */
function Standing({
  kind,
  claimant,
  lang,
}: {
  readonly kind: string;
  readonly claimant: Claimant | null;
  readonly lang: string | undefined;
}) {
  const words = kind.replaceAll('-', ' ');
  if (claimant === null) return <>{words}</>;
  return (
    <>
      {words} {kind === 'no-comment' ? 'from' : 'by'} <bdi lang={lang}>{whoIs(claimant)}</bdi>
    </>
  );
}

function Claim({
  claim,
  index,
  lang,
}: {
  readonly claim: ClaimFact;
  readonly index: number;
  readonly lang: string | undefined;
}) {
  return (
    <li>
      <Drawn id={itemId.fact('claims', index)} class="quote" lang={lang} score={claim.score}>
        {claim.text}
      </Drawn>
      <p class="speaker">
        <Standing kind={claim.kind} claimant={claim.claimant} lang={lang} />
      </p>
    </li>
  );
}

/** When the answer is, in full, where its words leave that open. */
function meantOf({ value, text }: AnswerCandidate): string | null {
  const when = value === undefined ? undefined : pointOf(value)?.when;
  return when === undefined || when === text ? null : when;
}

function Event({ event, lang }: { readonly event: EventFacts; readonly lang: string | undefined }) {
  const asked = QUESTIONS.flatMap((question) => {
    const answer = event[question];
    return answer === null ? [] : [{ question, answer }];
  });
  if (asked.length === 0) return null;
  return (
    <section class="group event">
      <h3>What happened</h3>
      <dl>
        {asked.map(({ question, answer }) => {
          const meant = meantOf(answer);
          return (
            <div key={question}>
              <dt>{question}</dt>
              <dd>
                <Drawn id={itemId.answer(question)} lang={lang} score={answer.score}>
                  {answer.text}
                </Drawn>
                {meant === null ? null : <span class="meant"> {meant}</span>}
              </dd>
            </div>
          );
        })}
        {event.status === 'reported' && event.claimant === null ? null : (
          <div>
            <dt>status</dt>
            <dd>
              <Standing kind={event.status} claimant={event.claimant} lang={lang} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

interface EntityProps {
  readonly group: 'people' | 'organizations' | 'places';
  readonly entity: EntityFact;
  readonly index: number;
  readonly lang: string | undefined;
}

function Entity({ group, entity, index, lang }: EntityProps) {
  const { name, key, role, age, link, mentions, score } = entity;
  return (
    <li>
      <Drawn id={itemId.fact(group, index)} class="name" lang={lang} score={score}>
        {name}
      </Drawn>
      {age === null ? null : <span class="age">, {age.value}</span>}
      {link == null ? null : (
        <>
          {' '}
          <abbr class="country" title={link.name}>
            {link.country}
          </abbr>
        </>
      )}
      {mentions.length > 1 ? <span class="times"> ×{mentions.length}</span> : null}
      {key === '' ? null : (
        <Link to={{ view: 'name', key }} class="more" label={`Articles about ${name}`}>
          articles
        </Link>
      )}
      {role === null ? null : (
        <p class="role" lang={lang} dir="auto">
          {role.text}
        </p>
      )}
    </li>
  );
}

function Moment({ entry, lang }: { readonly entry: TimelineEntry; readonly lang: string | undefined }) {
  return (
    <li>
      {entry.wordings.length === 1 && entry.wordings[0] === entry.when ? null : (
        <>
          <span class="moment">{entry.when}</span>{' '}
        </>
      )}
      <Drawn id={itemId.date(entry.value)} lang={lang} score={entry.score}>
        {entry.wordings.join(', ')}
      </Drawn>
    </li>
  );
}

function Dates({
  facts,
  published,
  lang,
}: {
  readonly facts: Facts;
  readonly published: string | null;
  readonly lang: string | undefined;
}) {
  const { points, others } = timelineOf(facts.dates, published);
  return (
    <>
      <Group title="Dates" all={points} first={12} class="timeline" idOf={({ value }) => itemId.date(value)}>
        {(entry) => <Moment key={entry.value} entry={entry} lang={lang} />}
      </Group>
      <Group
        title={points.length === 0 ? 'Times' : 'Other times'}
        all={others}
        first={8}
        class="inline"
        idOf={({ value }) => itemId.date(value)}
      >
        {(entry) => (
          <li key={entry.value}>
            <Drawn id={itemId.date(entry.value)} lang={lang} score={entry.score}>
              {entry.wordings.join(', ')}
            </Drawn>
            {saysMore(entry) ? <span class="meant"> {entry.when}</span> : null}
          </li>
        )}
      </Group>
    </>
  );
}

function Quote({
  quote,
  index,
  lang,
}: {
  readonly quote: QuoteFact;
  readonly index: number;
  readonly lang: string | undefined;
}) {
  const { speaker, kind } = quote;
  const who = speaker === null ? null : whoIs(speaker);
  const key = speaker?.key ?? null;
  // The name within a longer phrase needs no second telling; "she" and "the mayor" do.
  const here = speaker === null || speaker.name === null || speaker.text.includes(speaker.name) ? null : speaker.text;
  return (
    <li>
      <Drawn id={itemId.fact('quotes', index)} class="quote" lang={lang} score={quote.score}>
        {quote.text}
      </Drawn>
      <p class="speaker">
        {who === null ? 'Who says it is not clear' : <bdi lang={lang}>{who}</bdi>}
        {here === null ? null : (
          <>
            , here <bdi lang={lang}>“{here}”</bdi>
          </>
        )}
        {kind === 'direct' ? '' : ` · ${kind}`}
        {who === null || key === null || key === '' ? null : (
          <Link to={{ view: 'name', key }} class="more" label={`Articles about ${who}`}>
            articles
          </Link>
        )}
      </p>
    </li>
  );
}

/** The key facts by kind: the event first, then who and where, when, how much, and who said what. */
export const FactsPanel = memo(function FactsPanel({
  facts,
  published,
  lang,
}: {
  readonly facts: Facts;
  /** The article's own day. */
  readonly published: string | null;
  readonly lang: string | undefined;
}) {
  const empty =
    QUESTIONS.every((question) => facts.event[question] === null) &&
    Object.values(facts).every((list) => !Array.isArray(list) || list.length === 0);
  return (
    <section class="facts" aria-labelledby="facts-heading">
      <div class="panel-head">
        <h2 id="facts-heading">Key facts</h2>
      </div>
      {empty ? (
        <p class="small">
          {lang === 'en' || lang === undefined
            ? 'None were found in this text.'
            : 'Facts are read from English articles only; this one has its summary.'}
        </p>
      ) : null}
      <Event event={facts.event} lang={lang} />
      <Group title="People" all={facts.people} first={8} idOf={(_, index) => itemId.fact('people', index)}>
        {(entity, index) => <Entity key={index} group="people" entity={entity} index={index} lang={lang} />}
      </Group>
      <Group
        title="Organisations"
        all={facts.organizations}
        first={8}
        idOf={(_, index) => itemId.fact('organizations', index)}
      >
        {(entity, index) => <Entity key={index} group="organizations" entity={entity} index={index} lang={lang} />}
      </Group>
      <Group title="Places" all={facts.places} first={8} idOf={(_, index) => itemId.fact('places', index)}>
        {(entity, index) => <Entity key={index} group="places" entity={entity} index={index} lang={lang} />}
      </Group>
      <Dates facts={facts} published={published} lang={lang} />
      <Group
        title="Amounts"
        all={facts.quantities}
        first={10}
        class="amounts"
        idOf={(_, index) => itemId.fact('quantities', index)}
      >
        {(fact, index) => (
          <li key={index}>
            <Drawn id={itemId.fact('quantities', index)} lang={lang} score={fact.score}>
              {fact.text}
            </Drawn>
            {isAsWritten(fact) ? null : <span class="meant"> {meaningOf(fact)}</span>}
            {fact.of === null || fact.text.includes(fact.of) ? null : (
              <>
                {' '}
                <span class="meant">
                  of <bdi lang={lang}>{fact.of}</bdi>
                </span>
              </>
            )}
          </li>
        )}
      </Group>
      <Group
        title="Quotes"
        all={quotationsOf(facts.quotes)}
        first={8}
        class="quotes"
        idOf={({ index }) => itemId.fact('quotes', index)}
      >
        {({ quote, index }) => <Quote key={index} quote={quote} index={index} lang={lang} />}
      </Group>
      <Group
        title="Claims"
        all={facts.claims}
        first={8}
        class="quotes"
        idOf={(_, index) => itemId.fact('claims', index)}
      >
        {(claim, index) => <Claim key={index} claim={claim} index={index} lang={lang} />}
      </Group>
      <Group
        title="Sources"
        all={sourcesOf(facts.sources)}
        first={8}
        class="inline"
        idOf={({ index }) => itemId.fact('sources', index)}
      >
        {({ name, index, score }) => (
          <li key={index}>
            <Drawn id={itemId.fact('sources', index)} lang={lang} score={score}>
              {name}
            </Drawn>
          </li>
        )}
      </Group>
      <Group
        title="Key phrases"
        all={facts.keyphrases}
        first={12}
        class="inline"
        idOf={(_, index) => itemId.fact('keyphrases', index)}
      >
        {(fact, index) => (
          <li key={index}>
            <Drawn id={itemId.fact('keyphrases', index)} lang={lang}>
              {fact.text}
            </Drawn>
          </li>
        )}
      </Group>
    </section>
  );
});
