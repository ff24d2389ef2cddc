import {
  type StoredVoiceCheckStatus,
  type VoiceCheckStatus,
  type VoiceSkipPolicy,
  type VoiceThreshold,
} from '@frontdesk/domain';
import { voiceStatusOf } from '../../../auth/voice-status.ts';
import type { SessionVoiceCheck, Voiceprint } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { VoiceCaller } from './voice-caller.ts';

export interface VoiceCheck {
  readonly status: VoiceCheckStatus;
  readonly threshold: VoiceThreshold;
  readonly skipPolicy: VoiceSkipPolicy;
  readonly voiceprint: Voiceprint | null;
  readonly check: SessionVoiceCheck | null;
}

/** Returns the voice settings of the workspace, the member's voiceprint and the voice check of the session. */
export async function readVoiceCheck(tx: Tx, { services, membership, actor }: VoiceCaller): Promise<VoiceCheck> {
  const { memberId } = membership;
  const settings = await tx.workspace.findFirstOrThrow();
  const voiceprint = await tx.voiceprint.findFirst({ where: { memberId } });
  const check = await tx.sessionVoiceCheck.findFirst({ where: { sessionId: actor.sessionId } });
  const stored = (check?.status ?? null) as StoredVoiceCheckStatus | null;
  const row = settings.voiceVerificationEnabled ? { model: voiceprint?.model ?? null, status: stored } : null;
  return {
    status: voiceStatusOf(services, row),
    threshold: settings.voiceThreshold as VoiceThreshold,
    skipPolicy: settings.voiceSkipPolicy as VoiceSkipPolicy,
    voiceprint,
    check,
  };
}

/** Locks the member's row before the voice check, so that concurrent checks of one member are serialized. */
export async function lockVoiceCheck(tx: Tx, caller: VoiceCaller): Promise<VoiceCheck> {
  await tx.sql`select 1 from members where id = ${caller.membership.memberId}::uuid for no key update`;
  return readVoiceCheck(tx, caller);
}

interface CheckChange {
  readonly status?: StoredVoiceCheckStatus;
  readonly attempts?: number;
  readonly skipReason?: string;
  readonly codeHash?: Uint8Array<ArrayBuffer> | null;
  readonly codeExpiresAt?: Date | null;
}

/** Stores the voice check of the session. The status of a new check is PENDING unless `change` sets another status. */
export async function saveVoiceCheck(
  tx: Tx,
  { services, workspace, membership, actor }: VoiceCaller,
  change: CheckChange,
): Promise<void> {
  const key = { workspaceId: workspace.id, sessionId: actor.sessionId };
  const data = { ...change, updatedAt: services.clock() };
  await tx.sessionVoiceCheck.upsert({
    where: { workspaceId_sessionId: key },
    create: { status: 'PENDING', ...data, ...key, memberId: membership.memberId },
    update: data,
  });
}
