import { logistic } from '../../text/logistic.ts';
import type { Features } from './candidate.ts';
import weights from './data/event-weights.json' with { type: 'json' };

/** Who and what are ranked together, as the action that a clause tells. */
export type Question = keyof typeof weights.thresholds;

const MODELS: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(weights.models).map(([question, model]) => [question, new Map(Object.entries(model))]),
);

/** How likely a candidate is right, in [0, 1]: a logistic model over its features. */
export function likelihood(question: Question, features: Features): number {
  const model = MODELS.get(question);
  let sum = model?.get('constant') ?? 0;
  // Without a list of entries: this is the inner loop of every choice among candidates.
  for (const name in features) sum += (model?.get(name) ?? 0) * (features[name] ?? 0);
  return logistic(sum);
}
