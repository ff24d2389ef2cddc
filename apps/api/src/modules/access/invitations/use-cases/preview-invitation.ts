import type { RequestContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { findByToken } from '../find-invitation.ts';
import { statusOf } from '../invitations.repository.ts';

export async function previewInvitation(ctx: RequestContext, token: string) {
  const found = await findByToken(ctx, token);
  if (!found) throw notFound();
  const { workspace, inviterName, role, note, email, expiresAt } = found;
  return {
    workspaceName: workspace.name,
    inviterName,
    role,
    note,
    status: statusOf(found, ctx.services.clock()),
    emailHint: `${email[0]}•••${email.slice(email.lastIndexOf('@'))}`,
    expiresAt,
    isForViewer: ctx.actor.kind === 'user' ? ctx.actor.email === email : null,
  };
}
