import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildMember,
  type Member,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildContact, buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { importsOf } from '../../../../test/testkit/imports.ts';
import { finishJob } from '../../../../test/testkit/jobs.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { openPhone } from '../../../../test/testkit/phone.ts';
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

const { upload, readImport, check, start, undo, inside } = importsOf('HISTORY', () => ({ fd, acme }));

const ANA = '+442079460018';
const BEN = '+442079460019';
const HEADERS = 'Contact phone,Time,Direction,Text,Message id,Channel,Attachments';
const MAPPING = ['PHONE', 'SENT_AT', 'DIRECTION', 'TEXT', 'EXTERNAL_ID', 'CHANNEL', 'ATTACHMENTS'];
const csvOf = (...lines: string[]) => `${HEADERS}\n${lines.join('\n')}\n`;

const CHAT = csvOf(
  `${ANA},2024-03-01T09:00:00Z,incoming,"Do you have, by chance, a slot?",m-1,WhatsApp,`,
  `${ANA},2024-03-01T09:05:00+01:00,outgoing,"Yes.\nFriday?",m-2,,`,
  `${ANA},1709283600,in,,m-3,,photo.jpg`,
);

/** Imports a file with its suggested mapping. */
async function importFile(body: string | Buffer) {
  const { id } = await upload(body);
  const { mapping } = await readImport(id);
  const checked = await check(id, mapping);
  await finishJob(fd, acme, await start(id));
  return { id, checked, imported: await readImport(id) };
}

interface StoredMessage {
  readonly phone: string;
  readonly direction: string;
  readonly author: string;
  readonly body: string;
  readonly sentAt: Date;
  readonly isImported: boolean;
}

const storedIn = ({ id }: BuiltWorkspace) =>
  rows<StoredMessage>(
    fd,
    `select p.phone, m.direction, m.author, m.body, m.sent_at as "sentAt", m.imported_at is not null as "isImported"
       from messages m join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
       join contacts p on p.workspace_id = c.workspace_id and p.id = c.contact_id
      where m.workspace_id = $1 order by p.phone, m.sent_at, m.id`,
    [id],
  );
const countOf = async (table: string) =>
  (
    await rows<{ count: number }>(fd, `select count(*)::int as count from ${table} where workspace_id = $1`, [acme.id])
  )[0]?.count;

const THREAD = `query ($filter: ConversationFilter) { conversations(first: 10, filter: $filter) { edges { node { id status mode unreadCount
  waitingSince replyWindowExpiresAt lastMessageAt messages(first: 10) { edges { node { body direction authorType memberId importedAt status } } } } } } }`;
const threads = async () =>
  (await as(fd, acme.owner).ok(THREAD)).conversations.edges.map(({ node }: { node: object }) => node);

describe('messages in a file', () => {
  it('become a resolved conversation in time order, marked as imported, with the time zone of the workspace [CB-06]', async () => {
    await buildContact(fd, acme, { phone: ANA });
    await fd.services.database
      .forWorkspace(acme.id)
      .write((tx) => tx.workspace.updateMany({ data: { timezone: 'America/New_York' } }));
    const zoneless = `${ANA},2024-03-01 09:30:15,agent,Later,m-4,,`;
    const { checked, imported } = await importFile(`\ufeff${CHAT}${zoneless}\n`);
    expect(checked).toMatchObject({ willCreate: 4, invalid: 0, rowsWithAttachments: 1, willOptOut: 0 });
    expect(imported).toMatchObject({ stage: 'IMPORTED', created: 4, undoable: true });
    expect((await storedIn(acme)).map(({ sentAt, body }) => [sentAt.toISOString(), body])).toEqual([
      ['2024-03-01T08:05:00.000Z', 'Yes.\nFriday?'],
      ['2024-03-01T09:00:00.000Z', 'Do you have, by chance, a slot?'],
      ['2024-03-01T09:00:00.000Z', '(Attachment not imported)'],
      ['2024-03-01T14:30:15.000Z', 'Later'],
    ]);
    const [thread] = await threads();
    expect(thread).toMatchObject({
      status: 'RESOLVED',
      mode: 'AGENT',
      unreadCount: 0,
      waitingSince: null,
      replyWindowExpiresAt: null,
      lastMessageAt: '2024-03-01T14:30:15.000Z',
    });
    expect(
      thread.messages.edges.map(({ node }: { node: { authorType: string } }) => node.authorType).toSorted(),
    ).toEqual(['CONTACT', 'CONTACT', 'MEMBER', 'MEMBER']);
    expect(
      thread.messages.edges.every(
        ({ node }: { node: { importedAt: string | null; memberId: null } }) =>
          node.importedAt && node.memberId === null,
      ),
    ).toBe(true);
  });

  it('are not stored twice by the same file, whether or not it has ids', async () => {
    await buildContact(fd, acme, { phone: ANA });
    for (const file of [CHAT, CHAT.replaceAll(/m-\d/g, '')]) {
      await importFile(file);
      const before = await countOf('messages');
      const { id } = await upload(file);
      expect(await check(id, MAPPING)).toMatchObject({ willCreate: 0, willSkip: 3 });
      await finishJob(fd, acme, await start(id));
      expect(await readImport(id)).toMatchObject({ created: 0, skipped: 3 });
      expect(await countOf('messages')).toBe(before);
    }
  });

  it('are rejected with a reason that names the problem', async () => {
    await buildContact(fd, acme, { phone: ANA });
    const future = new Date(fd.services.clock().getTime() + 60_000).toISOString();
    const { id } = await upload(
      csvOf(
        `${BEN},2024-03-01T09:00:00Z,in,Unknown person,,,`,
        `12,2024-03-01T09:00:00Z,in,No number,,,`,
        `${ANA},01/03/2024 09:00,in,Local format,,,`,
        `${ANA},2024-02-31 09:00,in,No such day,,,`,
        `${ANA},${future},in,Future,,,`,
        `${ANA},2024-03-01T09:00:00Z,sideways,No direction,,,`,
        `${ANA},2024-03-01T09:00:00Z,in,${'x'.repeat(4097)},,,`,
        `${ANA},2024-03-01T09:00:00Z,in,,,,`,
        `${ANA},2024-03-01T09:00:00Z,in,By mail,,Email,`,
        `${ANA},2024-03-01T09:00:00Z,in,Twice,,,`,
        `${ANA},2024-03-01T09:00:00Z,in,Twice,,,`,
      ),
    );
    expect(await check(id, MAPPING)).toMatchObject({ willCreate: 1, invalid: 9, duplicates: 1 });
    expect((await inside(id)).map(({ reason }) => reason)).toEqual([
      'No contact has this phone number. Import the contact first.',
      'The phone number is not valid. Without a country, it needs a country code.',
      'The time must be a date and time such as 2026-11-26 14:30:00.',
      'The time must be a date and time such as 2026-11-26 14:30:00.',
      'The time is in the future.',
      'The direction must be in or out.',
      'A message can have at most 4096 characters.',
      'The message has neither a text nor an attachment.',
      'Only messages of WhatsApp can be imported.',
      null,
      'Another row of this file is the same message.',
    ]);
    expect(await countOf('messages')).toBe(0);
  });

  it('list rows with attachments, which are not imported', async () => {
    await buildContact(fd, acme, { phone: ANA });
    const { id } = await upload(CHAT);
    await check(id, MAPPING);
    expect(await inside(id, { group: 'ATTACHMENTS' })).toMatchObject([
      { row: 3, action: 'CREATE', reason: 'The attachments of this message are not imported.' },
    ]);
  });

  it('join the conversation of the contact if they are earlier than its first message, and are rejected otherwise', async () => {
    const { id: conversationId } = await buildConversation(fd, acme, {
      contact: { phone: ANA },
      words: ['Hello?', 'Hi.'],
    });
    const [before] = await threads();
    const late = new Date(fd.services.clock().getTime() - 30_000).toISOString();
    const { checked } = await importFile(`${CHAT}${ANA},${late},out,Sent elsewhere,m-9,,\n`);
    expect(checked).toMatchObject({ willCreate: 3, invalid: 1 });
    const [after, ...others] = await threads();
    expect(others).toEqual([]);
    expect(after).toMatchObject({ ...before, id: conversationId, messages: expect.anything() });
    expect((await storedIn(acme)).map(({ isImported }) => isImported)).toEqual([true, true, true, false, false]);
  });

  it('never belong to another workspace', async () => {
    await buildContact(fd, globex, { phone: ANA });
    const { id } = await upload(CHAT);
    expect(await check(id, MAPPING)).toMatchObject({ willCreate: 0, invalid: 3 });
    expect(await storedIn(globex)).toEqual([]);
  });
});

const ANALYTICS = `query ($range: AnalyticsRangeInput!) {
  analyticsDays(range: $range) { received byAgent byMembers } analyticsTimes(range: $range) { count } }`;

describe('an import of messages', () => {
  it('triggers nothing: no event per message, job, notification, usage or metric', async () => {
    await buildContact(fd, acme, { phone: ANA });
    const queued = 'select count(*)::int as count from graphile_worker.jobs';
    const { id } = await upload(CHAT);
    await check(id, MAPPING);
    const jobId = await start(id);
    const [before] = await rows<{ count: number }>(fd, queued, []);
    const [events, usage] = [await countOf('audit_events'), await countOf('usage_events')];
    await finishJob(fd, acme, jobId);
    expect(await countOf('audit_events')).toBe((events ?? 0) + 1);
    expect(await countOf('usage_events')).toBe(usage);
    expect(await rows(fd, queued, [])).toEqual([before]);
    expect(await countOf('agent_runs')).toBe(0);
    const range = { from: '2024-03-01', to: '2024-03-01' };
    const { analyticsDays, analyticsTimes } = await as(fd, acme.owner).ok(ANALYTICS, { range });
    expect(analyticsDays).toMatchObject([{ received: 0, byAgent: 0, byMembers: 0 }]);
    expect(analyticsTimes.every(({ count }: { count: number }) => count === 0)).toBe(true);
  });

  it('does not wake the agent, and the next message of the contact is answered without the old ones', async () => {
    const phone = await openPhone(fd);
    const owner = await signedInAgain(fd, phone.owner);
    const scene = { fd, acme: { ...phone.workspace, owner } };
    const imports = importsOf('HISTORY', () => scene);
    await buildContact(fd, scene.acme, { phone: ANA });
    const { id } = await imports.upload(CHAT);
    await imports.check(id, MAPPING);
    await finishJob(fd, scene.acme, await imports.start(id));
    await phone.settle();
    expect(phone.fakes.sent).toEqual([]);
    await phone.say(ANA, 'Hello again');
    await phone.settle();
    expect(phone.fakes.sent.length).toBeGreaterThan(0);
    const [run] = await phone.db.read((tx) => tx.agentRun.findMany({ include: { conversation: true } }));
    expect(run?.conversation).toMatchObject({ status: 'OPEN' });
    expect(await phone.db.read((tx) => tx.conversation.count())).toBe(1);
  });

  it('opts out contacts whose last keyword is an opt-out, and shows their number before the start', async () => {
    for (const phone of [ANA, BEN]) await buildContact(fd, acme, { phone });
    const { checked, imported, id } = await importFile(
      csvOf(
        `${ANA},2024-03-01T09:00:00Z,in,Stop.,1,,`,
        `${ANA},2024-03-01T09:01:00Z,in,Thanks,2,,`,
        `${BEN},2024-03-01T09:00:00Z,in,STOP,3,,`,
        `${BEN},2024-03-01T10:00:00Z,in,START,4,,`,
      ),
    );
    expect(checked).toMatchObject({ willCreate: 4, willOptOut: 1 });
    expect(imported).toMatchObject({ optedOut: 1 });
    const optOuts = () =>
      rows(
        fd,
        `select c.phone, o.at from opt_outs o join contacts c on c.id = o.contact_id where o.workspace_id = $1`,
        [acme.id],
      );
    expect(await optOuts()).toEqual([{ phone: ANA, at: new Date('2024-03-01T09:00:00Z') }]);
    await undo(id);
    expect(await optOuts()).toEqual([]);
  });

  it('does not opt out a contact who has written here', async () => {
    await buildConversation(fd, acme, { contact: { phone: ANA } });
    const { checked, imported } = await importFile(csvOf(`${ANA},2024-03-01T09:00:00Z,in,STOP,1,,`));
    expect(checked).toMatchObject({ willCreate: 1, willOptOut: 0 });
    expect(imported).toMatchObject({ optedOut: 0 });
  });

  it('can be undone: messages and the conversations that it created are deleted, others are kept', async () => {
    await buildContact(fd, acme, { phone: ANA });
    await buildConversation(fd, acme, { contact: { phone: BEN } });
    const { id } = await importFile(`${CHAT}${BEN},2024-03-01T09:00:00Z,in,Before,m-8,,\n`);
    expect(await countOf('conversations')).toBe(2);
    await undo(id);
    expect((await storedIn(acme)).map(({ phone, body }) => [phone, body])).toEqual([[BEN, 'Hello?']]);
    expect(await countOf('conversations')).toBe(1);
    expect(await readImport(id)).toMatchObject({ stage: 'UNDONE', undoable: false });
  });

  it('keeps a conversation with a note of a member when it is undone', async () => {
    await buildContact(fd, acme, { phone: ANA });
    const { id } = await importFile(CHAT);
    const [thread] = await threads();
    await mutate(fd, acme.owner, 'createConversationNote', { conversationId: thread.id, text: 'Old customer' });
    await undo(id);
    expect(await threads()).toMatchObject([{ id: thread.id }]);
    expect(await storedIn(acme)).toEqual([]);
  });

  it('is deleted with the contact, and the erased person is not imported again', async () => {
    const { id: contactId } = await buildContact(fd, acme, { phone: ANA });
    await importFile(CHAT);
    await mutate(fd, await signedInAgain(fd, acme.owner), 'eraseContact', { id: contactId, phone: ANA });
    expect(await countOf('messages')).toBe(0);
    const { id } = await upload(CHAT);
    expect(await check(id, MAPPING)).toMatchObject({ invalid: 3, willCreate: 0 });
  });

  it('requires the permissions to import contacts and to start conversations', async () => {
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    expect(await upload(CHAT, viewer)).toMatchObject({ status: 403 });
  });
});

describe('a file of messages', () => {
  const page = (id: number, phone: string, ...payload: object[]) =>
    JSON.stringify({
      meta: { labels: [], contact: { id: 7, phone_number: phone } },
      payload: payload.map((one, at) => ({ id: id + at, ...one })),
    });
  const CHATWOOT = [
    page(
      10,
      ANA,
      {
        content: 'Hi {"there"} \\ "x"',
        message_type: 0,
        created_at: 1709283600,
        private: false,
        sender: { id: 7, type: 'contact', phone_number: ANA },
      },
      {
        content: 'Call her back',
        message_type: 1,
        created_at: 1709283660,
        private: true,
        sender: { id: 1, type: 'user' },
      },
      { content: 'Conversation was resolved', message_type: 2, created_at: 1709283670, private: false },
      {
        content: null,
        message_type: 1,
        created_at: 1709283720,
        private: false,
        attachments: [{ id: 1, file_type: 'image' }],
      },
    ),
    page(20, BEN, { content: 'Hello', message_type: 3, created_at: 1709283780, private: false }),
  ];

  it.each([
    ['one page of the API after another', CHATWOOT.join('\n')],
    [
      'pages in an array, with line breaks',
      JSON.stringify(
        CHATWOOT.map((one) => JSON.parse(one)),
        null,
        2,
      ),
    ],
  ])('of Chatwoot is recognized as JSON: %s [CB-06]', async (_name, body) => {
    for (const phone of [ANA, BEN]) await buildContact(fd, acme, { phone });
    const { id } = await upload(body);
    const { mapping, product } = await readImport(id);
    expect(product).toBe('CHATWOOT');
    expect(await check(id, mapping)).toMatchObject({ rows: 3, willCreate: 3, rowsWithAttachments: 1 });
    await finishJob(fd, acme, await start(id));
    expect((await storedIn(acme)).map(({ phone, direction, body: text }) => [phone, direction, text])).toEqual([
      [ANA, 'IN', 'Hi {"there"} \\ "x"'],
      [ANA, 'OUT', '(Attachment not imported)'],
      [BEN, 'OUT', 'Hello'],
    ]);
  });

  it('of WATI is recognized as JSON: numbers without a plus, events left out [CB-06]', async () => {
    await buildContact(fd, acme, { phone: ANA });
    const items = [
      {
        id: 'a1',
        eventType: 'message',
        owner: false,
        type: 'text',
        text: 'Price?',
        timestamp: '1709283600',
        waId: ANA.slice(1),
      },
      {
        id: 'a2',
        eventType: 'message',
        owner: true,
        type: 'image',
        text: null,
        created: '2024-03-01T09:01:00.123Z',
        waId: ANA.slice(1),
      },
      { id: 'a3', eventType: 'ticket', created: '2024-03-01T09:02:00Z' },
    ];
    const { id } = await upload(JSON.stringify({ result: 'success', messages: { items } }));
    const { mapping, product } = await readImport(id);
    expect(product).toBe('WATI');
    expect(await check(id, mapping)).toMatchObject({ rows: 2, willCreate: 2, rowsWithAttachments: 1, invalid: 0 });
  });

  it.each([
    ['a zip archive', Buffer.from('PK\u0003\u0004\u0014\u0000backup/messages.json', 'latin1'), 'FILE_IS_BACKUP'],
    ['a compressed file', gzipSync(CHAT), 'FILE_IS_BACKUP'],
    [
      'a dump of PostgreSQL',
      Buffer.from('--\n-- PostgreSQL database dump\n--\n\nSET statement_timeout = 0;\n'),
      'FILE_IS_BACKUP',
    ],
    ['a custom dump of PostgreSQL', Buffer.from('PGDMP\u0001\u000e\u0000', 'latin1'), 'FILE_IS_BACKUP'],
    ['a dump of MySQL', Buffer.from('-- MySQL dump 10.13  Distrib 8.0\nCREATE TABLE x'), 'FILE_IS_BACKUP'],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004\u0014\u0000[Content_Types].xml\u0000', 'latin1'), 'FILE_NOT_CSV'],
    ['JSON that ends early', Buffer.from('{"payload":[{"id":1'), 'HISTORY_FILE_INVALID'],
    ['text between objects', Buffer.from('{"id":1} oops {"id":2}'), 'HISTORY_FILE_INVALID'],
    ['JSON without messages', Buffer.from('{"payload":[]}'), 'FILE_EMPTY'],
  ])('is refused with advice if it is %s', async (_name, body, code) => {
    expect(await upload(body)).toMatchObject({ status: 422, code });
    expect(await countOf('contact_imports')).toBe(0);
  });

  it('is read as a stream: an endless object is refused before it is in memory', async () => {
    expect(await upload(`{"content":"${'x'.repeat(5 * 1024 * 1024)}`)).toMatchObject({ code: 'HISTORY_FILE_INVALID' });
  });
});
