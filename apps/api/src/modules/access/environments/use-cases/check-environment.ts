import { canConvertTo, type Environment, environmentWarnings, REFUSALS } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { currentWorkspace, type WorkspaceRow } from '../../workspaces/index.ts';

/** Previews a conversion without changing anything (AM-28). */
export const checkEnvironment = (ctx: WorkspaceContext, target: Environment) =>
  ctx.db.read(async (tx) => {
    const workspace = authorize(ctx, 'convert', 'Workspace', await currentWorkspace(tx));
    const current = environmentOf(workspace);
    const possible = canConvertTo(current, target);
    const warnings = possible ? environmentWarnings(current, target, workspace) : [];
    return { current, target, possible, reason: possible ? null : REFUSALS.CONVERSION_IMPOSSIBLE, warnings };
  });

/** A CHECK constraint guarantees these values. */
export const environmentOf = ({ environment }: Pick<WorkspaceRow, 'environment'>) => environment as Environment;
