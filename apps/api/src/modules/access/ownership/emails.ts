import { LIMITS } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { EmailContent } from '../../../email/email.ts';

type Sender = Pick<WorkspaceContext, 'services' | 'workspace' | 'actor'>;

export const offerEmail = (ctx: Sender, to: string): EmailContent => ({
  to,
  subject: `${ctx.actor.name} wants to transfer ${ctx.workspace.name} to you`,
  paragraphs: [
    `If you accept, you become the owner of the workspace ${ctx.workspace.name} on Frontdesk, and ${ctx.actor.name} becomes an admin.`,
    `The offer expires in ${LIMITS.ownershipOfferDays} days.`,
  ],
  action: { label: 'Review transfer', url: membersPage(ctx) },
});

export const cancelledEmail = (ctx: Sender, to: string): EmailContent => ({
  to,
  subject: `Ownership transfer of ${ctx.workspace.name} canceled`,
  paragraphs: [`${ctx.actor.name} canceled the transfer of the workspace ${ctx.workspace.name}.`],
});

export const declinedEmail = (ctx: Sender, to: string): EmailContent => ({
  to,
  subject: `${ctx.actor.name} declined the transfer of ${ctx.workspace.name}`,
  paragraphs: [`You are still the owner of the workspace ${ctx.workspace.name}.`],
});

interface TransferMailInput {
  readonly fromName: string;
  readonly toName: string;
}

export const transferredEmail = (ctx: Sender, to: string, { fromName, toName }: TransferMailInput): EmailContent => ({
  to,
  subject: `Ownership of ${ctx.workspace.name} transferred to ${toName}`,
  paragraphs: [
    `${toName} is now the owner of the workspace ${ctx.workspace.name} on Frontdesk, and ${fromName} is an admin.`,
    'If you didn’t expect this, contact the workspace’s owners.',
  ],
  action: { label: 'View members', url: membersPage(ctx) },
});

const membersPage = ({ services, workspace }: Sender) => `${services.publicBaseUrl}/admin/${workspace.slug}/members`;
