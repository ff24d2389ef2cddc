import { randomInt } from 'node:crypto';
import { VOICE_VERIFICATION, type VoiceCheckPurpose } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import type { VoiceCaller } from './voice-caller.ts';

/** Digits that the member must read aloud, bound to the session, the workspace and the purpose. */
export interface VoiceChallengeRow {
  readonly id: string;
  readonly purpose: VoiceCheckPurpose;
  readonly phrases: string[];
  readonly consentLanguage: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

interface ChallengeToStore {
  readonly purpose: VoiceCheckPurpose;
  readonly consentLanguage?: string;
}

/** Stores a challenge, replacing earlier challenges of the session. */
export async function storeVoiceChallenge(
  tx: Tx,
  { services, workspace, membership, actor }: VoiceCaller,
  { purpose, consentLanguage }: ChallengeToStore,
): Promise<VoiceChallengeRow> {
  const { memberId } = membership;
  const { sessionId } = actor;
  const createdAt = services.clock();
  const { challengeSeconds, enrollmentSeconds } = VOICE_VERIFICATION;
  const seconds = purpose === 'ENROLL' ? enrollmentSeconds : challengeSeconds;
  await tx.voiceChallenge.deleteMany({ where: { memberId, OR: [{ sessionId }, { expiresAt: { lt: createdAt } }] } });
  const challenge = {
    id: uuidv7(),
    purpose,
    phrases: purpose === 'ENROLL' ? enrollmentPhrases() : verificationPhrases(),
    consentLanguage: consentLanguage ?? null,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + seconds * 1000),
  };
  await tx.voiceChallenge.create({ data: { ...challenge, workspaceId: workspace.id, memberId, sessionId } });
  return challenge;
}

/**
 * Deletes a challenge of the session and returns it, so that each challenge can be used only once. Returns null if it
 * has expired.
 */
export async function consumeVoiceChallenge(
  tx: Tx,
  { services, membership, actor }: VoiceCaller,
  id: string,
): Promise<VoiceChallengeRow | null> {
  const [row] = await tx.sql<VoiceChallengeRow>`
    delete from voice_challenges
     where id = ${id}::uuid and member_id = ${membership.memberId}::uuid and session_id = ${actor.sessionId}::uuid
       and expires_at > ${services.clock()}
    returning id, purpose, phrases, consent_language as "consentLanguage", created_at as "createdAt",
      expires_at as "expiresAt"`;
  return row ?? null;
}

/**
 * Returns random digits without equal adjacent digits, because repeated digits are difficult to separate in a
 * recording.
 */
function verificationPhrases(): string[] {
  const { verificationPhrases: count, verificationDigits: length } = VOICE_VERIFICATION;
  return Array.from({ length: count }, () => {
    let phrase = String(randomInt(10));
    while (phrase.length < length) {
      const next = String(randomInt(10));
      if (!phrase.endsWith(next)) phrase += next;
    }
    return phrase;
  });
}

/** Returns one phrase for each recording, which contains all ten digits in random order. */
const enrollmentPhrases = (): string[] =>
  Array.from({ length: VOICE_VERIFICATION.enrollmentPhrases }, () => shuffle([...'0123456789']).join(''));

function shuffle<Item>(items: Item[]): Item[] {
  const left = [...items];
  return items.map(() => left.splice(randomInt(left.length), 1)[0] as Item);
}
