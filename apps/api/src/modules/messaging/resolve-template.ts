import { TEMPLATE_STATUS_TITLES, type TemplateStatus } from '@frontdesk/domain';
import type { Tx } from '../../db/tenant-db.ts';
import type { MessageRow } from '../agent-runs/index.ts';

/** A template as it goes to its provider. */
export interface TemplateToSend {
  /** What the provider knows it by. */
  readonly templateId: string;
  readonly language: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Why it may not go out, as far as we know; the provider is asked once more. */
  readonly fault: string | null;
}

/** Null for a message in words of its own. */
export async function resolveTemplate(tx: Tx, message: MessageRow): Promise<TemplateToSend | null> {
  if (message.templateId === null) return null;
  const { provider, providerId, name, language, status, removedAt } = await tx.whatsAppTemplate.findFirstOrThrow({
    where: { id: message.templateId },
  });
  const title = TEMPLATE_STATUS_TITLES[status as TemplateStatus].toLowerCase();
  const refusal = status === 'APPROVED' ? null : `The template is ${title}: WhatsApp lets only approved ones go out.`;
  return {
    templateId: provider === 'TWILIO' ? providerId : name,
    language,
    variables: message.templateVariables as Record<string, string>,
    fault: removedAt ? 'The provider no longer has this template.' : refusal,
  };
}
