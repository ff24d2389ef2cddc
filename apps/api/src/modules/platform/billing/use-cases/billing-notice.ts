import { nextUnpaidStep, type SubscriptionStatus } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { shownTo } from '../billing-lists.ts';
import { readPlan } from '../entitlements.repository.ts';
import { entitlementsOf, periodOf } from '../entitlements.ts';
import { findOverdue } from '../invoices.repository.ts';

/**
 * Returns the consequences of unpaid invoices for the workspace. Returns null if no invoice is past due and the
 * subscription was not canceled because of one. The status is visible to every member; the invoices are null for
 * members who cannot read them.
 */
export async function billingNotice(ctx: WorkspaceContext) {
  const { billing, clock } = ctx.services;
  if (billing === 'OFF') return null;
  const now = clock();
  const canRead = ctx.ability.can('read', 'Invoice');
  const found = await ctx.db.read(async (tx) => {
    const state = await readPlan(tx, now);
    const { subscription } = state;
    if (!subscription?.pastDueAt) return null;
    return { state, subscription, overdue: canRead ? await findOverdue(tx, subscription.id, now) : null };
  });
  if (!found) return null;
  const { state, subscription, overdue } = found;
  const { status, isRestricted } = entitlementsOf(state, now);
  return {
    status: status as SubscriptionStatus,
    isRestricted,
    changesAt: nextUnpaidStep(periodOf(subscription).unpaid, state.subscribed?.graceDays ?? 0),
    overdueInvoices: overdue && (await Promise.all(overdue.map((row) => shownTo(ctx, row)))),
  };
}
