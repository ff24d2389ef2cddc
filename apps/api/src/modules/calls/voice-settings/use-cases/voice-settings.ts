import { ASSISTANT_PROMPT } from '@frontdesk/agent/engine';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { currentWorkspace } from '../../../access/workspaces/index.ts';
import { lockVoiceSettings } from '../voice-settings.repository.ts';
import {
  checkCombination,
  DEFAULT_VOICE_OPTIONS,
  hasVoiceChannel,
  readVoiceSettings,
  VoiceOptions,
  type VoiceSettingsInput,
} from '../voice-settings.validation.ts';

export const voiceSettings = (ctx: WorkspaceContext) => ctx.db.read(readCurrentVoiceSettings);

/** Returns the effective voice settings, including defaults. */
async function readCurrentVoiceSettings(tx: Tx) {
  const stored = await tx.voiceSettingsRow.findFirst();
  const terms = stored ? VoiceOptions.parse(stored) : DEFAULT_VOICE_OPTIONS;
  return { ...terms, version: stored?.version ?? 0, assistantPrompt: ASSISTANT_PROMPT };
}

interface UpdateVoiceSettings extends VoiceSettingsInput {
  readonly version: number;
}

/**
 * Changes voice settings. An omitted setting is not changed; null restores its default. Calls in progress keep their
 * settings (AM-37).
 */
export const updateVoiceSettings = (ctx: WorkspaceContext, { version, ...given }: UpdateVoiceSettings) =>
  ctx.db.write(async (tx) => {
    const workspace = authorize(ctx, 'update', 'VoiceSettings', await currentWorkspace(tx));
    if (workspace.channel !== 'VOICE' && hasVoiceChannel(given)) return refused('VOICE_NOT_AVAILABLE');
    const changes = readVoiceSettings(given);
    if (isRefused(changes)) return changes;
    const stored = await lockVoiceSettings(tx, ctx.workspace.id, ctx.services.clock());
    if (stored.version !== version) return refused('VOICE_SETTINGS_CHANGED', 'version');
    const before = VoiceOptions.parse(stored);
    const after = { ...before, ...changes };
    const refusal = checkCombination(after);
    if (refusal) return refusal;
    await storeVoiceSettings(tx, ctx, { before, after, version });
    return { settings: await readCurrentVoiceSettings(tx) } as const;
  });

interface VoiceSettingsChange {
  readonly before: VoiceOptions;
  readonly after: VoiceOptions;
  readonly version: number;
}

async function storeVoiceSettings(
  tx: Tx,
  ctx: WorkspaceContext,
  { before, after, version }: VoiceSettingsChange,
): Promise<void> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await tx.voiceSettingsRow.updateMany({
    data: { ...after, version: version + 1, updatedAt: ctx.services.clock() },
  });
  const subject = { type: 'Workspace', id: ctx.workspace.id };
  await recordEvent(tx, ctx, { name: 'voice_settings.updated', subject, before: { ...before }, after: { ...after } });
}
