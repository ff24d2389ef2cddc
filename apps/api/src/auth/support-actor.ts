import type { SupportLevel } from '@frontdesk/domain';
import type { UserActor } from './context.ts';

interface SupportSessionInput {
  readonly id: string;
  readonly level: string;
  readonly grantedByName: string;
  readonly reason: string | null;
  readonly expiresAt: string | Date;
}

/**
 * Returns the actor of a support session. The name of the actor includes the name of the member who granted support
 * access.
 */
export const asSupportActor = (
  actor: UserActor,
  { id, level, grantedByName, reason, expiresAt }: SupportSessionInput,
) => ({
  ...actor,
  name: `${actor.name}, support for ${grantedByName}`,
  support: {
    id,
    level: level as SupportLevel,
    grantedByName,
    reason: reason ?? '',
    expiresAt: new Date(expiresAt),
  },
});
