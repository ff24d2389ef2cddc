import { EDITABLE_TEMPLATE_STATUSES, isHeaderFileMissing, type TemplateStatus } from '@frontdesk/domain';
import { isProviderError, TEMPLATE_EXISTS, type TemplateDraft } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { notFound } from '../../../../errors/denials.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { enqueueTemplateSyncs } from '../../../../events/outbox.ts';
import { type EventInput, recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { phoneConfigById } from '../../phone-configs/index.ts';
import { patchedContent, type TemplatePatch } from '../patched-content.ts';
import { findTemplateAccount, type SyncableAccount } from '../template-accounts.ts';
import { findTemplateFile, type HeaderFile, readHeaderFile } from '../template-files.ts';
import { variablesOf } from '../template-variables.ts';
import { accountOf, findTemplateUsage, lockTemplate, type TemplateUsage } from '../templates.repository.ts';
import { type TemplateInput, type ValidTemplate, validateTemplate } from '../templates.validation.ts';

/**
 * Creates a template in the account of a phone number and submits it for approval (AG-37). A name and language can
 * exist only once per account, so a request whose response was lost is not retried; the next synchronization stores the
 * template.
 */
export async function createTemplate(
  ctx: WorkspaceContext,
  { phoneConfigId, ...input }: TemplateInput & { phoneConfigId: string | null },
) {
  const found = await ctx.db.read(async (tx) => {
    if (phoneConfigId && !(await phoneConfigById(tx, phoneConfigId))) throw notFound();
    if (input.headerFileId) await findTemplateFile(tx, input.headerFileId);
    return accountOf(tx, phoneConfigId);
  });
  await takeAttempt(ctx);
  const account = await findTemplateAccount(ctx.services, ctx.workspace.id, found);
  if (!account) return refused('INTEGRATION_MISSING', 'phoneConfigId');
  const draft = validateTemplate(input, account.provider);
  if (isRefused(draft)) return draft;
  const headerFile = draft.headerFileId === null ? null : await readHeaderFile(ctx, draft.headerFileId);
  const made = await ask(ctx, () => account.port.create({ ...draft, headerFile }));
  if (isRefused(made)) return made;
  return ctx.db.write(async (tx) => {
    const { providerId, ...state } = made;
    const { provider, port } = account;
    const now = ctx.services.clock();
    const data = {
      ...columnsOf(draft, headerFile),
      ...state,
      accountId: port.accountId,
      removedAt: null,
      syncedAt: now,
    };
    // A synchronization may have stored the template in the meantime.
    const stored = await tx.whatsAppTemplate.findFirst({ where: { provider, providerId }, select: { id: true } });
    const id = stored?.id ?? uuidv7();
    if (stored) await tx.whatsAppTemplate.updateMany({ where: { id }, data });
    else
      await tx.whatsAppTemplate.create({
        data: { ...data, workspaceId: ctx.workspace.id, id, provider, providerId, createdAt: now },
      });
    await recordChange(tx, ctx, { name: 'template.created', id, after: toAuditData(draft) });
    return { template: byId(id) } as const;
  });
}

/**
 * Changes a template of a WhatsApp business account. WhatsApp reviews the changed template, which cannot be sent until
 * it is approved. The name and language do not change, and omitted fields keep their values.
 */
export async function updateTemplate(ctx: WorkspaceContext, { id, ...input }: TemplatePatch & { id: string }) {
  const before = await ctx.db.read(async (tx) => {
    const found = authorize(ctx, 'update', 'WhatsAppTemplate', await readTemplate(tx, id));
    if (input.headerFileId) await findTemplateFile(tx, input.headerFileId);
    return found;
  });
  await takeAttempt(ctx);
  if (!EDITABLE_TEMPLATE_STATUSES.includes(before.status as TemplateStatus))
    return refused('TEMPLATE_NOT_EDITABLE', 'id');
  const account = await findTemplateAccount(ctx.services, ctx.workspace.id, accountOfRow(before));
  if (!account) return refused('INTEGRATION_MISSING', 'id');
  // The provider replaces the whole content, and does not return the file of a template that was created elsewhere.
  const isFileLost = isHeaderFileMissing(before) && input.header === undefined && input.headerFileId === undefined;
  if (isFileLost) return refused('TEMPLATE_FILE_MISSING', 'headerFileId');
  const { name, language } = before;
  const draft = validateTemplate({ ...patchedContent(before, input), name, language }, account.provider);
  if (isRefused(draft)) return draft;
  const { update } = account.port;
  if (!update) return refused('TEMPLATE_NOT_EDITABLE', 'id');
  const headerFile = draft.headerFileId === null ? null : await readHeaderFile(ctx, draft.headerFileId);
  const answer = await ask(ctx, () => update(before.providerId, { ...draft, headerFile }));
  if (isRefused(answer)) return answer;
  return ctx.db.write(async (tx) => {
    authorize(ctx, 'update', 'WhatsAppTemplate', await lockTemplate(tx, id));
    const data = { ...columnsOf(draft, headerFile), status: 'PENDING', rejectedReason: null };
    await tx.whatsAppTemplate.updateMany({ where: { id }, data });
    const [from, to] = [toAuditData(before), toAuditData(draft)];
    await recordChange(tx, ctx, { name: 'template.updated', id, before: from, after: to });
    return { template: byId(id) } as const;
  });
}

/**
 * Deletes a template at its provider, and marks it as removed. Messages that were sent with the template still show it.
 * Refused if the greeting, a sequence or an unfinished campaign uses the template; the refusal lists where the template
 * is used.
 */
export async function deleteTemplate(ctx: WorkspaceContext, id: string) {
  const { found, usage } = await ctx.db.read(async (tx) => ({
    found: authorize(ctx, 'delete', 'WhatsAppTemplate', await readTemplate(tx, id)),
    usage: await findTemplateUsage(tx, id),
  }));
  await takeAttempt(ctx);
  const places = placesOf(ctx, usage);
  if (places.length > 0) return refused('TEMPLATE_IN_USE', 'id', inUseMessage(places));
  const account = await findTemplateAccount(ctx.services, ctx.workspace.id, accountOfRow(found));
  if (!account) return refused('INTEGRATION_MISSING', 'id');
  const answer = await ask(ctx, () => account.port.remove(found));
  if (isRefused(answer)) return answer;
  return ctx.db.write(async (tx) => {
    const before = authorize(ctx, 'delete', 'WhatsAppTemplate', await lockTemplate(tx, id));
    if (before.removedAt === null) {
      await tx.whatsAppTemplate.updateMany({
        where: { id },
        data: { removedAt: ctx.services.clock(), headerFileId: null },
      });
      await recordChange(tx, ctx, { name: 'template.deleted', id, before: toAuditData(before) });
    }
    return { id } as const;
  });
}

const readTemplate = (tx: Tx, id: string) => tx.whatsAppTemplate.findFirst({ where: { id, removedAt: null } });

const accountOfRow = ({ provider, accountId }: { provider: string; accountId: string }) => ({
  provider: provider as SyncableAccount['provider'],
  accountId,
});

const takeAttempt = ({ services, workspace }: WorkspaceContext) =>
  services.rateLimits.take('verify:integrations', workspace.id);

/** Returns where a template is used. Names only the sequences and campaigns that the API caller can read. */
function placesOf({ ability }: WorkspaceContext, { greeting, sequences, campaigns }: TemplateUsage): string[] {
  const named = (kind: string, names: readonly string[], isReadable: boolean) =>
    isReadable ? names.map((name) => `the ${kind} “${name}”`) : names.slice(0, 1).map(() => `a ${kind}`);
  return [
    ...(greeting ? ['the greeting'] : []),
    ...named('sequence', sequences, ability.can('read', 'Sequence')),
    ...named('campaign', campaigns, ability.can('read', 'Campaign')),
  ];
}

const inUseMessage = (places: readonly string[]) =>
  `This template is used by ${new Intl.ListFormat('en').format(places)}. Choose another template there first.`;

/** Returns the response of the provider, or a refusal that contains the provider's error message. */
async function ask<T>(ctx: WorkspaceContext, request: () => Promise<T>): Promise<T | Refused> {
  try {
    return await request();
  } catch (error) {
    if (!isProviderError(error)) throw error;
    if (error.code === TEMPLATE_EXISTS) return refused('TEMPLATE_NAME_TAKEN', 'name');
    if (error.kind === 'RETRY') return refused('PROVIDER_UNREACHABLE');
    if (error.kind !== 'UNCONFIRMED') return refused('TEMPLATE_REJECTED_BY_PROVIDER', null, error.words);
    await ctx.db.write((tx) => readReviewSoon(tx, ctx));
    return refused('TEMPLATE_UNCONFIRMED');
  }
}

const columnsOf = ({ buttons, examples, ...content }: ValidTemplate, headerFile: HeaderFile | null) => ({
  ...content,
  headerFormat: headerFile?.format ?? null,
  buttons: buttons.map((button) => ({ ...button })),
  variables: variablesOf({ ...content, buttons }),
  examples: [...examples],
});

const toAuditData = ({
  name,
  language,
  category,
  body,
}: Pick<TemplateDraft, 'name' | 'language' | 'body'> & { category: string }) => ({
  name,
  language,
  category,
  body,
});

/**
 * Records the change in the audit log, and schedules additional synchronizations so that the review result is stored
 * before the next hourly synchronization.
 */
async function recordChange(
  tx: Tx,
  ctx: WorkspaceContext,
  { id, ...event }: Omit<EventInput, 'subject'> & { id: string },
) {
  await recordEvent(tx, ctx, { ...event, subject: { type: 'WhatsAppTemplate', id } });
  await readReviewSoon(tx, ctx);
}

const readReviewSoon = (tx: Tx, { services, workspace }: WorkspaceContext) =>
  enqueueTemplateSyncs(tx, { workspaceId: workspace.id, now: services.clock(), minutes: REVIEW_MINUTES });

/** Delays in minutes after a change until the templates are synchronized. Most reviews are completed within minutes. */
const REVIEW_MINUTES = [1, 5, 15];
