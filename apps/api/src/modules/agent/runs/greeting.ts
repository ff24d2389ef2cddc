import { fillTemplate, nameInTemplate } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';
import { isWindowClosed } from '../../messaging/conversations/index.ts';
import { type GreetingSettings, greetingOf } from '../../messaging/messaging-settings/index.ts';
import { findGreetingNumber, findRejectedNumber } from '../../messaging/phone-configs/index.ts';
import { isTemplateUsable } from '../../messaging/templates/index.ts';
import { integrationStatus, modelStatus } from '../../platform/integrations/index.ts';
import type { MessageRow, RunRow } from './agent-runs.repository.ts';

/**
 * Returns the greeting template that replaces generated text for a contact who has not written or whose reply window is
 * closed. Returns null within the reply window, for a reply to a message, or if no greeting template can be sent.
 * `newest` is the latest message of the contact.
 */
export async function greetingTemplate(
  tx: Tx,
  { conversationId, trigger }: Pick<RunRow, 'conversationId' | 'trigger'>,
  { newest, now }: { readonly newest: MessageRow | null; readonly now: Date },
) {
  const lastInboundAt = newest?.sentAt ?? null;
  const isWindowOpen = !isWindowClosed({ channel: 'WHATSAPP', lastInboundAt }, now);
  if (newest && (trigger !== 'LEAD' || isWindowOpen)) return null;
  const { phoneConfigId, ...names } = await loadNames(tx, conversationId);
  const greeting = await findUsableGreeting(tx, phoneConfigId);
  if (!greeting) return null;
  const { body, ...filled } = fillTemplate(greeting.template, fillGreeting(greeting, names));
  return { body, template: { id: greeting.template.id, ...filled } };
}

/**
 * Returns the greeting settings of the workspace. Returns null if no greeting template is chosen, or if the number
 * cannot send the template because it is not approved, was removed at the provider, or belongs to another account.
 */
export async function findUsableGreeting(tx: Tx, phoneConfigId: string | null): Promise<GreetingSettings | null> {
  const greeting = await greetingOf(tx);
  return greeting && (await isTemplateUsable(tx, greeting.template, phoneConfigId)) ? greeting : null;
}

interface GreetingNames {
  readonly contact: string;
  readonly workspace: string;
}

async function loadNames(tx: Tx, id: string): Promise<GreetingNames & { readonly phoneConfigId: string | null }> {
  const { contact, workspace, phoneConfigId } = await tx.conversation.findFirstOrThrow({
    where: { id },
    select: { phoneConfigId: true, contact: { select: { name: true } }, workspace: { select: { name: true } } },
  });
  return { contact: contact.name, workspace: workspace.name, phoneConfigId };
}

/** Returns the values of the greeting template's variables for one contact. */
export function fillGreeting(
  { variableSources }: Pick<GreetingSettings, 'variableSources'>,
  { contact, workspace }: GreetingNames,
): Record<string, string> {
  const known = { CONTACT_NAME: nameInTemplate(contact), WORKSPACE_NAME: workspace };
  return Object.fromEntries(
    variableSources.map(({ name, known: which, text }) => [name, which ? known[which] : (text ?? '')]),
  );
}

export interface GreetingRoute {
  /** Phone number of the workspace. Null means the phone number of the Twilio integration. */
  readonly phoneConfigId: string | null;
  /** Reason why no greeting can be sent now, shown to members. Null if a greeting can be sent. */
  readonly unavailableReason: string | null;
}

/**
 * Returns the phone number for greeting new contacts. Returns null if no model or no phone number is connected, because
 * a greeting is not expected in that case.
 */
export async function findGreetingRoute(tx: Tx): Promise<GreetingRoute | null> {
  const model = await modelStatus(tx);
  if (!model) return null;
  const number = await findGreetingNumber(tx);
  if (number) return { phoneConfigId: number.id, unavailableReason: model.unavailableReason };
  const twilio = await integrationStatus(tx, 'TWILIO');
  if (twilio) return { phoneConfigId: null, unavailableReason: twilio.unavailableReason ?? model.unavailableReason };
  const failed = await findRejectedNumber(tx);
  return failed && { phoneConfigId: failed.id, unavailableReason: `The number ${failed.number} is not active.` };
}
