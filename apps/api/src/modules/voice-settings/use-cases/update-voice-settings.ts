import { authorize } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { Refused, refused } from '../../../graphql/refused.type.ts';
import { currentWorkspace } from '../../workspaces/index.ts';
import { VoiceSettingsUpdated } from '../graphql/voice-settings.results.ts';
import { type GivenTerms, speaksOnThePhone, termsFrom, togetherFault } from '../read-voice-settings.ts';
import { lockVoiceSettings } from '../voice-settings.repository.ts';
import { VoiceTerms } from '../voice-validation.ts';
import { voiceSettingsNow } from './voice-settings.ts';

interface UpdateVoiceSettings extends GivenTerms {
  readonly version: number;
}

/** AM-37: what is left out stays, and null is the default again. Whatever has begun keeps what it began with. */
export const updateVoiceSettings = (ctx: WorkspaceContext, { version, ...given }: UpdateVoiceSettings) =>
  ctx.db.write(async (tx) => {
    const workspace = authorize(ctx, 'update', 'VoiceSettings', await currentWorkspace(tx));
    if (workspace.channel !== 'VOICE' && speaksOnThePhone(given)) return refused('VOICE_NOT_HERE');
    const changes = termsFrom(given);
    if (changes instanceof Refused) return changes;
    const kept = await lockVoiceSettings(tx, ctx.workspace.id, ctx.services.clock());
    if (kept.version !== version) return refused('VOICE_SETTINGS_CHANGED', 'version');
    const before = VoiceTerms.parse(kept);
    const after = { ...before, ...changes };
    const fault = togetherFault(after);
    if (fault) return fault;
    await keep(tx, ctx, { before, after, version });
    return new VoiceSettingsUpdated(await voiceSettingsNow(tx));
  });

interface Change {
  readonly before: VoiceTerms;
  readonly after: VoiceTerms;
  readonly version: number;
}

async function keep(tx: Tx, ctx: WorkspaceContext, { before, after, version }: Change): Promise<void> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await tx.voiceSettingsRow.updateMany({
    data: { ...after, version: version + 1, updatedAt: ctx.services.clock() },
  });
  const subject = { type: 'Workspace', id: ctx.workspace.id };
  await recordEvent(tx, ctx, { name: 'voice_settings.updated', subject, before: { ...before }, after: { ...after } });
}
