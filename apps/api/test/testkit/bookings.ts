import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Prisma } from '../../src/db/generated/client.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Creates a confirmed booking, by default for tomorrow. Returns its id. */
export async function buildBooking(
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  leadId: string,
  overrides: Partial<Prisma.BookingUncheckedCreateInput> = {},
): Promise<string> {
  const id = uuidv7();
  const createdAt = fd.services.clock();
  const startsAt = new Date(createdAt.getTime() + 86_400_000);
  const who = { leadId, attendeeName: 'Lena Lead', attendeeEmail: 'lena@people.test', timeZone: 'Europe/London' };
  const access = { status: 'BOOKED', startsAt, providerId: randomUUID(), createdAt };
  await fd.services.database
    .forWorkspace(workspaceId)
    .write((tx) => tx.booking.create({ data: { workspaceId, id, ...who, ...access, ...overrides } }));
  return id;
}
