import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';

export const reviewSettings = (ctx: WorkspaceContext) =>
  ctx.db.read(async (tx) => {
    const { reviewSamplePercent } = await tx.workspace.findFirstOrThrow({ select: { reviewSamplePercent: true } });
    return { samplePercent: reviewSamplePercent };
  });

/** Changes the percentage of ended episodes that are added to the review queue. */
export async function updateReviewSettings(
  ctx: WorkspaceContext,
  { samplePercent }: { readonly samplePercent: number },
) {
  if (samplePercent < 0 || samplePercent > 100) return refused('REVIEW_SAMPLE_INVALID', 'samplePercent');
  return ctx.db.write(async (tx) => {
    const { reviewSamplePercent: before } = await lockWorkspace(tx);
    await tx.workspace.updateMany({ data: { reviewSamplePercent: samplePercent } });
    await recordEvent(tx, ctx, {
      name: 'review_settings.updated',
      subject: { type: 'Workspace', id: ctx.workspace.id },
      before: { samplePercent: before },
      after: { samplePercent },
    });
    return { settings: { samplePercent } } as const;
  });
}
