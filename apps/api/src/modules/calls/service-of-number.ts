import type { Tx } from '../../db/tenant-db.ts';

/** Which service handles what comes in on a number, or goes out from it: the newest one of the channel, until numbers are routed. */
export async function serviceOfNumber(tx: Tx, _phoneNumberId: string | null): Promise<string | null> {
  const service = await tx.service.findFirst({
    where: { channel: 'VOICE' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return service?.id ?? null;
}
