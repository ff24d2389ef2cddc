import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, type Member, signedInAgain, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { buildSurfaceTemplate, SURFACE_CONTENT } from '../../../../test/testkit/surfaces.ts';
import { remindOfSurfacesJob } from './index.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const ALWAYS = { contactWindow: { from: 0, until: 1440 } };
const job = (settings: object = ALWAYS) => remindOfSurfacesJob({ ...fd.services, ...settings })();

/** Sends a form in a conversation. */
async function sendForm(reminderHours: number | null = 2) {
  const content = { ...SURFACE_CONTENT, reminderHours };
  const templateId = await buildSurfaceTemplate(fd, acme, { content });
  const { id: conversationId, contactId } = await buildConversation(fd, acme);
  const fields = 'surface { id } errors { code }';
  const { surface } = await mutate(fd, acme.owner, 'sendSurface', { conversationId, templateId }, fields);
  const db = fd.services.database.forWorkspace(acme.id);
  const messages = () =>
    db.read((tx) => tx.message.findMany({ where: { conversationId, direction: 'OUT' }, orderBy: { id: 'asc' } }));
  const state = async () => {
    const query = `{ surfaces(contactId: "${contactId}", first: 1) { edges { node { remindedAt reminderRefusal } } } }`;
    return (await as(fd, await signedInAgain(fd, acme.owner)).ok(query)).surfaces.edges[0].node;
  };
  return { id: surface.id, conversationId, contactId, db, messages, state };
}

describe('a reminder of a form', () => {
  it('is sent once with the same link, after the hours of the form [SF-07]', async () => {
    const { messages, state } = await sendForm();
    fd.advance({ minutes: 119 });
    await job();
    const before = await messages();
    expect(await state()).toEqual({ remindedAt: null, reminderRefusal: null });
    fd.advance({ minutes: 1 });
    await Promise.all([job(), job()]);
    await job();
    const after = await messages();
    expect(after).toHaveLength(before.length + 1);
    const url = /\S+\/s\/\S+/.exec(before.at(-1)?.body ?? '')?.[0];
    expect(after.at(-1)).toMatchObject({
      body: `A reminder to fill in this form: Before your first visit\n${url}`,
      status: 'QUEUED',
    });
    expect(await state()).toEqual({ remindedAt: expect.any(String), reminderRefusal: null });
  });

  it('is not sent if the form was submitted, or has no reminder', async () => {
    const submitted = await sendForm();
    const without = await sendForm(null);
    const data = { status: 'SUBMITTED', submittedAt: fd.services.clock() };
    await submitted.db.write((tx) => tx.surface.updateMany({ where: { id: submitted.id }, data }));
    const count = [(await submitted.messages()).length, (await without.messages()).length];
    fd.advance({ hours: 3 });
    await job();
    expect([(await submitted.messages()).length, (await without.messages()).length]).toEqual(count);
    expect(await submitted.state()).toEqual({ remindedAt: null, reminderRefusal: null });
  });

  it('stores why it was not sent', async () => {
    const refusals = {
      OPTED_OUT: ({ contactId }: Sent) => mutate(fd, acme.owner, 'optOutContact', { id: contactId }),
      REPLY_WINDOW_CLOSED: ({ db, conversationId }: Sent) =>
        db.write((tx) => tx.conversation.updateMany({ where: { id: conversationId }, data: { lastInboundAt: null } })),
      MESSAGE_DELETED: ({ db, conversationId }: Sent) =>
        db.write((tx) => tx.message.updateMany({ where: { conversationId }, data: { body: 'Deleted' } })),
    };
    const sent = [];
    for (const [reason, cause] of Object.entries(refusals)) {
      const one = await sendForm();
      await cause(one);
      sent.push({ reason, one, before: await one.messages() });
    }
    fd.advance({ hours: 2 });
    await job();
    for (const { reason, one, before } of sent) {
      expect(await one.state()).toEqual({ remindedAt: null, reminderRefusal: reason });
      expect(await one.messages()).toEqual(before);
    }
  });

  it('waits for the contact window', async () => {
    const { messages, state } = await sendForm();
    const before = (await messages()).length;
    fd.advance({ hours: 2 });
    // A window of one hour that opens in 12 hours is closed in the zone of the contact, too.
    const from = ((fd.services.clock().getUTCHours() + 12) % 23) * 60;
    await job({ contactWindow: { from, until: from + 60 } });
    expect([(await messages()).length, await state()]).toEqual([before, { remindedAt: null, reminderRefusal: null }]);
    fd.advance({ hours: 21 });
    await job();
    expect((await messages()).length).toBe(before + 1);
  });

  it('is refused for hours beyond the reply window', async () => {
    const id = await buildSurfaceTemplate(fd, acme);
    const update = (reminderHours: number) => {
      const content = JSON.stringify({ ...SURFACE_CONTENT, reminderHours });
      return outcome(fd, acme.owner, 'updateSurfaceTemplate', { id, revision: 0, name: 'First visit', content });
    };
    for (const hours of [0, 24, 1.5]) expect(await update(hours)).toBe('SURFACE_REMINDER_INVALID');
    expect(await update(23)).toBe('ok');
  });
});

type Sent = Awaited<ReturnType<typeof sendForm>>;
