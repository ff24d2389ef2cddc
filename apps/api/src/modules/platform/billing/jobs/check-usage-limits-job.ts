import { type MeterKey, reachedThreshold } from '@frontdesk/domain';
import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { notify } from '../../../../events/notify.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { membersWithPolicy } from '../../../access/members/index.ts';
import { findLimitedWorkspaces, readPlanAndUsage } from '../entitlements.repository.ts';
import { entitlementsOf, resetsAt } from '../entitlements.ts';

/** Warns workspaces when the usage reaches 80% and 100% of a limit, at most once per period for each threshold. */
export const checkUsageLimitsJob =
  (services: Services): Task =>
  async () => {
    if (services.billing === 'OFF') return;
    for (const id of await services.database.system.write(findLimitedWorkspaces)) await warnWorkspace(services, id);
  };

/**
 * Stores and sends the usage warnings of one workspace. If the usage reaches 100% directly, only that warning is sent,
 * without one for 80%. Members who can read the usage are notified. A restricted workspace is not warned, because its
 * limits are 0.
 */
const warnWorkspace = (services: Services, workspaceId: string): Promise<void> =>
  services.database.forWorkspace(workspaceId).write(async (tx) => {
    const now = services.clock();
    const state = await readPlanAndUsage(tx, now);
    const { limits, isRestricted } = entitlementsOf(state, now);
    if (isRestricted) return;
    const reached = limits.flatMap(({ meter, included, mode }) => {
      const used = state.used[meter] ?? 0;
      const percent = reachedThreshold(used, included);
      const resets = resetsAt(meter, state)?.toISOString() ?? null;
      return percent === null ? [] : [{ meter, percent, used, included, mode, resetsAt: resets }];
    });
    if (reached.length === 0) return;
    const stored = await tx.sql<{ meter: MeterKey }>`
      insert into usage_warnings (workspace_id, meter, period_start, percent, sent_at)
      select ${workspaceId}::uuid, r.meter, ${state.startsAt}::timestamptz, r.percent, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(reached)}::jsonb) as r (meter text, percent int)
      where not exists (select from usage_warnings w where w.meter = r.meter
        and w.period_start = ${state.startsAt}::timestamptz and w.percent >= r.percent)
      on conflict do nothing returning meter`;
    if (stored.length === 0) return;
    const to = (await membersWithPolicy(tx, 'billing.read', now)).map(({ id }) => id);
    const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Billing' });
    for (const limit of reached.filter(({ meter }) => stored.some((one) => one.meter === meter))) {
      const { meter, percent } = limit;
      await notify(tx, by, { kind: percent === 100 ? 'USAGE_LIMIT_REACHED' : 'USAGE_WARNING', to, detail: meter });
      const subject = { type: 'Usage', id: workspaceId };
      await recordEvent(tx, by, { name: 'usage.threshold_reached', subject, after: limit });
    }
  });
