import { type VoiceCheckStatus, voiceCheckStatus } from '@frontdesk/domain';
import type { VoiceCheckRow } from './caller-query.ts';
import type { Services } from './context.ts';

/**
 * Returns the status of the voice check of a session. Voice verification is active only if the installation has a
 * speaker engine and the workspace has enabled it (AM-41).
 */
export function voiceStatusOf(
  { speakerEngine }: Pick<Services, 'speakerEngine'>,
  row: VoiceCheckRow | null,
): VoiceCheckStatus {
  return voiceCheckStatus({
    isActive: speakerEngine !== null && row !== null,
    model: speakerEngine?.model ?? null,
    voiceprintModel: row?.model ?? null,
    stored: row?.status ?? null,
  });
}
