import {
  ENVIRONMENT_CONTROLS,
  type Environment,
  type VoiceSkipPolicy,
  type VoiceThreshold,
  withStored,
} from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Workspace } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { secondFactorsOf } from '../../accounts/index.ts';

export const securitySettings = (ctx: WorkspaceContext) =>
  ctx.db.read(async (tx) => present(ctx, settingsOf(await tx.workspace.findFirstOrThrow())));

const settingsOf = (row: Workspace) => ({
  requiresSecondFactor: row.requiresSecondFactor,
  idleMinutes: row.idleMinutes,
  voiceVerificationEnabled: row.voiceVerificationEnabled,
  voiceThreshold: row.voiceThreshold as VoiceThreshold,
  voiceSkipPolicy: row.voiceSkipPolicy as VoiceSkipPolicy,
  environment: row.environment as Environment,
});

const present = ({ services }: WorkspaceContext, settings: ReturnType<typeof settingsOf>) => ({
  ...settings,
  isVoiceVerificationAvailable: services.speakerEngine !== null,
});

interface SecuritySettingsInput {
  readonly requiresSecondFactor: boolean;
  readonly idleMinutes?: number | null;
  readonly voiceVerificationEnabled?: boolean | null;
  readonly voiceThreshold?: VoiceThreshold | null;
  readonly voiceSkipPolicy?: VoiceSkipPolicy | null;
}

export async function updateSecuritySettings(
  ctx: WorkspaceContext,
  { requiresSecondFactor, ...input }: SecuritySettingsInput,
) {
  const { factors } = await secondFactorsOf(ctx.services, ctx.membership.userId);
  return ctx.db.write(async (tx) => {
    const before = authorize(ctx, 'update', 'SecuritySettings', await lockSettings(tx));
    if (requiresSecondFactor && !before.requiresSecondFactor && factors === 0) return refused('SECOND_FACTOR_MISSING');
    const { idleMinutes, ...voice } = withStored(input, { idleMinutes: before.idleMinutes });
    if (!isAllowed(before.environment, idleMinutes)) return refused('IDLE_MINUTES_INVALID', 'idleMinutes');
    const enabled = voice.voiceVerificationEnabled ?? before.voiceVerificationEnabled;
    if (enabled && !before.voiceVerificationEnabled && !ctx.services.speakerEngine)
      return refused('VOICE_NOT_AVAILABLE', 'voiceVerificationEnabled');
    const after = {
      requiresSecondFactor,
      idleMinutes,
      voiceVerificationEnabled: enabled,
      voiceThreshold: voice.voiceThreshold ?? before.voiceThreshold,
      voiceSkipPolicy: voice.voiceSkipPolicy ?? before.voiceSkipPolicy,
    };
    const disabledAt = before.voiceVerificationEnabled && !enabled ? ctx.services.clock() : undefined;
    const data = { ...after, voiceVerificationDisabledAt: enabled ? null : disabledAt };
    await tx.workspace.update({ where: { id: ctx.workspace.id }, data });
    const { environment: _environment, ...was } = before;
    const subject = { type: 'Workspace', id: ctx.workspace.id };
    const fact = { name: 'security_settings.updated', subject, before: { ...was }, after } as const;
    // Open subscriptions are authorized again, because the requirements may have changed.
    await recordEvent(tx, ctx, fact, { topic: 'access', workspaceId: ctx.workspace.id });
    return { settings: present(ctx, { ...before, ...after }) } as const;
  });
}

async function lockSettings(tx: Tx) {
  await tx.sql`select 1 from workspaces for no key update`;
  return settingsOf(await tx.workspace.findFirstOrThrow());
}

function isAllowed(environment: Environment, minutes: number | null): boolean {
  const { least, most } = ENVIRONMENT_CONTROLS[environment].idleMinutes;
  return minutes === null || (minutes >= least && minutes <= most);
}
