import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Service } from '../../../../db/generated/client.ts';
import { lockRow } from '../../../../db/lock.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type NewService, validateService } from './service-validation.ts';

interface UpdateService extends NewService {
  readonly id: string;
  /** Null: unchanged. */
  readonly enabled: boolean | null;
}

/** AM-32: applies to new calls and agent runs. Active ones keep their versions. */
export const updateService = (ctx: WorkspaceContext, { id, enabled, ...input }: UpdateService) =>
  orUniqueViolation(refused('SERVICE_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const service = authorize(ctx, 'update', 'Service', await lockRow<Service>(tx, 'Service', id));
      const terms = await validateService(tx, input);
      if (isRefused(terms)) return terms;
      const isOn = enabled ?? service.disabledAt === null;
      const disabledAt = isOn ? null : (service.disabledAt ?? ctx.services.clock());
      await tx.service.updateMany({ where: { id }, data: { ...terms, disabledAt } });
      const { name, agentVersionId, graphVersionId } = service;
      const before = { name, agentVersionId, graphVersionId, enabled: service.disabledAt === null };
      const after = { ...terms, enabled: isOn };
      await recordEvent(tx, ctx, { name: 'service.updated', subject: { type: 'Service', id }, before, after });
      return { type: 'ServiceUpdated', service: byId(id) } as const;
    }),
  );
