import { type Channel, type GivenAnswer, isSlug } from '@frontdesk/domain';
import type { RequestContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { isRefused } from '../../../../errors/refused.ts';
import { readAgentReadiness } from '../../../agent/status/index.ts';
import { findVisibleForm, formToSubmit } from '../../lead-forms/index.ts';
import { acceptLead } from '../lead-states.ts';
import { type GivenParameter, type Submission, validateSubmission } from '../submission-validation.ts';

/**
 * Returns the public form of a workspace, and whether the agent can contact a new lead immediately. Throws NOT_FOUND
 * for an unknown slug.
 */
export async function publicForm(ctx: RequestContext, slug: string) {
  const workspace = await findForm(ctx, slug);
  if (!workspace) throw notFound();
  const { database } = ctx.services;
  const { readiness, form } = await database.forWorkspace(workspace.id).read(async (tx) => ({
    readiness: await readAgentReadiness(tx, ctx.services),
    form: await findVisibleForm(tx),
  }));
  const { name, channel } = workspace;
  const contactsImmediately = readiness.status === 'LIVE' && readiness.missingSteps.length === 0;
  const { versionId, logo } = form;
  const content = JSON.stringify(form.content);
  return { name, slug: workspace.slug, channel: channel as Channel, contactsImmediately, versionId, content, logo };
}

interface SubmitForm extends Submission {
  readonly slug: string;
  /** Hidden honeypot field, which people leave empty and bots fill in. */
  readonly website?: string | null;
  /** Form version that the visitor saw. If null, the published form is used. */
  readonly versionId?: string | null;
  readonly answers?: readonly GivenAnswer[] | null;
  readonly parameters?: readonly GivenParameter[] | null;
}

/**
 * Accepts a submission of the public form, even while the agent is paused. Throws NOT_FOUND for an unknown slug and
 * RATE_LIMITED after too many submissions.
 */
export async function submitForm(ctx: RequestContext, input: SubmitForm) {
  const workspace = await findForm(ctx, input.slug);
  if (!workspace) throw notFound();
  // The honeypot field is filled in, so the submission comes from a bot. The bot receives a success response, but no
  // lead is stored.
  if (input.website?.trim()) return { workspaceName: workspace.name } as const;
  const { rateLimits, database } = ctx.services;
  const db = database.forWorkspace(workspace.id);
  const asked = { versionId: input.versionId ?? null, hasAnswers: (input.answers ?? []).length > 0 };
  const form = await db.read((tx) => formToSubmit(tx, { ...asked, now: ctx.services.clock() }));
  if (isRefused(form)) return form;
  const lead = validateSubmission(form, input);
  if (isRefused(lead)) return lead;

  await rateLimits.takeFrom('form:address', { address: ctx.transport.ipAddress, scope: workspace.id });
  await rateLimits.take('form:workspace', workspace.id);
  const visitor = { ...ctx, actor: { kind: 'anonymous' as const }, workspace };
  await db.write((tx) => acceptLead(tx, visitor, lead, 'FORM'));
  return { workspaceName: workspace.name } as const;
}

/** Returns the workspace whose public form has this slug, or null if there is none. */
export async function findForm(ctx: RequestContext, slug: string) {
  if (!isSlug(slug)) return null;
  const select = { id: true, name: true, slug: true, channel: true } as const;
  return ctx.services.database.system.prisma.workspace.findUnique({ where: { slug }, select });
}
