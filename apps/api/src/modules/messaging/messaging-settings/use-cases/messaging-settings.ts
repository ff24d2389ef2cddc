import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import type { MessagingSettings } from '../graphql/messaging-settings.type.ts';
import { readOptOutKeywords } from '../messaging-settings.repository.ts';

export const messagingSettings = (ctx: WorkspaceContext) => ctx.db.read(readMessagingSettings);

/** Current settings including defaults. */
export async function readMessagingSettings(tx: Tx): Promise<MessagingSettings> {
  const stored = await tx.messagingSettings.findFirst();
  return {
    greetingTemplateId: stored?.greetingTemplateId ?? null,
    greetingVariables: (stored?.greetingVariables ?? []) as unknown as MessagingSettings['greetingVariables'],
    optOutLanguages: (await readOptOutKeywords(tx)) as MessagingSettings['optOutLanguages'],
    version: stored?.version ?? 0,
  };
}
