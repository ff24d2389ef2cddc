import { isDeepStrictEqual } from 'node:util';
import { DEFAULT_FORM } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { changeForm, toJson } from '../change-form.ts';
import { lockForm, newestVersion, versionById } from '../lead-forms.repository.ts';
import { presentForm } from '../present-form.ts';

/**
 * Publishes the draft as a new version, which visitors see immediately. Refused if the draft has changed since
 * `revision`, and if it is identical to the published form.
 */
export const publishLeadForm = (ctx: WorkspaceContext, { revision }: { readonly revision: number }) =>
  ctx.db.write(async (tx) => {
    const form = await lockForm(tx, ctx.workspace.id);
    if ((form?.revision ?? 0) !== revision) return refused('FORM_CHANGED', 'revision');
    if (!form) return refused('FORM_UNCHANGED');
    authorize(ctx, 'publish', 'LeadForm', form);
    const before = await newestVersion(tx);
    const published = { content: before?.content ?? DEFAULT_FORM, logo: before?.logo ?? null };
    const draft = { content: toJson(form.draft as object), logo: form.draftLogo };
    if (isDeepStrictEqual(toJson(published), toJson(draft))) return refused('FORM_UNCHANGED');
    const { workspaceId, id: formId } = form;
    const number = (before?.number ?? 0) + 1;
    const stamp = { publishedAt: ctx.services.clock(), publishedByName: ctx.actor.name };
    const { id } = await tx.leadFormVersion.create({
      data: { workspaceId, id: uuidv7(), formId, number, ...draft, ...stamp },
    });
    const change = { before: { number: before?.number ?? null }, after: { number } };
    await recordEvent(tx, ctx, { name: 'lead_form.published', subject: { type: 'LeadFormVersion', id }, ...change });
    return { form: await presentForm(tx) } as const;
  });

/**
 * Replaces the draft with the content of an earlier version. Visitors see the restored content when the draft is
 * published.
 */
export async function restoreLeadFormVersion(
  ctx: WorkspaceContext,
  { id, revision }: { readonly id: string; readonly revision: number },
) {
  return changeForm(ctx, revision, async (tx) => {
    const version = await versionById(tx, id);
    if (!version) throw notFound();
    const subject = { type: 'LeadFormVersion', id };
    await recordEvent(tx, ctx, { name: 'lead_form.version_restored', subject, after: { number: version.number } });
    return { data: { draft: toJson(version.content as object), draftLogo: version.logo } };
  });
}
