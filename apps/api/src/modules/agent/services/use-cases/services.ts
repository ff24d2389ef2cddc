import { normalizeName, withStored } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Agent, Service } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { badInput, notFound } from '../../../../errors/denials.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';

/** Creates a service, which combines an agent, a version and a graph for one channel (AM-32). */
export const createService = (ctx: WorkspaceContext, input: ServiceInput) =>
  orUniqueViolation(refused('SERVICE_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const terms = await validateService(tx, withStored(input, NO_VERSIONS));
      if (isRefused(terms)) return terms;
      const [id, workspaceId] = [uuidv7(), ctx.workspace.id];
      const { channel } = await tx.workspace.findFirstOrThrow({ select: { channel: true } });
      await tx.service.create({ data: { workspaceId, id, ...terms, channel, createdAt: ctx.services.clock() } });
      await recordEvent(tx, ctx, { name: 'service.created', subject: { type: 'Service', id }, after: { ...terms } });
      return { service: byId(id) } as const;
    }),
  );

interface UpdateService extends ServiceInput {
  readonly id: string;
  /** True to enable the service, false to disable it. If null or omitted, the state is not changed. */
  readonly enabled?: boolean | null | undefined;
}

/**
 * Updates a service. The change applies to new calls and agent runs; active calls and runs continue with the previous
 * versions (AM-32).
 */
export const updateService = (ctx: WorkspaceContext, { id, enabled, ...input }: UpdateService) =>
  orUniqueViolation(refused('SERVICE_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const service = authorize(ctx, 'update', 'Service', await lockRow<Service>(tx, 'Service', id));
      const terms = await validateService(tx, withStored(input, versionsOf(service, input.agentId)));
      if (isRefused(terms)) return terms;
      const isOn = enabled ?? service.disabledAt === null;
      const disabledAt = isOn ? null : (service.disabledAt ?? ctx.services.clock());
      await tx.service.updateMany({ where: { id }, data: { ...terms, disabledAt } });
      const { name, agentId, agentVersionId, graphVersionId, isGraphLatest } = service;
      const before = {
        name,
        agentId,
        agentVersionId,
        graphVersionId,
        isGraphLatest,
        enabled: service.disabledAt === null,
      };
      const after = { ...terms, enabled: isOn };
      await recordEvent(tx, ctx, { name: 'service.updated', subject: { type: 'Service', id }, before, after });
      return { service: byId(id) } as const;
    }),
  );

/** Returns the versions that apply if the input omits them. Another agent begins without a pinned version. */
const versionsOf = ({ agentId, agentVersionId, graphVersionId, isGraphLatest }: Service, nextAgentId: string) =>
  agentId === nextAgentId ? { agentVersionId, graphVersionId, isGraphLatest } : NO_VERSIONS;

/** Deletes a service. Refused if calls, phone numbers, routing rules or sequences refer to the service. */
export const deleteService = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const { name } = authorize(ctx, 'delete', 'Service', await lockRow<Service>(tx, 'Service', id));
    const [called, routed] = [
      await tx.call.findFirst({ where: { serviceId: id }, select: { id: true } }),
      await tx.numberRoute.findFirst({ where: { serviceId: id }, select: { id: true } }),
    ];
    const named = { OR: [{ serviceId: id }, { fallbackServiceId: id }] };
    const ruled = await tx.numberRouteRule.findFirst({ where: named, select: { id: true } });
    const followed = await tx.sequence.findFirst({ where: { serviceId: id }, select: { id: true } });
    if (called || routed || ruled || followed) return refused('SERVICE_IN_USE');
    await tx.service.deleteMany({ where: { id } });
    await recordEvent(tx, ctx, { name: 'service.deleted', subject: { type: 'Service', id }, before: { name } });
    return { id } as const;
  });

/** Versions that a service uses. */
interface ServiceVersions {
  /** Id of the pinned agent version. Null to use the latest published version of the agent. */
  readonly agentVersionId: string | null;
  /** Id of the pinned graph version. Null to use the graph of the agent version, or the latest graph. */
  readonly graphVersionId: string | null;
  /** True to use the graph of the latest published version. Cannot be combined with a pinned graph. */
  readonly isGraphLatest: boolean;
}

const NO_VERSIONS: ServiceVersions = { agentVersionId: null, graphVersionId: null, isGraphLatest: false };

interface NewService extends ServiceVersions {
  readonly name: string;
  readonly agentId: string;
}

type ServiceInput = Omit<NewService, keyof ServiceVersions> & {
  readonly [Key in keyof ServiceVersions]?: ServiceVersions[Key] | undefined;
};

/**
 * Validates the name and the versions of a service. Throws NOT_FOUND unless the agent, its version and the graph
 * version belong to this workspace (AM-06, AM-32). Locks the agent, so that it cannot be deleted before the service is
 * stored.
 */
async function validateService(tx: Tx, asked: NewService): Promise<NewService | Refused> {
  const name = normalizeName(asked.name);
  if (!name) return refused('NAME_INVALID', 'name');
  const { agentId, agentVersionId, graphVersionId } = asked;
  if (asked.isGraphLatest && graphVersionId !== null)
    throw badInput('A service can have either a fixed context graph or the latest one.', 'isGraphLatest');
  if (!(await lockRow<Agent>(tx, 'Agent', agentId))) throw notFound();
  const version = agentVersionId === null ? { agentId } : { agentId, id: agentVersionId };
  const isPublished = (await tx.agentVersion.findFirst({ where: version, select: { id: true } })) !== null;
  if (!isPublished && agentVersionId !== null) throw notFound();
  if (!isPublished) return refused('AGENT_NOT_PUBLISHED', 'agentId');
  const graph = { where: { id: graphVersionId ?? '' }, select: { id: true } };
  if (graphVersionId !== null && !(await tx.contextGraphVersion.findFirst(graph))) throw notFound();
  // The latest agent version always contains the latest graph, so the option has no effect there.
  const isGraphLatest = asked.isGraphLatest && agentVersionId !== null;
  return { name, agentId, agentVersionId, graphVersionId, isGraphLatest };
}
