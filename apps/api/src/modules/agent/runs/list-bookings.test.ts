import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { buildBooking } from '../../../../test/testkit/bookings.ts';
import { buildLead, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { someone } from '../../../../test/testkit/phone.ts';
import { listBookings } from './effects/bookings.ts';
import type { EffectInput } from './effects/effect.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(fd.services.clock().getTime() + days * DAY_MS);

it('lists the upcoming appointments of all leads of the contact, and of no other contact [AG-21]', async () => {
  const { acme } = await twoWorkspaces(fd);
  const phone = someone();
  const { id: contactId } = await buildContact(fd, acme, { phone });
  const [first, second, other] = [
    await buildLead(fd, acme, { phone }),
    await buildLead(fd, acme, { phone }),
    await buildLead(fd, acme, { phone: someone() }),
  ];
  const [later, sooner] = [inDays(3), inDays(2)];
  await buildBooking(fd, acme, first.id, { startsAt: later });
  await buildBooking(fd, acme, second.id, { startsAt: sooner });
  await buildBooking(fd, acme, first.id, { startsAt: inDays(-1) });
  await buildBooking(fd, acme, first.id, { startsAt: inDays(4), status: 'CANCELLED' });
  await buildBooking(fd, acme, other.id, { startsAt: inDays(1) });
  const list = async (id: string | null) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the tool reads only these fields of its input.
    const input = { workspaceId: acme.id, contactIdOf: async () => id } as unknown as EffectInput;
    return (await listBookings(fd.services, input)).result;
  };
  const bookings = [sooner.toISOString(), later.toISOString()];
  expect(await list(contactId)).toEqual({ ok: true, data: { bookings } });
  // A caller who withheld the number has no contact.
  expect(await list(null)).toEqual({ ok: true, data: { bookings: [] } });
});
