import { isProviderError } from '@frontdesk/providers';
import type { Services } from '../../../auth/context.ts';
import { lockIntegration } from './integrations.repository.ts';
import type { UsedIntegration } from './ports.ts';
import { recordVerification } from './record-verification.ts';

/** Marks an integration as failing if the provider rejected its current credentials. Other errors are ignored. */
export async function reportFailure(services: Services, used: UsedIntegration, error: unknown): Promise<void> {
  if (!isProviderError(error, 'CREDENTIALS')) return;
  const { workspaceId, id, version } = used;
  await services.database.forWorkspace(workspaceId).write(async (tx) => {
    const row = await lockIntegration(tx, id);
    if (!row || row.version !== version || row.state === 'FAILING') return;
    await recordVerification(tx, systemContext(services, workspaceId), row, { works: false, words: error.words });
  });
}

const systemContext = (services: Services, workspaceId: string) => ({
  services,
  transport: { requestId: '', ipAddress: '' },
  workspace: { id: workspaceId },
  actor: { kind: 'system' as const, name: 'Integrations' },
});
