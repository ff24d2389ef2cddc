import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { Refused } from '../../../errors/refused.ts';
import { requireCapacity, requireFeature } from '../../platform/billing/index.ts';

/**
 * Returns a refusal if the plan does not include outbound calls or the call time that the plan includes for this month
 * is used up.
 */
export const checkCallPlan = async (tx: Tx, services: Services): Promise<Refused | null> =>
  (await requireFeature(tx, services, 'outbound_calls')) ??
  requireCapacity(tx, services, { meter: 'call_seconds', adding: 1 });
