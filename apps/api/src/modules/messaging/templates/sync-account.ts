import { variablesIn } from '@frontdesk/domain';
import type { ProviderTemplate } from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../../../db/tenant-db.ts';
import type { TemplateAccount } from './templates.repository.ts';

interface AccountSync extends TemplateAccount {
  readonly workspaceId: string;
  readonly templates: readonly ProviderTemplate[];
  readonly now: Date;
}

/** Synchronizes the table with the provider: adds new templates and marks removed ones. Idempotent. */
export async function syncAccount(
  tx: Tx,
  { workspaceId, provider, accountId, templates, now }: AccountSync,
): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`templates ${workspaceId} ${accountId}`}, 0))`;
  for (const template of templates) {
    const { providerId } = template;
    const data = { ...columnsOf(template), provider, accountId, syncedAt: now, removedAt: null };
    const { count } = await tx.whatsAppTemplate.updateMany({ where: { provider, providerId }, data });
    if (count > 0) continue;
    await tx.whatsAppTemplate.create({ data: { workspaceId, id: uuidv7(), providerId, createdAt: now, ...data } });
  }
  const gone = { provider, accountId, removedAt: null, providerId: { notIn: templates.map((one) => one.providerId) } };
  await tx.whatsAppTemplate.updateMany({ where: gone, data: { removedAt: now } });
}

function columnsOf(template: ProviderTemplate) {
  const { name, language, category, status, header, body, footer, rejectedReason } = template;
  const variables = variablesIn(header, body);
  const examples = template.examples.slice(0, variables.length);
  return { name, language, category, status, header, body, footer, rejectedReason, variables, examples };
}
