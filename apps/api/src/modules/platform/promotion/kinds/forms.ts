import { z } from 'zod';
import { isRefused } from '../../../../errors/refused.ts';
import { findForm, updateLeadForm } from '../../../leads/lead-forms/index.ts';
import { createSurfaceTemplate, updateSurfaceTemplate } from '../../../messaging/surfaces/index.ts';
import { kindRules, OLDEST_FIRST, uniqueKeys } from './kind.ts';

const FormDraft = z.record(z.string(), z.unknown());
const Form = z.strictObject({ name: z.string(), content: FormDraft });
const LeadForm = z.strictObject({ content: FormDraft });

/** Forms for contacts, by name. Archived forms are left out. */
export const forms = kindRules<z.infer<typeof Form>, never>({
  kind: 'FORM',
  subject: 'SurfaceTemplate',
  needs: [
    ['create', 'SurfaceTemplate'],
    ['update', 'SurfaceTemplate'],
  ],
  shape: Form,
  read: async (tx) => {
    const rows = await tx.surfaceTemplate.findMany({ where: { archivedAt: null }, orderBy: [...OLDEST_FIRST] });
    const keys = uniqueKeys(rows.map(({ name }) => name));
    return rows.map(({ id, name, revision, draft }, index) => ({
      key: keys[index] as string,
      id,
      revision,
      content: { name, content: draft as Record<string, unknown> },
    }));
  },
  apply: async (ctx, { content: { name, content }, stored }) => {
    const update = (id: string, revision: number) =>
      updateSurfaceTemplate(ctx, { id, revision, name, content: JSON.stringify(content) });
    if (stored) return update(stored.id, stored.revision);
    const created = await createSurfaceTemplate(ctx, { name });
    if (isRefused(created)) return created;
    const newest = { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] as const, where: { archivedAt: null } };
    const { id, revision } = await ctx.db.read((tx) =>
      tx.surfaceTemplate.findFirstOrThrow({ ...newest, orderBy: [...newest.orderBy] }),
    );
    return update(id, revision);
  },
});

/** The public lead form. Left out if the workspace uses the built-in form. */
export const leadForm = kindRules<z.infer<typeof LeadForm>, never>({
  kind: 'LEAD_FORM',
  subject: 'LeadForm',
  needs: [['update', 'LeadForm']],
  shape: LeadForm,
  read: async (tx) => {
    const form = await findForm(tx);
    if (!form) return [];
    const content = { content: form.draft as Record<string, unknown> };
    return [{ key: 'lead-form', id: form.id, revision: form.revision, content }];
  },
  apply: async (ctx, { content: { content }, stored }) =>
    updateLeadForm(ctx, { revision: stored?.revision ?? 0, content: JSON.stringify(content) }),
});
