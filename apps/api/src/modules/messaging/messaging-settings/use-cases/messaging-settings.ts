import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { readOptOutKeywords, type TemplateFilling } from '../messaging-settings.repository.ts';

export const messagingSettings = (ctx: WorkspaceContext) => ctx.db.read(readMessagingSettings);

/** Current settings including defaults. */
export async function readMessagingSettings(tx: Tx) {
  const stored = await tx.messagingSettings.findFirst();
  return {
    greetingTemplateId: stored?.greetingTemplateId ?? null,
    greetingVariables: (stored?.greetingVariables ?? []) as unknown as readonly TemplateFilling[],
    optOutLanguages: await readOptOutKeywords(tx),
    version: stored?.version ?? 0,
  };
}
