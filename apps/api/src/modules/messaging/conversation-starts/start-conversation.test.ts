import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildLead, buildMember, buildRole, buildWorkspace } from '../../../../test/testkit/build.ts';
import { openCampaigns } from '../../../../test/testkit/campaigns.ts';
import { buildTemplate } from '../../../../test/testkit/channels.ts';
import { buildContact, buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { setLimits } from '../../../../test/testkit/outreach.ts';
import { someone } from '../../../../test/testkit/phone.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const FIELDS = `message { id body status authorType memberId }
  conversation { id heldById mode messages(last: 5) { nodes { id } } }`;

/** Builds a WhatsApp workspace with a phone number, an approved template, and a contact who has never written. */
async function open() {
  const line = await openCampaigns(fd);
  const contact = await buildContact(fd, line.workspace, { name: 'Lena', phone: someone() });
  const template = { templateId: line.templateId, variables: [{ name: '1', value: 'Lena' }] };
  const start = (who: Caller, input: object) =>
    mutate(fd, who, 'startConversation', { clientId: crypto.randomUUID(), ...input }, FIELDS);
  const result = async (who: Caller, input: object) => (await start(who, input)).outcome;
  const counts = () =>
    line.db.read(async (tx) => ({
      conversations: await tx.conversation.count(),
      messages: await tx.message.count({ where: { direction: 'OUT' } }),
      takeovers: await tx.takeover.count(),
    }));
  return { ...line, contact, to: { contactId: contact.id }, template, start, result, counts };
}

const NOTHING = { conversations: 0, messages: 0, takeovers: 0 };

describe('a conversation that a member starts [AM-17]', () => {
  it('sends a template to a contact who never wrote, and takes over for the member', async () => {
    const { owner, phone, contact, to, template, start } = await open();
    const { message: sent, conversation } = await start(owner, { ...to, ...template });
    expect(sent).toMatchObject({ body: 'Hello Lena, see you soon.', status: 'QUEUED', authorType: 'MEMBER' });
    expect(conversation).toMatchObject({ heldById: owner.memberId, mode: 'HUMAN' });
    await phone.settle();
    expect(phone.fakes.sent).toMatchObject([{ to: contact.phone }]);
  });

  it('requires message.send, but no takeover, and no contact.read for a lead', async () => {
    const { workspace, to, template, result, counts } = await open();
    const { id: leadId } = await buildLead(fd, workspace, { phone: someone() });
    const { id: customRoleId } = await buildRole(fd, workspace, {
      policies: ['message.read', 'message.send', 'lead.read'],
    });
    const omar = await buildMember(fd, workspace, { role: 'member', customRoleId });
    const vic = await buildMember(fd, workspace, { role: 'viewer' });
    const ana = await buildMember(fd, workspace, { role: 'agent', grants: [{ policy: 'message.send' }] });
    const refusal = async (who: Caller) =>
      outcome(fd, who, 'startConversation', { leadId, ...template, clientId: crypto.randomUUID() });
    expect([await refusal(vic), await refusal(ana)]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect(await outcome(fd, omar, 'startConversation', { ...to, ...template, clientId: crypto.randomUUID() })).toBe(
      // A member without contact.read cannot read the contact.
      'NOT_FOUND',
    );
    expect(await counts()).toEqual(NOTHING);
    expect(await result(omar, { leadId, ...template })).toBe('ok');
  });

  it('marks the lead as contacted, and the agent does not greet it', async () => {
    const { owner, phone, db, template, start } = await open();
    const number = someone();
    await mutate(fd, owner, 'createLead', { name: 'Lena Lead', phone: number, message: 'Hello', consent: true });
    const lead = await db.read((tx) => tx.lead.findFirstOrThrow({ where: { phone: number } }));
    await start(owner, { leadId: lead.id, ...template });
    await phone.settle();
    expect(phone.fakes.sent).toHaveLength(1);
    expect(await db.read((tx) => tx.lead.findFirstOrThrow({ where: { id: lead.id } }))).toMatchObject({
      status: 'CONTACTED',
    });
    expect(await db.read((tx) => tx.agentMemory.findFirstOrThrow())).toMatchObject({ leadId: lead.id });
  });

  it('sends free text only within the reply window, in the existing conversation', async () => {
    const { workspace, owner, to, result, counts, start } = await open();
    expect(await result(owner, { ...to, body: 'Hi' })).toBe('REPLY_WINDOW_CLOSED');
    expect(await counts()).toEqual(NOTHING);
    const { id, contactId } = await buildConversation(fd, workspace, { contact: { phone: someone() } });
    expect(await result(owner, { contactId, body: ' ' })).toBe('MESSAGE_EMPTY');
    const { conversation, message: sent } = await start(owner, { contactId, body: ' Hi ' });
    expect(conversation).toMatchObject({ id, heldById: owner.memberId });
    expect(sent).toMatchObject({ body: 'Hi' });
  });

  it('is refused for a blocked and an opted-out contact, and while another member has taken over', async () => {
    const { workspace, owner, db, template, result } = await open();
    const blocked = await buildContact(fd, workspace, { phone: someone(), blocked: true });
    const silent = await buildContact(fd, workspace, { phone: someone() });
    await mutate(fd, owner, 'optOutContact', { id: silent.id });
    const mia = await buildMember(fd, workspace, { role: 'member' });
    const held = await buildConversation(fd, workspace, { heldById: mia.memberId, contact: { phone: someone() } });
    // Precondition: one contact has opted out.
    expect(await db.read((tx) => tx.optOut.count())).toBe(1);
    expect(await result(owner, { contactId: blocked.id, ...template })).toBe('CONTACT_BLOCKED');
    expect(await result(owner, { contactId: silent.id, ...template })).toBe('CONTACT_OPTED_OUT');
    expect(await result(owner, { contactId: held.contactId, ...template })).toBe('TAKEN_OVER_BY_ANOTHER');
    expect(await result(mia, { contactId: held.contactId, ...template })).toBe('ok');
    expect(await db.read((tx) => tx.message.count({ where: { author: 'MEMBER' } }))).toBe(1);
  });

  it('is refused with a template that cannot be sent, and leaves no conversation behind', async () => {
    const { workspace, owner, to, template, result, counts } = await open();
    const paused = await buildTemplate(fd, workspace, { status: 'PAUSED' });
    const foreign = await buildTemplate(fd, workspace, { accountId: 'another' });
    const { variables } = template;
    expect(await result(owner, { ...to, templateId: paused, variables })).toBe('TEMPLATE_NOT_APPROVED');
    expect(await result(owner, { ...to, templateId: foreign, variables })).toBe('TEMPLATE_OF_ANOTHER_ACCOUNT');
    expect(await result(owner, { ...to, ...template, variables: [] })).toBe('TEMPLATE_VARIABLES_INVALID');
    expect(await counts()).toEqual(NOTHING);
  });

  it('applies the outreach limits for a contact who never wrote: country, daily number and spend', async () => {
    const { workspace, owner, template, result, counts } = await open();
    const abroad = await buildContact(fd, workspace, { phone: '+5352123456' });
    expect(await result(owner, { contactId: abroad.id, ...template })).toBe('COUNTRY_NOT_ALLOWED');
    await setLimits(fd, workspace, { dailyPerWorkspace: 1 });
    const [first, second] = [
      await buildContact(fd, workspace, { phone: someone() }),
      await buildContact(fd, workspace, { phone: someone() }),
    ];
    const key = await buildApiKey(fd, workspace, owner, { scopes: ['message.send', 'contact.read'] });
    expect(await result(key, { contactId: first.id, ...template })).toBe('ok');
    expect(await result(key, { contactId: second.id, ...template })).toBe('WORKSPACE_DAILY_LIMIT');
    // A message from an API key does not take the conversation over.
    expect(await counts()).toEqual({ conversations: 1, messages: 1, takeovers: 0 });
  });

  it('stores one message for a repeated request, also when the requests run in parallel', async () => {
    const { owner, to, template, start, counts } = await open();
    const input = { ...to, ...template, clientId: crypto.randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => start(owner, input)));
    expect(new Set(answers.map(({ message }) => message.id)).size).toBe(1);
    expect(await counts()).toEqual({ conversations: 1, messages: 1, takeovers: 1 });
    expect((await start(owner, { ...input, clientId: crypto.randomUUID() })).message.id).not.toBe(
      answers[0]?.message.id,
    );
    expect(await counts()).toEqual({ conversations: 1, messages: 2, takeovers: 1 });
  });

  it('suppresses the message while the workspace is paused, and does not send it later [CB-18]', async () => {
    const { owner, phone, to, template, start } = await open();
    await as(fd, owner).ok('mutation { pauseAgent { __typename } }');
    expect((await start(owner, { ...to, ...template })).message.status).toBe('SUPPRESSED');
    await as(fd, owner).ok('mutation { resumeAgent { __typename } }');
    await phone.settle();
    expect(phone.fakes.sent).toEqual([]);
  });

  it('is refused in a voice workspace, and for a contact of another workspace', async () => {
    const { owner, template, result, start } = await open();
    const voice = await buildWorkspace(fd, { channel: 'VOICE' });
    const vera = await buildMember(fd, voice, { role: 'member' });
    const { id: contactId } = await buildContact(fd, voice, { phone: someone() });
    expect(await result(vera, { contactId, body: 'Hi' })).toBe('PROVIDER_NOT_FOR_CHANNEL');
    await expect(start(owner, { contactId, ...template })).rejects.toThrow('NOT_FOUND');
  });

  it('requires one recipient and one kind of message', async () => {
    const { owner, to, template } = await open();
    const clientId = crypto.randomUUID();
    const attempt = (input: object) => outcome(fd, owner, 'startConversation', { clientId, ...input });
    for (const input of [template, to, { ...to, ...template, body: 'Hi' }, { ...to, leadId: to.contactId, body: 'Hi' }])
      expect(await attempt(input)).toBe('VALIDATION_FAILED');
    expect(await attempt({ ...to, body: 'Hi', clientId: 'twice' })).toBe('VALIDATION_FAILED');
  });
});
