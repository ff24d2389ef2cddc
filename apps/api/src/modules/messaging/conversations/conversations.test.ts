import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const SEND = `mutation Send($id: ID!, $body: String!) {
  sendMessage(input: { conversationId: $id, body: $body }) {
    message { body authorType memberId status } conversation { version messages(last: 1) { nodes { body } } }
    errors { code field }
  }
}`;

describe('conversations', () => {
  it("hides another workspace's conversations and contacts", async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const { id, contact } = await buildConversation(fd, globex, {
      contact: { name: 'Greta of Globex' },
      words: ['Is it me?'],
    });
    const all =
      '{ conversations(first: 100) { totalCount edges { node { contact { name } messages(last: 5) { nodes { body } } } } } contacts(first: 100) { edges { node { name } } } }';
    expect(JSON.stringify(await as(fd, acme.owner).ok(all))).not.toMatch(/Greta|Is it me/);
    // Precondition: the records exist and the other workspace can read them.
    expect(JSON.stringify(await as(fd, globex.owner).ok(all))).toMatch(/Greta.*Is it me/);
    for (const query of [`{ conversation(id: "${id}") { id } }`, `{ contact(id: "${contact.id}") { id } }`]) {
      expect(await as(fd, acme.owner).denied(query)).toBe('NOT_FOUND');
      expect(await as(fd, globex.owner).denied(query)).toBeNull();
    }
    expect(await as(fd, acme.owner).denied(SEND, { id, body: 'Hi' })).toBe('NOT_FOUND');
  });

  it('shows the inbox by the last message, with the messages in order', async () => {
    const { acme } = await twoWorkspaces(fd);
    const heldById = acme.owner.memberId;
    const first = await buildConversation(fd, acme, { heldById, words: ['one', 'two', 'three', 'four'] });
    fd.advance({ minutes: 1 });
    const second = await buildConversation(fd, acme);
    const inbox = '{ conversations(first: 10) { edges { node { id messages(last: 3) { nodes { body } } } } } }';
    const { conversations } = await as(fd, acme.owner).ok(inbox);
    expect(conversations.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([second.id, first.id]);
    expect(conversations.edges[1].node.messages.nodes).toEqual([{ body: 'two' }, { body: 'three' }, { body: 'four' }]);
    fd.advance({ minutes: 1 });
    await as(fd, acme.owner).ok(SEND, { id: first.id, body: 'five' });
    const later = await as(fd, acme.owner).ok(inbox);
    expect(later.conversations.edges[0].node).toEqual({
      id: first.id,
      messages: { nodes: [{ body: 'three' }, { body: 'four' }, { body: 'five' }] },
    });
  });

  it('pages through the messages before a given one', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { id } = await buildConversation(fd, acme, { words: ['one', 'two', 'three', 'four'] });
    const asks =
      'query ($id: ID!, $before: String) { conversation(id: $id) { messages(last: 2, before: $before) { nodes { body } pageInfo { hasPreviousPage startCursor } } } }';
    const page = async (before: string | null) =>
      (await as(fd, acme.owner).ok(asks, { id, before })).conversation.messages;
    const newest = await page(null);
    expect(newest.nodes).toEqual([{ body: 'three' }, { body: 'four' }]);
    expect(newest.pageInfo.hasPreviousPage).toBe(true);
    const earlier = await page(newest.pageInfo.startCursor);
    expect(earlier.nodes).toEqual([{ body: 'one' }, { body: 'two' }]);
    expect(earlier.pageInfo.hasPreviousPage).toBe(false);
    expect((await page(earlier.pageInfo.startCursor)).nodes).toEqual([]);
    expect(await as(fd, acme.owner).denied(asks, { id, before: 'nonsense' })).toBe('VALIDATION_FAILED');
  });

  it('shows role agent the name of the contact, and no other details [CB-34]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const ana = await buildMember(fd, acme, { role: 'agent' });
    const { id } = await buildConversation(fd, acme, { contact: { name: 'Cora' } });
    expect(await as(fd, ana).ok(`{ conversation(id: "${id}") { contactName } }`)).toEqual({
      conversation: { contactName: 'Cora' },
    });
    const phone = `{ conversation(id: "${id}") { contact { phone } } }`;
    expect(await as(fd, ana).denied(phone)).toBe('FORBIDDEN');
    // Precondition: the owner can read the phone number.
    expect(await as(fd, acme.owner).denied(phone)).toBeNull();
  });

  it('lets role agent reply only in a conversation assigned to them [CB-34]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const ana = await buildMember(fd, acme, { role: 'agent' });
    const held = await buildConversation(fd, acme, { heldById: ana.memberId });
    const other = await buildConversation(fd, acme);
    expect(await as(fd, ana).denied(SEND, { id: other.id, body: 'Hi' })).toBe('FORBIDDEN');
    expect(await as(fd, ana).ok(SEND, { id: held.id, body: 'Hi' })).toEqual({
      sendMessage: {
        errors: [],
        message: { body: 'Hi', authorType: 'MEMBER', memberId: ana.memberId, status: 'QUEUED' },
        conversation: { version: 2, messages: { nodes: [{ body: 'Hi' }] } },
      },
    });
    const CAN_REPLY = '{ conversations(first: 5) { edges { node { id viewerCan { reply { allowed } } } } } }';
    const { conversations } = await as(fd, ana).ok(CAN_REPLY);
    const allowed = new Map(
      conversations.edges.map(({ node }: { node: { id: string; viewerCan: { reply: { allowed: boolean } } } }) => [
        node.id,
        node.viewerCan.reply.allowed,
      ]),
    );
    expect([allowed.get(held.id), allowed.get(other.id)]).toEqual([true, false]);
  });

  it('hides contacts from members who cannot read them, and searches by the name that the conversation shows', async () => {
    const { acme } = await twoWorkspaces(fd);
    await buildConversation(fd, acme, {
      contact: { name: 'Cora the Only', phone: '+442079460777' },
    });
    const ana = await buildMember(fd, acme, { role: 'agent' });
    expect(await as(fd, ana).denied('{ conversations(first: 1) { edges { node { contact { name } } } } }')).toBe(
      'FORBIDDEN',
    );
    const search = 'query ($search: String) { conversations(first: 5, filter: { search: $search }) { totalCount } }';
    const count = async (who: Member, words: string) =>
      (await as(fd, who).ok(search, { search: words })).conversations.totalCount;
    expect([await count(ana, 'the only'), await count(ana, '+442079460777')]).toEqual([1, 0]);
    // Precondition: the phone number exists.
    expect(await count(acme.owner, '+442079460777')).toBe(1);
  });

  it('refuses an empty message, a blocked contact, and a reply after 24 hours', async () => {
    const { acme } = await twoWorkspaces(fd);
    const refusal = async (id: string, body: string) =>
      (await as(fd, acme.owner).ok(SEND, { id, body })).sendMessage.errors[0]?.code ?? null;
    const heldById = acme.owner.memberId;
    const open = await buildConversation(fd, acme, { heldById });
    const blocked = await buildConversation(fd, acme, { heldById, contact: { blocked: true } });
    expect(await refusal(open.id, ' \n\0')).toBe('MESSAGE_EMPTY');
    expect(await refusal(open.id, 'x'.repeat(4097))).toBe('MESSAGE_OVER_LENGTH');
    expect(await refusal(blocked.id, 'Hi')).toBe('CONTACT_BLOCKED');
    expect(await refusal(open.id, 'Hi')).toBeNull();
    const stale = await buildConversation(fd, acme, {
      heldById,
      lastInboundAt: new Date(fd.services.clock().getTime() - 25 * 3_600_000),
    });
    expect(await refusal(stale.id, 'Hi')).toBe('REPLY_WINDOW_CLOSED');
  });

  it('hands the conversations of a member who leaves back to the agent', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member' });
    const { id } = await buildConversation(fd, acme, { heldById: mia.memberId, assigneeId: mia.memberId });
    await as(fd, acme.owner).ok(`mutation { removeMember(id: "${mia.memberId}") { __typename } }`);
    expect(await as(fd, acme.owner).ok(`{ conversation(id: "${id}") { mode heldById assigneeId } }`)).toEqual({
      conversation: { mode: 'AGENT', heldById: null, assigneeId: null },
    });
  });

  it('stores a message of an API key without a member as its author', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { id } = await buildConversation(fd, acme);
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['message.read', 'message.send'] });
    const sent = await as(fd, key).ok(SEND, { id, body: 'Hi' });
    expect(sent.sendMessage.message).toEqual({ body: 'Hi', authorType: 'MEMBER', memberId: null, status: 'QUEUED' });
  });
});
