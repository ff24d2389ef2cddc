import { TEMPLATE_STATUS_TITLES, type TemplateStatus } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import type { MessageRow } from '../../agent/runs/index.ts';

/** Template message for the provider. */
export interface TemplateToSend {
  /** Id of the template at the provider. */
  readonly templateId: string;
  readonly language: string;
  readonly variables: Readonly<Record<string, string>>;
  /**
   * Reason why the template cannot be sent, as of the last synchronization with the provider. Null if it can be sent.
   */
  readonly unavailableReason: string | null;
}

/** Returns the template of a message. Null for a free-form message. */
export async function resolveTemplate(tx: Tx, message: MessageRow): Promise<TemplateToSend | null> {
  if (message.templateId === null) return null;
  const { provider, providerId, name, language, status, removedAt } = await tx.whatsAppTemplate.findFirstOrThrow({
    where: { id: message.templateId },
  });
  const title = TEMPLATE_STATUS_TITLES[status as TemplateStatus].toLowerCase();
  const refusal = status === 'APPROVED' ? null : `The template is ${title}: WhatsApp allows only approved templates.`;
  return {
    templateId: provider === 'TWILIO' ? providerId : name,
    language,
    variables: message.templateVariables as Record<string, string>,
    unavailableReason: removedAt ? 'The provider no longer has this template.' : refusal,
  };
}
