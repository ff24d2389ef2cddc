import { type FlowMeter, USAGE_LIMITS } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';

/** Effect to measure. `key` and `at` are properties of the effect, so that a repeated job measures it only once. */
export interface MeteredEffect {
  readonly meter: FlowMeter;
  /** Integer amount in the unit of the meter. */
  readonly quantity: number;
  /** Id of the effect. The combination of `key` and `at` is unique within the meter. */
  readonly key: string;
  readonly at: Date;
  /** Record that caused the usage. */
  readonly subjectId: string;
}

/**
 * Records usage in the transaction that stores its effects, with a single SQL statement. An effect that is recorded
 * again, or whose quantity is zero, is ignored. Usage of a development workspace is simulated. Usage that is recorded more
 * than 35 days after the effect is never charged. Model calls are measured by `recordModelCalls` instead.
 */
export async function meter(tx: Tx, ...effects: readonly MeteredEffect[]): Promise<void> {
  await tx.sql`
    insert into usage_events (workspace_id, meter, key, occurred_at, quantity, traffic, subject_id, uncharged_reason)
    select w.workspace_id, e.meter, e.key, e.at, e.quantity,
      case when w.environment = 'DEVELOPMENT' then 'SIMULATED' else 'LIVE' end, e."subjectId",
      case when e.at < now() - make_interval(days => ${USAGE_LIMITS.lateDays}) then 'TOO_LATE' end
      from workspaces w cross join jsonb_to_recordset(${JSON.stringify(effects)}::jsonb)
        as e (meter text, key text, at timestamptz, quantity bigint, "subjectId" uuid)
     where e.quantity > 0
    on conflict do nothing`;
}
