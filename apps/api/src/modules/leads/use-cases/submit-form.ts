import { isSlug } from '@frontdesk/domain';
import type { RequestContext } from '../../../auth/context.ts';
import { notFound } from '../../../errors/denials.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { acceptLead } from '../accept-lead.ts';
import { FormSubmitted } from '../graphql/lead.results.ts';
import { type LeadInput, validateLead } from '../lead-validation.ts';

export interface SubmitForm extends LeadInput {
  readonly slug: string;
  /** A field that people do not see; only a program fills it in. */
  readonly website?: string | null;
}

/** What a visitor sends from the public form: stored even while the agent is paused. */
export async function submitForm(ctx: RequestContext, input: SubmitForm) {
  const workspace = await findForm(ctx, input.slug);
  if (!workspace) throw notFound();
  // A program is thanked like anybody else, and nothing is kept.
  if (input.website?.trim()) return new FormSubmitted(workspace.name);
  const lead = validateLead(input);
  if ('fault' in lead) return refused(lead.fault, lead.field);

  const { rateLimits, database } = ctx.services;
  await rateLimits.takeFrom('form:address', { address: ctx.transport.ipAddress, scope: workspace.id });
  await rateLimits.take('form:workspace', workspace.id);
  const visitor = { ...ctx, actor: { kind: 'anonymous' as const }, workspace };
  await database.forWorkspace(workspace.id).write((tx) => acceptLead(tx, visitor, lead, 'FORM'));
  return new FormSubmitted(workspace.name);
}

/** The workspace whose form stands at a slug; null for a slug that is nobody's, or no longer anybody's. */
export async function findForm(ctx: RequestContext, slug: string) {
  if (!isSlug(slug)) return null;
  const select = { id: true, name: true, slug: true, channel: true } as const;
  return ctx.services.database.system.prisma.workspace.findUnique({ where: { slug }, select });
}
