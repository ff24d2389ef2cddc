import { type Channel, integrationsOf } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { integrationWith } from '../integrations.repository.ts';
import { type SetIntegration, validateIntegration } from './integration-validation.ts';
import { saveIntegration } from './save-integration.ts';

/** Stores encrypted credentials of one provider. Absent secrets stay unchanged (CB-03, CB-04). */
export const setIntegration = (ctx: WorkspaceContext, input: SetIntegration) =>
  ctx.db.write(async (tx) => {
    // Locked, so that concurrent requests for the same provider are serialized.
    const { channel } = await lockWorkspace(tx);
    const { provider } = input;
    if (!integrationsOf(channel as Channel).includes(provider)) return refused('PROVIDER_NOT_FOR_CHANNEL', 'provider');
    const stored = await integrationWith(tx, provider);
    if (stored) authorize(ctx, 'set', 'Integration', stored);
    const terms = validateIntegration(input, stored);
    if (isRefused(terms)) return terms;
    return {
      type: 'IntegrationSet',
      integration: byId(await saveIntegration(tx, ctx, { provider, stored, ...terms, sandbox: false })),
    } as const;
  });
