import { SensitiveTopic } from '@frontdesk/agent';
import { z } from 'zod';
import type { Tx } from '../../db/tenant-db.ts';

/** What a call begins with and keeps: how it sounds, what is listened for, and what is sensitive in it. */
export const VoiceOptions = z.object({
  voiceId: z.string().nullable(),
  speed: z.number().nullable(),
  language: z.string().nullable(),
  keyterms: z.array(z.string()),
  sensitiveTopics: z.array(SensitiveTopic),
});
export type VoiceOptions = z.infer<typeof VoiceOptions>;

/** Those of every workspace before anybody changes them: the assistant as it is set up at the provider. */
export const DEFAULT_VOICE_OPTIONS: VoiceOptions = {
  voiceId: null,
  speed: null,
  language: null,
  keyterms: [],
  sensitiveTopics: [],
};

export const toVoiceOptions = async (tx: Tx): Promise<VoiceOptions> => {
  const stored = await tx.voiceSettingsRow.findFirst();
  return stored ? VoiceOptions.parse(stored) : DEFAULT_VOICE_OPTIONS;
};

/** The rules that the agent follows on either channel. */
export const sensitiveTopics = async (tx: Tx): Promise<readonly SensitiveTopic[]> =>
  (await toVoiceOptions(tx)).sensitiveTopics;
