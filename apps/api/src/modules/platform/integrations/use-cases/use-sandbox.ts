import { type Channel, type IntegrationProvider, integrationsOf } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { integrationWith } from '../integrations.repository.ts';
import { hasSandbox } from '../sandbox.ts';
import { saveIntegration } from './save-integration.ts';

/** Connects the simulator of a provider, replacing existing credentials. */
export const useSandbox = (ctx: WorkspaceContext, { provider }: { provider: IntegrationProvider }) =>
  ctx.db.write(async (tx) => {
    const workspace = await lockWorkspace(tx);
    if (!ctx.services.sandbox || !hasSandbox(ctx.services, workspace)) return refused('SANDBOX_NOT_HERE');
    if (!integrationsOf(workspace.channel as Channel).includes(provider))
      return refused('PROVIDER_NOT_FOR_CHANNEL', 'provider');
    const stored = await integrationWith(tx, provider);
    if (stored) authorize(ctx, 'set', 'Integration', stored);
    const account = ctx.services.sandbox.account(provider, workspace.id);
    return {
      type: 'IntegrationSet',
      integration: byId(await saveIntegration(tx, ctx, { provider, stored, ...account, sandbox: true })),
    } as const;
  });
