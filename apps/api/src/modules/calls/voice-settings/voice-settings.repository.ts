import type { VoiceSettingsRow } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

/** Locks the voice settings until the end of the transaction. Creates the row if it does not exist. */
export async function lockVoiceSettings(tx: Tx, workspaceId: string, now: Date): Promise<VoiceSettingsRow> {
  await tx.sql`
    insert into voice_settings (workspace_id, id, updated_at) values (${workspaceId}, ${workspaceId}, ${now})
    on conflict do nothing`;
  await tx.sql`select 1 from voice_settings for update`;
  return tx.voiceSettingsRow.findFirstOrThrow();
}
