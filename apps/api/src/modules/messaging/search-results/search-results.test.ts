import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildCall } from '../../../../test/testkit/calls.ts';
import { buildNote } from '../../../../test/testkit/conversation-notes.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
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

const QUERY = `query ($query: String!, $filter: SearchResultFilter, $first: Int = 20, $after: String) {
  searchResults(query: $query, filter: $filter, first: $first, after: $after) {
    nodes { id kind authorType excerpt occurredAt
      message { conversation { id contactName } } note { conversation { id } } turn { call { id } } }
    pageInfo { hasNextPage endCursor } } }`;
const search = async (who: Caller, query: string, more: object = {}) =>
  (await as(fd, who).ok(QUERY, { query, ...more })).searchResults;
const excerpts = async (who: Caller, query: string, more: object = {}): Promise<string[]> =>
  (await search(who, query, more)).nodes.map(({ excerpt }: { excerpt: string[] }) => excerpt.join(''));

describe('a search', () => {
  it('finds messages, notes and utterances, newest first, with the matching words of the excerpt [DK-18]', async () => {
    const conversation = await buildConversation(fd, acme, { words: ['I need a new boiler.', 'Which boiler?'] });
    const note = await buildNote(fd, acme, {
      conversationId: conversation.id,
      memberId: acme.owner.memberId,
      text: 'Old Boilers only',
      createdAt: new Date(fd.services.clock().getTime() + 60_000),
    });
    const call = await buildCall(fd, acme, {
      words: ['The boiler is leaking'],
      createdAt: new Date(fd.services.clock().getTime() + 120_000),
    });
    const { nodes } = await search(acme.owner, 'boiler');
    expect(nodes).toMatchObject([
      {
        kind: 'CALL_TURN',
        authorType: 'AGENT',
        excerpt: ['The ', 'boiler', ' is leaking'],
        turn: { call: { id: call.id } },
      },
      {
        id: note.id,
        kind: 'NOTE',
        excerpt: ['Old ', 'Boilers', ' only'],
        note: { conversation: { id: conversation.id } },
      },
      { kind: 'MESSAGE', authorType: 'AGENT', excerpt: ['Which ', 'boiler', '?'] },
      {
        kind: 'MESSAGE',
        authorType: 'CONTACT',
        excerpt: ['I need a new ', 'boiler', '.'],
        message: { conversation: { id: conversation.id, contactName: conversation.contact.name } },
        note: null,
        turn: null,
      },
    ]);
  });

  it('requires all words, at the beginning of a word, and ignores case and accents [DK-18]', async () => {
    await buildConversation(fd, acme, {
      words: ['Grüße, ZOË! Straße 5', 'привет МИР', 'one hundred percent', 'كَتَبَ', '100% of it_all'],
    });
    for (const query of ['gruße zoe', 'ZOË GRÜSSE', 'stra', 'strasse', '  zoe, 5 '])
      expect([query, await excerpts(acme.owner, query)]).toEqual([query, ['Grüße, ZOË! Straße 5']]);
    expect(await excerpts(acme.owner, 'ПРИВЕТ мир')).toEqual(['привет МИР']);
    expect(await excerpts(acme.owner, 'كتب')).toEqual(['كَتَبَ']);
    for (const query of ['zoe paris', 'raße', '%%', 'hun_red', "':* | zero"])
      expect([query, await excerpts(acme.owner, query)]).toEqual([query, []]);
    expect(await excerpts(acme.owner, "'#one':* &")).toEqual(['one hundred percent']);
    // Wildcards of LIKE divide words like other punctuation.
    expect(await excerpts(acme.owner, '100%')).toEqual(['100% of it_all']);
  });

  it('filters by kind, author, member, time and channel [DK-18]', async () => {
    const { id: conversationId } = await buildConversation(fd, acme, { words: ['boiler in', 'boiler out'] });
    await buildNote(fd, acme, { conversationId, memberId: acme.owner.memberId, text: 'boiler note' });
    await buildCall(fd, acme, { words: ['boiler call'] });
    const recently = new Date(fd.services.clock().getTime() - 30_000).toISOString();
    const found = async (filter: object) => (await excerpts(acme.owner, 'boiler', { filter })).sort();
    const all = ['boiler call', 'boiler in', 'boiler note', 'boiler out'];
    expect(await found({})).toEqual(all);
    expect(await found({ kinds: ['NOTE'] })).toEqual(['boiler note']);
    expect(await found({ kinds: ['NOTE', 'CALL_TURN'] })).toEqual(['boiler call', 'boiler note']);
    expect(await found({ authors: ['CONTACT'] })).toEqual(['boiler in']);
    expect(await found({ memberId: { eq: acme.owner.memberId } })).toEqual(['boiler note']);
    expect(await found({ channels: ['VOICE'] })).toEqual(['boiler call']);
    expect(await found({ channels: ['WHATSAPP'] })).toEqual(['boiler in', 'boiler note', 'boiler out']);
    expect(await found({ occurredAt: { lt: recently } })).toEqual(['boiler in', 'boiler out']);
    expect(await found({ not: { kinds: ['MESSAGE'] } })).toEqual(['boiler call', 'boiler note']);
  });

  it('continues after a cursor, for few and for many matches [DK-18]', async () => {
    // 120 of the newest entries match `often`, which is more than the index is read for.
    const words = Array.from({ length: 120 }, (_, n) => `often ${n % 50 === 0 ? 'seldom ' : ''}${n}`);
    await buildConversation(fd, acme, { words });
    const pages = async (query: string, first: number) => {
      const texts: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const { nodes, pageInfo } = await search(acme.owner, query, { first, after });
        texts.push(...nodes.map(({ excerpt }: { excerpt: string[] }) => excerpt.join('')));
        ({ hasNextPage: more, endCursor: after } = pageInfo);
      }
      return texts;
    };
    expect(await pages('often', 50)).toEqual(words.toReversed());
    expect(await pages('seldom', 2)).toEqual(['often seldom 100', 'often seldom 50', 'often seldom 0']);
  });

  it('shows the text around the first match of a long message [DK-18]', async () => {
    const filler = Array.from({ length: 60 }, (_, n) => `word${n}`).join(' ');
    await buildConversation(fd, acme, { words: [`${filler} needle ${filler}\n\nneedle`] });
    const [{ excerpt }] = (await search(acme.owner, 'needle')).nodes;
    expect(excerpt).toHaveLength(3);
    expect(excerpt[0]).toMatch(/^…word\d+ .*word59 $/);
    expect(excerpt[1]).toBe('needle');
    expect(excerpt[2]).toMatch(/^ word0 .*…$/);
    expect(excerpt.join('').length).toBeLessThan(210);
  });

  it('gives a cursor that reads the entries around a match [DK-18]', async () => {
    const words = Array.from({ length: 9 }, (_, n) => (n === 4 ? 'needle' : `straw ${n}`));
    const { id: conversationId } = await buildConversation(fd, acme, { words });
    const call = await buildCall(fd, acme, { words: words.map((word) => `${word} spoken`) });
    const { id, sentAt } = await fd.services.database
      .forWorkspace(acme.id)
      .read((tx) => tx.message.findFirstOrThrow({ where: { body: 'needle' } }));
    const createdAt = new Date(sentAt.getTime() + 30_000);
    const note = await buildNote(fd, acme, {
      conversationId,
      memberId: acme.owner.memberId,
      text: 'needle',
      createdAt,
    });
    const results = await as(fd, acme.owner).ok(
      '{ searchResults(query: "needle", first: 5) { nodes { id threadCursor } } }',
    );
    const cursors = new Map<string, string>(
      results.searchResults.nodes.map((node: { id: string; threadCursor: string }) => [node.id, node.threadCursor]),
    );
    expect(cursors.size).toBe(3);
    const around = async (parent: string, list: string, cursor: string | undefined) => {
      const query = `query ($cursor: String) { ${parent} {
        earlier: ${list}(last: 2, before: $cursor) { nodes { text } } later: ${list}(first: 2, after: $cursor) { nodes { text } } } }`;
      const parts = await as(fd, acme.owner).ok(query.replaceAll('text', list === 'messages' ? 'text: body' : 'text'), {
        cursor,
      });
      const { earlier, later } = Object.values(parts)[0] as Record<string, { nodes: { text: string }[] }>;
      return [earlier, later].map((part) => part?.nodes.map(({ text }) => text));
    };
    const conversation = `conversation(id: "${conversationId}")`;
    expect(await around(conversation, 'messages', cursors.get(id))).toEqual([
      ['straw 2', 'straw 3'],
      ['straw 5', 'straw 6'],
    ]);
    expect(await around(conversation, 'messages', cursors.get(note.id))).toEqual([
      ['straw 3', 'needle'],
      ['straw 5', 'straw 6'],
    ]);
    const turn = [...cursors].find(([found]) => found !== id && found !== note.id)?.[1];
    expect(await around(`call(id: "${call.id}")`, 'transcript', turn)).toEqual([
      ['straw 2 spoken', 'straw 3 spoken'],
      ['straw 5 spoken', 'straw 6 spoken'],
    ]);
  });

  it('refuses a text with fewer than 2 or more than 100 characters [DK-18]', async () => {
    for (const query of ['a', '  ', ' ü ', 'a'.repeat(101)]) {
      const { errors } = await as(fd, acme.owner).run(QUERY, { query });
      expect(errors).toMatchObject([{ extensions: { code: 'VALIDATION_FAILED', field: 'query' } }]);
    }
    expect(await excerpts(acme.owner, 'ab')).toEqual([]);
  });
});

describe('a viewer', () => {
  it('finds only texts of the own workspace and of conversations that they can read [DK-18]', async () => {
    const mia = await buildMember(fd, acme, { assignedConversationsOnly: true });
    const mine = await buildConversation(fd, acme, { words: ['boiler of Mia'], assigneeId: mia.memberId });
    const other = await buildConversation(fd, acme, { words: ['boiler of nobody'] });
    for (const { id: conversationId } of [mine, other])
      await buildNote(fd, acme, { conversationId, memberId: acme.owner.memberId, text: `boiler ${conversationId}` });
    await buildConversation(fd, globex, { words: ['boiler of Globex'] });
    expect((await excerpts(mia, 'boiler')).sort()).toEqual([`boiler ${mine.id}`, 'boiler of Mia'].sort());
    expect(await excerpts(acme.owner, 'boiler')).toHaveLength(4);
    expect(await excerpts(globex.owner, 'boiler')).toEqual(['boiler of Globex']);
  });

  it('finds assigned conversations behind many newer ones [DK-18]', async () => {
    const mia = await buildMember(fd, acme, { assignedConversationsOnly: true });
    await buildConversation(fd, acme, { words: ['boiler of Mia'], assigneeId: mia.memberId });
    await buildConversation(fd, acme, { words: Array.from({ length: 150 }, (_, n) => `boiler ${n}`) });
    expect(await excerpts(mia, 'boiler')).toEqual(['boiler of Mia']);
  });

  it('needs the permission to read calls for utterances, and messages for the search [DK-18]', async () => {
    await buildConversation(fd, acme, { words: ['boiler'] });
    await buildCall(fd, acme, { words: ['boiler spoken'] });
    const messages = await buildApiKey(fd, acme, acme.owner, { scopes: ['message.read'] });
    const both = await buildApiKey(fd, acme, acme.owner, { scopes: ['message.read', 'call.read'] });
    const calls = await buildApiKey(fd, acme, acme.owner, { scopes: ['call.read'] });
    expect(await excerpts(messages, 'boiler')).toEqual(['boiler']);
    expect((await excerpts(both, 'boiler')).sort()).toEqual(['boiler', 'boiler spoken']);
    expect((await as(fd, calls).run(QUERY, { query: 'boiler' })).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('does not find a text by contact details that are masked, in any kind of text [DK-18]', async () => {
    const ann = await buildMember(fd, acme, { maskContactDetails: true });
    const text = 'Room 170: call +49 170 1234567 or write to zoe@mail.test';
    const { id: conversationId } = await buildConversation(fd, acme, { words: [text] });
    await buildNote(fd, acme, { conversationId, memberId: acme.owner.memberId, text });
    await buildCall(fd, acme, { words: [text] });
    for (const query of ['1234567', '12', '+49 170', 'zoe', 'zoe@mail.test', 'mail', 'write 49', '#zoe', '#1234567']) {
      expect([query, (await excerpts(acme.owner, query)).length]).toEqual([query, 3]);
      expect([query, await excerpts(ann, query)]).toEqual([query, []]);
    }
    const { nodes } = await search(ann, '170');
    expect(nodes).toHaveLength(3);
    expect(nodes.map(({ excerpt }: { excerpt: string[] }) => excerpt)).toEqual(
      nodes.map(() => ['Room ', '170', ': call •••• or write to •••@•••']),
    );
  });
});

describe('an entry of the index', () => {
  it('follows its text: it is deleted with the message, the conversation and the call [DK-18]', async () => {
    const { id: conversationId } = await buildConversation(fd, acme, { words: ['boiler one', 'boiler two'] });
    const { id } = await buildNote(fd, acme, { conversationId, memberId: acme.owner.memberId, text: 'boiler note' });
    const call = await buildCall(fd, acme, { words: ['boiler call'] });
    const kept = async () =>
      (
        await rows<{ kind: string }>(fd, 'select kind from search_entries where workspace_id = $1 order by kind', [
          acme.id,
        ])
      ).map(({ kind }) => kind);
    expect(await kept()).toEqual(['CALL_TURN', 'MESSAGE', 'MESSAGE', 'NOTE']);
    await mutate(fd, acme.owner, 'deleteConversationNote', { id });
    expect(await kept()).toEqual(['CALL_TURN', 'MESSAGE', 'MESSAGE']);
    const db = fd.services.database.forWorkspace(acme.id);
    await db.write((tx) => tx.message.deleteMany({ where: { body: 'boiler one' } }));
    expect(await kept()).toEqual(['CALL_TURN', 'MESSAGE']);
    await db.write((tx) => tx.conversation.deleteMany({ where: { id: conversationId } }));
    expect(await kept()).toEqual(['CALL_TURN']);
    await db.write((tx) => tx.call.deleteMany({ where: { id: call.id } }));
    expect(await kept()).toEqual([]);
  });

  it('contains the text of a message that the API sends [DK-18]', async () => {
    const { id: conversationId } = await buildConversation(fd, acme);
    await mutate(fd, acme.owner, 'sendMessage', { conversationId, body: 'Your boiler is ready.' });
    const { nodes } = await search(acme.owner, 'boiler');
    expect(nodes).toMatchObject([
      { kind: 'MESSAGE', authorType: 'MEMBER', excerpt: ['Your ', 'boiler', ' is ready.'] },
    ]);
  });
});
