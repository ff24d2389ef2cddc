import { UNLIMITED } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { readPlanAndUsage } from '../entitlements.repository.ts';
import { toEntitlements } from '../workspace-plan.ts';

/**
 * Returns the features and limits of the workspace, with the usage of each limit. If billing is disabled, all features
 * are included without limits.
 */
export async function workspaceEntitlements(ctx: WorkspaceContext) {
  const { billing, clock } = ctx.services;
  if (billing === 'OFF') return { billing, ...UNLIMITED, limits: [] };
  const now = clock();
  const state = await ctx.db.read((tx) => readPlanAndUsage(tx, now));
  return { billing, ...toEntitlements(state, now) };
}
