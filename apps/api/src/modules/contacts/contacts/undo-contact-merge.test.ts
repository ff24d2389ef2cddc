import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildLead,
  buildMember,
  type Member,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildContact, buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { buildHold } from '../../../../test/testkit/retention.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { sweepJobFiles } from '../../platform/long-jobs/index.ts';

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

const FIELDS = 'id name phone email company notes tags reachability consentAt mergeUndoableUntil conversationCount';
const readContact = async (id: string) =>
  (await as(fd, acme.owner).ok(`query ($id: ID!) { contact(id: $id) { ${FIELDS} } }`, { id })).contact;
const merge = (primaryId: string, mergeId: string, take: string[] = []) =>
  mutate(fd, acme.owner, 'mergeContacts', { primaryId, mergeId, take });
const undo = (id: string) => outcome(fd, acme.owner, 'undoContactMerge', { id });
const rowOf = (id: string) =>
  rows(fd, 'select to_jsonb(c) - $2::text as row from contacts c where id = $1', [id, 'updated_at']);
const optOut = (contactId: string) =>
  fd.services.database
    .forWorkspace(acme.id)
    .write((tx) => tx.optOut.create({ data: { workspaceId: acme.id, contactId, at: fd.services.clock() } }));

/** Creates two contacts, each with a conversation and a lead. */
async function pair() {
  const one = await buildConversation(fd, acme, {
    contact: { name: 'C. Contact', tags: ['vip'], notes: 'Likes tea.' },
  });
  const other = await buildConversation(fd, acme, {
    contact: { name: 'Cora Contact', email: 'cora@mail.test', tags: ['north'], blocked: true },
    words: ['one', 'two', 'three'],
  });
  const leads = [
    await buildLead(fd, acme, { phone: one.contact.phone }),
    await buildLead(fd, acme, { phone: other.contact.phone }),
  ];
  return {
    primary: one.contact,
    merged: other.contact,
    conversations: [one.id, other.id],
    leads: leads.map(({ id }) => id),
  };
}

describe('a merge that is undone', () => {
  it('returns to each of the two what belonged to it: fields, conversations, leads and the opt-out [WC-19]', async () => {
    const { primary, merged, conversations, leads } = await pair();
    await optOut(merged.id);
    const [keptBefore, goneBefore] = [await rowOf(primary.id), await rowOf(merged.id)];
    await merge(primary.id, merged.id, ['NAME', 'PHONE', 'EMAIL']);
    expect(await readContact(primary.id)).toMatchObject({
      name: 'Cora Contact',
      phone: merged.phone,
      conversationCount: 2,
    });
    // Precondition: the merged contact's row is deleted.
    expect(await rowOf(merged.id)).toEqual([]);

    expect(await undo(primary.id)).toBe('ok');
    expect(await rowOf(primary.id)).toEqual(keptBefore);
    expect(await rowOf(merged.id)).toEqual(goneBefore);
    expect(
      await rows(fd, 'select contact_id from conversations where id = any($1::uuid[]) order by id', [conversations]),
    ).toEqual([{ contact_id: primary.id }, { contact_id: merged.id }]);
    expect(await rows(fd, 'select phone from leads where id = any($1::uuid[]) order by id', [leads])).toEqual([
      { phone: primary.phone },
      { phone: merged.phone },
    ]);
    expect(await rows(fd, 'select contact_id from opt_outs where workspace_id = $1', [acme.id])).toEqual([
      { contact_id: merged.id },
    ]);
    expect((await readContact(primary.id)).mergeUndoableUntil).toBeNull();
    const AUDIT_EVENTS = "select after from audit_events where name = 'contact.unmerged' and workspace_id = $1";
    expect(await rows(fd, AUDIT_EVENTS, [acme.id])).toEqual([
      { after: { restoredId: merged.id, conversations: 1, changedSince: [] } },
    ]);
    expect(await undo(primary.id)).toBe('MERGE_UNDO_EXPIRED');
  });

  it('keeps later changes, and keeps later messages in the conversation they were sent in', async () => {
    const { primary, merged } = await pair();
    await merge(primary.id, merged.id, ['NAME', 'EMAIL']);
    await mutate(fd, acme.owner, 'updateContact', { id: primary.id, name: 'Cora C.', tags: ['vip', 'fair'] });
    const since = await fd.services.database.forWorkspace(acme.id).write((tx) =>
      tx.conversation.create({
        data: { workspaceId: acme.id, contactId: primary.id, channel: 'WHATSAPP', lastMessageAt: fd.services.clock() },
      }),
    );
    expect(await undo(primary.id)).toBe('ok');
    expect(await readContact(primary.id)).toMatchObject({
      name: 'Cora C.',
      email: null,
      tags: ['vip', 'fair'],
      conversationCount: 2,
    });
    expect(await readContact(merged.id)).toMatchObject({
      name: 'Cora Contact',
      email: 'cora@mail.test',
      tags: ['north'],
    });
    expect(await rows(fd, 'select contact_id from conversations where id = $1', [since.id])).toEqual([
      { contact_id: primary.id },
    ]);
  });

  it('keeps the opt-out on both if the remaining contact may have opted out too', async () => {
    const { primary, merged, conversations } = await pair();
    await optOut(merged.id);
    await merge(primary.id, merged.id);
    fd.advance({ minutes: 1 });
    await fd.services.database
      .forWorkspace(acme.id)
      .write((tx) =>
        tx.conversation.updateMany({ where: { id: conversations[0] }, data: { lastInboundAt: fd.services.clock() } }),
      );
    expect(await undo(primary.id)).toBe('ok');
    expect(await readContact(primary.id)).toMatchObject({ reachability: 'OPTED_OUT' });
    expect(
      await rows(fd, 'select 1 from opt_outs where contact_id = any($1::uuid[])', [[primary.id, merged.id]]),
    ).toHaveLength(2);
  });

  it('reverts the last of two merges first', async () => {
    const [a, b, c] = [await buildContact(fd, acme), await buildContact(fd, acme), await buildContact(fd, acme)];
    await merge(a.id, b.id, ['NAME']);
    fd.advance({ minutes: 1 });
    await merge(a.id, c.id, ['NAME']);
    expect(await undo(a.id)).toBe('ok');
    expect([(await readContact(a.id)).name, (await readContact(c.id)).name]).toEqual([b.name, c.name]);
    expect(await undo(a.id)).toBe('ok');
    expect([(await readContact(a.id)).name, (await readContact(b.id)).name]).toEqual([a.name, b.name]);
  });
});

describe('undoing a merge', () => {
  it('is possible for a day, and then its data is deleted', async () => {
    const { primary, merged } = await pair();
    await merge(primary.id, merged.id);
    expect((await readContact(primary.id)).mergeUndoableUntil).not.toBeNull();
    fd.advance({ hours: 25 });
    const again = await signedInAgain(fd, acme.owner);
    expect(await outcome(fd, again, 'undoContactMerge', { id: primary.id })).toBe('MERGE_UNDO_EXPIRED');
    // Precondition: the undo data exists until the sweep.
    expect(await rows(fd, 'select 1 from contact_merges where contact_id = $1', [primary.id])).toHaveLength(1);
    await sweepJobFiles(fd.services)();
    expect(await rows(fd, 'select 1 from contact_merges where contact_id = $1', [primary.id])).toEqual([]);
  });

  it('is refused if a new contact has the number, if one of the contacts is under legal hold, and for members who cannot merge', async () => {
    const { primary, merged } = await pair();
    await merge(primary.id, merged.id);
    const agent = await buildMember(fd, acme, { role: 'agent' });
    expect(await outcome(fd, agent, 'undoContactMerge', { id: primary.id })).toBe('FORBIDDEN');
    expect(await outcome(fd, globex.owner, 'undoContactMerge', { id: primary.id })).toBe('NOT_FOUND');
    const taken = await buildContact(fd, acme, { phone: merged.phone });
    expect(await undo(primary.id)).toBe('PHONE_TAKEN');
    // The merged contact was not restored.
    expect(await rowOf(merged.id)).toEqual([]);
    expect(await outcome(fd, acme.owner, 'deleteContact', { id: taken.id })).toBe('ok');
    const hold = await buildHold(fd, acme, { contactId: primary.id });
    expect(await undo(primary.id)).toBe('LEGAL_HOLD');
    await mutate(fd, acme.owner, 'releaseLegalHold', { id: hold.id });
    expect(await undo(primary.id)).toBe('ok');
  });
});
