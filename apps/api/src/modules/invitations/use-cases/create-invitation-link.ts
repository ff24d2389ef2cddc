import { authorize } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { acceptUrl } from '../emails.ts';
import { InvitationLinkCreated } from '../graphql/invitation.results.ts';
import { lockInvitation } from '../invitations.repository.ts';
import { renewLink } from '../renew-link.ts';

/** A link to be passed on by hand, shown this once: only its hash is kept, and the one that was mailed stops working. */
export const createInvitationLink = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const invitation = authorize(ctx, 'resend', 'Invitation', await lockInvitation(tx, id));
    const renewed = await renewLink(tx, ctx, invitation, {});
    if ('code' in renewed) return renewed;
    await recordEvent(tx, ctx, { name: 'invitation.link_created', subject: { type: 'Invitation', id } });
    return new InvitationLinkCreated(id, acceptUrl(ctx.services, renewed.token));
  });
