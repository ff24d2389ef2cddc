import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildLead,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildCall } from '../../../../test/testkit/calls.ts';
import { buildContact, buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { finishJob } from '../../../../test/testkit/jobs.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { buildHold } from '../../../../test/testkit/retention.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const LIST = `query ($first: Int!, $after: String, $filter: ContactFilter, $orderBy: ContactOrder) {
  contacts(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { name phone email reachability tags } } } }`;
const listed = async (who: Member, variables: object = {}) =>
  (await as(fd, who).ok(LIST, { first: 50, ...variables })).contacts;
const namesOf = (page: { edges: { node: { name: string } }[] }) => page.edges.map(({ node }) => node.name);

async function begun(input: object, who: Member = acme.owner) {
  const { job } = await mutate(fd, who, 'updateContacts', input, 'job { id }');
  return finishJob(fd, acme, job.id);
}

describe('a list of contacts', () => {
  it('is paged by name in both directions, and shows each contact once [WC-18]', async () => {
    for (const name of ['bea', 'Ana', 'ana', 'Cal', 'ben']) await buildContact(fd, acme, { name });
    for (const direction of ['ASC', 'DESC']) {
      const met: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page = await listed(acme.owner, { first: 2, after, orderBy: { field: 'NAME', direction } });
        met.push(...namesOf(page));
        ({ hasNextPage: more, endCursor: after } = page.pageInfo);
      }
      const sorted = ['ana', 'ana', 'bea', 'ben', 'cal'];
      expect(met.map((name) => name.toLowerCase())).toEqual(direction === 'ASC' ? sorted : sorted.reverse());
    }
  });

  it('is searched and filtered by the server, with its own count', async () => {
    await buildContact(fd, acme, { name: 'Vera', tags: ['vip', 'north'] });
    await buildContact(fd, acme, { name: 'Nils', tags: ['north'] });
    const { id } = await buildContact(fd, acme, { name: 'Silke' });
    await fd.services.database
      .forWorkspace(acme.id)
      .write((tx) => tx.optOut.create({ data: { workspaceId: acme.id, contactId: id, at: fd.services.clock() } }));
    await buildContact(fd, acme, { name: 'Bodo', blocked: true });
    const names = async (filter: object) => namesOf(await listed(acme.owner, { filter })).sort();
    expect(await names({ tags: ['north'] })).toEqual(['Nils', 'Vera']);
    expect(await names({ tags: ['north', 'vip'] })).toEqual(['Vera']);
    expect(await names({ search: 'vi' })).toEqual(['Vera']);
    expect(await names({ reachability: ['OPTED_OUT'] })).toEqual(['Silke']);
    expect(await names({ reachability: ['BLOCKED', 'OPTED_OUT'] })).toEqual(['Bodo', 'Silke']);
    expect((await listed(acme.owner, { first: 1, filter: { reachability: ['REACHABLE'] } })).totalCount).toBe(2);
  });

  it('orders and finds masked details only by their masks', async () => {
    await buildContact(fd, acme, { name: '+44 20 7946 0002', phone: '+442079460002', email: 'zoe@mail.test' });
    await buildContact(fd, acme, { name: '+44 20 7946 0001', phone: '+442079460001', email: 'abe@mail.test' });
    const masked = await buildMember(fd, acme, { maskContactDetails: true });
    // Precondition: an unrestricted member finds the contact.
    expect((await listed(acme.owner, { filter: { search: '9460001' } })).totalCount).toBe(1);
    for (const search of ['9460001', 'abe@']) expect((await listed(masked, { filter: { search } })).totalCount).toBe(0);
    const page = await listed(masked, { orderBy: { field: 'NAME', direction: 'ASC' } });
    expect(JSON.stringify(page)).not.toMatch(/946000|abe@|zoe@/);
    expect(Buffer.from(page.pageInfo.endCursor, 'base64url').toString()).not.toMatch(/946000/);
    const sample = await buildContact(fd, acme, { phone: '+442079460009' });
    expect(await outcome(fd, masked, 'updateContact', { id: sample.id, phone: '+442079460009' })).toBe(
      'DETAILS_MASKED',
    );
  });

  it('keeps a masked value when a masked member saves the text that they were shown [S8]', async () => {
    const { id } = await buildContact(fd, acme);
    const notes = 'Call the office on +44 20 7946 0010';
    await mutate(fd, acme.owner, 'updateContact', { id, notes });
    const masked = await buildMember(fd, acme, { maskContactDetails: true });
    const shown = 'query ($id: ID!) { contact(id: $id) { notes } }';
    const { contact } = await as(fd, masked).ok(shown, { id });
    // Precondition: the note is masked.
    expect(contact.notes).toBe('Call the office on ••••');
    expect(await outcome(fd, masked, 'updateContact', { id, notes: contact.notes })).toBe('DETAILS_MASKED');
    expect(await outcome(fd, masked, 'updateContact', { id, tags: ['vip •••@•••'] })).toBe('DETAILS_MASKED');
    expect(await outcome(fd, masked, 'updateContact', { id, company: 'Acme' })).toBe('ok');
    expect((await as(fd, acme.owner).ok(shown, { id })).contact.notes).toBe(notes);
  });
});

describe('a contact', () => {
  it('is created with a number in the local format of the workspace [WC-19]', async () => {
    const input = { name: 'Cora', phone: '020 7946 0018' };
    expect(await outcome(fd, acme.owner, 'createContact', input)).toBe('PHONE_INVALID');
    const british = { name: 'Acme', description: '', defaultCountry: 'GB' };
    expect(await outcome(fd, acme.owner, 'updateWorkspace', british)).toBe('ok');
    const fields = 'contact { phone }';
    expect((await mutate(fd, acme.owner, 'createContact', input, fields)).contact.phone).toBe('+442079460018');
    expect(await outcome(fd, acme.owner, 'createContact', { ...input, phone: '+44 (0)20 7946 0018' })).toBe(
      'PHONE_TAKEN',
    );
    expect(await outcome(fd, acme.owner, 'updateWorkspace', { ...british, defaultCountry: 'ZZ' })).toBe(
      'COUNTRY_UNKNOWN',
    );
  });

  it('belongs to its workspace, and is open to members who manage contacts [WC-19]', async () => {
    const { id } = await buildContact(fd, acme);
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    for (const name of ['deleteContact', 'blockContact']) {
      expect(await outcome(fd, globex.owner, name, { id })).toBe('NOT_FOUND');
      expect(await outcome(fd, viewer, name, { id })).toBe('FORBIDDEN');
      expect(await outcome(fd, acme.owner, name === 'blockContact' ? name : 'updateContact', { id })).toBe('ok');
    }
  });

  it('is separate in another workspace, with the same number [AM-05]', async () => {
    const phone = '+442079460021';
    const made = 'contact { id }';
    const [here, there] = [
      (await mutate(fd, acme.owner, 'createContact', { name: 'Cora', phone }, made)).contact,
      (await mutate(fd, globex.owner, 'createContact', { name: 'Cora', phone }, made)).contact,
    ];
    expect(here.id).not.toBe(there.id);
    expect(await outcome(fd, acme.owner, 'updateContact', { id: here.id, company: 'Acme' })).toBe('ok');
    expect(await outcome(fd, acme.owner, 'blockContact', { id: here.id })).toBe('ok');
    const read = 'query ($id: ID!) { contact(id: $id) { company reachability } }';
    expect((await as(fd, acme.owner).ok(read, here)).contact).toEqual({ company: 'Acme', reachability: 'BLOCKED' });
    expect((await as(fd, globex.owner).ok(read, there)).contact).toEqual({ company: '', reachability: 'REACHABLE' });
  });

  it('is kept by a legal hold', async () => {
    const { id } = await buildContact(fd, acme);
    await buildHold(fd, acme, { contactId: id });
    expect(await outcome(fd, acme.owner, 'deleteContact', { id })).toBe('LEGAL_HOLD');
    const job = await begun({ change: 'DELETE', ids: [id] });
    expect(job).toMatchObject({
      state: 'DONE',
      counts: { changed: 0, unchanged: 1 },
      errors: ['Some are kept by a legal hold.'],
    });
  });

  it('is edited by a member limited to their conversations only if they have a conversation with the contact', async () => {
    const limited = await buildMember(fd, acme, { assignedConversationsOnly: true });
    const { contact: theirs } = await buildConversation(fd, acme, { assigneeId: limited.memberId });
    const { contact: another } = await buildConversation(fd, acme);
    expect(await outcome(fd, limited, 'updateContact', { id: theirs.id, company: 'Acme' })).toBe('ok');
    expect(await outcome(fd, limited, 'updateContact', { id: another.id, company: 'Acme' })).toBe('NOT_FOUND');
  });
});

describe('a member limited to their conversations', () => {
  it('cannot create contacts, and is given the reason', async () => {
    const limited = await buildMember(fd, acme, { role: 'owner', assignedConversationsOnly: true });
    const cora = { name: 'Cora', phone: '+442079460555' };
    expect(await outcome(fd, limited, 'createContact', cora)).toBe('FORBIDDEN');
    // The denied request has not created the contact, so its phone number is still available.
    expect(await outcome(fd, acme.owner, 'createContact', cora)).toBe('ok');
    const CAN_ADD = `{ workspace { viewerCan { createContacts { allowed reason } importContacts { allowed reason } } } }`;
    const because = { allowed: false, reason: expect.stringContaining('assigned to you') };
    expect((await as(fd, limited).ok(CAN_ADD)).workspace.viewerCan).toEqual({
      createContacts: because,
      importContacts: because,
    });
    const viewer = await buildMember(fd, acme, { role: 'viewer', assignedConversationsOnly: true });
    const lacking = { allowed: false, reason: expect.stringContaining('contact.manage') };
    expect((await as(fd, viewer).ok(CAN_ADD)).workspace.viewerCan.createContacts).toEqual(lacking);
  });
});

describe('merging two contacts', () => {
  it('moves all that belonged to either, and keeps an opt-out', async () => {
    const { contact: kept } = await buildConversation(fd, acme, { contact: { name: 'C. Contact', tags: ['vip'] } });
    const { id: conversationId, contact: gone } = await buildConversation(fd, acme, {
      contact: { name: 'Cora Contact', email: 'cora@mail.test', tags: ['north'] },
      words: ['one', 'two', 'three'],
    });
    const lead = await buildLead(fd, acme, { phone: gone.phone });
    await fd.services.database
      .forWorkspace(acme.id)
      .write((tx) => tx.optOut.create({ data: { workspaceId: acme.id, contactId: gone.id, at: fd.services.clock() } }));
    const input = { primaryId: kept.id, mergeId: gone.id, take: ['NAME', 'EMAIL'] };
    const fields = 'contact { name email phone tags reachability conversationCount }';
    expect((await mutate(fd, acme.owner, 'mergeContacts', input, fields)).contact).toEqual({
      name: 'Cora Contact',
      email: 'cora@mail.test',
      phone: kept.phone,
      tags: ['vip', 'north'],
      reachability: 'OPTED_OUT',
      conversationCount: 2,
    });
    expect(await rows(fd, 'select contact_id from conversations where id = $1', [conversationId])).toEqual([
      { contact_id: kept.id },
    ]);
    expect(
      await rows(fd, 'select count(*)::int as count from messages where conversation_id = $1', [conversationId]),
    ).toEqual([{ count: 3 }]);
    expect(await rows(fd, 'select phone from leads where id = $1', [lead.id])).toEqual([{ phone: kept.phone }]);
    expect(await rows(fd, 'select 1 from contacts where id = $1', [gone.id])).toEqual([]);
  });

  it('refuses a merge with itself, with one of another workspace, and with one under legal hold', async () => {
    const [a, b] = [await buildContact(fd, acme), await buildContact(fd, acme)];
    const stranger = await buildContact(fd, globex);
    const merge = (primaryId: string, mergeId: string) =>
      outcome(fd, acme.owner, 'mergeContacts', { primaryId, mergeId, take: [] });
    expect(await merge(a.id, a.id)).toBe('MERGE_WITH_ITSELF');
    expect(await merge(a.id, stranger.id)).toBe('NOT_FOUND');
    await buildHold(fd, acme, { contactId: b.id });
    expect(await merge(a.id, b.id)).toBe('LEGAL_HOLD');
  });
});

describe('a bulk change', () => {
  it('changes exactly the contacts that match the filter, across pages [WC-19]', async () => {
    for (let nth = 0; nth < 205; nth += 1) await buildContact(fd, acme, { name: `North ${nth}`, tags: ['north'] });
    const other = await buildContact(fd, acme, { name: 'South' });
    const stranger = await buildContact(fd, globex, { tags: ['north'] });
    const job = await begun({ change: 'UNTAG', tag: 'north', filter: { tags: ['north'] } });
    expect(job).toMatchObject({ state: 'DONE', total: 205, done: 205, counts: { changed: 205, unchanged: 0 } });
    expect((await listed(acme.owner, { first: 1, filter: { tags: ['north'] } })).totalCount).toBe(0);
    await begun({ change: 'BLOCK', ids: [other.id, stranger.id] });
    expect(await rows(fd, 'select blocked_at is null as open from contacts where id = $1', [stranger.id])).toEqual([
      { open: true },
    ]);
    const [events] = await rows<{ count: number }>(
      fd,
      "select count(*)::int as count from audit_events where name = 'contact.untagged' and workspace_id = $1",
      [acme.id],
    );
    expect(events?.count).toBe(205);
  });

  it('requires the policy of each change, for one selection and for all', async () => {
    const operator = await buildMember(fd, acme, { role: 'operator' });
    const { id } = await buildContact(fd, acme);
    expect(await outcome(fd, operator, 'updateContacts', { change: 'DELETE', ids: [id] })).toBe('FORBIDDEN');
    expect(await outcome(fd, acme.owner, 'updateContacts', { change: 'DELETE' })).toBe('SELECTION_INVALID');
    expect(await outcome(fd, acme.owner, 'updateContacts', { change: 'TAG', tag: ' ', ids: [id] })).toBe(
      'TAGS_INVALID',
    );
  });
});

describe('a timeline', () => {
  const TIMELINE = `query ($id: ID!, $before: DateTime) { contactTimeline(id: $id, first: 20, before: $before) { kind occurredAt detail text } }`;
  it('shows all activity of a contact in one order, as far as the viewer can read it', async () => {
    const { contact } = await buildConversation(fd, acme, { words: ['Hello?', 'Good day!'] });
    await buildLead(fd, acme, { phone: contact.phone, message: 'A check-up' });
    await mutate(fd, acme.owner, 'blockContact', { id: contact.id });
    const kinds = async (who: Member) =>
      (await as(fd, who).ok(TIMELINE, { id: contact.id })).contactTimeline.map(({ kind }: { kind: string }) => kind);
    expect((await kinds(acme.owner)).sort()).toEqual(['AUDIT', 'LEAD', 'MESSAGE', 'MESSAGE']);
    const blind = await buildMember(fd, acme, {
      role: 'viewer',
      grants: [
        { policy: 'lead.read', effect: 'DENY' },
        { policy: 'booking.read', effect: 'DENY' },
      ],
    });
    expect((await kinds(blind)).sort()).toEqual(['MESSAGE', 'MESSAGE']);
    expect(await kinds(globex.owner)).toEqual([]);
  });

  it('shows changes of the details of their leads to members who can read leads and the audit log', async () => {
    const { contact } = await buildConversation(fd, acme);
    const lead = await buildLead(fd, acme, { phone: contact.phone });
    await mutate(fd, acme.owner, 'updateLead', { id: lead.id, email: 'ana@example.test' });
    // A change of the status is not a change of the details.
    await mutate(fd, acme.owner, 'updateLead', { id: lead.id, status: 'CONTACTED' });
    const changes = async (who: Member) =>
      (await as(fd, who).ok(TIMELINE, { id: contact.id })).contactTimeline.filter(
        ({ kind }: { kind: string }) => kind === 'AUDIT',
      );
    expect(await changes(acme.owner)).toMatchObject([{ detail: 'Ada', text: 'lead.updated' }]);
    const blind = await buildMember(fd, acme, { role: 'admin', grants: [{ policy: 'lead.read', effect: 'DENY' }] });
    expect(await changes(blind)).toEqual([]);
  });

  it('shows their calls to members who can read calls', async () => {
    const { id: callId, contactId } = await buildCall(fd, acme, { state: 'ENDED' });
    await rows(fd, `update calls set summary = 'Wants a check-up.' where id = $1`, [callId]);
    const timelineOf = async (who: Member) => (await as(fd, who).ok(TIMELINE, { id: contactId })).contactTimeline;
    const call = { kind: 'CALL', occurredAt: expect.any(String), detail: 'OUTBOUND', text: 'Wants a check-up.' };
    const end = { ...call, kind: 'CALL_ENDED', detail: '', text: '' };
    expect(await timelineOf(acme.owner)).toEqual(expect.arrayContaining([call, end]));
    expect(await timelineOf(globex.owner)).toEqual([]);
    const callless = await buildMember(fd, acme, { role: 'viewer', grants: [{ policy: 'call.read', effect: 'DENY' }] });
    expect(await timelineOf(callless)).toEqual([]);
  });

  it('loses nothing between two pages, with many entries in one second', async () => {
    const texts = Array.from({ length: 24 }, (_, at) => `Word ${at}`);
    const { id, contact } = await buildConversation(fd, acme, { words: texts });
    // Provider timestamps have whole seconds, so several messages have the same time.
    await rows(fd, `update messages set sent_at = date_trunc('second', sent_at) where conversation_id = $1`, [id]);
    await rows(
      fd,
      `update messages set sent_at = (select max(sent_at) from messages where conversation_id = $1) - interval '1 hour'
        where conversation_id = $1 and substring(body from 6)::int < 10`,
      [id],
    );
    const page = async (before: string | null) =>
      (await as(fd, acme.owner).ok(TIMELINE, { id: contact.id, before })).contactTimeline as {
        occurredAt: string;
        text: string;
      }[];
    const found: string[] = [];
    for (let next = await page(null); next.length > 0; next = await page(next.at(-1)?.occurredAt ?? null))
      found.push(...next.map(({ text }) => text));
    expect(found.toSorted()).toEqual(texts.toSorted());
  });
});
