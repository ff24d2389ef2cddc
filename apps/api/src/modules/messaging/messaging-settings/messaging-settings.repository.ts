import { DEFAULT_OPT_OUT, type OptOutKeywords } from '@frontdesk/domain';
import type { MessagingSettings, WhatsAppTemplate } from '../../../db/generated/client.ts';
import { findRow } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';

/** Locks the messaging settings until the end of the transaction. Creates the row if it does not exist. */
export async function lockSettings(tx: Tx, workspaceId: string, now: Date): Promise<MessagingSettings> {
  await tx.sql`
    insert into messaging_settings (workspace_id, id, updated_at) values (${workspaceId}, ${workspaceId}, ${now})
    on conflict do nothing`;
  await tx.sql`select 1 from messaging_settings for update`;
  return tx.messagingSettings.findFirstOrThrow();
}

/** Returns the opt-out keywords of the workspace by language, or the defaults if none are stored. */
export async function readOptOutKeywords(tx: Tx): Promise<readonly OptOutKeywords[]> {
  const settings = await findRow<MessagingSettings>(tx, 'MessagingSettings', {});
  return (settings?.optOutLanguages as unknown as OptOutKeywords[] | null | undefined) ?? DEFAULT_OPT_OUT;
}

/** Value of a template variable in the greeting: a field of the contact or workspace, or a fixed text. */
export interface TemplateVariableSource {
  readonly name: string;
  readonly known: 'CONTACT_NAME' | 'WORKSPACE_NAME' | null;
  readonly text: string | null;
}

export interface GreetingSettings {
  readonly template: WhatsAppTemplate;
  readonly variableSources: readonly TemplateVariableSource[];
}

/** Returns the greeting template. Returns null if no template is chosen, in which case new leads are not greeted. */
export async function greetingOf(tx: Tx): Promise<GreetingSettings | null> {
  const settings = await tx.messagingSettings.findFirst({ include: { greetingTemplate: true } });
  if (!settings?.greetingTemplate) return null;
  return {
    template: settings.greetingTemplate,
    variableSources: settings.greetingVariables as unknown as TemplateVariableSource[],
  };
}
