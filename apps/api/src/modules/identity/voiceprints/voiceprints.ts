import { CONFIDENCE, USER_SYSTEM } from '@frontdesk/domain';
import type { UserActor, WorkspaceContext } from '../../../auth/context.ts';
import type { Voiceprint } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import { ingestEvents } from '../../world-model/entities/index.ts';

/** Member signed in with a session. */
export type MemberInSession = WorkspaceContext & { readonly actor: UserActor };

const locationOf = (workspaceId: string, memberId: string) => ({
  workspaceId,
  table: 'voiceprints',
  row: memberId,
  column: 'sealed',
  origin: null,
});

/** Decrypts a stored voiceprint. */
export async function openVoiceprint(
  tx: Tx,
  { services }: MemberInSession,
  { workspaceId, memberId, sealed }: Voiceprint,
): Promise<Uint8Array> {
  return Buffer.from(await services.vault.openFor<string>(tx, locationOf(workspaceId, memberId), sealed), 'base64');
}

interface NewVoiceprint {
  readonly bytes: Uint8Array;
  readonly model: string;
  readonly consentVersion: string;
  readonly consentLanguage: string;
}

/** Stores the member's voiceprint, and an event on the entity that represents the user (AM-43). */
export async function storeVoiceprint(
  tx: Tx,
  caller: MemberInSession,
  { bytes, ...details }: NewVoiceprint,
): Promise<void> {
  const { services, workspace, membership } = caller;
  const key = { workspaceId: workspace.id, memberId: membership.memberId };
  const at = services.clock();
  const encoded = Buffer.from(bytes).toString('base64');
  const sealed = await services.vault.sealFor(tx, locationOf(key.workspaceId, key.memberId), encoded);
  const data = { ...details, sealed, enrolledAt: at, usedAt: at };
  await tx.voiceprint.upsert({ where: { workspaceId_memberId: key }, create: { ...key, ...data }, update: data });
  const { model, consentVersion } = details;
  await recordVoiceprint(tx, caller, { ...ownerOf(caller), status: 'enrolled', fields: { voiceprintModel: model } });
  const subject = { type: 'Member', id: key.memberId };
  await recordEvent(tx, caller, { name: 'voiceprint.enrolled', subject, after: { model, consentVersion } });
}

export const ownerOf = ({ actor, membership }: MemberInSession): VoiceprintOwner => ({
  userId: actor.userId,
  memberId: membership.memberId,
});

export interface VoiceprintOwner {
  readonly userId: string;
  readonly memberId: string;
}

/**
 * Deletes a member's voiceprint and the challenges that are waiting for recordings. Returns false if there is no
 * voiceprint.
 */
export async function removeVoiceprint(tx: Tx, by: EventContext, owner: VoiceprintOwner): Promise<boolean> {
  const { memberId } = owner;
  await tx.voiceChallenge.deleteMany({ where: { memberId } });
  const { count } = await tx.voiceprint.deleteMany({ where: { memberId } });
  if (count === 0) return false;
  await recordVoiceprint(tx, by, { ...owner, status: 'deleted', fields: {} });
  await recordEvent(tx, by, { name: 'voiceprint.deleted', subject: { type: 'Member', id: memberId } });
  return true;
}

interface VoiceprintEvent extends VoiceprintOwner {
  readonly status: 'enrolled' | 'deleted';
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Records in the world model that a voiceprint exists or was deleted. World events never contain the voiceprint itself.
 */
async function recordVoiceprint(
  tx: Tx,
  by: EventContext,
  { userId, memberId, status, fields }: VoiceprintEvent,
): Promise<void> {
  const at = by.services.clock();
  await ingestEvents(tx, by, [
    {
      idempotencyKey: `voiceprint:${memberId}:${status}:${at.getTime()}`,
      entity: { type: 'PERSON', system: USER_SYSTEM, externalId: userId },
      eventType: `biometric.voiceprint_${status}`,
      fields: { voiceprint: status, ...fields },
      relations: [],
      confidence: CONFIDENCE.corrected,
      source: 'MEMBER',
      sourceId: null,
      effectiveAt: at,
    },
  ]);
}
