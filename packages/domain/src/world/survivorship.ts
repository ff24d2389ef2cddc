import { CONFIDENCE, type WorldSource } from './events.ts';
import { IDENTIFIER_FIELDS } from './identity.ts';

/**
 * Factor, from 0 to 1, by which the confidence of a value is multiplied, by the kind of its source. The SQL function
 * `app.field_weight` has the same factors.
 */
const SOURCE_PRIORITY: Readonly<Record<WorldSource, number>> = {
  MEMBER: 1,
  DATA_SOURCE: 1,
  SURFACE: 1,
  API: 0.9,
  AGENT: 0.8,
};

const YEAR_MS = 365.25 * 86_400_000;

/**
 * Returns the time in milliseconds after which a value of the field has half of its weight. Null if the age of a value
 * has no effect, as for a birth date. The SQL function `app.field_weight` has the same times.
 */
const halfLifeOf = (name: string): number | null =>
  Object.hasOwn(IDENTIFIER_FIELDS, name) && IDENTIFIER_FIELDS[name] === 'PHONE' ? YEAR_MS : null;

interface Statement {
  readonly confidence: number;
  readonly source: WorldSource;
  readonly effectiveAt: Date;
}

/**
 * Returns the weight of a value, which can be compared only with values of the same field. It is the confidence times
 * the priority of the source. For a field whose values age, it is the time at which this product has decayed to 1, in
 * milliseconds: halving the product makes a value older by one half-life. The order of two values therefore never
 * changes with time. A correction has more weight than every other value.
 */
export function fieldWeight(name: string, { confidence, source, effectiveAt }: Statement): number {
  if (confidence >= CONFIDENCE.corrected) return Infinity;
  const product = confidence * SOURCE_PRIORITY[source];
  const halfLife = halfLifeOf(name);
  if (halfLife === null) return product;
  return product > 0 ? Math.floor(effectiveAt.getTime() + (halfLife * Math.log(product)) / Math.LN2) : -Infinity;
}
