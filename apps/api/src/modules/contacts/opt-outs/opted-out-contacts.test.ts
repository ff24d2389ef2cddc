import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildTemplate } from '../../../../test/testkit/channels.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';
import { leadOf, messagesOf, openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';

/**
 * Port methods that message or call a contact, each with the only file that calls the method. Before the call, its job
 * checks opt-outs while the conversation or call is locked.
 */
const SENDS: Readonly<Record<string, string>> = {
  'MessagingPort.sendText': 'modules/messaging/messages/jobs/send-message-job.ts',
  'MessagingPort.sendCode': 'modules/messaging/surfaces/jobs/send-surface-code-job.ts',
  'MessagingPort.sendTemplate': 'modules/messaging/messages/jobs/send-message-job.ts',
  'VoicePort.call': 'modules/calls/calls/jobs/dial-call-job.ts',
};
/** Port methods that send nothing to a contact who is not already in a call. */
const DOES_NOT_SEND = [
  'MessagingPort.uploadMedia',
  'SpeakerEngine.inspect',
  'SpeakerEngine.enroll',
  'SpeakerEngine.compare',
  'SpeakerEngine.close',
  'CalendarPort.verify',
  'CalendarPort.slots',
  'CalendarPort.book',
  'CalendarPort.findBooking',
  'CalendarPort.listBookings',
  'CalendarPort.getBooking',
  'CalendarPort.cancel',
  'CalendarPort.reschedule',
  'MediaModelPort.transcribe',
  'MediaModelPort.describe',
  'MessagingPort.verify',
  'MessagingPort.findSent',
  'MessagingPort.locateMedia',
  'ModelPort.verify',
  'ModelPort.reply',
  'ModelPort.embed',
  'NumbersPort.find',
  'WhatsAppNumberPort.own',
  'WhatsAppNumberPort.requestCode',
  'WhatsAppNumberPort.verifyCode',
  'WhatsAppNumberPort.register',
  'WhatsAppNumberPort.deregister',
  'TemplatesPort.list',
  'TemplatesPort.create',
  'TemplatesPort.remove',
  'VoicePort.verify',
  'VoicePort.control',
  'VoicePort.getCall',
  'VoicePort.listen',
  'VoicePort.findCall',
  'PaymentsPort.saveProduct',
  'PaymentsPort.savePrice',
  'PaymentsPort.createCustomer',
  'PaymentsPort.startCheckout',
  'PaymentsPort.expireCheckout',
  'PaymentsPort.openPortal',
  'PaymentsPort.listSubscriptions',
  'PaymentsPort.listInvoices',
  'PaymentsPort.previewChange',
  'PaymentsPort.previewPeriod',
  'PaymentsPort.change',
  'PaymentsPort.scheduleChange',
  'PaymentsPort.cancelScheduledChange',
  'PaymentsPort.cancel',
];

const [SOURCES, PORTS] = ['../../../', '../../../../../../packages/providers/src/ports/'].map(
  (to) => new URL(to, import.meta.url),
);

async function textsIn(folder: URL): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /(?<!\.test)\.ts$/.test(name));
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(new URL(name, folder), 'utf8') })));
}

/** Returns the methods of all exported interfaces in a file, as `Port.method`. */
const methodsIn = (text: string): string[] =>
  text
    .split(/^export interface /m)
    .slice(1)
    .flatMap((part) => {
      const body = part.slice(0, part.indexOf('\n}'));
      return [...body.matchAll(/^ {2}(\w+)\(/gm)].map(([, method]) => `${/^\w+/.exec(part)?.[0]}.${method}`);
    });

describe('every message or call to a contact [CB-13]', () => {
  it('is a method of a port that is known to send', async () => {
    const methods = (await textsIn(PORTS as URL)).flatMap(({ text }) => methodsIn(text));
    const unknown = methods.filter((one) => !(one in SENDS) && !DOES_NOT_SEND.includes(one));
    if (unknown.length > 0)
      throw new Error(
        `Say in opted-out-contacts.test.ts whether ${unknown.join(', ')} reaches a contact; if so, show that STOP ends it.`,
      );
    expect([...methods].sort()).toEqual([...Object.keys(SENDS), ...DOES_NOT_SEND].sort());
  });

  it('is sent in one place only, which checks for an opt-out', async () => {
    const sources = await textsIn(SOURCES as URL);
    for (const [one, place] of Object.entries(SENDS)) {
      const called = new RegExp(`\\.${one.split('.')[1]}\\(`);
      const callers = sources.filter(({ text }) => called.test(text)).map(({ name }) => name);
      if (callers.length !== 1 || callers[0] !== place)
        throw new Error(`${one} is called in ${callers.join(', ')}: send through ${place}, where STOP is asked for.`);
    }
  });
});

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** Each function causes a message to the contact, which is sent when the jobs run. */
const WAYS: Readonly<Record<string, (phone: Phone, number: string) => Promise<void>>> = {
  'a reply of the agent': async (phone, number) => {
    await phone.say(number, 'Hello');
    fd.advance({ seconds: 5 });
  },
  'a reply of a member': async (phone, number) => {
    const conversationId = await held(phone, number);
    expect(await outcome(fd, phone.owner, 'sendMessage', { conversationId, body: 'Hello!' })).toBe('ok');
  },
  'a template': async (phone, number) => {
    const conversationId = await held(phone, number);
    const templateId = await buildTemplate(fd, phone.workspace, { provider: 'TWILIO', accountId: phone.accountSid });
    const variables = [{ name: '1', value: 'Lena' }];
    expect(await outcome(fd, phone.owner, 'sendTemplate', { conversationId, templateId, variables })).toBe('ok');
  },
  'the greeting of a lead': async (phone, number) => {
    const lead = { name: 'Lena Lead', phone: number, message: 'Hello', consent: true };
    expect(await outcome(fd, phone.owner, 'createLead', lead)).toBe('ok');
  },
};

async function held(phone: Phone, number: string): Promise<string> {
  const contact = { phone: number };
  return (await buildConversation(fd, phone.workspace, { heldById: phone.owner.memberId, contact })).id;
}

/** Makes the contact's message arrive right before the worker sends the next message. */
function inTheLastMoment(phone: Phone, number: string, word: string): void {
  const { send_message: send } = phone.jobs;
  if (!send) throw new Error('Messages are sent by a job of this name.');
  phone.jobs.send_message = async (payload, helpers) => {
    phone.jobs.send_message = send;
    await phone.say(number, word);
    await phone.drain();
    return send(payload, helpers);
  };
}

const messagesTo = (phone: Phone, number: string) => phone.fakes.sent.filter(({ to }) => to === number);

describe.each(Object.keys(WAYS))('%s', (way) => {
  it.each([
    ['STOP', 0],
    ['Stopp!', 0],
    ['arrêt', 0],
    ['odjava', 0],
    ['stop it there, thanks', 1],
  ])('that is queued when a contact writes “%s” is sent %i times', async (word, times) => {
    const [phone, number] = [await openPhone(fd), someone()];
    inTheLastMoment(phone, number, word);
    await WAYS[way]?.(phone, number);
    await phone.drain();
    const ours = (await messagesOf(phone)).filter(({ direction }) => direction === 'OUT');
    expect(messagesTo(phone, number).slice(0, 1)).toHaveLength(times);
    expect(ours[0]?.status).toBe(times === 0 ? 'SUPPRESSED' : 'SENT');
  });
});

describe('after START', () => {
  it('the contact can be written to again, and deferred messages are not sent late', async () => {
    const [phone, number] = [await openPhone(fd), someone()];
    const conversationId = await held(phone, number);
    inTheLastMoment(phone, number, 'STOP');
    const send = (body: string) => outcome(fd, phone.owner, 'sendMessage', { conversationId, body });
    await send('Before');
    await phone.drain();
    expect(await send('Meanwhile')).toBe('CONTACT_OPTED_OUT');
    await phone.say(number, 'START');
    await phone.drain();
    expect(await send('Afterwards')).toBe('ok');
    await phone.drain();
    expect(messagesTo(phone, number).map(({ body }) => body)).toEqual(['Afterwards']);
  });

  it('STOP during a turn ends it: its reply is not sent', async () => {
    const [phone, number] = [await openPhone(fd), someone()];
    phone.fakes.duringCall = async (what) => {
      if (what !== 'model') return;
      phone.fakes.duringCall = async () => {};
      await phone.say(number, 'STOP');
      await phone.drain();
    };
    await phone.say(number, 'Hello');
    fd.advance({ seconds: 5 });
    await phone.drain();
    expect(phone.fakes.asked.length).toBeGreaterThan(0);
    expect(messagesTo(phone, number)).toEqual([]);
    expect(await leadOf(phone, number)).not.toBeNull();
  });
});
