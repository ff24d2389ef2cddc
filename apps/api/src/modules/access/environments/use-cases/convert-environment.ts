import {
  canConvertTo,
  type Environment,
  type EnvironmentWarningCode,
  environmentWarnings,
  REFUSALS,
} from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { one } from '../../../../query-compiler/index.ts';
import { currentWorkspace, lockWorkspace, type WorkspaceRow } from '../../workspaces/index.ts';

interface ConvertEnvironment {
  readonly target: Environment;
  readonly confirmSlug: string;
  readonly acknowledgements: readonly EnvironmentWarningCode[];
}

/**
 * Converts the workspace between staging and production. Refused if `confirmSlug` is not the slug of the workspace, or
 * if a warning is not acknowledged. The rules of the new environment apply as soon as the transaction commits.
 */
export const convertEnvironment = (ctx: WorkspaceContext, input: ConvertEnvironment) =>
  ctx.db.write(async (tx) => {
    const workspace = authorize(ctx, 'convert', 'Workspace', await lockWorkspace(tx));
    const [from, to] = [environmentOf(workspace), input.target];
    if (!canConvertTo(from, to)) return refused('CONVERSION_IMPOSSIBLE', 'target');
    if (input.confirmSlug !== workspace.slug) return refused('CONFIRMATION_MISMATCH', 'confirmSlug');
    const warnings = environmentWarnings(from, to, workspace).map(({ code }) => code);
    if (warnings.some((code) => !input.acknowledgements.includes(code)))
      return refused('WARNINGS_NOT_ACKNOWLEDGED', 'acknowledgements');

    await tx.workspace.update({ where: { id: workspace.id }, data: { environment: to } });
    await storeConversion(tx, ctx, { from, to, warnings });
    await recordEvent(
      tx,
      ctx,
      {
        name: 'workspace.converted',
        subject: { type: 'Workspace', id: workspace.id },
        before: { environment: from },
        after: { environment: to, acknowledged: warnings },
      },
      { topic: 'access', workspaceId: workspace.id },
    );
    return { workspace: one() } as const;
  });

interface Conversion {
  readonly from: Environment;
  readonly to: Environment;
  readonly warnings: readonly EnvironmentWarningCode[];
}

async function storeConversion(tx: Tx, { workspace, actor, membership, services }: WorkspaceContext, made: Conversion) {
  await tx.environmentConversion.create({
    data: {
      workspaceId: workspace.id,
      fromEnvironment: made.from,
      toEnvironment: made.to,
      acknowledged: [...made.warnings],
      convertedById: membership.userId,
      convertedByName: actor.name,
      createdAt: services.clock(),
    },
  });
}

/** Returns whether a conversion is possible, with its warnings. Changes nothing. */
export const checkEnvironment = (ctx: WorkspaceContext, target: Environment) =>
  ctx.db.read(async (tx) => {
    const workspace = authorize(ctx, 'convert', 'Workspace', await currentWorkspace(tx));
    const current = environmentOf(workspace);
    const possible = canConvertTo(current, target);
    const warnings = possible ? environmentWarnings(current, target, workspace) : [];
    return { current, target, possible, reason: possible ? null : REFUSALS.CONVERSION_IMPOSSIBLE, warnings };
  });

/**
 * Returns the environment of a workspace as the type `Environment`. The cast is safe, because a CHECK constraint limits
 * the column to the values of `Environment`.
 */
const environmentOf = ({ environment }: Pick<WorkspaceRow, 'environment'>) => environment as Environment;
