import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFrontdesk, type TestFrontdesk } from '../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../test/testkit/mutate.ts';
import { leadOf, openPhone, someone, turnsOf } from '../../../test/testkit/phone.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

describe('the agent on WhatsApp', () => {
  it('CB-13 CB-14 takes a lead from the greeting to a booking', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    const enquiry = { name: 'Lena Lead', phone: number, consent: true };
    expect((await mutate(fd, phone.owner, 'createLead', enquiry)).__typename).toBe('LeadCreated');
    await phone.drain();
    expect(phone.world.sent).toMatchObject([{ to: number }]);
    expect((await leadOf(phone, number))?.status).toBe('CONTACTED');
    for (const words of ['Hello', 'A check-up', 'This week', 'lena@people.test', 'The first one']) {
      expect((await phone.say(number, words)).statusCode).toBe(200);
      fd.advance({ seconds: 5 });
      await phone.drain();
    }
    const ends = (await turnsOf(phone)).map(({ outcome, failure }) => ({ outcome, failure }));
    expect(ends).toEqual(ends.map(() => ({ outcome: 'ANSWERED', failure: null })));
    const events = await phone.db.read((tx) => tx.inboundEvent.findMany());
    expect(events.map(({ outcome }) => outcome)).toEqual(events.map(() => 'Taken.'));
    expect(phone.world.booked).toMatchObject([{ attendee: { email: 'lena@people.test', phone: number } }]);
    expect(await leadOf(phone, number)).toMatchObject({ status: 'BOOKED', answers: { need: 'A check-up' } });
  });
});
