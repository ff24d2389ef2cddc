import type { MessagingSettings, WhatsAppTemplate } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../events/record-event.ts';
import type { TemplateVariableSource } from './messaging-settings.repository.ts';

interface GreetingChange {
  /** Messaging settings. The calling code must hold the lock on them. */
  readonly settings: MessagingSettings;
  /** New greeting template. Null to remove the greeting. */
  readonly template: WhatsAppTemplate | null;
  readonly variableSources: readonly TemplateVariableSource[];
}

/** Stores the greeting template and records the change in the audit log. */
export async function storeGreeting(
  tx: Tx,
  by: EventContext,
  { settings, template, variableSources }: GreetingChange,
): Promise<void> {
  const greetingTemplateId = template?.id ?? null;
  const greeting = { greetingTemplateId, greetingVariables: JSON.parse(JSON.stringify(variableSources)) };
  const data = { ...greeting, version: settings.version + 1, updatedAt: by.services.clock() };
  await tx.messagingSettings.updateMany({ data });
  const subject = { type: 'Workspace', id: by.workspace.id };
  const before = { templateId: settings.greetingTemplateId };
  const after = { templateId: greetingTemplateId, template: template?.name ?? null };
  await recordEvent(tx, by, { name: 'greeting.updated', subject, before, after });
}
