import { useId } from 'preact/hooks';
import { histogram } from './histogram.ts';

/** Units of the drawing; it is stretched to the width there is. */
const BAR = 10;
const GAP = 3;
const HEIGHT = 100;
/** Few bars would be slabs. */
const FEWEST = 24;

/** Articles over time. What the picture shows is also said in a sentence, and in a table. */
export function Chart({ times }: { readonly times: readonly string[] }) {
  const id = useId();
  const shown = histogram(times);
  if (shown === null) return null;
  const { bins, unit, says } = shown;
  const highest = Math.max(...bins.map(({ count }) => count));
  const width = Math.max(FEWEST, bins.length) * (BAR + GAP);
  const first = bins[0];
  const last = bins.at(-1);
  return (
    <figure class="chart">
      {bins.length > 1 ? (
        <svg
          viewBox={`0 0 ${width} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-labelledby={`${id}-title ${id}-text`}
        >
          <title id={`${id}-title`}>Articles by {unit}</title>
          <desc id={`${id}-text`}>{says}</desc>
          {bins.map(({ start, label, count }, index) => {
            const height = (count / highest) * (HEIGHT - 4);
            return (
              <rect key={start} x={index * (BAR + GAP)} y={HEIGHT - height} width={BAR} height={height}>
                <title>
                  {label}: {count}
                </title>
              </rect>
            );
          })}
          <line x1="0" y1={HEIGHT} x2={width} y2={HEIGHT} />
        </svg>
      ) : null}
      <figcaption>
        {bins.length > 1 ? (
          <p class="small chart-ends" aria-hidden="true">
            <span>{first?.label}</span>
            {bins.length < FEWEST ? null : <span>{last?.label}</span>}
          </p>
        ) : null}
        <p>{says.slice(0, 1).toUpperCase() + says.slice(1)}.</p>
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
                .filter(({ count }) => count > 0)
                .map(({ start, label, count }) => (
                  <tr key={start}>
                    <th scope="row">{label}</th>
                    <td>{count}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </details>
      </figcaption>
    </figure>
  );
}
