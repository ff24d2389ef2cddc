import { normalizeDomains, type RegistrationMode } from '@frontdesk/domain';
import type { SignedInContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/transaction.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordPlatformEvent } from '../../../../events/record-platform-event.ts';

/**
 * A setting that is omitted or null is not changed. A new setting must also be added to SETTINGS, to the input and to
 * the GraphQL type.
 */
interface UpdatePlatformSettings {
  readonly workspaceCreation?: boolean | null;
}

interface PlatformSwitches {
  readonly workspaceCreation: boolean;
}

const SETTINGS = { registrationMode: true, allowedDomains: true, workspaceCreation: true } as const;

export const readPlatformSettings = (client: Pick<Tx, 'platformSetting'>) =>
  client.platformSetting.findUniqueOrThrow({ where: { id: 1 }, select: SETTINGS });

export const updatePlatformSettings = (ctx: SignedInContext, input: UpdatePlatformSettings) =>
  ctx.services.database.system.write(async (tx) => {
    await tx.sql`select id from platform_settings where id = 1 for update`;
    const before = await readPlatformSettings(tx);
    const given = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
    const changed = given.filter(([name, value]) => before[name as keyof PlatformSwitches] !== value);
    if (changed.length === 0) return { settings: before };
    const after = await tx.platformSetting.update({
      where: { id: 1 },
      data: Object.fromEntries(changed),
      select: SETTINGS,
    });
    const was = Object.fromEntries(changed.map(([name]) => [name, before[name as keyof PlatformSwitches]]));
    const subject = { type: 'Platform', id: '1' };
    await recordPlatformEvent(tx, ctx, {
      name: 'platform.settings_updated',
      subject,
      before: was,
      after: Object.fromEntries(changed),
    });
    return { settings: after };
  });

interface UpdateRegistration {
  readonly mode: RegistrationMode;
  readonly allowedDomains: readonly string[];
}

/**
 * Sets who can register. Applies from the next registration. The allowed domains stay stored in every mode. Refused for
 * an invalid domain, and for the mode DOMAINS without a domain.
 */
export async function updateRegistration(ctx: SignedInContext, { mode, allowedDomains: given }: UpdateRegistration) {
  const allowedDomains = normalizeDomains(given);
  if (!allowedDomains || (mode === 'DOMAINS' && allowedDomains.length === 0))
    return refused('DOMAINS_INVALID', 'allowedDomains');
  const after = { registrationMode: mode, allowedDomains };
  return ctx.services.database.system.write(async (tx) => {
    await tx.sql`select id from platform_settings where id = 1 for update`;
    const select = { registrationMode: true, allowedDomains: true };
    const before = await tx.platformSetting.findUniqueOrThrow({ where: { id: 1 }, select });
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      await tx.platformSetting.update({ where: { id: 1 }, data: after });
      const subject = { type: 'Platform', id: '1' };
      await recordPlatformEvent(tx, ctx, { name: 'platform.registration_set', subject, before, after });
    }
    return { mode, allowedDomains } as const;
  });
}
