import type { PlanFeature, PlanLimit, PlanPrice, PlanVisibility, Throughput } from '@frontdesk/domain';
import { PLAN_FEATURE_KEYS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../../src/db/generated/client.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

interface BuiltPlan {
  readonly name?: string;
  readonly features?: readonly PlanFeature[];
  readonly limits?: readonly PlanLimit[];
  readonly throughput?: Throughput;
  readonly prices?: readonly PlanPrice[];
  readonly graceDays?: number;
  readonly isDefault?: boolean;
  readonly isDraft?: boolean;
  readonly visibility?: PlanVisibility;
}

/** Creates a plan with a published version. Returns the id of the version. */
export async function buildPlanVersion(
  { services }: TestFrontdesk,
  {
    name = 'Starter',
    features = PLAN_FEATURE_KEYS,
    limits = [],
    throughput,
    prices = [],
    graceDays = 14,
    isDefault = false,
    isDraft,
    visibility = 'PRIVATE',
  }: BuiltPlan = {},
): Promise<string> {
  const [planId, id, createdAt] = [uuidv7(), uuidv7(), services.clock()];
  const made = { createdAt, createdByName: 'Test' };
  await services.database.system.write(async (tx) => {
    await tx.plan.create({ data: { id: planId, key: planId, name, visibility, isDefault, ...made } });
    const json = {
      limits: limits.map((limit) => ({ ...limit })),
      prices: prices.map((price) => ({ ...price })),
      ...(throughput ? { throughput: { ...throughput } } : {}),
    };
    const terms = { features: [...features], ...json, graceDays };
    const publishedAt = isDraft ? null : createdAt;
    await tx.planVersion.create({ data: { id, planId, number: 1, ...terms, ...made, publishedAt } });
  });
  return id;
}

/** Returns the id of the plan of a version. */
export const planOf = async ({ services }: TestFrontdesk, id: string): Promise<string> =>
  (await services.database.system.prisma.planVersion.findUniqueOrThrow({ where: { id } })).planId;

/** Gives a workspace a plan version. Returns the id of the subscription. */
export async function buildSubscription(
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  subscription: Partial<Prisma.WorkspaceSubscriptionUncheckedCreateInput> = {},
): Promise<string> {
  const [id, now] = [uuidv7(), fd.services.clock()];
  const planVersionId = subscription.planVersionId ?? (await buildPlanVersion(fd));
  const made = { createdAt: now, createdByName: 'Test', updatedAt: now, updatedByName: 'Test' };
  const data = { workspaceId, id, interval: 'MONTH', startsAt: now, ...made, ...subscription, planVersionId };
  await fd.services.database.forWorkspace(workspaceId).write((tx) => tx.workspaceSubscription.create({ data }));
  return id;
}

/** Gives a workspace a subscription if it has none. */
export async function subscribeOnce(fd: TestFrontdesk, workspace: Pick<BuiltWorkspace, 'id'>): Promise<void> {
  const live = await fd.services.database.forWorkspace(workspace.id).read((tx) => tx.workspaceSubscription.count());
  if (live === 0) await buildSubscription(fd, workspace);
}

/** Records a warning of a workspace. */
export async function buildUsageWarning(
  { services }: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
): Promise<void> {
  const now = services.clock();
  const data = { workspaceId, meter: 'contacts', periodStart: now, percent: 80, sentAt: now };
  await services.database.forWorkspace(workspaceId).write((tx) => tx.usageWarning.create({ data }));
}

/** Sets the weight of an endpoint for all plans. Returns its id. */
export async function buildEndpointWeight(
  { services }: TestFrontdesk,
  weight: Partial<Prisma.EndpointWeightUncheckedCreateInput> = {},
): Promise<string> {
  const [id, now] = [uuidv7(), services.clock()];
  const made = { createdAt: now, updatedAt: now, updatedByName: 'Test' };
  const data = { id, endpoint: 'leads', weight: 2, ...made, ...weight };
  await services.database.system.prisma.endpointWeight.create({ data });
  return id;
}
