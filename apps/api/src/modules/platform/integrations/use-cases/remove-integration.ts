import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockIntegration } from '../integrations.repository.ts';
import { detailsOf } from './save-integration.ts';

/** Deletes the credentials. Messages that would have used them wait. */
export const removeIntegration = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const integration = authorize(ctx, 'remove', 'Integration', await lockIntegration(tx, id));
    await tx.integration.delete({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } } });
    const subject = { type: 'Integration', id };
    await recordEvent(tx, ctx, { name: 'integration.removed', subject, before: detailsOf(integration) });
    return { type: 'IntegrationRemoved', id } as const;
  });
