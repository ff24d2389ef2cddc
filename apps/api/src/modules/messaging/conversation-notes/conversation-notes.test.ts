import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildNote } from '../../../../test/testkit/conversation-notes.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { downloadExport, jsonRows, runExport } from '../../../../test/testkit/exports.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { openPhone, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { simulatedModel } from '../../../../test/testkit/simulated-model.ts';
import { watch } from '../../../../test/testkit/watch.ts';

let fd: TestFrontdesk;
let address: string;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
let mia: Member;
let oda: Member;
let conversationId: string;
beforeAll(async () => {
  fd = await startFrontdesk();
  address = await fd.listen();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
  mia = await buildMember(fd, acme, { role: 'member', name: 'Mia' });
  oda = await buildMember(fd, acme, { role: 'operator', name: 'Oda' });
  ({ id: conversationId } = await buildConversation(fd, acme));
});
afterAll(() => fd.close());

const NOTE = 'Prefers mornings. Call +49 30 1234567.';
const add = (who: Caller, input: object = {}) =>
  mutate(fd, who, 'createConversationNote', { conversationId, text: NOTE, ...input }, 'conversationNote { id }');
const notesOf = async (who: Caller) => {
  const query = `query ($id: ID!) { conversation(id: $id) { notes(last: 50) { nodes {
    text memberId member { name } mentionedMembers(first: 10) { nodes { name } } viewerCan { delete { allowed } } } } } }`;
  return (await as(fd, who).ok(query, { id: conversationId })).conversation.notes.nodes;
};
const mentions = async (who: Caller) => {
  const query = '{ notifications(first: 20) { nodes { kind actorName detail conversation { id } } } }';
  return (await as(fd, who).ok(query)).notifications.nodes;
};

describe('a note', () => {
  it('is read by members who can read the conversation, and notifies the mentioned member [DK-13]', async () => {
    const mentionedMemberIds = [oda.memberId, oda.memberId, mia.memberId];
    await add(mia, { text: ` ${NOTE} `, mentionedMemberIds });
    expect(await notesOf(oda)).toEqual([
      {
        text: NOTE,
        memberId: mia.memberId,
        member: { name: 'Mia' },
        mentionedMembers: { nodes: [{ name: 'Mia' }, { name: 'Oda' }] },
        viewerCan: { delete: { allowed: false } },
      },
    ]);
    const mention = { kind: 'MENTIONED_IN_NOTE', actorName: 'Mia', detail: null, conversation: { id: conversationId } };
    expect(await mentions(oda)).toEqual([mention]);
    // Members are not notified of their own notes.
    expect(await mentions(mia)).toEqual([]);
    expect(await mentions(acme.owner)).toEqual([]);
  });

  it('can be created while another member has taken over, and after the conversation was resolved [DK-13]', async () => {
    await mutate(fd, acme.owner, 'takeOverConversation', { id: conversationId });
    expect((await add(oda)).outcome).toBe('ok');
    await mutate(fd, acme.owner, 'resolveConversation', { id: conversationId });
    const state = 'select status, version, last_message_at from conversations where id = $1';
    const before = await rows(fd, state, [conversationId]);
    expect(before).toMatchObject([{ status: 'RESOLVED' }]);
    expect((await add(oda)).outcome).toBe('ok');
    expect(await rows(fd, state, [conversationId])).toEqual(before);
  });

  it('arrives in open windows through the subscription of conversations', async () => {
    const query = 'subscription { conversationChanged { id kind conversation { notes(last: 1) { nodes { text } } } } }';
    const open = watch(fd, address, oda, { query });
    await open.began;
    const { conversationNote } = await add(mia);
    const change = (nodes: object[]) => ({
      data: { conversationChanged: { id: conversationId, kind: 'UPDATED', conversation: { notes: { nodes } } } },
    });
    expect(await open.next()).toEqual(change([{ text: NOTE }]));
    await mutate(fd, mia, 'deleteConversationNote', { id: conversationNote.id });
    expect(await open.next()).toEqual(change([]));
    await open.close();
  });

  it.each([
    { what: 'is empty', text: ' ', expected: 'NOTE_TEXT_INVALID' },
    { what: 'has 2,001 characters', text: 'x'.repeat(2001), expected: 'NOTE_TEXT_INVALID' },
    { what: 'has 2,000 characters', text: 'x'.repeat(2000), expected: 'ok' },
  ])('whose text $what → $expected', async ({ text, expected }) => {
    expect((await add(mia, { text })).outcome).toBe(expected);
  });

  it('masks contact details for members who cannot see them', async () => {
    await add(mia);
    const masked = await buildMember(fd, acme, { role: 'member', maskContactDetails: true });
    const [{ text }] = await notesOf(masked);
    expect(text).toContain('Prefers mornings.');
    expect(text).not.toContain('1234567');
  });

  it('is not available to viewers, API keys and members of another workspace', async () => {
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['message.read', 'message.send'] });
    expect(await outcome(fd, vic, 'createConversationNote', { conversationId, text: NOTE })).toBe('FORBIDDEN');
    expect(await outcome(fd, key, 'createConversationNote', { conversationId, text: NOTE })).toBe('FORBIDDEN');
    expect(await outcome(fd, globex.owner, 'createConversationNote', { conversationId, text: NOTE })).toBe('NOT_FOUND');
    expect(await notesOf(mia)).toEqual([]);
  });

  it('is limited to assigned conversations for members who are restricted to them', async () => {
    const limited = await buildMember(fd, acme, { role: 'member', assignedConversationsOnly: true });
    const { id } = await buildNote(fd, acme, { conversationId, memberId: mia.memberId });
    expect(await outcome(fd, limited, 'createConversationNote', { conversationId, text: NOTE })).toBe('NOT_FOUND');
    expect(await outcome(fd, limited, 'deleteConversationNote', { id })).toBe('NOT_FOUND');
    await mutate(fd, acme.owner, 'assignConversation', { id: conversationId, assigneeId: limited.memberId });
    expect(await outcome(fd, limited, 'createConversationNote', { conversationId, text: NOTE })).toBe('ok');
    expect(await outcome(fd, limited, 'deleteConversationNote', { id })).toBe('ok');
  });
});

describe('a mention', () => {
  const refusal = async (...mentionedMemberIds: string[]) => {
    const { outcome: code, field } = await add(mia, { mentionedMemberIds });
    return [code, field];
  };

  it('is refused for someone who is no member of the workspace', async () => {
    const { memberId } = globex.owner;
    expect(await refusal(oda.memberId, memberId)).toEqual(['NOTE_MENTION_INVALID', 'mentionedMemberIds.1']);
    expect(await refusal('not an id')).toEqual(['NOTE_MENTION_INVALID', 'mentionedMemberIds.0']);
    expect([await notesOf(mia), await mentions(oda), await mentions(globex.owner)]).toEqual([[], [], []]);
  });

  it('is refused for a member who cannot read the conversation', async () => {
    const deny = [{ policy: 'message.read', effect: 'DENY' } as const];
    const denied = await buildMember(fd, acme, { role: 'member', grants: deny });
    expect(await refusal(denied.memberId)).toEqual(['NOTE_MENTION_INVALID', 'mentionedMemberIds.0']);
    const limited = await buildMember(fd, acme, { role: 'member', assignedConversationsOnly: true });
    expect(await refusal(limited.memberId)).toEqual(['NOTE_MENTION_INVALID', 'mentionedMemberIds.0']);
    expect([await mentions(denied), await mentions(limited)]).toEqual([[], []]);
    await mutate(fd, acme.owner, 'assignConversation', { id: conversationId, assigneeId: limited.memberId });
    expect(await refusal(limited.memberId)).toEqual(['ok', undefined]);
  });

  it('is limited to 10 members', async () => {
    const others = await Promise.all(Array.from({ length: 10 }, () => buildMember(fd, acme, { role: 'member' })));
    const all = others.map(({ memberId }) => memberId);
    expect(await refusal(...all, oda.memberId)).toEqual(['NOTE_MENTIONS_TOO_MANY', 'mentionedMemberIds']);
    expect(await refusal(...all)).toEqual(['ok', undefined]);
  });
});

describe('deleting a note', () => {
  const remove = (who: Caller, id: string) => outcome(fd, who, 'deleteConversationNote', { id });

  it('is allowed for its author, and for others with message.send', async () => {
    const own = await buildNote(fd, acme, { conversationId, memberId: oda.memberId });
    const other = await buildNote(fd, acme, { conversationId, memberId: acme.owner.memberId });
    expect(await remove(oda, other.id)).toBe('FORBIDDEN');
    expect(await remove(globex.owner, other.id)).toBe('NOT_FOUND');
    expect(await remove(oda, own.id)).toBe('ok');
    expect(await remove(mia, other.id)).toBe('ok');
    expect(await notesOf(mia)).toEqual([]);
    expect(await remove(mia, other.id)).toBe('NOT_FOUND');
  });

  it('is recorded like the addition, without the text', async () => {
    const { conversationNote } = await add(mia, { mentionedMemberIds: [oda.memberId] });
    await remove(mia, conversationNote.id);
    const recorded = await rows(
      fd,
      'select name, before, after from audit_events where subject_id = $1 order by at, id',
      [conversationNote.id],
    );
    expect(recorded).toEqual([
      { name: 'conversation_note.created', before: null, after: { conversationId } },
      { name: 'conversation_note.deleted', before: { conversationId }, after: null },
    ]);
  });
});

it('remains after its author has left the workspace', async () => {
  await buildNote(fd, acme, { conversationId, memberId: oda.memberId });
  expect(await outcome(fd, acme.owner, 'removeMember', { id: oda.memberId })).toBe('ok');
  expect(await notesOf(mia)).toMatchObject([{ memberId: oda.memberId, member: null }]);
});

describe('the data of a contact', () => {
  it('contains the notes', async () => {
    const { contactId } = await buildConversation(fd, acme);
    const { id } = await fd.services.database
      .forWorkspace(acme.id)
      .read((tx) => tx.conversation.findFirstOrThrow({ where: { contactId } }));
    await buildNote(fd, acme, { conversationId: id, memberId: mia.memberId, text: NOTE });
    await buildNote(fd, acme, { conversationId, memberId: mia.memberId, text: 'About another contact' });
    const job = await runExport(fd, { workspace: acme, who: acme.owner }, 'exportContactData', { id: contactId });
    const file = jsonRows(await downloadExport(fd, acme.owner, job));
    expect(file.filter(({ type }) => type === 'note')).toMatchObject([{ conversation_id: id, text: NOTE }]);
  });

  it('is erased with the notes and the notifications of their mentions', async () => {
    const { contactId, id } = await buildConversation(fd, acme);
    await add(mia, { conversationId: id, mentionedMemberIds: [oda.memberId] });
    expect(await outcome(fd, acme.owner, 'eraseContact', { id: contactId })).toBe('ok');
    expect(await rows(fd, 'select from conversation_notes where workspace_id = $1', [acme.id])).toEqual([]);
    expect(await mentions(oda)).toEqual([]);
  });
});

it('is neither sent to the contact nor given to the model [DK-13]', async () => {
  const phone = await openPhone(fd);
  phone.fakes.think = simulatedModel;
  const number = someone();
  const say = async (words: string) => {
    fd.advance({ seconds: 5 });
    expect((await phone.say(number, words)).statusCode).toBe(200);
    await phone.drain();
  };
  await say('Hello');
  const { id } = await phone.db.read((tx) => tx.conversation.findFirstOrThrow());
  const [sent, asked] = [phone.fakes.sent.length, phone.fakes.asked.length];
  await mutate(fd, phone.owner, 'createConversationNote', { conversationId: id, text: NOTE });
  await phone.drain();
  expect([phone.fakes.sent.length, phone.fakes.asked.length]).toEqual([sent, asked]);
  await say('Do you open on Sundays?');
  // Precondition: the model was asked, and an answer was sent.
  expect(phone.fakes.asked.length).toBeGreaterThan(asked);
  expect(phone.fakes.sent.length).toBeGreaterThan(sent);
  expect(JSON.stringify([phone.fakes.asked, phone.fakes.sent])).not.toContain('Prefers mornings');
});
