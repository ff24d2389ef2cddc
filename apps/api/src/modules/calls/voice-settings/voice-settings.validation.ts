import { SensitiveTopic } from '@frontdesk/agent';
import {
  HEARD_LANGUAGES,
  isVoiceSpeed,
  LIMITS,
  normalizeKeyterms,
  normalizeText,
  normalizeVoice,
} from '@frontdesk/domain';
import { z } from 'zod';
import type { VoiceSettingsRow } from '../../../db/generated/client.ts';
import { findRow } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { isRefused, type Refused, refused, validFields } from '../../../errors/refused.ts';

/** Voice settings that are stored with a call at its start: voice, speech recognition and sensitive topics. */
export const VoiceOptions = z.object({
  voiceId: z.string().nullable(),
  speed: z.number().nullable(),
  language: z.string().nullable(),
  keyterms: z.array(z.string()),
  sensitiveTopics: z.array(SensitiveTopic),
});
export type VoiceOptions = z.infer<typeof VoiceOptions>;

/** Default voice settings. Null means that the value configured for the assistant at the provider is used. */
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

/** Returns the sensitive topics of the workspace, which apply to calls and to WhatsApp. */
export const sensitiveTopics = async (tx: Tx): Promise<readonly SensitiveTopic[]> =>
  (await toVoiceOptions(tx)).sensitiveTopics;

/** Voice settings to change. An omitted setting is not changed; null restores its default. */
export type VoiceSettingsInput = { readonly [Term in keyof VoiceOptions]?: VoiceOptions[Term] | null | undefined };

const OF_THE_PHONE = ['voiceId', 'speed', 'language', 'keyterms'] as const;

/** Returns whether the input contains settings that apply only to calls, which are all except sensitive topics. */
export const hasVoiceChannel = (given: VoiceSettingsInput): boolean =>
  OF_THE_PHONE.some((term) => given[term] !== undefined);

/** Validates and normalizes the voice settings. Returns a refusal with one error per invalid field. */
export function readVoiceSettings(given: VoiceSettingsInput): Partial<VoiceOptions> | Refused {
  const terms: { [Term in keyof VoiceOptions]?: VoiceOptions[Term] | Refused } = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const term = name as keyof VoiceOptions;
    Object.assign(terms, { [term]: value === null ? DEFAULT_VOICE_OPTIONS[term] : READERS[term](value as never) });
  }
  return validFields(terms);
}

type FieldReaders = {
  readonly [Term in keyof VoiceOptions]: (value: NonNullable<VoiceOptions[Term]>) => VoiceOptions[Term] | Refused;
};

const READERS: FieldReaders = {
  voiceId: (id) => normalizeVoice(id) ?? refused('VOICE_INVALID', 'voiceId'),
  speed: (speed) => (isVoiceSpeed(speed) ? speed : refused('VOICE_SPEED_INVALID', 'speed')),
  language: (tag) => HEARD_LANGUAGES.find((known) => known === tag) ?? refused('LANGUAGE_NOT_SUPPORTED', 'language'),
  keyterms: readKeyterms,
  sensitiveTopics: readTopics,
};

function readKeyterms(written: readonly string[]): string[] | Refused {
  const terms = normalizeKeyterms(written);
  if ('wrong' in terms) return refused('KEYTERM_INVALID', `keyterms.${terms.wrong}`);
  return terms.length > LIMITS.keyterms ? refused('KEYTERMS_TOO_MANY', 'keyterms') : terms;
}

function readTopics(written: readonly SensitiveTopic[]): SensitiveTopic[] | Refused {
  if (written.length > LIMITS.sensitiveTopics) return refused('TOPICS_TOO_MANY', 'sensitiveTopics');
  const topics: SensitiveTopic[] = [];
  for (const [at, one] of written.entries()) {
    const topic = readTopic(one, `sensitiveTopics.${at}`);
    if (isRefused(topic)) return topic;
    const named = (other: SensitiveTopic) => other.topic.toLowerCase() === topic.topic.toLowerCase();
    if (topics.some(named)) return refused('TOPIC_INVALID', `sensitiveTopics.${at}.topic`);
    topics.push(topic);
  }
  return topics;
}

function readTopic({ topic: written, reaction, words }: SensitiveTopic, at: string): SensitiveTopic | Refused {
  const topic = normalizeText(written.replaceAll(/\s+/gu, ' '), LIMITS.topicLength);
  if (!topic) return refused('TOPIC_INVALID', `${at}.topic`);
  if (reaction !== 'ANSWER') return { topic, reaction, words: '' };
  const answer = normalizeText(words, LIMITS.topicWordsLength);
  return answer ? { topic, reaction, words: answer } : refused('TOPIC_ANSWER_INVALID', `${at}.words`);
}

/**
 * Returns a refusal for a speed without a voice, and for keyterms without a language. Returns null for valid
 * combinations.
 */
export function checkCombination({ voiceId, speed, language, keyterms }: VoiceOptions): Refused | null {
  if (speed !== null && voiceId === null) return refused('VOICE_MISSING', 'voiceId');
  return keyterms.length > 0 && language === null ? refused('LANGUAGE_MISSING', 'language') : null;
}
