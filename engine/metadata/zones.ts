import zones from './data/zones.json' with { type: 'json' };

const NAMED: ReadonlyMap<string, string> = new Map(Object.entries(zones));
const OFFSET = /^(?:gmt|utc)?\s?([+-])(\d{1,2})(?::?(\d{2}))?$/i;
/** The furthest zones from Greenwich, in hours. */
const FURTHEST = 14;

/**
 * The offset of a zone as ISO 8601 writes it: of "+0530", "UTC-5", "GMT+01:00" and of names of a fixed offset. "ET" and
 * the like change with the season, "IST" is in use in three countries: they have none.
 */
export function zoneOffset(zone: string): string | null {
  const named = NAMED.get(zone.toLowerCase());
  if (named !== undefined) return named;
  const found = OFFSET.exec(zone.replace(/−/g, '-'));
  if (found === null) return null;
  const [, sign = '+', hours = '', minutes = '00'] = found;
  if (Number(hours) > FURTHEST || Number(minutes) > 59) return null;
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}
