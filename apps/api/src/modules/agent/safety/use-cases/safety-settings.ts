import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { hasIntegration } from '../../../platform/integrations/index.ts';
import { SafetySettingsUpdated } from '../graphql/safety-settings.results.ts';
import type { SafetySettings } from '../graphql/safety-settings.type.ts';

export const safetySettings = (ctx: WorkspaceContext) => ctx.db.read(readSafetySettings);

/** Switches the model's second opinion on or off, from the next message on. */
export const updateSafetySettings = (
  ctx: WorkspaceContext,
  { secondOpinionEnabled }: { readonly secondOpinionEnabled: boolean },
) =>
  ctx.db.write(async (tx) => {
    const { safetySecondOpinion: before } = await lockWorkspace(tx);
    await tx.workspace.updateMany({ data: { safetySecondOpinion: secondOpinionEnabled } });
    await recordEvent(tx, ctx, {
      name: 'safety_settings.updated',
      subject: { type: 'Workspace', id: ctx.workspace.id },
      before: { secondOpinionEnabled: before },
      after: { secondOpinionEnabled },
    });
    return new SafetySettingsUpdated(await readSafetySettings(tx));
  });

async function readSafetySettings(tx: Tx): Promise<SafetySettings> {
  const { safetySecondOpinion } = await tx.workspace.findFirstOrThrow({ select: { safetySecondOpinion: true } });
  return { secondOpinionEnabled: safetySecondOpinion, isModelConfigured: await hasIntegration(tx, 'OPENAI') };
}
