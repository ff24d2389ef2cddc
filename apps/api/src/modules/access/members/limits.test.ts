import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildLead,
  buildMember,
  buildWorkspace,
  type Member,
} from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { watch } from '../../../../test/testkit/watch.ts';

let fd: TestFrontdesk;
let address: string;
let acme: BuiltWorkspace;
let ada: Member;
let masked: Member;
let limited: Member;
let leadId: string;
let mine: Awaited<ReturnType<typeof buildConversation>>;
let others: Awaited<ReturnType<typeof buildConversation>>;

beforeAll(async () => {
  fd = await startFrontdesk();
  address = await fd.listen();
  acme = await buildWorkspace(fd);
  ada = await buildMember(fd, acme, { role: 'owner', name: 'Ada' });
  masked = await buildMember(fd, acme, { role: 'admin', maskContactDetails: true });
  limited = await buildMember(fd, acme, { role: 'member', assignedConversationsOnly: true });
  leadId = (await buildLead(fd, acme, { name: 'Lena', phone: '+442079460018', email: 'lena@mail.test' })).id;
  mine = await buildConversation(fd, acme, {
    contact: { name: '+44 20 7946 0777', phone: '+442079460777', email: 'cora@mail.test' },
    assigneeId: limited.memberId,
    heldById: limited.memberId,
    words: ['Hello?', 'Good day!'],
  });
  others = await buildConversation(fd, acme, {
    contact: { name: 'Olga', phone: '+442079460555' },
    heldById: ada.memberId,
  });
});
afterAll(() => fd.close());

const SECRETS = /0018|lena@|0777|cora@|7946/;

describe('a member who sees contact details masked', () => {
  const READ = `{
    leads(first: 10) { edges { node { name phone email } } }
    contacts(first: 10) { edges { node { name phone email } } }
    conversations(first: 10) { edges { node { contactName contact { name phone email } } } }
  }`;

  it('sees only masked values in lists and single records, and so do their keys', async () => {
    const key = await buildApiKey(fd, acme, masked, { scopes: ['lead.read', 'contact.read', 'message.read'] });
    for (const who of [masked, key]) {
      const { text, errors } = await as(fd, who).run(READ);
      expect(errors).toBeUndefined();
      expect(text).not.toMatch(SECRETS);
      const lead = await as(fd, who).ok('query ($id: ID!) { lead(id: $id) { name phone email } }', { id: leadId });
      expect(lead.lead).toEqual({ name: 'Lena', phone: '+44••••18', email: 'l•••@mail.test' });
    }
    // Precondition: an unrestricted member sees the details.
    expect((await as(fd, ada).run(READ)).text).toMatch(SECRETS);
  });

  it('sees them masked through graphql-js too, and in the result of a change', async () => {
    // This computed field makes the server execute the whole operation with graphql-js instead of the query compiler.
    const beside =
      '{ members(first: 1) { edges { node { effectivePolicies } } } leads(first: 5) { edges { node { phone email } } } }';
    expect((await as(fd, masked).run(beside)).text).not.toMatch(SECRETS);
    expect((await as(fd, ada).run(beside)).text).toMatch(SECRETS);
    const answer = await mutate(fd, masked, 'updateLead', { id: leadId, message: 'Hi' }, 'lead { phone email }');
    expect(answer.lead).toEqual({ phone: '+44••••18', email: 'l•••@mail.test' });
  });

  it('finds contacts by visible details, and not by hidden details in any format', async () => {
    const hits = async (who: Member, search: string) => {
      const asked = `query ($s: String!) { leads(first: 9, filter: { search: $s }) { totalCount }
        contacts(first: 9, filter: { search: $s }) { totalCount } conversations(first: 9, filter: { search: $s }) { totalCount } }`;
      const { leads, contacts, conversations } = await as(fd, who).ok(asked, { s: search });
      return [leads.totalCount, contacts.totalCount, conversations.totalCount];
    };
    for (const hidden of ['0018', '020 7946 0018', 'lena@', 'mail.test', '7777', '7946 0777', 'cora@', '44']) {
      expect({ hidden, hits: await hits(masked, hidden) }).toEqual({ hidden, hits: [0, 0, 0] });
    }
    // Precondition: an unrestricted member finds the records.
    expect(await hits(ada, '7946')).toEqual([1, 2, 2]);
    expect(await hits(masked, 'Lena')).toEqual([1, 0, 0]);
    expect(await hits(masked, 'Olga')).toEqual([0, 1, 1]);
  });

  it('cannot change hidden details, or test whether a guess is correct', async () => {
    const change = (input: object) => outcome(fd, masked, 'updateLead', { id: leadId, ...input });
    expect(await change({ phone: '+442079460018' })).toBe('DETAILS_MASKED');
    expect(await change({ phone: '+442079460019' })).toBe('DETAILS_MASKED');
    expect(await change({ email: 'lena@mail.test' })).toBe('DETAILS_MASKED');
    expect(await change({ status: 'CONTACTED' })).toBe('ok');
    expect(await change({ message: 'Call me on Monday' })).toBe('ok');
    expect(await change({ message: 'Call me on ••••' })).toBe('DETAILS_MASKED');
  });

  it('sees them masked in subscriptions', async () => {
    const seen = watch(fd, address, masked, { query: 'subscription { leadChanged { lead { phone email } } }' });
    expect(await seen.began).toBeNull();
    await mutate(fd, ada, 'updateLead', { id: leadId, name: 'Lena Two' });
    expect((await seen.next()).data).toEqual({
      leadChanged: { lead: { phone: '+44••••18', email: 'l•••@mail.test' } },
    });
    await seen.close();
  });

  it('unmasks neither themselves nor another member [P1]', async () => {
    const edit = (by: Member, { memberId: id }: Member, maskContactDetails: boolean, role = 'admin') =>
      outcome(fd, by, 'updateMember', { id, role, grants: [], maskContactDetails });
    const blind = await buildMember(fd, acme, { role: 'viewer', maskContactDetails: true });
    expect(await edit(masked, masked, false)).toBe('ABOVE_YOURS');
    expect(await edit(masked, blind, false, 'viewer')).toBe('ABOVE_YOURS');
    expect(await edit(masked, blind, true, 'viewer')).toBe('ok');
    expect(await outcome(fd, masked, 'createRole', { name: 'Eyes', policies: ['lead.read'] })).toBe('ABOVE_YOURS');
    expect(await outcome(fd, masked, 'inviteMember', { email: 'eye@people.test', role: 'viewer', policies: [] })).toBe(
      'ABOVE_YOURS',
    );
    expect(await edit(ada, blind, false, 'viewer')).toBe('ok');
  });
});

describe('a member limited to the conversations assigned to them', () => {
  it('sees and counts only those, with their messages and contacts', async () => {
    const asked = `{ conversations(first: 9) { totalCount edges { node { id messages(first: 5) { nodes { body } } contact { name } } } }
      contacts(first: 9) { totalCount edges { node { id conversationCount } } } }`;
    const { conversations, contacts } = await as(fd, limited).ok(asked);
    expect(conversations.totalCount).toBe(1);
    expect(conversations.edges[0].node).toMatchObject({
      id: mine.id,
      messages: { nodes: [{ body: 'Hello?' }, { body: 'Good day!' }] },
    });
    expect(contacts).toEqual({ totalCount: 1, edges: [{ node: { id: mine.contact.id, conversationCount: 1 } }] });
    const { conversations: all } = await as(fd, ada).ok('{ conversations(first: 9) { totalCount } }');
    // Precondition: an unrestricted member sees both conversations.
    expect(all.totalCount).toBe(2);
  });

  it('receives NOT_FOUND for the others, as for a record that never existed', async () => {
    const one = 'query ($id: ID!) { conversation(id: $id) { id } }';
    expect(await as(fd, limited).denied(one, { id: others.id })).toBe('NOT_FOUND');
    expect(await as(fd, limited).denied(one, { id: mine.id })).toBeNull();
    expect(
      await as(fd, limited).denied('query ($id: ID!) { contact(id: $id) { id } }', { id: others.contact.id }),
    ).toBe('NOT_FOUND');
    expect(await as(fd, limited).denied('{ leads(first: 1) { totalCount } }')).toBe('FORBIDDEN');
    const send = (conversationId: string) => outcome(fd, limited, 'sendMessage', { conversationId, body: 'Hi' });
    expect([await send(others.id), await send(mine.id)]).toEqual(['NOT_FOUND', 'ok']);
    const search = '{ conversations(first: 9, filter: { search: "Olga" }) { totalCount } }';
    expect((await as(fd, limited).ok(search)).conversations.totalCount).toBe(0);
  });

  it('receives events of those only', async () => {
    const seen = watch(fd, address, limited, {
      query: 'subscription { messageAdded { conversationId message { body } } }',
    });
    expect(await seen.began).toBeNull();
    await mutate(fd, ada, 'sendMessage', { conversationId: others.id, body: 'Not for them' });
    await mutate(fd, limited, 'sendMessage', { conversationId: mine.id, body: 'For them' });
    expect((await seen.next()).data).toEqual({
      messageAdded: { conversationId: mine.id, message: { body: 'For them' } },
    });
    await seen.close();
  });

  it('is no longer limited from the next request after the limit is lifted', async () => {
    const input = { id: limited.memberId, role: 'member', grants: [], assignedConversationsOnly: false };
    expect(await outcome(fd, ada, 'updateMember', input)).toBe('ok');
    expect((await as(fd, limited).ok('{ conversations(first: 9) { totalCount } }')).conversations.totalCount).toBe(2);
  });
});
