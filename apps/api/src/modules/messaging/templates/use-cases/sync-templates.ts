import { isProviderError } from '@frontdesk/providers';
import type { Services, WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { syncAccount } from '../sync-account.ts';
import { templateAccounts } from '../template-accounts.ts';

/** Synchronizes every account of the workspace now. */
export async function syncTemplates(ctx: WorkspaceContext) {
  await ctx.services.rateLimits.take('verify:integrations', ctx.workspace.id);
  const accounts = await templateAccounts(ctx.services, ctx.workspace.id);
  if (accounts.length === 0) return refused('INTEGRATION_MISSING');
  const { count, failure } = await syncAll(ctx.services, ctx, accounts);
  return failure === null ? ({ type: 'TemplatesSynced', count } as const) : refused('SYNC_FAILED', null, failure);
}

type Accounts = Awaited<ReturnType<typeof templateAccounts>>;

/** A failing account does not prevent the others. */
export async function syncAll(services: Services, by: EventContext, accounts: Accounts) {
  const workspaceId = by.workspace.id;
  let [count, failure] = [0, null as string | null];
  for (const { provider, port } of accounts) {
    try {
      const templates = await port.list();
      count += templates.length;
      await services.database.forWorkspace(workspaceId).write(async (tx) => {
        const { accountId } = port;
        await syncAccount(tx, { workspaceId, provider, accountId, templates, now: services.clock() });
        const subject = { type: 'Workspace', id: workspaceId };
        if (by.actor.kind !== 'system')
          await recordEvent(tx, by, {
            name: 'templates.synced',
            subject,
            after: { provider, count: templates.length },
          });
      });
    } catch (error) {
      if (!isProviderError(error)) throw error;
      failure = error.words;
    }
  }
  return { count, failure };
}
