import { normalizeDomains, type RegistrationMode } from '@frontdesk/domain';
import type { SignedInContext } from '../../../context/context.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { RegistrationSet } from '../graphql/registration.types.ts';

export interface SetRegistration {
  readonly mode: RegistrationMode;
  readonly allowedDomains: readonly string[];
}

/** Obeyed by the next registration. The domains are kept while another mode holds, for when this one comes back. */
export async function setRegistration(ctx: SignedInContext, { mode, allowedDomains: given }: SetRegistration) {
  const allowedDomains = normalizeDomains(given);
  if (!allowedDomains || (mode === 'DOMAINS' && allowedDomains.length === 0))
    return refused('DOMAINS_INVALID', 'allowedDomains');
  const data = { registrationMode: mode, allowedDomains };
  await ctx.services.database.system.prisma.platformSetting.update({ where: { id: 1 }, data });
  ctx.services.log.info({ ...data, by: ctx.actor.userId }, 'registration was set');
  return new RegistrationSet(mode, allowedDomains);
}
