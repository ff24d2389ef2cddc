import { TEMPLATE_BUTTON_LIMITS } from '@frontdesk/domain';
import { isProviderError, type ProviderTemplate } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Services, WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { templateAccounts } from '../template-accounts.ts';
import { variablesOf } from '../template-variables.ts';
import type { TemplateAccount } from '../templates.repository.ts';

/**
 * Synchronizes the templates of all accounts of the workspace. Refused if no account is connected or the templates of
 * an account cannot be read.
 */
export async function syncTemplates(ctx: WorkspaceContext) {
  await ctx.services.rateLimits.take('verify:integrations', ctx.workspace.id);
  const accounts = await templateAccounts(ctx.services, ctx.workspace.id);
  if (accounts.length === 0) return refused('INTEGRATION_MISSING');
  const { count, failure } = await syncAll(ctx.services, ctx, accounts);
  return failure === null ? ({ count } as const) : refused('SYNC_FAILED', null, failure);
}

/** Synchronizes the templates of all accounts of a workspace without counting toward a rate limit. */
export const syncWorkspaceTemplates = async (services: Services, by: EventContext) =>
  syncAll(services, by, await templateAccounts(services, by.workspace.id));

type Accounts = Awaited<ReturnType<typeof templateAccounts>>;

/** Synchronizes each account. An error in one account does not stop the other accounts. */
async function syncAll(services: Services, by: EventContext, accounts: Accounts) {
  const workspaceId = by.workspace.id;
  let [count, failure] = [0, null as string | null];
  for (const { provider, port } of accounts) {
    try {
      const templates = await port.list();
      count += templates.length;
      await services.database.forWorkspace(workspaceId).write(async (tx) => {
        const { accountId } = port;
        await syncAccount(tx, { workspaceId, provider, accountId, templates, now: services.clock() });
        const subject = { type: 'Workspace', id: workspaceId };
        if (by.actor.kind !== 'system')
          await recordEvent(tx, by, {
            name: 'templates.synced',
            subject,
            after: { provider, count: templates.length },
          });
      });
    } catch (error) {
      if (!isProviderError(error)) throw error;
      failure = error.words;
    }
  }
  return { count, failure };
}

interface AccountSync extends TemplateAccount {
  readonly workspaceId: string;
  readonly templates: readonly ProviderTemplate[];
  readonly now: Date;
}

/**
 * Stores the templates of an account and marks the templates that no longer exist at the provider as removed. Can be
 * repeated without further effect.
 */
async function syncAccount(tx: Tx, { workspaceId, provider, accountId, templates, now }: AccountSync): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`templates ${workspaceId} ${accountId}`}, 0))`;
  const files = await tx.whatsAppTemplate.findMany({
    where: { provider, accountId, headerFileId: { not: null } },
    select: { providerId: true, headerFormat: true },
  });
  for (const template of templates) {
    const { providerId, headerFormat } = template;
    // The header was changed at the provider, so the file no longer fits.
    const hasOtherFile = files.some((one) => one.providerId === providerId && one.headerFormat !== headerFormat);
    const data = {
      ...columnsOf(template),
      provider,
      accountId,
      syncedAt: now,
      removedAt: null,
      ...(hasOtherFile ? { headerFileId: null } : {}),
    };
    const { count } = await tx.whatsAppTemplate.updateMany({ where: { provider, providerId }, data });
    if (count > 0) continue;
    await tx.whatsAppTemplate.create({ data: { workspaceId, id: uuidv7(), providerId, createdAt: now, ...data } });
  }
  const isRemoved = {
    provider,
    accountId,
    removedAt: null,
    providerId: { notIn: templates.map((one) => one.providerId) },
  };
  await tx.whatsAppTemplate.updateMany({ where: isRemoved, data: { removedAt: now } });
}

function columnsOf(template: ProviderTemplate) {
  const { name, language, category, status, header, headerFormat, body, footer, rejectedReason } = template;
  const buttons = template.buttons.slice(0, TEMPLATE_BUTTON_LIMITS.buttons).map((button) => ({ ...button }));
  const variables = variablesOf({ header, body, buttons });
  const examples = template.examples.slice(0, variables.length);
  const parts = { header, headerFormat, body, footer, buttons, variables, examples };
  return { name, language, category, status, rejectedReason, ...parts };
}
