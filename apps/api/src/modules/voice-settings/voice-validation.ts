import { SensitiveTopic } from '@frontdesk/agent';
import { z } from 'zod';
import type { Tx } from '../../db/tenant-db.ts';

/** What a call begins with and keeps: how it sounds, what is listened for, and what is sensitive in it. */
export const VoiceTerms = z.object({
  voiceId: z.string().nullable(),
  speed: z.number().nullable(),
  language: z.string().nullable(),
  keyterms: z.array(z.string()),
  sensitiveTopics: z.array(SensitiveTopic),
});
export type VoiceTerms = z.infer<typeof VoiceTerms>;

/** Those of every workspace before anybody changes them: the assistant as it is set up at the provider. */
export const DEFAULT_TERMS: VoiceTerms = {
  voiceId: null,
  speed: null,
  language: null,
  keyterms: [],
  sensitiveTopics: [],
};

export const voiceTerms = async (tx: Tx): Promise<VoiceTerms> => {
  const kept = await tx.voiceSettingsRow.findFirst();
  return kept ? VoiceTerms.parse(kept) : DEFAULT_TERMS;
};

/** The rules that the agent follows on either channel. */
export const sensitiveTopics = async (tx: Tx): Promise<readonly SensitiveTopic[]> =>
  (await voiceTerms(tx)).sensitiveTopics;
