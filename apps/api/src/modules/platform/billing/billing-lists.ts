import { LIMITS, normalizeText } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import { badInput } from '../../../errors/denials.ts';
import { type PageRequest, pageOf } from '../../../graphql/connection.ts';
import { connectionFrom } from '../../../graphql/connection-from.ts';
import { findWeightPage } from './endpoint-weights.repository.ts';
import { countWorkspaces, findPlanStates } from './entitlements.repository.ts';
import { findPlans } from './plans.repository.ts';
import { toPlan } from './to-plan.ts';
import { toWorkspacePlan } from './workspace-plan.ts';

export async function listPlans({ database }: Services, request: PageRequest) {
  const page = pageOf(request);
  const { rows, totalCount } = await findPlans(database.system, page);
  return connectionFrom(rows.map(toPlan), { page, totalCount, at: ({ createdAt }) => createdAt });
}

/** Returns the plans and usage of workspaces whose name or slug contains the text, newest workspace first. */
export async function listWorkspacePlans(services: Services, request: PageRequest, search: string | null) {
  const text = normalizeText(search ?? '', LIMITS.searchLength);
  if (text === null) throw badInput(`A search can have at most ${LIMITS.searchLength} characters.`, 'search');
  const [page, now] = [pageOf(request), services.clock()];
  return services.database.system.write(async (tx) => {
    const states = await findPlanStates(tx, now, { ...page, search: text });
    const rows = states.map((state) => ({ ...toWorkspacePlan(state, now), createdAt: state.createdAt }));
    const totalCount = await countWorkspaces(tx, text);
    return connectionFrom(rows, { page, totalCount, at: ({ createdAt }) => createdAt });
  });
}

export async function listEndpointWeights({ database }: Services, request: PageRequest) {
  const page = pageOf(request);
  const { rows, totalCount } = await findWeightPage(database.system, page);
  return connectionFrom(rows, { page, totalCount, at: ({ createdAt }) => createdAt });
}
