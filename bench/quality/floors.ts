import type { Figures } from './measures.ts';

/** Figures that may not be undercut: by suite, by figure. */
export type Floors = Readonly<Record<string, Figures>>;

/** Figures are compared as they are printed, so that a floor set from a print holds. */
export function rounded(figure: number): number {
  return Math.floor(figure * 1000 + 1e-9) / 1000;
}

/** One figure beside its floor. */
export interface Compared {
  readonly name: string;
  readonly figure: number;
  /** Null for a figure that has none yet. */
  readonly floor: number | null;
}

export function compare(measured: Floors, floors: Floors): readonly Compared[] {
  return Object.entries(measured).flatMap(([suite, figures]) =>
    Object.entries(figures).map(([key, figure]) => ({
      name: `${suite}.${key}`,
      figure: rounded(figure),
      floor: floors[suite]?.[key] ?? null,
    })),
  );
}

/** Figures under their floor, and floors that nothing measures any more. */
export function broken(compared: readonly Compared[], floors: Floors): string[] {
  const measured = new Set(compared.map(({ name }) => name));
  const lost = Object.entries(floors).flatMap(([suite, figures]) =>
    Object.keys(figures)
      .map((key) => `${suite}.${key}`)
      .filter((name) => !measured.has(name))
      .map((name) => `${name} has a floor, and nothing measures it`),
  );
  const under = compared
    .filter(({ figure, floor }) => floor !== null && figure < floor)
    .map(({ name, figure, floor }) => `${name} is ${figure.toFixed(3)}; its floor is ${floor?.toFixed(3)}`);
  return [...under, ...lost];
}

/**
 * The floors as they are to be pinned: raised to what was measured, never lowered but for the figures named.
 *
 * @param lower names such as `events.why`, of a whole suite, or `all`
 */
export function pinned(compared: readonly Compared[], lower: readonly string[]): Floors {
  const floors: Record<string, Record<string, number>> = {};
  for (const { name, figure, floor } of compared) {
    const [suite = '', key = ''] = name.split('.');
    const mayFall = floor === null || [name, suite, 'all'].some((each) => lower.includes(each));
    const bySuite = floors[suite] ?? {};
    floors[suite] = bySuite;
    bySuite[key] = mayFall ? figure : Math.max(floor, figure);
  }
  return floors;
}
