import { authorize } from '../../../context/authorize.ts';
import type { WorkspaceContext } from '../../../context/context.ts';
import { orTaken } from '../../../db/conflicts.ts';
import type { Service } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import { record } from '../../../events/record.ts';
import { Refused, refused } from '../../../graphql/refused.type.ts';
import { ServiceUpdated } from '../graphql/service.results.ts';
import { type NewService, serviceTerms } from './service-terms.ts';

export const updateService = (ctx: WorkspaceContext, { id, ...input }: NewService & { readonly id: string }) =>
  orTaken(refused('SERVICE_NAME_TAKEN', 'name'), () =>
    ctx.db.write(async (tx) => {
      const service = authorize(ctx, 'update', 'Service', await lockRow<Service>(tx, 'Service', id));
      const terms = await serviceTerms(tx, input);
      if (terms instanceof Refused) return terms;
      await tx.service.updateMany({ where: { id }, data: terms });
      const { name, agentVersionId, graphVersionId } = service;
      const before = { name, agentVersionId, graphVersionId };
      await record(tx, ctx, { name: 'service.updated', subject: { type: 'Service', id }, before, after: { ...terms } });
      return new ServiceUpdated(id);
    }),
  );
