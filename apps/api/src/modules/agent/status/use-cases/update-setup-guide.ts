import type { WorkspaceContext } from '../../../../auth/context.ts';
import { setGuideDismissedAt } from '../setup-guide.repository.ts';
import { readSetupGuide } from './setup-guide.ts';

/** A personal setting, so it is not recorded. */
export const updateSetupGuide = (ctx: WorkspaceContext, { isDismissed }: { readonly isDismissed: boolean }) =>
  ctx.db.write(async (tx) => {
    await setGuideDismissedAt(tx, ctx.membership.memberId, isDismissed ? ctx.services.clock() : null);
    return { type: 'SetupGuideUpdated', guide: await readSetupGuide(tx, ctx) } as const;
  });
