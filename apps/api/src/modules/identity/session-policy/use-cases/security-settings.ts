import type { Environment } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';

export const securitySettings = (ctx: WorkspaceContext) =>
  ctx.db.read(async (tx) => settingsOf(await tx.workspace.findFirstOrThrow()));

interface Row {
  readonly requiresSecondFactor: boolean;
  readonly idleMinutes: number | null;
  readonly environment: string;
}

export const settingsOf = ({ requiresSecondFactor, idleMinutes, environment }: Row) => ({
  requiresSecondFactor,
  idleMinutes,
  environment: environment as Environment,
});
