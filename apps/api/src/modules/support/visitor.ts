import type { SignedInContext } from '../../auth/context.ts';
import { visiting } from '../../auth/support-actor.ts';
import type { SupportAccess } from '../../db/generated/client.ts';
import type { Recorder } from '../../events/record-event.ts';

/** An admin at the door, as the trail of the workspace names them. */
export const visitorOf = (ctx: SignedInContext, access: SupportAccess): Recorder => ({
  ...ctx,
  workspace: { id: access.workspaceId },
  actor: visiting(ctx.actor, access),
});
