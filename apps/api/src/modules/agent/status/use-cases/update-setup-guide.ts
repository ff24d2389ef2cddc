import type { WorkspaceContext } from '../../../../auth/context.ts';
import { setGuideDismissedAt } from '../setup-guide.repository.ts';
import { readSetupGuide } from './setup-guide.ts';

/** Shows or hides the setup guide for the member. The audit log does not record this personal setting. */
export const updateSetupGuide = (ctx: WorkspaceContext, { isDismissed }: { readonly isDismissed: boolean }) =>
  ctx.db.write(async (tx) => {
    await setGuideDismissedAt(tx, ctx.membership.memberId, isDismissed ? ctx.services.clock() : null);
    return { type: 'SetupGuideUpdated', guide: await readSetupGuide(tx, ctx) } as const;
  });
