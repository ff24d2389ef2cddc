import { isVariableInvalid } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { WhatsAppTemplate } from '../../../../db/generated/client.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { currentWorkspace } from '../../../access/workspaces/index.ts';
import { lockSettings, type TemplateFilling } from '../messaging-settings.repository.ts';
import { readMessagingSettings } from './messaging-settings.ts';

export interface SetGreetingTemplate {
  readonly templateId: string | null;
  readonly variables: readonly Partial<TemplateFilling>[];
}

/** Sets the greeting template: WhatsApp allows only templates to contacts without a reply window. */
export const setGreetingTemplate = (ctx: WorkspaceContext, { templateId, variables }: SetGreetingTemplate) =>
  ctx.db.write(async (tx) => {
    authorize(ctx, 'update', 'Workspace', await currentWorkspace(tx));
    const template = templateId && (await tx.whatsAppTemplate.findFirst({ where: { id: templateId } }));
    if (templateId && !template) throw notFound();
    if (template && template.status !== 'APPROVED') return refused('TEMPLATE_NOT_APPROVED', 'templateId');
    const fillings = template ? fillingsOf(template, variables) : [];
    if (fillings === null) return refused('TEMPLATE_VARIABLES_INVALID', 'variables');
    const now = ctx.services.clock();
    const { greetingTemplateId: before, version } = await lockSettings(tx, ctx.workspace.id, now);
    const greeting = { greetingTemplateId: templateId, greetingVariables: JSON.parse(JSON.stringify(fillings)) };
    await tx.messagingSettings.updateMany({ data: { ...greeting, version: version + 1, updatedAt: now } });
    const subject = { type: 'Workspace', id: ctx.workspace.id };
    const after = { templateId, template: template ? template.name : null };
    await recordEvent(tx, ctx, { name: 'greeting.updated', subject, before: { templateId: before }, after });
    return { type: 'MessagingSettingsUpdated', settings: await readMessagingSettings(tx) } as const;
  });

/** Each variable exactly once with one value source; null otherwise. */
function fillingsOf(
  { variables }: WhatsAppTemplate,
  given: readonly Partial<TemplateFilling>[],
): TemplateFilling[] | null {
  const fillings = variables.map((name) => given.find((one) => one.name === name));
  const fits = fillings.every((one) => one && (one.known ? !one.text : !isVariableInvalid(one.text ?? '')));
  if (!fits) return null;
  return fillings.map((one) => ({ name: one?.name ?? '', known: one?.known ?? null, text: one?.text?.trim() || null }));
}
