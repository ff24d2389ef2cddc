import { DEFAULT_OUTREACH_CEILINGS } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildVisitor, signedInAgain, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { openCampaigns } from '../../../../test/testkit/campaigns.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import type { TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { closedWindow } from '../../../../test/testkit/hours.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { setLimits } from '../../../../test/testkit/outreach.ts';
import { leadOf, openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { openVoiceLine, startCallExchange } from '../../../../test/testkit/voice.ts';
import { zonesOfNumber } from './contact-windows.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
let fd: TestFrontdesk;
beforeAll(async () => {
  exchange = await startCallExchange();
  fd = exchange.fd;
});
afterAll(() => exchange.close());

const LIMITS = { country: 'GB', otherCountries: [] as string[], ...DEFAULT_OUTREACH_CEILINGS };
const advanceTo = (at: Date) =>
  fd.advance({ seconds: Math.ceil((at.getTime() - fd.services.clock().getTime()) / 1000) });

/** Sets contact windows that are closed now. Returns the time at which they open. */
async function close(workspace: { id: string }): Promise<Date> {
  const { opensAt, columns } = closedWindow(fd.services.clock());
  await setLimits(fd, workspace, columns);
  return opensAt;
}

async function submit(phone: Phone): Promise<string> {
  const number = someone();
  const form = { name: 'Vera Visitor', phone: number, message: '', consent: true, slug: phone.workspace.slug };
  await mutate(fd, buildVisitor(), 'submitForm', form, 'workspaceName');
  return number;
}
const greeted = ({ fakes: world }: Phone) => world.sent.map(({ to }) => to);

describe('the contact window of a workspace', () => {
  it('is 08:00 to 20:00 by default, and can be changed [AG-12]', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    Object.assign(fd.services, { contactWindow: { from: 480, until: 1200 } });
    const read = async (caller: object) =>
      (await as(fd, caller).ok('{ outreachLimits { messageWindow { from until } callWindow { from until } } }'))
        .outreachLimits;
    const day = { from: '08:00', until: '20:00' };
    expect(await read(acme.owner)).toEqual({ messageWindow: day, callWindow: day });
    const callWindow = { from: '09:30', until: '24:00' };
    expect(await outcome(fd, acme.owner, 'updateOutreachLimits', { ...LIMITS, callWindow })).toBe('ok');
    expect(await read(acme.owner)).toEqual({ messageWindow: day, callWindow });
    await mutate(fd, acme.owner, 'updateOutreachLimits', LIMITS);
    expect(await read(acme.owner)).toEqual({ messageWindow: day, callWindow });
    expect(await read(globex.owner)).toEqual({ messageWindow: day, callWindow: day });
    Object.assign(fd.services, { contactWindow: { from: 0, until: 1440 } });
  });

  it.each([
    { from: '20:00', until: '08:00' },
    { from: '08:00', until: '08:30' },
    { from: '8', until: '20:00' },
  ])('refuses %j', async (window) => {
    const { acme } = await twoWorkspaces(fd);
    const refusal = await mutate(fd, acme.owner, 'updateOutreachLimits', { ...LIMITS, messageWindow: window });
    expect(refusal).toMatchObject({ code: 'CONTACT_WINDOW_INVALID', field: 'messageWindow' });
  });

  it.each([
    ['+12125550123', ['America/New_York']],
    ['+14155550123', ['America/Los_Angeles']],
    ['+442079460018', ['Europe/London']],
    ['+870773111632', []],
  ])('applies in the zones of %s', async (number, zones) => {
    expect(await zonesOfNumber(number)).toEqual(zones);
  });
});

describe('a lead that arrives outside the contact window', () => {
  it('is greeted when the window opens, once, and shows when [AG-12]', async () => {
    const phone = await openPhone(fd);
    const opensAt = await close(phone.workspace);
    const number = await submit(phone);
    await phone.drain();
    expect(greeted(phone)).toEqual([]);
    expect(await leadOf(phone, number)).toMatchObject({
      waitingReason: 'OUTSIDE_HOURS',
      contactAt: opensAt,
      greetedAt: null,
    });
    advanceTo(opensAt);
    await phone.settle();
    expect(greeted(phone)).toEqual([number]);
    expect(await leadOf(phone, number)).toMatchObject({ waitingReason: null, contactAt: null });
  });

  it('is greeted after a worker was killed at every step of its postponement [AG-12]', async () => {
    for (const steps of [0, 1]) {
      const phone = await openPhone(fd);
      const opensAt = await close(phone.workspace);
      const number = await submit(phone);
      phone.fuse.left = steps;
      expect(await phone.drain()).toBe(false);
      phone.fuse.left = Number.POSITIVE_INFINITY;
      advanceTo(opensAt);
      await phone.settle();
      expect(greeted(phone)).toEqual([number]);
    }
  });

  it('is not among the leads that a member greets, and a started greeting waits for the window [AG-12] [AG-14]', async () => {
    const phone = await openPhone(fd);
    await phone.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: fd.services.clock() } }));
    const paused = await submit(phone);
    await phone.drain();
    await phone.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: null } }));
    const opensAt = await close(phone.workspace);
    const late = await submit(phone);
    await phone.drain();
    const owner = await signedInAgain(fd, phone.owner);
    expect((await as(fd, owner).ok('{ leadBacklog { count } }')).leadBacklog).toEqual({ count: 1 });
    expect(await outcome(fd, owner, 'scheduleGreetings', { perMinute: 60 })).toBe('ok');
    await phone.drain();
    expect(greeted(phone)).toEqual([]);
    advanceTo(opensAt);
    await phone.settle();
    expect(greeted(phone).toSorted()).toEqual([paused, late].toSorted());
  });

  it('waits no longer when the contact writes first [AG-12]', async () => {
    const phone = await openPhone(fd);
    const opensAt = await close(phone.workspace);
    const number = await submit(phone);
    await phone.drain();
    await phone.say(number, 'Hello?');
    await phone.drain();
    expect(await leadOf(phone, number)).toMatchObject({ waitingReason: null, contactAt: null });
    advanceTo(opensAt);
    await phone.settle();
    // The agent replies to the message and sends no greeting.
    expect(greeted(phone)).toEqual([number]);
  });
});

describe('a member outside the contact window', () => {
  it('writes first only after a confirmation, and an API key never [AG-12]', async () => {
    const line = await openCampaigns(fd);
    const owner = await signedInAgain(fd, line.owner);
    const key = await buildApiKey(fd, line.workspace, line.owner, { scopes: ['message.send', 'contact.read'] });
    const { id: contactId } = await buildContact(fd, line.workspace, { name: 'Lena', phone: someone() });
    const template = { templateId: line.templateId, variables: [{ name: '1', value: 'Lena' }] };
    const start = (caller: object, more: object) =>
      mutate(fd, caller, 'startConversation', { contactId, clientId: crypto.randomUUID(), ...template, ...more });
    await close(line.workspace);
    const refusal = await start(owner, {});
    expect(refusal).toMatchObject({
      code: 'OUTSIDE_CONTACT_WINDOW',
      message: expect.stringMatching(/^It is \d\d:\d\d for this contact/),
    });
    expect(await start(key, { confirmOutsideWindow: true })).toMatchObject({ code: 'OUTSIDE_CONTACT_WINDOW' });
    expect(await start(owner, { confirmOutsideWindow: true })).toMatchObject({ outcome: 'ok' });
  });

  it('calls only after a confirmation [AG-12]', async () => {
    const line = await openVoiceLine(exchange);
    const { id: leadId } = await line.lead();
    await close(line.workspace);
    const owner = await signedInAgain(fd, line.owner);
    const call = (input: object) => outcome(fd, owner, 'startCall', { leadId, ...input });
    expect(await call({})).toBe('OUTSIDE_CONTACT_WINDOW');
    expect(await call({ confirmOutsideWindow: true })).toBe('ok');
    await line.drain();
    expect(line.dialed()).toHaveLength(1);
  });
});

describe('an automatic call', () => {
  const create = async (line: { owner: object }) =>
    mutate(fd, await signedInAgain(fd, line.owner as never), 'createLead', {
      name: 'Nora New',
      phone: someone(),
      consent: true,
    });

  it('waits for the call window [AG-12]', async () => {
    const line = await openVoiceLine(exchange);
    const opensAt = await close(line.workspace);
    await create(line);
    await line.drain();
    expect(line.dialed()).toHaveLength(0);
    expect(await line.db.read((tx) => tx.lead.findFirst())).toMatchObject({
      waitingReason: 'OUTSIDE_HOURS',
      contactAt: opensAt,
    });
    advanceTo(opensAt);
    await line.drain();
    expect(line.dialed()).toHaveLength(1);
    expect(await line.calls()).toMatchObject([{ isAutomatic: true }]);
  });

  it('is not placed after its window closed in the meantime, and resumes when it opens [AG-12]', async () => {
    const line = await openVoiceLine(exchange);
    await create(line);
    // The worker fails after it has stored the call.
    line.fuse.left = 1;
    expect(await line.drain()).toBe(false);
    line.fuse.left = Number.POSITIVE_INFINITY;
    expect(await line.calls()).toMatchObject([{ state: 'QUEUED' }]);
    const opensAt = await close(line.workspace);
    await line.drain();
    expect(line.dialed()).toHaveLength(0);
    advanceTo(opensAt);
    await line.drain();
    expect(line.dialed()).toHaveLength(1);
  });
});
