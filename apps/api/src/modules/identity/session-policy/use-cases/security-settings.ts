import type { Environment } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { SecuritySettings } from '../graphql/security.type.ts';

export const securitySettings = (ctx: WorkspaceContext): Promise<SecuritySettings> =>
  ctx.db.read(async (tx) => settingsOf(await tx.workspace.findFirstOrThrow()));

interface Row {
  readonly requiresSecondFactor: boolean;
  readonly idleMinutes: number | null;
  readonly environment: string;
}

export const settingsOf = ({ requiresSecondFactor, idleMinutes, environment }: Row): SecuritySettings => ({
  requiresSecondFactor,
  idleMinutes,
  environment: environment as Environment,
});
