import { z } from 'zod';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { createService, updateService } from '../../../agent/services/index.ts';
import { kindRules, OLDEST_FIRST } from './kind.ts';

const Service = z.strictObject({
  name: z.string(),
  /** Name of the agent. */
  agent: z.string(),
});

/**
 * Services with the name of their agent, by name. Versions differ between workspaces, so a service that gets another
 * agent uses its latest version. A new service is disabled.
 */
export const services = kindRules<z.infer<typeof Service>, never>({
  kind: 'SERVICE',
  subject: 'Service',
  needs: [
    ['create', 'Service'],
    ['update', 'Service'],
  ],
  shape: Service,
  read: async (tx) => {
    const rows = await tx.service.findMany({
      include: { agent: { select: { name: true } } },
      orderBy: [...OLDEST_FIRST],
    });
    return rows.map(({ id, name, agent }) => ({ key: name, id, revision: 0, content: { name, agent: agent.name } }));
  },
  apply: async (ctx, { content: { name, agent }, stored }) => {
    const found = await ctx.db.read((tx) => tx.agent.findFirst({ where: { name: agent }, select: { id: true } }));
    if (!found)
      return refused('CONFIGURATION_REFERENCE_UNKNOWN', 'agent', `This workspace has no agent with the name ${agent}.`);
    const terms = { name, agentId: found.id, agentVersionId: null, graphVersionId: null, isGraphLatest: false };
    if (stored) return updateService(ctx, { ...terms, id: stored.id, enabled: null });
    const created = await createService(ctx, terms);
    if (isRefused(created)) return created;
    return updateService(ctx, { ...terms, id: await findServiceId(ctx, name), enabled: false });
  },
});

const findServiceId = (ctx: WorkspaceContext, name: string): Promise<string> =>
  ctx.db.read(async (tx) => (await tx.service.findFirstOrThrow({ where: { name: name.trim() } })).id);
