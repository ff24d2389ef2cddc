import { UNLIMITED } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { readPlanAndUsage } from '../entitlements.repository.ts';
import { toEntitlements } from '../workspace-plan.ts';

/** Returns what the workspace can use, with the usage of each limit. Everything if billing is off. */
export async function workspaceEntitlements(ctx: WorkspaceContext) {
  const { billing, clock } = ctx.services;
  if (billing === 'OFF') return { billing, ...UNLIMITED, limits: [] };
  const now = clock();
  const state = await ctx.db.read((tx) => readPlanAndUsage(tx, now));
  return { billing, ...toEntitlements(state, now) };
}
