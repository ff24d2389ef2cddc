import { requireWorkspace } from '../../../auth/access-context.ts';
import type { RequestContext, WorkspaceContext } from '../../../auth/context.ts';
import { forbidden } from '../../../errors/denials.ts';
import type { MemberInSession } from '../voiceprints/index.ts';

/** Signed-in member who may not have passed the voice check of the workspace yet. */
export type VoiceCaller = MemberInSession;

/**
 * Returns the requesting member, even if a pending voice check locks the workspace. Throws an error if the member has
 * no access for another reason.
 */
export function voiceCallerOf(ctx: RequestContext): VoiceCaller {
  const { workspaceAccess: access } = ctx;
  const isLocked = access.kind === 'held' && access.because === 'VOICE_VERIFICATION_PENDING';
  return asVoiceCaller(isLocked ? access.context : requireWorkspace(ctx));
}

/** Throws FORBIDDEN for API keys and support sessions, which are exempt from voice checks. */
export function asVoiceCaller(context: WorkspaceContext): VoiceCaller {
  const { actor } = context;
  if (actor.kind !== 'user' || actor.support) throw forbidden();
  return { ...context, actor };
}
