import { ASSISTANT_PROMPT } from '@frontdesk/agent/engine';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { DEFAULT_VOICE_OPTIONS, VoiceOptions } from '../voice-validation.ts';

export const voiceSettings = (ctx: WorkspaceContext) => ctx.db.read(readCurrentVoiceSettings);

/** Returns the current voice settings, including defaults. */
export async function readCurrentVoiceSettings(tx: Tx) {
  const stored = await tx.voiceSettingsRow.findFirst();
  const terms = stored ? VoiceOptions.parse(stored) : DEFAULT_VOICE_OPTIONS;
  return { ...terms, version: stored?.version ?? 0, assistantPrompt: ASSISTANT_PROMPT };
}
