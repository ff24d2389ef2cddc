import { RETENTION_DAYS } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockRetention } from '../retention.repository.ts';
import { readRetention } from './retention.ts';

/** Retention in days, or null for forever (CB-24). A running sweep applies it from its next batch. */
export async function setRetention(ctx: WorkspaceContext, { days }: { days: number | null }) {
  if (days !== null && !isRetention(days)) return refused('RETENTION_INVALID', 'days');
  return ctx.db.write(async (tx) => {
    const workspace = authorize(ctx, 'setRetention', 'Workspace', await lockRetention(tx));
    if (workspace.retentionDays !== days) {
      await tx.workspace.update({ where: { id: workspace.id }, data: { retentionDays: days } });
      await recordEvent(tx, ctx, {
        name: 'retention.set',
        subject: { type: 'Workspace', id: workspace.id },
        before: { days: workspace.retentionDays },
        after: { days },
      });
    }
    return { type: 'RetentionSet', retention: await readRetention(tx, ctx) } as const;
  });
}

export const isRetention = (days: number): boolean =>
  Number.isInteger(days) && days >= RETENTION_DAYS.least && days <= RETENTION_DAYS.most;
