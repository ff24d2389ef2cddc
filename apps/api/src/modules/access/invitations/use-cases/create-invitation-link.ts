import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { acceptUrl } from '../emails.ts';
import { lockInvitation } from '../invitations.repository.ts';
import { renewLink } from '../renew-link.ts';

/** Creates a link to share manually, returned once. Only its hash is stored, and the emailed one becomes invalid. */
export const createInvitationLink = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const invitation = authorize(ctx, 'resend', 'Invitation', await lockInvitation(tx, id));
    const renewed = await renewLink(tx, ctx, invitation, {});
    if ('code' in renewed) return renewed;
    await recordEvent(tx, ctx, { name: 'invitation.link_created', subject: { type: 'Invitation', id } });
    return {
      type: 'InvitationLinkCreated',
      invitation: byId(id),
      url: acceptUrl(ctx.services, renewed.token),
    } as const;
  });
