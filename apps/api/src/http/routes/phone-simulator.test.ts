import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../../../test/testkit/as.ts';
import { buildMember, twoWorkspaces } from '../../../test/testkit/build.ts';
import { buildPhoneConfig } from '../../../test/testkit/channels.ts';
import { buildContact, buildConversation } from '../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../test/testkit/mutate.ts';
import { setEnvironment } from '../../../test/testkit/scene.ts';
import { buildServer } from '../../server.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const headersOf = ({ bearer, workspace }: Caller) => ({
  ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
  ...(workspace ? { 'x-workspace': workspace } : {}),
});

function phoneOf(who: Caller, contactId: string, app = fd.app) {
  const url = `/api/simulator/phones/${contactId}`;
  const headers = headersOf(who);
  return {
    look: () => app.inject({ method: 'GET', url, headers }),
    say: (body: string) =>
      app.inject({ method: 'POST', url: `${url}/messages`, headers, payload: { body, attachment: null } }),
    press: (payload: object) => app.inject({ method: 'POST', url: `${url}/choices`, headers, payload }),
    read: () => app.inject({ method: 'POST', url: `${url}/read`, headers, payload: {} }),
  };
}

/** Sets up a workspace that sends messages through the simulator and has one contact. */
async function scene() {
  const { acme, globex } = await twoWorkspaces(fd);
  await setEnvironment(fd, acme, 'DEVELOPMENT');
  const integration = await mutate(fd, acme.owner, 'enableSimulator', { provider: 'TWILIO' });
  expect(integration.outcome).toBe('ok');
  const { id } = await buildContact(fd, acme);
  return { acme, globex, contactId: id };
}

describe('a simulated phone of a contact, in development', () => {
  it('shows its messages, and receives what is written on it', async () => {
    const { acme, contactId } = await scene();
    const phone = phoneOf(acme.owner, contactId);
    expect((await phone.look()).json()).toMatchObject({ messages: [] });
    expect((await phone.say('Hello!')).statusCode).toBe(204);
    expect((await phone.read()).statusCode).toBe(204);
    expect((await phone.look()).json()).toMatchObject({ messages: [{ direction: 'SENT', body: 'Hello!' }] });
  });

  it('presses only an option that it shows, for members who can reply [AG-36]', async () => {
    const { acme, contactId } = await scene();
    const [shown, asked] = [{ sid: 'SM1', choiceId: 'm1:o1.1' }, [] as object[]];
    const { phones } = fd.sandbox;
    const pressing = { ...phones, press: async (_: object, option: object) => asked.push(option) > 0 };
    const app = await buildServer({ ...fd.services, sandbox: { ...fd.sandbox, phones: pressing } }, null);
    expect((await phoneOf(acme.owner, contactId).press(shown)).statusCode).toBe(404);
    expect((await phoneOf(acme.owner, contactId, app).press({ sid: 'SM1' })).statusCode).toBe(400);
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    expect((await phoneOf(viewer, contactId, app).press(shown)).statusCode).toBe(403);
    expect((await phoneOf(acme.owner, contactId, app).press(shown)).statusCode).toBe(204);
    expect(asked).toEqual([shown]);
    await app.close();
  });

  it('is connected to WhatsApp Cloud if the conversation is on a sandbox number [AG-36]', async () => {
    const { acme, contactId } = await scene();
    const connected: object[] = [];
    const { phones } = fd.sandbox;
    const messages = async (phone: object) => {
      connected.push(phone);
      return [];
    };
    const recording = { ...phones, messages };
    const app = await buildServer({ ...fd.services, sandbox: { ...fd.sandbox, phones: recording } }, null);
    const phoneConfigId = await buildPhoneConfig(fd, acme, acme.owner, { sandbox: true, state: 'ACTIVE' });
    const { contact } = await buildConversation(fd, acme);
    const db = fd.services.database.forWorkspace(acme.id);
    await db.write((tx) => tx.conversation.updateMany({ where: { contactId: contact.id }, data: { phoneConfigId } }));
    await phoneOf(acme.owner, contact.id, app).look();
    await phoneOf(acme.owner, contactId, app).look();
    expect(connected).toMatchObject([{ provider: 'WHATSAPP_CLOUD' }, { provider: 'TWILIO' }]);
    await app.close();
  });

  it('is open to members who can read, and only members who can reply can write on it', async () => {
    const { acme, contactId } = await scene();
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    expect((await phoneOf(viewer, contactId).look()).statusCode).toBe(200);
    expect((await phoneOf(viewer, contactId).say('Hello!')).statusCode).toBe(403);
    const blind = await buildMember(fd, acme, { grants: [{ policy: 'contact.read', effect: 'DENY' }] });
    expect((await phoneOf(blind, contactId).look()).statusCode).toBe(404);
    expect((await phoneOf({}, contactId).look()).statusCode).toBe(401);
  });

  it('is open to a member limited to their conversations who is assigned one with the contact', async () => {
    const { acme, contactId: another } = await scene();
    const limited = await buildMember(fd, acme, { assignedConversationsOnly: true });
    const { contact } = await buildConversation(fd, acme, { assigneeId: limited.memberId });
    expect((await phoneOf(limited, contact.id).look()).statusCode).toBe(200);
    expect((await phoneOf(limited, another).look()).statusCode).toBe(404);
  });

  it('belongs to its workspace', async () => {
    const { acme, globex, contactId } = await scene();
    expect((await phoneOf(globex.owner, contactId).look()).statusCode).toBe(404);
    expect((await phoneOf({ ...globex.owner, workspace: acme.slug }, contactId).look()).statusCode).toBe(404);
    // Precondition: the phone exists.
    expect((await phoneOf(acme.owner, contactId).look()).statusCode).toBe(200);
  });

  it('is not available if messages go to Twilio itself, or outside development workspaces', async () => {
    const { acme, contactId } = await scene();
    await setEnvironment(fd, acme, 'STAGING');
    expect((await phoneOf(acme.owner, contactId).look()).statusCode).toBe(404);
    await setEnvironment(fd, acme, 'DEVELOPMENT');
    expect((await phoneOf(acme.owner, contactId).look()).statusCode).toBe(200);
    await fd.services.database
      .forWorkspace(acme.id)
      .write((tx) => tx.integration.updateMany({ data: { sandbox: false } }));
    expect((await phoneOf(acme.owner, contactId).look()).statusCode).toBe(404);
  });

  it('has no route in a product without simulators, such as production', async () => {
    const { acme, contactId } = await scene();
    const app = await buildServer({ ...fd.services, mode: 'production', sandbox: null }, null);
    const phone = phoneOf(acme.owner, contactId, app);
    expect(app.printRoutes({ commonPrefix: false })).not.toContain('simulator');
    expect((await phone.look()).statusCode).toBe(404);
    expect((await phone.say('Hello!')).statusCode).toBe(404);
    await app.close();
    // Precondition: in development the same output contains the routes.
    expect(fd.app.printRoutes({ commonPrefix: false })).toContain('simulator');
  });
});
