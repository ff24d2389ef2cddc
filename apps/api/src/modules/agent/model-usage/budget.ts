import { MODEL_BUDGET } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EmailContent } from '../../../email/email.ts';
import { notify } from '../../../events/notify.ts';
import { enqueueEmail } from '../../../events/outbox.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { membersWithPolicy } from '../../access/members/index.ts';

/** Model cost of the current month, with the monthly cost limit. */
export interface BudgetState {
  readonly workspaceId: string;
  readonly limitMicros: number | null;
  readonly action: string;
  readonly costMicros: number;
  /** End of the month to which the latest model call belongs. Null before the first call. */
  readonly endsAt: Date | null;
  readonly warnedAt: Date | null;
  readonly reachedAt: Date | null;
}

/** Returns the end of the month if the cost limit is reached and the agent must hand off. Otherwise returns null. */
export const stoppedUntil = ({ limitMicros, action, costMicros, endsAt }: BudgetState): Date | null =>
  limitMicros !== null && action === 'HAND_OFF' && costMicros >= limitMicros ? endsAt : null;

/** Returns whether models must not be called because the monthly cost limit is reached. */
export async function areModelsStopped(tx: Tx, now: Date): Promise<boolean> {
  const [budget] = await tx.sql<{ stopped: boolean }>`
    select ends_at > ${now} as stopped from model_budgets
     where action = 'HAND_OFF' and cost_micros >= limit_micros`;
  return budget?.stopped === true;
}

const isReached = ({ limitMicros, costMicros }: BudgetState) => limitMicros !== null && costMicros >= limitMicros;

const isNear = ({ limitMicros, costMicros }: BudgetState) =>
  limitMicros !== null && costMicros * 100 >= limitMicros * MODEL_BUDGET.warningPercent;

/**
 * Returns whether the cost has reached the warning threshold or the limit, and the workspace has not been alerted yet.
 */
export const isAlertDue = (budget: BudgetState): boolean =>
  (isReached(budget) && budget.reachedAt === null) || (isNear(budget) && budget.warnedAt === null);

/**
 * Alerts the workspace at most once a month when the cost reaches the warning threshold, and once when it reaches the
 * limit. The calling code must hold the lock on the budget.
 */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
export async function alertAtLimit(tx: Tx, services: Services, by: EventContext, budget: BudgetState): Promise<void> {
  const now = services.clock();
  if (isReached(budget) && budget.reachedAt === null) {
    await tx.modelBudgetRow.updateMany({ data: { reachedAt: now, warnedAt: budget.warnedAt ?? now } });
    await alert(tx, services, by, { budget, kind: 'MODEL_BUDGET_REACHED' });
  } else if (isNear(budget) && budget.warnedAt === null) {
    await tx.modelBudgetRow.updateMany({ data: { warnedAt: now } });
    await alert(tx, services, by, { budget, kind: 'MODEL_BUDGET_WARNING' });
  }
}

/** Locks the budget of the workspace. Creates a budget without a limit if none exists. */
export async function lockBudget(tx: Tx, workspaceId: string): Promise<BudgetState> {
  const [budget] = await tx.sql<BudgetState>`
    insert into model_budgets as b (workspace_id, id) values (${workspaceId}, ${workspaceId})
    on conflict (workspace_id, id) do update set action = b.action
    returning b.workspace_id as "workspaceId", b.limit_micros::float8 as "limitMicros", b.action,
      b.cost_micros::float8 as "costMicros", b.ends_at as "endsAt", b.warned_at as "warnedAt", b.reached_at as "reachedAt"`;
  if (!budget) throw new Error('The budget was not stored.');
  return budget;
}

/**
 * Returns which alert times to keep after the limit changed. The time of an alert whose threshold is no longer reached
 * is reset, so that the alert can be sent again.
 */
export const alertsAfterChange = (budget: BudgetState) => ({
  warnedAt: isNear(budget) ? budget.warnedAt : null,
  reachedAt: isReached(budget) ? budget.reachedAt : null,
});

const MAX_EMAILS = 20;

interface BudgetAlert {
  readonly budget: BudgetState;
  readonly kind: 'MODEL_BUDGET_WARNING' | 'MODEL_BUDGET_REACHED';
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function alert(tx: Tx, services: Services, by: EventContext, { budget, kind }: BudgetAlert): Promise<void> {
  const [workspace, members] = await Promise.all([
    tx.workspace.findFirstOrThrow({ select: { name: true, slug: true } }),
    membersWithPolicy(tx, 'workspace.security', services.clock()),
  ]);
  await notify(tx, by, { kind, to: members.map(({ id }) => id) });
  const content: Omit<EmailContent, 'to'> = {
    ...textOf(workspace.name, budget, kind),
    action: {
      label: 'View model usage',
      url: `${services.publicBaseUrl}/admin/${workspace.slug}/analytics#model-usage`,
    },
  };
  for (const { user } of members.slice(0, MAX_EMAILS)) await enqueueEmail(tx, services, { to: user.email, ...content });
}

const dollars = (micros: number): string => `$${(micros / 1_000_000).toFixed(2)}`;

function textOf(name: string, { limitMicros, costMicros, action }: BudgetState, kind: string) {
  const [cost, limit] = [dollars(costMicros), dollars(limitMicros ?? 0)];
  const used = `The language models of ${name} cost ${cost} this month. The limit is ${limit}.`;
  if (kind === 'MODEL_BUDGET_WARNING')
    return {
      subject: `${name} used ${MODEL_BUDGET.warningPercent}% of its model budget`,
      paragraphs: [
        used,
        action === 'HAND_OFF'
          ? 'At the limit, the agent hands each conversation off to your team until the month ends.'
          : 'At the limit, the agent continues and you get another email.',
      ],
    };
  return {
    subject: `${name} reached its model budget`,
    paragraphs: [
      used,
      action === 'HAND_OFF'
        ? 'The agent hands each conversation off to your team until the month ends or an admin raises the limit.'
        : 'The agent continues.',
    ],
  };
}
