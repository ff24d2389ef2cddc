import { DEFAULT_OPT_OUT, type OptOutTerms } from '@frontdesk/domain';
import type { MessagingSettings, WhatsAppTemplate } from '../../db/generated/client.ts';
import type { Tx } from '../../db/tenant-db.ts';

/** How a workspace writes, held until the transaction ends; made when it is first changed. */
export async function lockSettings(tx: Tx, workspaceId: string, now: Date): Promise<MessagingSettings> {
  await tx.sql`
    insert into messaging_settings (workspace_id, id, updated_at) values (${workspaceId}, ${workspaceId}, ${now})
    on conflict do nothing`;
  await tx.sql`select 1 from messaging_settings for update`;
  return tx.messagingSettings.findFirstOrThrow();
}

/** In which languages STOP and START are understood here. */
export async function readOptOutTerms(tx: Tx): Promise<readonly OptOutTerms[]> {
  const settings = await tx.messagingSettings.findFirst({ select: { optOutLanguages: true } });
  return (settings?.optOutLanguages as unknown as OptOutTerms[] | null | undefined) ?? DEFAULT_OPT_OUT;
}

/** What fills a variable of the greeting: something that is known of everybody, or words that are the same for all. */
export interface TemplateFilling {
  readonly name: string;
  readonly known: 'CONTACT_NAME' | 'WORKSPACE_NAME' | null;
  readonly text: string | null;
}

export interface GreetingSettings {
  readonly template: WhatsAppTemplate;
  readonly fillings: readonly TemplateFilling[];
}

/** With which template whoever never wrote is greeted; null: with words, as far as the provider lets them out. */
export async function greetingOf(tx: Tx): Promise<GreetingSettings | null> {
  const settings = await tx.messagingSettings.findFirst({ include: { greetingTemplate: true } });
  if (!settings?.greetingTemplate) return null;
  return { template: settings.greetingTemplate, fillings: settings.greetingVariables as unknown as TemplateFilling[] };
}
