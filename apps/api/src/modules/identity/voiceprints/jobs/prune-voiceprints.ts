import { VOICE_VERIFICATION } from '@frontdesk/domain';
import type { Services } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { removeVoiceprint, type VoiceprintOwner } from '../voiceprints.ts';

const DAY_MS = 86_400_000;

/**
 * Runs every night and deletes voiceprints that were not used for a year, and those of workspaces that disabled voice
 * verification 30 days ago.
 */
export const pruneVoiceprintsJob = (services: Pick<Services, 'database' | 'clock'>) => async (): Promise<void> => {
  const now = services.clock().getTime();
  const unusedSince = new Date(now - VOICE_VERIFICATION.unusedDays * DAY_MS);
  const disabledSince = new Date(now - VOICE_VERIFICATION.disabledDays * DAY_MS);
  const { rows } = await services.database.system.pool.query<{ id: string }>(
    `select distinct p.workspace_id as id from voiceprints p join workspaces w on w.workspace_id = p.workspace_id
      where p.used_at < $1::timestamptz or w.voice_verification_disabled_at < $2::timestamptz`,
    [unusedSince, disabledSince],
  );
  for (const { id: workspaceId } of rows) {
    const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'Frontdesk' });
    await services.database.forWorkspace(workspaceId).write(async (tx) => {
      for (const owner of await findOutdated(tx, { unusedSince, disabledSince })) await removeVoiceprint(tx, by, owner);
    });
  }
};

/**
 * Returns the voiceprints to delete. The condition is checked again before the deletion, because it may have changed in
 * the meantime.
 */
const findOutdated = (tx: Tx, { unusedSince, disabledSince }: { unusedSince: Date; disabledSince: Date }) =>
  tx.sql<VoiceprintOwner>`
    select m.id as "memberId", m.user_id as "userId" from voiceprints p
      join members m on m.workspace_id = p.workspace_id and m.id = p.member_id
      join workspaces w on w.workspace_id = p.workspace_id
     where p.used_at < ${unusedSince}::timestamptz or w.voice_verification_disabled_at < ${disabledSince}::timestamptz`;
