import { METERS, type MeterKey, type MeterKind, type UsageInterval, type UsageTraffic } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { readUsage, type UsageRow } from './usage.reads.ts';
import { type UsageDays, validateUsageDays } from './usage-range.ts';

export interface UsageInput extends UsageDays {
  readonly traffic: UsageTraffic;
  readonly interval: UsageInterval;
  /** Meters to return, without duplicates. */
  readonly meters: readonly MeterKey[];
  /** True to read the data points of the meters. */
  readonly withSeries: boolean;
}

/** Returns the usage of the workspace in a period by meter, in the order of the given meters. */
export async function usageOf(ctx: WorkspaceContext, { meters, ...input }: UsageInput) {
  validateUsageDays(input, input.interval);
  const now = ctx.services.clock();
  const [flows, stocks] = [ofKind(meters, 'FLOW'), ofKind(meters, 'STOCK')];
  const rows = await ctx.db.read((tx) => readUsage(tx, { ...input, flows, stocks, now }));
  const [period] = rows;
  if (!period) throw new Error('The workspace was deleted.');
  const { from, to, startsAt, endsAt, previousFrom } = period;
  const byMeter = new Map(rows.map((row) => [row.meter, row]));
  return {
    from,
    to,
    startsAt,
    endsAt,
    previousFrom,
    meters: meters.flatMap((meter) => {
      const row = byMeter.get(meter);
      return row ? [meterUsageOf(row, now)] : [];
    }),
  };
}

const ofKind = (meters: readonly MeterKey[], kind: MeterKind) => meters.filter((key) => METERS[key].kind === kind);

function meterUsageOf(row: UsageRow, now: Date) {
  const { meter, total, previousTotal, uncharged, points } = row;
  const { kind, unit } = METERS[meter];
  const series = points.map(({ at, quantity }) => ({ startsAt: new Date(at), quantity }));
  return { meter, kind, unit, total, previousTotal, uncharged, forecast: forecastOf(row, now), series };
}

/** Time in milliseconds from the start of a period until a forecast is available. */
const FORECAST_AFTER_MS = 86_400_000;

/**
 * Returns the projected total at the end of the period if usage continues at the same rate. Returns null for a STOCK
 * meter, and if the period does not include the current time.
 */
function forecastOf({ meter, total, startsAt, endsAt }: UsageRow, now: Date): number | null {
  const elapsedMs = now.getTime() - startsAt.getTime();
  if (METERS[meter].kind !== 'FLOW' || total === null || elapsedMs < FORECAST_AFTER_MS || now >= endsAt) return null;
  return Math.round((total * (endsAt.getTime() - startsAt.getTime())) / elapsedMs);
}
