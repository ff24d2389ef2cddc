import type { SignedInContext } from '../../context/context.ts';
import { visiting } from '../../context/visiting.ts';
import type { SupportAccess } from '../../db/generated/client.ts';
import type { Recorder } from '../../events/record.ts';

/** An admin at the door, as the trail of the workspace names them. */
export const visitorOf = (ctx: SignedInContext, access: SupportAccess): Recorder => ({
  ...ctx,
  workspace: { id: access.workspaceId },
  actor: visiting(ctx.actor, access),
});
