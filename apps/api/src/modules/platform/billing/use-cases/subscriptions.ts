import { type MeterKey, type PlanPrice, type SubscriptionOverrides, withStored } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/transaction.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { notFound } from '../../../../errors/denials.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { maskTexts } from '../../../../query-compiler/index.ts';
import { readPlan, readPlanAndUsage } from '../entitlements.repository.ts';
import { entitlementsOf } from '../entitlements.ts';
import { billEndedPeriods } from '../issue-invoices.ts';
import { chargedLimits, priceOf } from '../subscription-price.ts';
import {
  findSubscription,
  findWorkspaceId,
  lockSubscription,
  type SubscriptionRow,
} from '../subscriptions.repository.ts';
import { type SubscriptionInput, validateSubscription } from '../subscriptions.validation.ts';
import { toWorkspacePlan } from '../workspace-plan.ts';

interface CreateManualSubscription extends SubscriptionInput {
  /** Slug of the workspace. */
  readonly workspace: string;
  /** Start of the subscription. If null or omitted, the current time. */
  readonly startsAt?: Date | null;
}

/**
 * Creates a subscription that assigns a plan to a workspace and is independent of any payment provider. Refused for an
 * archived plan, a draft, fewer seats than members, and a period in which the workspace already has a subscription.
 */
export async function createManualSubscription(
  ctx: SignedInContext,
  { workspace, ...input }: CreateManualSubscription,
) {
  const now = ctx.services.clock();
  const startsAt = input.startsAt ?? now;
  const valid = validateSubscription(input, startsAt);
  if (isRefused(valid)) return valid;
  const workspaceId = await findWorkspaceId(ctx.services.database.system, workspace);
  if (!workspaceId) throw notFound();
  return orUniqueViolation(refused('SUBSCRIPTION_OVERLAPS', 'startsAt'), () =>
    ctx.services.database.forWorkspace(workspaceId).write(async (tx) => {
      const refusal = await checkTerms(tx, valid, { isMoved: true });
      if (refusal) return refusal;
      const earlier = { endedAt: { gt: startsAt }, ...(valid.endsAt ? { startsAt: { lt: valid.endsAt } } : {}) };
      if ((await tx.workspaceSubscription.count({ where: { OR: [{ endedAt: null }, earlier] } })) > 0)
        return refused('SUBSCRIPTION_OVERLAPS', 'startsAt');
      const [id, byName] = [uuidv7(), ctx.actor.name];
      const made = { createdAt: now, createdByName: byName, updatedAt: now, updatedByName: byName };
      await tx.workspaceSubscription.create({ data: { workspaceId, id, startsAt, ...valid, ...made } });
      const after = { ...toAuditData({ ...valid, startsAt }), status: await statusOf(tx, now) };
      const subject = { type: 'Subscription', id };
      await recordEvent(tx, inWorkspace(ctx, workspaceId), { name: 'subscription.created', subject, after });
      return { workspacePlan: toWorkspacePlan(await readPlanAndUsage(tx, now), now) } as const;
    }),
  );
}

interface UpdateManualSubscription extends SubscriptionInput {
  readonly id: string;
}

/**
 * Changes the terms of a subscription. Terms that the input omits, and the start, do not change. Refused if the
 * subscription has ended.
 */
export const updateManualSubscription = (ctx: SignedInContext, { id, ...input }: UpdateManualSubscription) =>
  withSubscription(ctx, id, async (tx, before) => {
    const valid = validateSubscription(withStored(input, storedTerms(before)), before.startsAt);
    if (isRefused(valid)) return valid;
    const isMoved = valid.planVersionId !== before.planVersionId;
    const refusal = await checkTerms(tx, valid, { isMoved });
    if (refusal) return refusal;
    const stamp = { updatedAt: ctx.services.clock(), updatedByName: ctx.actor.name };
    await tx.workspaceSubscription.updateMany({ where: { id }, data: { ...valid, ...stamp } });
    const status = await statusOf(tx, stamp.updatedAt);
    const change = {
      before: toAuditData(before),
      after: { ...toAuditData({ ...valid, startsAt: before.startsAt }), status },
    };
    const subject = { type: 'Subscription', id };
    await recordEvent(tx, inWorkspace(ctx, before.workspaceId), { name: 'subscription.updated', subject, ...change });
    return null;
  });

const storedTerms = ({ endsAt, seats, overrides, priceMinor, currency, note }: SubscriptionRow) => ({
  endsAt,
  seats,
  // The column is an empty object if there are none.
  overrides: 'features' in (overrides as object) ? (overrides as unknown as SubscriptionOverrides) : null,
  priceMinor,
  currency,
  note,
});

/** Ends a subscription immediately. The default plan then applies, and no data is deleted. */
export const endManualSubscription = (ctx: SignedInContext, { id }: { readonly id: string }) =>
  withSubscription(ctx, id, async (tx, before) => {
    await tx.workspaceSubscription.updateMany({ where: { id }, data: { endedAt: ctx.services.clock() } });
    const subject = { type: 'Subscription', id };
    const by = inWorkspace(ctx, before.workspaceId);
    const change = { before: toAuditData(before), after: { status: 'ENDED' } };
    await recordEvent(tx, by, { name: 'subscription.ended', subject, ...change });
    return null;
  });

/**
 * Returns the terms of the workspace's subscription. Returns null if the workspace has none. Contact details in the
 * note are masked.
 */
export async function manualSubscriptionOf(ctx: WorkspaceContext) {
  const now = ctx.services.clock();
  const { subscription } = toWorkspacePlan(await ctx.db.read((tx) => readPlan(tx, now)), now);
  if (!subscription) return null;
  const [note = ''] = await maskTexts(ctx, [subscription.note]);
  return { ...subscription, note };
}

/** Locks a subscription that has not ended, applies a change, and returns the plan of its workspace. */
async function withSubscription(
  ctx: SignedInContext,
  id: string,
  change: (tx: Tx, before: SubscriptionRow) => Promise<Refused | null>,
) {
  const found = await findSubscription(ctx.services.database.system, id);
  if (!found) throw notFound();
  return ctx.services.database.forWorkspace(found.workspaceId).write(async (tx) => {
    const before = await lockSubscription(tx, id);
    if (!before) throw notFound();
    if (before.endedAt) return refused('SUBSCRIPTION_ENDED', 'id');
    if (before.provider !== 'MANUAL') return refused('SUBSCRIPTION_AT_STRIPE', 'id');
    await billEndedPeriods(tx, ctx.services, id);
    const refusal = await change(tx, before);
    if (refusal) return refusal;
    const now = ctx.services.clock();
    return { workspacePlan: toWorkspacePlan(await readPlanAndUsage(tx, now), now) } as const;
  });
}

/** Returns the status of the subscription to include in events. */
async function statusOf(tx: Tx, now: Date): Promise<string> {
  const { status } = entitlementsOf(await readPlan(tx, now), now);
  if (!status) throw new Error('The workspace has no subscription.');
  return status;
}

type ValidTerms = Omit<Exclude<ReturnType<typeof validateSubscription>, Refused>, 'note' | 'endsAt'>;

/** Returns a refusal if the version cannot be chosen, or does not allow the terms of the subscription. */
async function checkTerms(tx: Tx, terms: ValidTerms, { isMoved }: { readonly isMoved: boolean }) {
  const where = { id: terms.planVersionId };
  const version = await tx.planVersion.findUnique({ where, include: { plan: true } });
  if (!version) throw notFound();
  if (isMoved && !version.publishedAt) return refused('PLAN_VERSION_NOT_PUBLISHED', 'planVersionId');
  if (isMoved && version.plan.archivedAt) return refused('PLAN_ARCHIVED', 'planVersionId');
  return checkOverage(terms, version) ?? (await checkSeats(tx, terms.seats));
}

/** Returns a refusal if usage is charged that has no price in the currency of the subscription. */
function checkOverage(terms: ValidTerms, version: { readonly limits: unknown; readonly prices: unknown }) {
  const prices = version.prices as readonly PlanPrice[];
  const currency = priceOf(terms, prices)?.currency;
  const isPricedByPlan = prices.every((price) => price.currency === currency);
  const isPriced = (meter: MeterKey) => isPricedByPlan || terms.overrides.limits.some((limit) => limit.meter === meter);
  const hasPrices = chargedLimits(terms, version).every(({ meter }) => currency !== undefined && isPriced(meter));
  return hasPrices ? null : refused('SUBSCRIPTION_OVERAGE_CURRENCY', 'currency');
}

const checkSeats = async (tx: Tx, seats: number | null): Promise<Refused | null> =>
  seats !== null && seats < (await tx.member.count()) ? refused('SUBSCRIPTION_SEATS_TOO_FEW', 'seats') : null;

const inWorkspace = (ctx: SignedInContext, id: string) => ({ ...ctx, workspace: { id } });

type AuditedTerms = Pick<
  SubscriptionRow,
  'planVersionId' | 'interval' | 'seats' | 'startsAt' | 'endsAt' | 'overrides' | 'priceMinor' | 'currency' | 'note'
>;

/** Returns the terms for the workspace's audit log. Excludes the note, which only global admins may read. */
const toAuditData = ({
  planVersionId,
  interval,
  seats,
  startsAt,
  endsAt,
  overrides,
  priceMinor,
  currency,
}: AuditedTerms) => ({
  planVersionId,
  interval,
  seats,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt?.toISOString() ?? null,
  overrides: overrides as object,
  priceMinor,
  currency,
});
