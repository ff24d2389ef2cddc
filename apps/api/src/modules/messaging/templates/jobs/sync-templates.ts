import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { syncWorkspaceTemplates } from '../use-cases/sync-templates.ts';

/**
 * Runs every hour and enqueues one job for each workspace that has its own messaging account, so that a slow provider
 * does not delay other workspaces.
 */
export const syncTemplatesJob =
  ({ database }: Pick<Services, 'database'>): Task =>
  async (_payload, { addJob }) => {
    const { rows } = await database.system.pool.query<{ workspace_id: string }>(
      `select workspace_id from integrations where provider = 'TWILIO' and verified_at is not null
       union select workspace_id from phone_configs where provider = 'WHATSAPP_CLOUD' and state = 'ACTIVE'`,
    );
    for (const { workspace_id: workspaceId } of rows)
      await addJob('sync_workspace_templates', { workspaceId }, { jobKey: `templates ${workspaceId}` });
  };

/** Synchronizes the templates of a workspace. If the synchronization fails, the next hourly run retries it. */
export const syncWorkspaceTemplatesJob =
  (services: Services): Task =>
  async (payload) => {
    const { workspaceId } = payload as { workspaceId: string };
    const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Templates' });
    await syncWorkspaceTemplates(services, by);
  };
