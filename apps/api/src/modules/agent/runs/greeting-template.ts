import { nameInTemplate, templateText } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { greetingOf, type TemplateFilling } from '../../messaging/messaging-settings/index.ts';
import { newestInbound } from './agent-runs.repository.ts';

/**
 * Greeting template for a contact without messages, in place of generated text. Null when the contact has written or
 * no template is set.
 */
export async function greetingTemplate(tx: Tx, conversationId: string) {
  if (await newestInbound(tx, conversationId)) return null;
  const greeting = await greetingOf(tx);
  if (!greeting) return null;
  const { template, fillings } = greeting;
  const known = await loadKnownVariables(tx, conversationId);
  const variables = Object.fromEntries(fillings.map((filling) => [filling.name, fillVariable(filling, known)]));
  return { body: templateText(template, variables), template: { id: template.id, variables } };
}

interface KnownVariables {
  readonly CONTACT_NAME: string;
  readonly WORKSPACE_NAME: string;
}

async function loadKnownVariables(tx: Tx, id: string): Promise<KnownVariables> {
  const { contact, workspace } = await tx.conversation.findFirstOrThrow({
    where: { id },
    select: { contact: { select: { name: true } }, workspace: { select: { name: true } } },
  });
  return { CONTACT_NAME: nameInTemplate(contact.name), WORKSPACE_NAME: workspace.name };
}

const fillVariable = ({ known: which, text }: TemplateFilling, known: KnownVariables): string =>
  which ? known[which] : (text ?? '');
