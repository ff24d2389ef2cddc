import { MICROS_PER_CENT, MODEL_BUDGET, type ModelBudgetAction, withStored } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { alertAtLimit, alertsAfterChange, type BudgetState, lockBudget, stoppedUntil } from '../budget.ts';

export const modelBudget = (ctx: WorkspaceContext) => ctx.db.read((tx) => readBudget(tx, ctx.services.clock()));

interface CurrentBudget {
  readonly month: string;
  readonly costMicros: number;
  readonly limitMicros: number | null;
  readonly action: ModelBudgetAction | null;
  readonly endsAt: Date | null;
  readonly warnedAt: Date | null;
  readonly reachedAt: Date | null;
}

/** Reads the budget of the current month. A stored cost of an earlier month is ignored. */
async function readBudget(tx: Tx, now: Date) {
  const [row] = await tx.sql<CurrentBudget>`
    select to_char(here.starts, 'YYYY-MM') as month, b.action, b.limit_micros::float8 as "limitMicros",
      case when b.month = here.starts then b.cost_micros::float8 else 0 end as "costMicros",
      case when b.month = here.starts then b.ends_at end as "endsAt",
      case when b.month = here.starts then b.warned_at end as "warnedAt",
      case when b.month = here.starts then b.reached_at end as "reachedAt"
    from (select workspace_id, date_trunc('month', ${now}::timestamptz at time zone app.known_timezone(timezone))::date
      as starts from workspaces) here left join model_budgets b on b.workspace_id = here.workspace_id`;
  if (!row) throw new Error('The workspace was deleted.');
  const { month, costMicros, limitMicros, warnedAt, reachedAt } = row;
  const action = row.action ?? 'CONTINUE';
  const isStopped = stoppedUntil({ ...row, action, workspaceId: '' }) !== null;
  const limitCents = limitMicros === null ? null : Math.round(limitMicros / MICROS_PER_CENT);
  return { month, costMicros, limitCents, action, isStopped, warnedAt, reachedAt };
}

interface UpdateModelBudget {
  /** Monthly cost limit in cents. Null for no limit. If omitted, the limit is not changed. */
  readonly limitCents?: number | null;
  readonly action: ModelBudgetAction;
}

/** Replaces the monthly cost limit. If the limit is already reached, an alert is sent immediately. */
export async function updateModelBudget(ctx: WorkspaceContext, { limitCents, action }: UpdateModelBudget) {
  const { minCents, maxCents } = MODEL_BUDGET;
  if (limitCents != null && (limitCents < minCents || limitCents > maxCents))
    return refused('MODEL_BUDGET_INVALID', 'limitCents');
  return ctx.db.write(async (tx) => {
    const { services } = ctx;
    const { id } = ctx.workspace;
    authorize(ctx, 'update', 'ModelBudget', { workspaceId: id, id });
    const stored = await lockBudget(tx, id);
    const given = limitCents && limitCents * MICROS_PER_CENT;
    const { limitMicros } = withStored({ limitMicros: given }, { limitMicros: stored.limitMicros });
    const changed: BudgetState = { ...stored, limitMicros, action };
    const alerts = alertsAfterChange(changed);
    await tx.modelBudgetRow.updateMany({
      data: { limitMicros: limitMicros === null ? null : BigInt(limitMicros), action, ...alerts },
    });
    const isCurrent = stored.endsAt !== null && stored.endsAt > services.clock();
    if (isCurrent) await alertAtLimit(tx, services, ctx, { ...changed, ...alerts });
    const before = { limitMicros: stored.limitMicros, action: stored.action };
    await recordEvent(tx, ctx, {
      name: 'model_budget.updated',
      subject: { type: 'Workspace', id },
      before,
      after: { limitMicros, action },
    });
    return { budget: await readBudget(tx, services.clock()) } as const;
  });
}
