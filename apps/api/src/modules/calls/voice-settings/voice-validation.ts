import { SensitiveTopic } from '@frontdesk/agent';
import { z } from 'zod';
import type { VoiceSettingsRow } from '../../../db/generated/client.ts';
import { findRow } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';

/** Voice settings that are stored with a call at its start: voice, speech recognition and sensitive topics. */
export const VoiceOptions = z.object({
  voiceId: z.string().nullable(),
  speed: z.number().nullable(),
  language: z.string().nullable(),
  keyterms: z.array(z.string()),
  sensitiveTopics: z.array(SensitiveTopic),
});
export type VoiceOptions = z.infer<typeof VoiceOptions>;

/** Defaults of every workspace. Null uses the value configured for the assistant at the provider. */
export const DEFAULT_VOICE_OPTIONS: VoiceOptions = {
  voiceId: null,
  speed: null,
  language: null,
  keyterms: [],
  sensitiveTopics: [],
};

export const toVoiceOptions = async (tx: Tx): Promise<VoiceOptions> => {
  const stored = await findRow<VoiceSettingsRow>(tx, 'VoiceSettingsRow', {});
  return stored ? VoiceOptions.parse(stored) : DEFAULT_VOICE_OPTIONS;
};

/** Returns the sensitive topics, which apply to calls and to WhatsApp. */
export const sensitiveTopics = async (tx: Tx): Promise<readonly SensitiveTopic[]> =>
  (await toVoiceOptions(tx)).sensitiveTopics;
