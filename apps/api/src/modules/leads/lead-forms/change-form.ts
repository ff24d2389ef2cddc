import { DEFAULT_FORM } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Prisma } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { isRefused, type Refused, refused } from '../../../errors/refused.ts';
import { lockWorkspace } from '../../access/workspaces/index.ts';
import { type LeadFormRow, lockForm } from './lead-forms.repository.ts';
import { presentForm } from './present-form.ts';

type FormChange = (
  tx: Tx,
  form: LeadFormRow,
) => Promise<{ readonly data: Prisma.LeadFormUpdateManyMutationInput } | Refused>;

/**
 * Locks the form, applies a change and returns the form. If the workspace has no form yet, stores the built-in form
 * first. Refused if the form has changed since `revision`, which is 0 for the built-in form.
 */
export const changeForm = (ctx: WorkspaceContext, revision: number, change: FormChange) =>
  ctx.db.write(async (tx) => {
    const workspaceId = ctx.workspace.id;
    // Serializes concurrent first changes, so that the form is stored only once.
    await lockWorkspace(tx);
    const stored = await lockForm(tx, workspaceId);
    if ((stored?.revision ?? 0) !== revision) return refused('FORM_CHANGED', 'revision');
    const form = authorize(ctx, 'update', 'LeadForm', stored ?? (await createForm(tx, ctx)));
    const changed = await change(tx, form);
    if (isRefused(changed)) return changed;
    const stamp = { revision: revision + 1, updatedAt: ctx.services.clock(), updatedByName: ctx.actor.name };
    await tx.leadForm.updateMany({ where: { id: form.id }, data: { ...changed.data, ...stamp } });
    return { form: await presentForm(tx) } as const;
  });

function createForm(tx: Tx, ctx: WorkspaceContext): Promise<LeadFormRow> {
  const now = ctx.services.clock();
  const stamp = { createdAt: now, updatedAt: now, updatedByName: ctx.actor.name };
  const data = { workspaceId: ctx.workspace.id, id: uuidv7(), draft: toJson(DEFAULT_FORM), revision: 0, ...stamp };
  return tx.leadForm.create({ data });
}

/** Converts a value to a JSON type that Prisma accepts. */
export const toJson = (value: object): Prisma.InputJsonObject => JSON.parse(JSON.stringify(value));
