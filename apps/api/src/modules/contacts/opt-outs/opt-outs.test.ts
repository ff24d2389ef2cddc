import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildBooking } from '../../../../test/testkit/bookings.ts';
import { buildLead, buildMember } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const terms = (language: string, over: object = {}) => ({ language, optOutKeywords: [], optInKeywords: [], ...over });
const listen = (phone: Phone, ...languages: object[]) =>
  outcome(fd, phone.owner, 'updateOptOutKeywords', { languages });
const optOuts = (phone: Phone) => phone.db.read((tx) => tx.optOut.findMany());

async function say(phone: Phone, number: string, words: string): Promise<void> {
  await phone.say(number, words);
  fd.advance({ seconds: 5 });
  await phone.drain();
}

describe('opt-out keywords in the languages of the workspace', () => {
  it.each(['STOP', 'stop.', ' Ｓｔｏｐ！ ', 'ARRÊT', 'توقف', 'odjava'])(
    'are recognized by default: %s',
    async (word) => {
      const phone = await openPhone(fd);
      await say(phone, someone(), word);
      expect(await optOuts(phone)).toHaveLength(1);
      expect(phone.fakes.sent).toEqual([]);
    },
  );

  it.each(['please do not stop', 'bus stop', 'Basta cosi, thanks'])(
    'are not recognized within a sentence: %s',
    async (words) => {
      const phone = await openPhone(fd);
      await say(phone, someone(), words);
      expect(await optOuts(phone)).toEqual([]);
    },
  );

  it('are not recognized in a language that the workspace does not use, and always in English', async () => {
    const phone = await openPhone(fd);
    expect(await listen(phone, terms('de', { optOutKeywords: ['Genug!'] }))).toBe('ok');
    await say(phone, someone(), 'basta');
    expect(await optOuts(phone)).toEqual([]);
    // The agent replies, because the message is not an opt-out.
    expect(phone.fakes.sent).toHaveLength(1);
    await say(phone, someone(), 'genug');
    await say(phone, someone(), 'STOP');
    expect((await optOuts(phone)).map(({ keyword }) => keyword).sort()).toEqual(['genug', 'stop']);
  });

  it('are confirmed once in the language of the keyword, and nothing follows', async () => {
    const phone = await openPhone(fd);
    await listen(phone, terms('en'), terms('es', { confirmation: 'No le escribiremos más.' }));
    const number = someone();
    await say(phone, number, 'Basta');
    expect(phone.fakes.sent.map(({ body }) => body)).toEqual(['No le escribiremos más.']);
    await say(phone, number, 'basta');
    await say(phone, number, 'Are you there?');
    expect(phone.fakes.sent).toHaveLength(1);
    await say(phone, number, 'START');
    expect(phone.fakes.sent).toHaveLength(2);
    expect(await optOuts(phone)).toEqual([]);
  });

  it('are refused if there are none, too many, or a language twice', async () => {
    const phone = await openPhone(fd, { hasGreeting: false });
    expect(await listen(phone, terms('de', { optOutKeywords: ['…'] }))).toBe('OPT_OUT_KEYWORDS_INVALID');
    expect(await listen(phone, terms('de', { optInKeywords: Array(21).fill('ja') }))).toBe('OPT_OUT_KEYWORDS_INVALID');
    expect(await listen(phone, terms('de'), terms('de'))).toBe('OPT_OUT_KEYWORDS_INVALID');
    expect(await listen(phone, terms('de', { confirmation: 'x'.repeat(501) }))).toBe('CONFIRMATION_TOO_LONG');
    const settings = '{ messagingSettings { version optOutLanguages { language } } }';
    expect((await as(fd, phone.owner).ok(settings)).messagingSettings).toMatchObject({ version: 0 });
  });
});

describe('an ambiguous keyword', () => {
  it('opts out a contact without an open matter', async () => {
    const phone = await openPhone(fd);
    await say(phone, someone(), 'Cancel');
    expect((await optOuts(phone)).map(({ keyword }) => keyword)).toEqual(['cancel']);
    expect(phone.fakes.sent).toEqual([]);
  });

  it('is an ordinary message while the agent expects an answer, and gets a reply', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    await say(phone, number, 'Hello');
    expect(phone.fakes.sent).toHaveLength(1);
    await say(phone, number, 'cancelar');
    expect(await optOuts(phone)).toEqual([]);
    expect(phone.fakes.sent).toHaveLength(2);
    await say(phone, number, 'STOP');
    expect(await optOuts(phone)).toHaveLength(1);
  });

  it('opts out again when the question is more than a day old', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    await say(phone, number, 'Hello');
    fd.advance({ hours: 25 });
    await say(phone, number, 'cancel');
    expect(await optOuts(phone)).toHaveLength(1);
  });

  it.each([
    ['upcoming', 'tomorrow', 1],
    ['past', 'yesterday', -1],
  ])('with an %s booking, %s', async (_when, _day, days) => {
    const phone = await openPhone(fd);
    const number = someone();
    const lead = await buildLead(fd, phone.workspace, { phone: number });
    const startsAt = new Date(fd.services.clock().getTime() + days * 86_400_000);
    await buildBooking(fd, phone.workspace, lead.id, { startsAt });
    await say(phone, number, 'Cancel');
    expect(await optOuts(phone)).toHaveLength(days > 0 ? 0 : 1);
  });

  it('is an ordinary message while a member’s question is open, and takes effect after a statement', async () => {
    const phone = await openPhone(fd);
    const ask = async (body: string) => {
      const number = someone();
      await buildConversation(fd, phone.workspace, { contact: { phone: number }, words: ['Hi', body] });
      await say(phone, number, 'cancel');
    };
    await ask('Shall we say Thursday?');
    expect(await optOuts(phone)).toEqual([]);
    await ask('Thank you.');
    expect(await optOuts(phone)).toHaveLength(1);
  });

  it('does not opt a contact in who has an upcoming booking, START does', async () => {
    const phone = await openPhone(fd);
    const number = someone();
    const lead = await buildLead(fd, phone.workspace, { phone: number });
    await buildBooking(fd, phone.workspace, lead.id);
    await say(phone, number, 'STOP');
    await say(phone, number, 'yes');
    expect(await optOuts(phone)).toHaveLength(1);
    await say(phone, number, 'START');
    expect(await optOuts(phone)).toEqual([]);
  });
});

describe('a member [WC-19]', () => {
  it('records an opt-out and its end, and nothing is sent until its end', async () => {
    const phone = await openPhone(fd);
    const { id: conversationId, contact } = await buildConversation(fd, phone.workspace, {
      heldById: phone.owner.memberId,
    });
    const { id } = contact;
    expect(await outcome(fd, phone.owner, 'optInContact', { id })).toBe('NOT_OPTED_OUT');
    expect(await outcome(fd, phone.owner, 'optOutContact', { id })).toBe('ok');
    expect(await outcome(fd, phone.owner, 'optOutContact', { id })).toBe('OPTED_OUT_ALREADY');
    expect(await optOuts(phone)).toMatchObject([{ recordedByName: phone.owner.name, keyword: null }]);
    const body = { conversationId, body: 'Hello?' };
    expect(await outcome(fd, phone.owner, 'sendMessage', body)).toBe('CONTACT_OPTED_OUT');
    await mutate(fd, phone.owner, 'optInContact', { id });
    expect(await outcome(fd, phone.owner, 'sendMessage', body)).toBe('ok');
  });

  it('who is limited to their conversations records it only for contacts of those', async () => {
    const phone = await openPhone(fd);
    const limited = await buildMember(fd, phone.workspace, { assignedConversationsOnly: true });
    const { contact: theirs } = await buildConversation(fd, phone.workspace, { assigneeId: limited.memberId });
    const { contact: another } = await buildConversation(fd, phone.workspace);
    const tried = (name: string, { id }: { id: string }) => outcome(fd, limited, name, { id });
    expect(await tried('optOutContact', theirs)).toBe('ok');
    expect(await tried('optOutContact', another)).toBe('NOT_FOUND');
    expect(await optOuts(phone)).toMatchObject([{ contactId: theirs.id }]);
    expect(await tried('optInContact', theirs)).toBe('ok');
    expect(await tried('optInContact', another)).toBe('NOT_FOUND');
  });

  it('stops even a message that is already queued', async () => {
    const phone = await openPhone(fd);
    const { id: conversationId, contact } = await buildConversation(fd, phone.workspace, {
      heldById: phone.owner.memberId,
    });
    await mutate(fd, phone.owner, 'sendMessage', { conversationId, body: 'Just a moment' });
    await mutate(fd, phone.owner, 'optOutContact', { id: contact.id });
    await phone.drain();
    expect(phone.fakes.sent).toEqual([]);
    const message = await phone.db.read((tx) => tx.message.findFirstOrThrow({ where: { direction: 'OUT' } }));
    expect(message).toMatchObject({ status: 'SUPPRESSED', failureMessage: 'The contact opted out.' });
  });
});
