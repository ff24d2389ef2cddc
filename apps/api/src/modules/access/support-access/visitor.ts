import type { SignedInContext } from '../../../auth/context.ts';
import { asSupportActor } from '../../../auth/support-actor.ts';
import type { SupportAccess } from '../../../db/generated/client.ts';
import type { EventContext } from '../../../events/record-event.ts';

/** Actor of a support session for the audit log. */
export const visitorOf = (ctx: SignedInContext, access: SupportAccess): EventContext => ({
  ...ctx,
  workspace: { id: access.workspaceId },
  actor: asSupportActor(ctx.actor, access),
});
