import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type NewService, validateService } from './service-validation.ts';

/** AM-32: combines a graph and an agent to handle calls. */
export const createService = (ctx: WorkspaceContext, input: NewService) =>
  orUniqueViolation(refused('SERVICE_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const terms = await validateService(tx, input);
      if (isRefused(terms)) return terms;
      const [id, workspaceId] = [uuidv7(), ctx.workspace.id];
      const { channel } = await tx.workspace.findFirstOrThrow({ select: { channel: true } });
      await tx.service.create({ data: { workspaceId, id, ...terms, channel, createdAt: ctx.services.clock() } });
      await recordEvent(tx, ctx, { name: 'service.created', subject: { type: 'Service', id }, after: { ...terms } });
      return { type: 'ServiceCreated', service: byId(id) } as const;
    }),
  );
