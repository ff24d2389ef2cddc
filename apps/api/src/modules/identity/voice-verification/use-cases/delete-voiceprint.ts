import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { ownerOf, removeVoiceprint } from '../../voiceprints/index.ts';
import { asVoiceCaller } from '../voice-caller.ts';
import { voiceVerificationOf } from './voice-verification.ts';

/** Deletes the member's own voiceprint and thereby withdraws the member's consent. */
export async function deleteMyVoiceprint(ctx: WorkspaceContext) {
  const caller = asVoiceCaller(ctx);
  const isDeleted = await caller.db.write((tx) => removeVoiceprint(tx, caller, ownerOf(caller)));
  return isDeleted ? { voiceVerification: await voiceVerificationOf(caller) } : refused('VOICE_NOT_ENROLLED');
}

/** Deletes the voiceprint of another member. No operation reads or copies a voiceprint, or enrolls another member. */
export const deleteMemberVoiceprint = (ctx: WorkspaceContext, { memberId }: { memberId: string }) =>
  ctx.db.write(async (tx) => {
    authorize(ctx, 'update', 'SecuritySettings', {});
    const member = await tx.member.findFirst({ where: { id: memberId }, select: { id: true, userId: true } });
    if (!member) throw notFound();
    const isDeleted = await removeVoiceprint(tx, ctx, { memberId, userId: member.userId });
    return isDeleted ? ({ id: memberId } as const) : refused('VOICE_NOT_ENROLLED', 'memberId');
  });
