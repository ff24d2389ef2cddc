import { nameInTemplate, templateText } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { isWindowClosed } from '../../messaging/conversations/index.ts';
import { type GreetingSettings, greetingOf } from '../../messaging/messaging-settings/index.ts';
import { newestInbound, type RunRow } from './agent-runs.repository.ts';

/**
 * Returns the greeting template that replaces generated text for a contact who has not written or whose reply window is
 * closed. Null within the reply window, for a reply to a message, or if no template is configured.
 */
export async function greetingTemplate(
  tx: Tx,
  { conversationId, trigger }: Pick<RunRow, 'conversationId' | 'trigger'>,
  now: Date,
) {
  const newest = await newestInbound(tx, conversationId);
  const lastInboundAt = newest?.sentAt ?? null;
  const isWindowOpen = !isWindowClosed({ channel: 'WHATSAPP', lastInboundAt }, now);
  if (newest && (trigger !== 'LEAD' || isWindowOpen)) return null;
  const greeting = await greetingOf(tx);
  if (!greeting) return null;
  const { template } = greeting;
  const variables = fillGreeting(greeting, await loadNames(tx, conversationId));
  return { body: templateText(template, variables), template: { id: template.id, variables } };
}

interface GreetingNames {
  readonly contact: string;
  readonly workspace: string;
}

async function loadNames(tx: Tx, id: string): Promise<GreetingNames> {
  const { contact, workspace } = await tx.conversation.findFirstOrThrow({
    where: { id },
    select: { contact: { select: { name: true } }, workspace: { select: { name: true } } },
  });
  return { contact: contact.name, workspace: workspace.name };
}

/** Returns the values of the template's variables for one contact. */
export function fillGreeting(
  { fillings }: Pick<GreetingSettings, 'fillings'>,
  { contact, workspace }: GreetingNames,
): Record<string, string> {
  const known = { CONTACT_NAME: nameInTemplate(contact), WORKSPACE_NAME: workspace };
  return Object.fromEntries(
    fillings.map(({ name, known: which, text }) => [name, which ? known[which] : (text ?? '')]),
  );
}
