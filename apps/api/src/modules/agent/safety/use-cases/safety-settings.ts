import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { hasModel } from '../../../platform/integrations/index.ts';

export const safetySettings = (ctx: WorkspaceContext) => ctx.db.read(readSafetySettings);

/** Enables or disables the model's second opinion, which applies from the next message. */
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
    return { settings: await readSafetySettings(tx) } as const;
  });

async function readSafetySettings(tx: Tx) {
  const { safetySecondOpinion } = await tx.workspace.findFirstOrThrow({ select: { safetySecondOpinion: true } });
  return { secondOpinionEnabled: safetySecondOpinion, isModelConfigured: await hasModel(tx) };
}
