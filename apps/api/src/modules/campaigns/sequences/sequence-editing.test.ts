import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildBooking } from '../../../../test/testkit/bookings.ts';
import { buildLead, buildMember, buildRole, buildWorkspace, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildTemplate } from '../../../../test/testkit/channels.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { someone } from '../../../../test/testkit/phone.ts';
import { buildSequence, buildSequenceMessage, sequenceInput, stepInput } from '../../../../test/testkit/sequences.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const FIELDS =
  'sequence { id name trigger enabledAt revision steps { position delayMinutes text template { id } variables { name text } } }';
const create = (who: Caller, input: object) => mutate(fd, who, 'createSequence', input, FIELDS);

describe('a sequence [AG-38]', () => {
  it('is created switched off, changed with its revision, switched on and deleted', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { sequence } = await create(acme.owner, sequenceInput());
    expect(sequence).toMatchObject({
      name: 'Reminder',
      enabledAt: null,
      revision: 1,
      steps: [{ position: 1, delayMinutes: 1440 }],
    });
    const change = { ...sequenceInput({ name: 'Reminders' }), id: sequence.id };
    const steps = [stepInput({ delayMinutes: 2880 }), stepInput({ delayMinutes: 60 })];
    expect(await mutate(fd, acme.owner, 'updateSequence', { ...change, steps, revision: 1 }, FIELDS)).toMatchObject({
      sequence: { name: 'Reminders', revision: 2, steps: [{ delayMinutes: 2880 }, { delayMinutes: 60 }] },
    });
    expect(await outcome(fd, acme.owner, 'updateSequence', { ...change, revision: 1 })).toBe('SEQUENCE_CHANGED');
    const { sequence: on } = await mutate(fd, acme.owner, 'enableSequence', { id: sequence.id }, FIELDS);
    expect(on.enabledAt).toEqual(expect.any(String));
    expect(await outcome(fd, acme.owner, 'deleteSequence', { id: sequence.id })).toBe('ok');
    expect((await as(fd, acme.owner).ok('{ sequences(first: 5) { totalCount } }')).sequences.totalCount).toBe(0);
  });

  it.each([
    ['a blank name', { name: ' ' }, 'NAME_INVALID'],
    ['no step', { steps: [] }, 'SEQUENCE_STEPS_INVALID'],
    [
      'increasing delays before an appointment',
      { steps: [stepInput({ delayMinutes: 60 }), stepInput({ delayMinutes: 120 })] },
      'SEQUENCE_STEPS_INVALID',
    ],
    [
      'equal delays',
      { trigger: 'NO_REPLY' as const, steps: [stepInput({ text: 'Hi' }), stepInput({ text: 'Hi' })] },
      'SEQUENCE_STEPS_INVALID',
    ],
    ['a delay of more than 30 days', { steps: [stepInput({ delayMinutes: 43_201 })] }, 'SEQUENCE_STEPS_INVALID'],
    ['a step without content', { steps: [stepInput({ text: ' ' })] }, 'SEQUENCE_STEP_EMPTY'],
    ['an unknown placeholder', { steps: [stepInput({ text: 'Hi {{surname}}' })] }, 'SEQUENCE_TEXT_INVALID'],
    ['a time without an appointment', { trigger: 'NO_REPLY' as const }, 'SEQUENCE_TEXT_INVALID'],
  ])('is refused with %s', async (_what, over, code) => {
    const { acme } = await twoWorkspaces(fd);
    expect(await outcome(fd, acme.owner, 'createSequence', sequenceInput(over))).toBe(code);
  });

  it('needs a value for each template variable, and a template and a service of the workspace', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const [own, foreign] = [await buildTemplate(fd, acme), await buildTemplate(fd, globex)];
    const variables = [{ name: '1', text: '{{first_name}}' }];
    const withTemplate = (templateId: string, given = variables) =>
      sequenceInput({ steps: [stepInput({ templateId, variables: given })] });
    const result = (input: object) => outcome(fd, acme.owner, 'createSequence', input);
    expect(await result(withTemplate(own, []))).toBe('TEMPLATE_VARIABLES_INVALID');
    expect(await result(withTemplate(foreign))).toBe('NOT_FOUND');
    const { sequence } = await create(acme.owner, withTemplate(own, [{ name: 'other', text: 'Hello' }, ...variables]));
    expect(sequence.steps).toMatchObject([{ template: { id: own }, variables }]);
    expect(await result(sequenceInput({ serviceId: foreign }))).toBe('NOT_FOUND');
  });

  it('is read by viewers and changed by admins, and not offered in a voice workspace', async () => {
    const { acme } = await twoWorkspaces(fd);
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    const id = await buildSequence(fd, acme);
    expect(await outcome(fd, viewer, 'createSequence', sequenceInput())).toBe('FORBIDDEN');
    expect(await outcome(fd, viewer, 'disableSequence', { id })).toBe('FORBIDDEN');
    const { sequence } = await as(fd, viewer).ok('query ($id: ID!) { sequence(id: $id) { name } }', { id });
    expect(sequence).toEqual({ name: 'Reminder' });
    const voice = await buildWorkspace(fd, { channel: 'VOICE' });
    const owner = await buildMember(fd, voice, { role: 'owner' });
    expect(await outcome(fd, owner, 'createSequence', sequenceInput())).toBe('PROVIDER_NOT_FOR_CHANNEL');
  });

  it('is limited to 20 in a workspace, and prevents the deletion of its service', async () => {
    const { acme } = await twoWorkspaces(fd);
    for (let count = 0; count < 20; count += 1) await buildSequence(fd, acme);
    expect(await outcome(fd, acme.owner, 'createSequence', sequenceInput())).toBe('SEQUENCES_TOO_MANY');
  });
});

const PREVIEW =
  '{ sequencePreview { sequenceName step contactName body blocker dueAt sendAt conversationId bookingId } }';

describe('the preview of sequences [AG-38]', () => {
  it('shows the messages of the next seven days with contact, time and what prevents them', async () => {
    const { acme } = await twoWorkspaces(fd);
    const hours = (count: number) => new Date(fd.services.clock().getTime() + count * 3_600_000);
    const book = async (name: string, startsAt: Date, over: object = {}) => {
      const phone = someone();
      const { id: leadId } = await buildLead(fd, acme, { name, phone });
      const contact = { name, phone, ...over };
      await buildConversation(fd, acme, { lastInboundAt: fd.services.clock(), contact });
      return buildBooking(fd, acme, leadId, { startsAt });
    };
    await buildSequence(fd, acme, { steps: [{ delayMinutes: 24 * 60, text: 'Until tomorrow, {{first_name}}.' }] });
    await buildSequence(fd, acme, { name: 'Off', enabledAt: null });
    const soon = await book('Lena Moss', hours(40));
    await book('Bo Blocked', hours(42), { blockedAt: hours(0) });
    await book('Cara Closed', hours(24 * 5));
    await book('Late Larry', hours(24 * 20));
    const { sequencePreview } = await as(fd, acme.owner).ok(PREVIEW);
    expect(sequencePreview).toMatchObject([
      { contactName: 'Lena Moss', bookingId: soon, body: 'Until tomorrow, Lena.', blocker: null, step: 1 },
      { contactName: 'Bo Blocked', blocker: 'BLOCKED' },
      { contactName: 'Cara Closed', blocker: 'WINDOW_CLOSED', body: null },
    ]);
  });

  it('omits persons that the viewer cannot read, and masks contact details', async () => {
    const { acme } = await twoWorkspaces(fd);
    const number = someone();
    const { id: leadId } = await buildLead(fd, acme, { name: number, phone: number });
    await buildConversation(fd, acme, { lastInboundAt: fd.services.clock(), contact: { name: number, phone: number } });
    await buildBooking(fd, acme, leadId, { startsAt: new Date(fd.services.clock().getTime() + 30 * 3_600_000) });
    await buildSequence(fd, acme, { steps: [{ text: 'Call +447700900123, {{contact_name}}.' }] });
    const names = async (who: Caller) =>
      (await as(fd, who).ok(PREVIEW)).sequencePreview.map((one: { contactName: string }) => one.contactName);
    expect(await names(acme.owner)).toEqual([number]);
    const { id: customRoleId } = await buildRole(fd, acme, { policies: ['sequence.read'] });
    expect(await names(await buildMember(fd, acme, { role: 'member', customRoleId }))).toEqual([]);
    const masked = await buildMember(fd, acme, { role: 'member', maskContactDetails: true });
    const [message] = (await as(fd, masked).ok(PREVIEW)).sequencePreview;
    expect(JSON.stringify(message)).not.toContain(number.slice(-6));
    expect(message.body).not.toContain('900123');
  });
});

describe('a no-show [AG-38]', () => {
  const mark = (who: Caller, id: string, isNoShow = true) => outcome(fd, who, 'updateBookingNoShow', { id, isNoShow });

  it('is marked and removed by a member once the appointment has started', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { id: leadId } = await buildLead(fd, acme);
    const at = (hours: number) => new Date(fd.services.clock().getTime() + hours * 3_600_000);
    const [past, coming] = [
      await buildBooking(fd, acme, leadId, { startsAt: at(-1) }),
      await buildBooking(fd, acme, leadId, { startsAt: at(1) }),
    ];
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    expect(await mark(viewer, past)).toBe('FORBIDDEN');
    expect(await mark(acme.owner, coming)).toBe('BOOKING_NOT_STARTED');
    expect(await mark(acme.owner, past)).toBe('ok');
    const read = async () =>
      (
        await as(fd, acme.owner).ok(
          'query ($id: ID!) { booking(id: $id) { noShowAt viewerCan { markNoShow { allowed } } } }',
          { id: past },
        )
      ).booking;
    expect(await read()).toEqual({ noShowAt: expect.any(String), viewerCan: { markNoShow: { allowed: true } } });
    expect(await mark(acme.owner, past, false)).toBe('ok');
    expect((await read()).noShowAt).toBeNull();
  });
});

describe('the log of sequences [AG-38]', () => {
  const LOG = `{ sequenceMessages(first: 5) { edges { node {
    status blocker sequence { name } conversation { contact { name } } booking { id } message { id } } } } }`;

  it('shows the steps that were due, with their booking, message and conversation', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { id: leadId } = await buildLead(fd, acme);
    const { id: conversationId } = await buildConversation(fd, acme, { contact: { phone: someone() } });
    const bookingId = await buildBooking(fd, acme, leadId);
    const sequenceId = await buildSequence(fd, acme);
    await buildSequenceMessage(fd, acme, { sequenceId, conversationId, bookingId });
    const { sequenceMessages } = await as(fd, acme.owner).ok(LOG);
    const sequence = { name: 'Reminder' };
    const decision = { status: 'SKIPPED', blocker: 'OPTED_OUT', message: null };
    expect(sequenceMessages.edges).toMatchObject([{ node: { ...decision, sequence, booking: { id: bookingId } } }]);
  });

  it('is read with the messages of a conversation, and limited like them', async () => {
    const { acme } = await twoWorkspaces(fd);
    const limited = await buildMember(fd, acme, { role: 'member', assignedConversationsOnly: true });
    const sequenceId = await buildSequence(fd, acme);
    for (const assigneeId of [limited.memberId, acme.owner.memberId]) {
      const { id: conversationId } = await buildConversation(fd, acme, { assigneeId });
      await buildSequenceMessage(fd, acme, { sequenceId, conversationId });
    }
    const { id: customRoleId } = await buildRole(fd, acme, { policies: ['booking.read', 'sequence.read'] });
    const count = '{ sequenceMessages(first: 5) { totalCount } }';
    expect((await as(fd, acme.owner).ok(count)).sequenceMessages.totalCount).toBe(2);
    expect((await as(fd, limited).ok(count)).sequenceMessages.totalCount).toBe(1);
    expect(await as(fd, await buildMember(fd, acme, { role: 'member', customRoleId })).denied(count)).toBe('FORBIDDEN');
  });
});
