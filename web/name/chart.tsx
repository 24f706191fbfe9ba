import { count, numeral } from '../ui/words.ts';
import { type Histogram, histogram, ticksTo } from './histogram.ts';

/** So many bars have room for a label each; where there are more, none has one. */
const LABELLED = 12;

function Table({ bins, unit }: Pick<Histogram, 'bins' | 'unit'>) {
  return (
    <details>
      <summary>As a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{unit}</th>
            <th scope="col">articles</th>
          </tr>
        </thead>
        <tbody>
          {bins
            .filter(({ count: many }) => many > 0)
            .map(({ start, label, count: many }) => (
              <tr key={start}>
                <th scope="row">{label}</th>
                <td>{many}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  );
}

/**
 * Articles over time. What the picture shows is also said in a sentence, and in a table.
 *
 * @param times - of each article; null for one without a date, which is left out of it
 * @param copies - left out of it as well
 */
export function Chart({ times, copies }: { readonly times: readonly (string | null)[]; readonly copies: number }) {
  const dated = times.filter((time) => time !== null);
  const shown = histogram(dated);
  if (shown === null) return null;
  const { bins, unit, says } = shown;
  const ticks = ticksTo(Math.max(...bins.map(({ count }) => count)));
  const top = ticks.at(-1) ?? 1;
  const labelled = bins.length <= LABELLED;
  const leftOut = [count(copies, 'copy', 'copies'), `${numeral(times.length - dated.length)} without a date`].filter(
    (words) => !words.startsWith('0 '),
  );
  const folded = leftOut.length === 0 ? '' : `; left out: ${leftOut.join(', ')}`;
  return (
    <figure class="chart">
      {bins.length > 1 ? (
        <div class="plot" role="img" aria-label={`Articles by ${unit} ${says}`}>
          <ol class="ticks">
            {ticks.toReversed().map((tick) => (
              <li key={tick}>{tick}</li>
            ))}
          </ol>
          <ol class="bars">
            {bins.map(({ start, label, short, count: many }) => (
              <li key={start} title={`${label}: ${many}`}>
                <span class="track">
                  <span class="bar" style={{ height: `${(100 * many) / top}%` }}>
                    {labelled && many > 0 ? <b>{many}</b> : null}
                  </span>
                </span>
                {labelled ? <span class="bar-label">{short}</span> : null}
              </li>
            ))}
          </ol>
          {labelled ? null : (
            <p class="chart-ends">
              <span>{bins[0]?.label}</span>
              <span>{bins.at(-1)?.label}</span>
            </p>
          )}
        </div>
      ) : null}
      <figcaption>
        <p>{says.slice(0, 1).toUpperCase() + says.slice(1) + folded}.</p>
        {bins.length > 1 ? <Table bins={bins} unit={unit} /> : null}
      </figcaption>
    </figure>
  );
}
