import { isDeepStrictEqual } from 'node:util';
import { FORM_LIMITS, findFormProblems, formOrigin, isFormLogo, type LeadFormContent } from '@frontdesk/domain';
import { parseFormContent } from '@frontdesk/domain/form-schema';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Prisma } from '../../../../db/generated/client.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { changeForm, toJson } from '../change-form.ts';

interface UpdateLeadForm {
  readonly revision: number;
  /** Definition of the form as JSON. */
  readonly content: string;
}

/** Replaces the questions, texts and appearance of the draft. Refused if the form violates a rule. */
export async function updateLeadForm(ctx: WorkspaceContext, { revision, content: json }: UpdateLeadForm) {
  const content = validContent(json);
  if (isRefused(content)) return content;
  return changeForm(ctx, revision, async (tx, form) => {
    const subject = { type: 'LeadForm', id: form.id };
    const [before, after] = [toJson(form.draft as object), toJson(content)];
    await recordEvent(tx, ctx, { name: 'lead_form.updated', subject, ...changedParts(before, after) });
    return { data: { draft: after } };
  });
}

/** Returns the parts of a form that have changed, for the audit log. */
function changedParts(before: Prisma.InputJsonObject, after: Prisma.InputJsonObject) {
  const changed = Object.keys(after).filter((part) => !isDeepStrictEqual(before[part], after[part]));
  const only = (form: Prisma.InputJsonObject) => Object.fromEntries(changed.map((part) => [part, form[part] ?? null]));
  return { before: only(before), after: only(after) };
}

/**
 * Parses and validates the JSON definition of a form. Returns the form, or a refusal with an error for each violated
 * rule.
 */
function validContent(json: string): LeadFormContent | Refused {
  const content = parseFormContent(json);
  if (!content) return refused('FORM_INVALID', 'content');
  const problems = findFormProblems(content);
  const [first, ...others] = problems.map(({ code, path }) => refused(code, `content.${path}`));
  if (!first) return content;
  return { ...first, errors: [first, ...others].slice(0, 20).flatMap(({ errors }) => errors) };
}

interface UpdateLogo {
  readonly revision: number;
  /** Logo image as a data URL. Null to remove the logo. */
  readonly logo: string | null;
}

/**
 * Replaces or removes the logo of the draft. Refused if the content of the file does not match its declared image type.
 */
export async function updateLeadFormLogo(ctx: WorkspaceContext, { revision, logo }: UpdateLogo) {
  if (logo !== null && !isFormLogo(logo)) return refused('FORM_LOGO_INVALID', 'logo');
  return changeForm(ctx, revision, async (tx, form) => {
    const subject = { type: 'LeadForm', id: form.id };
    const change = { before: { hasLogo: form.draftLogo !== null }, after: { hasLogo: logo !== null } };
    await recordEvent(tx, ctx, { name: 'lead_form.updated', subject, ...change });
    return { data: { draftLogo: logo } };
  });
}

interface UpdateEmbedding {
  readonly revision: number;
  readonly origins: readonly string[];
}

/** Replaces the origins whose pages are allowed to embed the form in a frame. Applies immediately. */
export async function updateLeadFormEmbedding(ctx: WorkspaceContext, { revision, origins: given }: UpdateEmbedding) {
  if (given.length > FORM_LIMITS.origins) return refused('FORM_ORIGINS_TOO_MANY', 'origins');
  const origins = given.map(formOrigin);
  if (origins.includes(null)) return refused('FORM_ORIGIN_INVALID', `origins.${origins.indexOf(null)}`);
  const embedOrigins = [...new Set(origins.filter((origin) => origin !== null))];
  return changeForm(ctx, revision, async (tx, form) => {
    const subject = { type: 'LeadForm', id: form.id };
    const change = { before: { origins: form.embedOrigins }, after: { origins: embedOrigins } };
    await recordEvent(tx, ctx, { name: 'lead_form.embedding_updated', subject, ...change });
    return { data: { embedOrigins } };
  });
}
