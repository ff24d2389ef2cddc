import { type CallState, isOnTheLine, type RefusalCode } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isUuid } from '../../../../db/uuid.ts';
import { actingMember } from '../call-guards.ts';

interface ListenAccess {
  readonly refusal: RefusalCode | null;
  /** Id of the call at the provider. */
  readonly providerId: string;
}

/** Checks whether the caller can listen. Only the operator of an active call can; support sessions cannot (AM-18). */
export const checkListenAccess = (ctx: WorkspaceContext, id: string): Promise<ListenAccess> =>
  ctx.db.read(async (tx) => {
    const found = isUuid(id) ? await tx.call.findFirst({ where: { id } }) : null;
    const call = authorize(ctx, 'join', 'Call', found);
    return { refusal: findListenRefusal(ctx, call), providerId: call.providerId ?? '' };
  });

interface ListenedCall {
  readonly endedAt: Date | null;
  readonly state: string;
  readonly heldById: string | null;
}

function findListenRefusal(ctx: WorkspaceContext, { endedAt, state, heldById }: ListenedCall): RefusalCode | null {
  const memberId = actingMember(ctx);
  if (memberId === null || (ctx.actor.kind === 'user' && ctx.actor.support)) return 'PEOPLE_ONLY';
  if (endedAt) return 'CALL_OVER';
  if (!isOnTheLine(state as CallState)) return 'CALL_NOT_ANSWERED';
  if (heldById !== memberId) return heldById === null ? 'CALL_NOT_JOINED' : 'CALL_HELD_BY_ANOTHER';
  // Phone numbers can be redacted in a transcript, but not in audio.
  return ctx.ability.can('readDetails', 'Contact') ? null : 'CALL_SOUND_HIDDEN';
}
