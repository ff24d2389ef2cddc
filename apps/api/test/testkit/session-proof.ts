import type { Person } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/**
 * Moves the user's last reauthentication eleven minutes into the past, so that it has expired. Access tokens stay
 * valid.
 */
export async function letProofExpire(fd: TestFrontdesk, { userId }: Pick<Person, 'userId'>): Promise<void> {
  const provedAt = new Date(fd.services.clock().getTime() - 11 * 60_000);
  await fd.services.database.system.prisma.session.updateMany({ where: { userId }, data: { provedAt } });
}
