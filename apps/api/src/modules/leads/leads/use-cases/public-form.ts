import { type Channel, isSlug } from '@frontdesk/domain';
import type { RequestContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { isRefused } from '../../../../errors/refused.ts';
import { readAgentReadiness } from '../../../agent/status/index.ts';
import { acceptLead } from '../lead-states.ts';
import { type LeadInput, validateLead } from '../lead-validation.ts';

/**
 * Returns the public form of a workspace, and whether the agent can contact a new lead immediately. Throws NOT_FOUND
 * for an unknown slug.
 */
export async function publicForm(ctx: RequestContext, slug: string) {
  const form = await findForm(ctx, slug);
  if (!form) throw notFound();
  const { database } = ctx.services;
  const { status, missingSteps } = await database
    .forWorkspace(form.id)
    .read((tx) => readAgentReadiness(tx, ctx.services));
  const { name, channel } = form;
  const contactsImmediately = status === 'LIVE' && missingSteps.length === 0;
  return { name, slug: form.slug, channel: channel as Channel, contactsImmediately };
}

interface SubmitForm extends LeadInput {
  readonly slug: string;
  /** Hidden field that people leave empty and bots fill in. */
  readonly website?: string | null;
}

/**
 * Accepts a submission of the public form, even while the agent is paused. Throws NOT_FOUND for an unknown slug and
 * RATE_LIMITED after too many submissions.
 */
export async function submitForm(ctx: RequestContext, input: SubmitForm) {
  const workspace = await findForm(ctx, input.slug);
  if (!workspace) throw notFound();
  // A bot gets the response of a successful submission, but no lead is stored.
  if (input.website?.trim()) return { workspaceName: workspace.name } as const;
  const lead = validateLead(input);
  if (isRefused(lead)) return lead;

  const { rateLimits, database } = ctx.services;
  await rateLimits.takeFrom('form:address', { address: ctx.transport.ipAddress, scope: workspace.id });
  await rateLimits.take('form:workspace', workspace.id);
  const visitor = { ...ctx, actor: { kind: 'anonymous' as const }, workspace };
  await database.forWorkspace(workspace.id).write((tx) => acceptLead(tx, visitor, lead, 'FORM'));
  return { workspaceName: workspace.name } as const;
}

/** Workspace whose public form has this slug. Null if no workspace has the slug. */
export async function findForm(ctx: RequestContext, slug: string) {
  if (!isSlug(slug)) return null;
  const select = { id: true, name: true, slug: true, channel: true } as const;
  return ctx.services.database.system.prisma.workspace.findUnique({ where: { slug }, select });
}
