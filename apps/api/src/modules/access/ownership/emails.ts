import { LIMITS } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { EmailContent } from '../../../email/email.ts';

type Sender = Pick<WorkspaceContext, 'services' | 'workspace' | 'actor'>;

export const offerEmail = (ctx: Sender, to: string): EmailContent => ({
  to,
  subject: `${ctx.actor.name} offers you the workspace ${ctx.workspace.name}`,
  paragraphs: [
    `${ctx.actor.name} offers you to become owner of the workspace ${ctx.workspace.name} on Frontdesk, and to be its admin afterwards.`,
    `The offer stands for ${LIMITS.ownershipOfferDays} days. Accept or decline it on the page of the members.`,
  ],
  action: { label: 'See the offer', url: membersPage(ctx) },
});

export const cancelledEmail = (ctx: Sender, to: string): EmailContent => ({
  to,
  subject: `The offer of ${ctx.workspace.name} was withdrawn`,
  paragraphs: [`${ctx.actor.name} no longer offers you the ownership of the workspace ${ctx.workspace.name}.`],
});

export const declinedEmail = (ctx: Sender, to: string): EmailContent => ({
  to,
  subject: `${ctx.actor.name} declined ${ctx.workspace.name}`,
  paragraphs: [
    `${ctx.actor.name} does not want to become owner of the workspace ${ctx.workspace.name}. Nothing changed: you are its owner.`,
  ],
});

interface TransferMailInput {
  readonly fromName: string;
  readonly toName: string;
}

export const transferredEmail = (ctx: Sender, to: string, { fromName, toName }: TransferMailInput): EmailContent => ({
  to,
  subject: `${toName} owns ${ctx.workspace.name} now`,
  paragraphs: [
    `The workspace ${ctx.workspace.name} on Frontdesk changed hands: ${toName} is its owner now, and ${fromName} is an admin of it.`,
    'If you did not expect this, contact the owners of the workspace immediately.',
  ],
  action: { label: 'See the members', url: membersPage(ctx) },
});

const membersPage = ({ services, workspace }: Sender) => `${services.publicBaseUrl}/admin/${workspace.slug}/members`;
