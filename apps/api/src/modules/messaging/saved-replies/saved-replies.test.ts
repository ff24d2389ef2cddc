import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildSavedReply } from '../../../../test/testkit/saved-replies.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace;
let mia: Member;
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
  mia = await buildMember(fd, acme, { role: 'operator', name: 'Mia' });
});
afterAll(() => fd.close());

const REPLY = { shortcut: 'Price', text: ' Hello {{first_name}}, a visit costs $40. ', folder: 'Prices' };
const LIST = `query ($search: String) { savedReplies(first: 50, search: $search) {
  edges { node { shortcut text folder visibility useCount viewerCan { update { allowed reason } } } }
} }`;
const listed = async (who: Caller, search: string | null = null) =>
  // biome-ignore lint/suspicious/noExplicitAny: the test selects the fields.
  (await as(fd, who).ok(LIST, { search })).savedReplies.edges.map(({ node }: any) => node);
const shortcuts = async (who: Caller, search?: string) =>
  (await listed(who, search)).map((one: { shortcut: string }) => one.shortcut);

describe('a shared reply', () => {
  it('can be used by all members, and changed with saved_reply.manage only', async () => {
    const ben = await buildMember(fd, acme, { role: 'member' });
    const shared = { ...REPLY, visibility: 'SHARED' };
    // Precondition: the operator can create private replies.
    expect(await outcome(fd, mia, 'createSavedReply', { ...REPLY, visibility: 'PRIVATE' })).toBe('ok');
    expect(await outcome(fd, mia, 'createSavedReply', shared)).toBe('FORBIDDEN');
    const { savedReply } = await mutate(fd, ben, 'createSavedReply', shared, 'savedReply { id }');
    expect((await listed(mia)).map(({ visibility }: { visibility: string }) => visibility)).toEqual([
      'PRIVATE',
      'SHARED',
    ]);
    expect((await listed(acme.owner))[0]).toEqual({
      shortcut: 'price',
      text: 'Hello {{first_name}}, a visit costs $40.',
      folder: 'Prices',
      visibility: 'SHARED',
      useCount: 0,
      viewerCan: { update: { allowed: true, reason: null } },
    });
    const change = { id: savedReply.id, ...REPLY, text: 'Free', visibility: 'SHARED' };
    expect(await outcome(fd, mia, 'updateSavedReply', change)).toBe('FORBIDDEN');
    expect(await outcome(fd, mia, 'deleteSavedReply', { id: savedReply.id })).toBe('FORBIDDEN');
    const [, seen] = await listed(mia);
    expect(seen.viewerCan.update).toEqual({
      allowed: false,
      reason: expect.stringContaining('saved_reply.manage'),
    });
    expect(await outcome(fd, ben, 'updateSavedReply', change)).toBe('ok');
    expect((await listed(acme.owner))[0].text).toBe('Free');
    expect(await outcome(fd, ben, 'deleteSavedReply', { id: savedReply.id })).toBe('ok');
    expect(await listed(acme.owner)).toEqual([]);
  });

  it('is created by an API key, which has no private replies', async () => {
    const scopes = ['message.read', 'message.send', 'saved_reply.manage'] as const;
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: [...scopes] });
    expect(await outcome(fd, key, 'createSavedReply', { ...REPLY, visibility: 'PRIVATE' })).toBe('FORBIDDEN');
    expect(await outcome(fd, key, 'createSavedReply', { ...REPLY, visibility: 'SHARED' })).toBe('ok');
    await buildSavedReply(fd, acme, { memberId: acme.owner.memberId });
    expect(await shortcuts(key)).toEqual(['price']);
  });
});

describe('a private reply', () => {
  it('is visible to its owner only', async () => {
    const { id } = await buildSavedReply(fd, acme, { shortcut: 'bye', memberId: mia.memberId });
    expect(await shortcuts(mia)).toEqual(['bye']); // Precondition: its owner sees it.
    expect(await shortcuts(acme.owner)).toEqual([]);
    const change = { id, ...REPLY, visibility: 'PRIVATE' };
    expect(await outcome(fd, acme.owner, 'updateSavedReply', change)).toBe('NOT_FOUND');
    expect(await outcome(fd, acme.owner, 'deleteSavedReply', { id })).toBe('NOT_FOUND');
    expect(await outcome(fd, mia, 'updateSavedReply', change)).toBe('ok');
  });

  it('becomes shared with saved_reply.manage only, and then has no owner', async () => {
    const mine = await buildSavedReply(fd, acme, { memberId: mia.memberId });
    const shared = { ...REPLY, visibility: 'SHARED' };
    expect(await outcome(fd, mia, 'updateSavedReply', { id: mine.id, ...shared })).toBe('FORBIDDEN');
    const owned = await buildSavedReply(fd, acme, { memberId: acme.owner.memberId });
    expect(await outcome(fd, acme.owner, 'updateSavedReply', { id: owned.id, ...shared })).toBe('ok');
    const stored = await rows(fd, 'select visibility, member_id from saved_replies where id = $1', [owned.id]);
    expect(stored).toEqual([{ visibility: 'SHARED', member_id: null }]);
  });

  it('is deleted with the member', async () => {
    await buildSavedReply(fd, acme, { memberId: mia.memberId });
    await buildSavedReply(fd, acme, { shortcut: 'hours' });
    expect(await outcome(fd, acme.owner, 'removeMember', { id: mia.memberId })).toBe('ok');
    const left = await rows(fd, 'select shortcut from saved_replies where workspace_id = $1', [acme.id]);
    expect(left).toEqual([{ shortcut: 'hours' }]);
  });

  it('cannot be created by a viewer, who cannot reply', async () => {
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    expect(await outcome(fd, vic, 'createSavedReply', { ...REPLY, visibility: 'PRIVATE' })).toBe('FORBIDDEN');
  });
});

describe('the shortcut', () => {
  const create = (who: Caller, shortcut: string, visibility = 'SHARED') =>
    outcome(fd, who, 'createSavedReply', { ...REPLY, shortcut, visibility });

  it('is unique among shared replies and among those of a member, also for concurrent requests', async () => {
    const first = await Promise.all([create(acme.owner, '/Hours'), create(acme.owner, 'HOURS')]);
    expect(first.sort()).toEqual(['SHORTCUT_TAKEN', 'ok']);
    expect(await create(acme.owner, 'hours', 'PRIVATE')).toBe('ok');
    expect(await create(acme.owner, 'hours', 'PRIVATE')).toBe('SHORTCUT_TAKEN');
    expect(await create(mia, 'hours', 'PRIVATE')).toBe('ok');
  });

  it.each([
    ['', 'SHORTCUT_INVALID'],
    ['two words', 'SHORTCUT_INVALID'],
    ['shortcut-with-33-characters-in-al', 'SHORTCUT_INVALID'],
    ['-price', 'SHORTCUT_INVALID'],
    ['öffnungszeiten', 'ok'],
    ['سعر', 'ok'],
  ])('%j → %s', async (shortcut, expected) => {
    expect(await create(acme.owner, shortcut)).toBe(expected);
  });
});

it.each([
  ['empty', '', 'SAVED_REPLY_TEXT_INVALID'],
  ['too long', 'x'.repeat(4097), 'SAVED_REPLY_TEXT_INVALID'],
  ['with an unknown placeholder', 'Hello {{surname}}', 'SAVED_REPLY_TEXT_INVALID'],
  ['with each placeholder', '{{contact_name}} {{first_name}} {{my_name}} {{workspace}}', 'ok'],
])('a text that is %s → %s', async (_what, text, expected) => {
  const reply = { ...REPLY, text, visibility: 'SHARED' };
  expect(await outcome(fd, acme.owner, 'createSavedReply', reply)).toBe(expected);
});

it('is found by its shortcut, folder and text, sorted by shortcut', async () => {
  await buildSavedReply(fd, acme, { shortcut: 'visit', text: 'It costs $40.' });
  await buildSavedReply(fd, acme, { shortcut: 'hours', text: 'We open at 8.', folder: 'About the visit' });
  await buildSavedReply(fd, acme, { shortcut: 'bye', text: 'Thank you for your VISIT.' });
  await buildSavedReply(fd, acme, { shortcut: 'parking', text: 'Behind the house. 100% free' });
  expect(await shortcuts(acme.owner, 'visit')).toEqual(['bye', 'hours', 'visit']);
  expect(await shortcuts(acme.owner, '0%')).toEqual(['parking']);
  expect(await shortcuts(acme.owner, 'nothing')).toEqual([]);
});

it('is refused above the limits of 100 private and 500 shared replies', async () => {
  const fill = (visibility: string, memberId: string | null, count: number) =>
    rows(
      fd,
      `insert into saved_replies (workspace_id, id, shortcut, text, visibility, member_id, created_at, updated_at)
       select $1, gen_random_uuid(), 's' || n, 'Text', $2, $3, now(), now() from generate_series(1, $4::int) n`,
      [acme.id, visibility, memberId, count],
    );
  const create = (visibility: string, shortcut: string) =>
    outcome(fd, acme.owner, 'createSavedReply', { ...REPLY, shortcut, visibility });
  await fill('PRIVATE', acme.owner.memberId, 99);
  await fill('SHARED', null, 499);
  for (const visibility of ['PRIVATE', 'SHARED']) {
    expect(await create(visibility, 'last')).toBe('ok');
    expect(await create(visibility, 'more')).toBe('SAVED_REPLIES_TOO_MANY');
  }
});

describe('sendMessage with a saved reply', () => {
  const send = (who: Caller, conversationId: string, savedReplyId: string, clientId = crypto.randomUUID()) =>
    outcome(fd, who, 'sendMessage', { conversationId, body: 'A visit costs $40.', clientId, savedReplyId });
  const uses = async (id: string) =>
    (
      await rows<{ use_count: number; used: boolean }>(
        fd,
        'select use_count, last_used_at is not null as used from saved_replies where id = $1',
        [id],
      )
    )[0];

  it('counts a use once for each message', async () => {
    const { id } = await buildSavedReply(fd, acme);
    const conversation = await buildConversation(fd, acme);
    expect(await uses(id)).toEqual({ use_count: 0, used: false });
    const clientId = crypto.randomUUID();
    expect(await send(acme.owner, conversation.id, id, clientId)).toBe('ok');
    expect(await send(acme.owner, conversation.id, id, clientId)).toBe('ok');
    expect(await uses(id)).toEqual({ use_count: 1, used: true });
    expect(await send(acme.owner, conversation.id, id)).toBe('ok');
    expect(await uses(id)).toEqual({ use_count: 2, used: true });
  });

  it('sends the message, but does not count a reply that was deleted, or of another member or workspace', async () => {
    const own = await buildSavedReply(fd, acme, { memberId: mia.memberId });
    const foreign = await buildSavedReply(fd, globex);
    const conversation = await buildConversation(fd, acme);
    expect(await send(acme.owner, conversation.id, own.id)).toBe('ok');
    expect(await send(acme.owner, conversation.id, foreign.id)).toBe('ok');
    expect(await send(acme.owner, conversation.id, crypto.randomUUID())).toBe('ok');
    expect(await send(acme.owner, conversation.id, 'not an id')).toBe('ok');
    for (const { id } of [own, foreign]) expect(await uses(id)).toEqual({ use_count: 0, used: false });
    const sent = await rows(fd, `select from messages where conversation_id = $1 and direction = 'OUT'`, [
      conversation.id,
    ]);
    expect(sent).toHaveLength(4);
  });
});
