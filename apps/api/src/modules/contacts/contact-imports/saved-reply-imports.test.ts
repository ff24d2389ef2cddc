import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { importsOf } from '../../../../test/testkit/imports.ts';
import { finishJob } from '../../../../test/testkit/jobs.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildSavedReply } from '../../../../test/testkit/saved-replies.ts';
import { buildWebhook } from '../../../../test/testkit/webhooks.ts';

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

const { upload, readImport, check, start, undo, inside } = importsOf('SAVED_REPLIES', () => ({ fd, acme }));
const asMember = (owner: Member) => importsOf('SAVED_REPLIES', () => ({ fd, acme: { ...acme, owner } }));

const repliesIn = ({ id }: BuiltWorkspace) =>
  rows<{ shortcut: string; text: string; folder: string | null; visibility: string; owner: string | null }>(
    fd,
    `select shortcut, text, folder, visibility, member_id as owner from saved_replies where workspace_id = $1
      order by shortcut, visibility`,
    [id],
  );
const reply = (overrides: object) => buildSavedReply(fd, acme, { memberId: null, ...overrides });

/** Imports a file whose columns are recognized by their headers. */
async function importFile(body: string | Buffer, more: object = {}) {
  const { id } = await upload(body);
  await check(id, (await readImport(id)).mapping, more);
  await finishJob(fd, acme, await start(id));
  return { id, ...(await readImport(id)) };
}

describe('a file of saved replies', () => {
  it('creates private and shared replies, after a preview that changes nothing [CB-06]', async () => {
    await reply({ shortcut: 'hours', text: 'Old' });
    const { id } = await upload(
      'Shortcut,Text,Folder,Shared\n/Price,"It costs $40.\nAsk {{my_name}}.",Prices,no\nhours,New,,yes\nhello,Hi {{ first_name }},,\n',
    );
    const fields = ['SHORTCUT', 'TEXT', 'FOLDER', 'SHARED'];
    expect(await readImport(id)).toMatchObject({ kind: 'SAVED_REPLIES', mapping: fields, onDuplicate: 'SKIP' });
    const preview = await check(id, fields, { replyVisibility: 'SHARED' });
    expect(preview).toMatchObject({ willCreate: 2, willSkip: 1, invalid: 0, duplicates: 0, willUpdate: 0 });
    expect(await inside(id, { group: 'EXISTING_SAVED_REPLY' })).toMatchObject([
      { row: 2, reason: 'A saved reply with this shortcut exists.' },
    ]);
    expect(await repliesIn(acme)).toMatchObject([{ shortcut: 'hours', text: 'Old' }]);
    await finishJob(fd, acme, await start(id));
    expect(await readImport(id)).toMatchObject({ stage: 'IMPORTED', created: 2, skipped: 1, undoable: true });
    const owner = acme.owner.memberId;
    expect(await repliesIn(acme)).toEqual([
      { shortcut: 'hello', text: 'Hi {{first_name}}', folder: null, visibility: 'SHARED', owner: null },
      { shortcut: 'hours', text: 'Old', folder: null, visibility: 'SHARED', owner: null },
      { shortcut: 'price', text: 'It costs $40.\nAsk {{my_name}}.', folder: 'Prices', visibility: 'PRIVATE', owner },
    ]);
    const events = await rows<{ name: string; after: object }>(
      fd,
      "select name, after from audit_events where workspace_id = $1 and name like 'contact_import.%' order by id",
      [acme.id],
    );
    expect(events).toEqual([
      { name: 'contact_import.started', after: { rows: 3, kind: 'SAVED_REPLIES' } },
      { name: 'contact_import.finished', after: { kind: 'SAVED_REPLIES', created: 2, skipped: 1 } },
    ]);
    expect(await rows(fd, 'select 1 from contacts where workspace_id = $1', [acme.id])).toEqual([]);
  });

  it('has no invalid row without a reason', async () => {
    const lines = [
      'ok,Fine,,',
      'two words,Text,,',
      `${'s'.repeat(33)},Text,,`,
      'empty,,,',
      `long,${'x'.repeat(4097)},,`,
      `folder,Text,${'f'.repeat(41)},`,
      'shared,Text,,maybe',
      'OK,Again,,',
      'ok,For all,,yes',
      'name,Hi {{full_name}},,',
    ];
    const { id } = await upload(`Shortcut,Text,Folder,Shared\n${lines.join('\n')}\n`);
    expect(await check(id, (await readImport(id)).mapping)).toMatchObject({ willCreate: 2, duplicates: 1, invalid: 7 });
    const rejected = await inside(id, { actions: ['INVALID', 'DUPLICATE'] });
    expect(rejected.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'Enter a shortcut with 1 to 32 letters, digits, hyphens or underscores.'],
      [3, 'Enter a shortcut with 1 to 32 letters, digits, hyphens or underscores.'],
      [4, 'Enter a text with 1 to 4,096 characters. Use only the listed placeholders.'],
      [5, 'Enter a text with 1 to 4,096 characters. Use only the listed placeholders.'],
      [6, 'A folder can have at most 40 characters on one line.'],
      [7, 'Shared must be yes, no or empty.'],
      [8, 'Another row of this file has the same shortcut.'],
      [10, 'The text has the unknown variable {{full_name}}.'],
    ]);
    // A corrected row is validated again, also against the other rows of the file.
    const fix = { importId: id, row: 8, cells: ['ok', 'Again', '', ''] };
    const fields = 'row { action reason } import { willCreate duplicates }';
    expect((await mutate(fd, acme.owner, 'updateContactImportRow', fix, fields)).row.action).toBe('DUPLICATE');
    const fixed = { ...fix, cells: ['again', 'Again', '', ''] };
    expect(await mutate(fd, acme.owner, 'updateContactImportRow', fixed, fields)).toMatchObject({
      row: { action: 'CREATE', reason: null },
      import: { willCreate: 3, duplicates: 0 },
    });
  });

  it('keeps a text of 4,096 characters whole', async () => {
    const text = 'x'.repeat(4096);
    expect(await importFile(`shortcut,text\nlong,${text}\n`)).toMatchObject({ created: 1 });
    expect((await repliesIn(acme))[0]?.text).toBe(text);
  });

  it('requires columns for the shortcut and the text, and has no fields of contacts', async () => {
    const { id } = await upload('a,b\nprice,Text\n');
    expect(await readImport(id)).toMatchObject({ mapping: ['IGNORE', 'IGNORE'] });
    const preview = (mapping: string[]) =>
      outcome(fd, acme.owner, 'previewContactImport', { id, mapping, onDuplicate: 'UPDATE' });
    expect(await preview(['SHORTCUT', 'IGNORE'])).toBe('MAPPING_INVALID');
    expect(await preview(['SHORTCUT', 'PHONE'])).toBe('MAPPING_INVALID');
    expect(await check(id, ['SHORTCUT', 'TEXT'])).toMatchObject({ willCreate: 1, onDuplicate: 'SKIP' });
    // The mapping is proposed for the next file of saved replies with these headers.
    const next = await upload('a,b\nother,Text\n');
    expect(await readImport(next.id)).toMatchObject({ isMappingReused: true, mapping: ['SHORTCUT', 'TEXT'] });
  });

  it('is refused if it is too large, has too many rows, or is not CSV', async () => {
    const large = Buffer.alloc(5 * 1024 * 1024 + 1, 'x');
    const many = `shortcut,text\n${Array.from({ length: 1001 }, (_, nth) => `s${nth},Text`).join('\n')}\n`;
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500)]);
    expect(await upload(large)).toMatchObject({ status: 422, code: 'SAVED_REPLY_FILE_TOO_LARGE' });
    expect(await upload(many)).toMatchObject({ status: 422, code: 'SAVED_REPLY_FILE_TOO_LARGE' });
    expect(await upload(zip)).toMatchObject({ status: 422, code: 'FILE_IS_BACKUP' });
    expect(await upload('shortcut,text\n')).toMatchObject({ status: 422, code: 'FILE_EMPTY' });
    expect(await rows(fd, 'select 1 from contact_imports where workspace_id = $1', [acme.id])).toEqual([]);
  });

  it('is read in another encoding', async () => {
    const body = Buffer.from('shortcut;text\nfrüh;"Schöne Grüße; bis später"\n', 'latin1');
    expect(await importFile(body)).toMatchObject({ encoding: 'windows-1252', created: 1 });
    expect(await repliesIn(acme)).toMatchObject([{ shortcut: 'früh', text: 'Schöne Grüße; bis später' }]);
  });
});

describe('canned responses of Chatwoot', () => {
  const CANNED = [
    {
      id: 1,
      account_id: 2,
      short_code: 'hello',
      content: 'Hi {{contact.name}}, {{ agent.name }} here. {{contact.first_name}}?',
    },
    { id: 2, account_id: 2, short_code: 'mail', content: 'We write to {{contact.email}}.' },
    { id: 3, account_id: 2, short_code: 'vip', content: '{% if contact.name %}Hi{% endif %}' },
    { id: 4, account_id: 2, short_code: 'lines', content: '- one\n- "two"', attachments: [] },
  ];
  const EXPECTED = [
    { shortcut: 'hello', text: 'Hi {{contact_name}}, {{my_name}} here. {{first_name}}?' },
    { shortcut: 'lines', text: '- one\n- "two"' },
  ];

  it('are imported from JSON with their variables, or rejected with the reason [CB-06]', async () => {
    const { id, ...found } = await importFile(JSON.stringify(CANNED), { replyVisibility: 'SHARED' });
    expect(found).toMatchObject({
      mapping: ['IGNORE', 'IGNORE', 'SHORTCUT', 'TEXT', 'IGNORE'],
      created: 2,
      invalid: 2,
    });
    expect(await repliesIn(acme)).toMatchObject(EXPECTED);
    expect(await inside(id, { actions: ['INVALID'] })).toMatchObject([
      { row: 2, reason: 'The text has the unknown variable {{contact.email}}.' },
      { row: 3, reason: 'The text has Liquid tags, which are not supported.' },
    ]);
  });

  it('are imported from CSV', async () => {
    const csv = `short_code,content\nhello,"${CANNED[0]?.content}"\n`;
    expect(await importFile(csv)).toMatchObject({ created: 1 });
    expect(await repliesIn(acme)).toMatchObject(EXPECTED.slice(0, 1));
  });

  it.each(['{"payload": [}', '{"short_code": "a"}', '[1, 2]', '[[1]]', '[null]'])('are refused as %s', async (json) => {
    expect(await upload(json)).toMatchObject({ status: 422, code: 'FILE_NOT_CSV' });
  });

  it('are refused without a record', async () => {
    expect(await upload('[]')).toMatchObject({ status: 422, code: 'FILE_EMPTY' });
  });
});

describe('an import of saved replies', () => {
  const FILE = 'shortcut,text,shared\nmine,Text,no\nours,Text,yes\n';
  const FIELDS = ['SHORTCUT', 'TEXT', 'SHARED'];

  it('creates shared replies with saved_reply.manage only', async () => {
    const mia = await buildMember(fd, acme, { role: 'operator' });
    const hers = asMember(mia);
    const { id } = await hers.upload(FILE);
    await hers.check(id, FIELDS);
    expect(await hers.readImport(id)).toMatchObject({ willCreate: 1, invalid: 1 });
    expect(await hers.inside(id, { actions: ['INVALID'] })).toMatchObject([
      { row: 2, reason: 'Shared saved replies require the permission saved_reply.manage.' },
    ]);
    await finishJob(fd, acme, await hers.start(id));
    expect(await repliesIn(acme)).toMatchObject([{ shortcut: 'mine', owner: mia.memberId }]);
  });

  it('is visible to its uploader only, and refused without the permission', async () => {
    const { id } = await upload(FILE);
    const ben = await buildMember(fd, acme, { role: 'member' });
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    const list = '{ contactImports(first: 5, kind: SAVED_REPLIES) { totalCount } }';
    expect((await as(fd, acme.owner).ok(list)).contactImports.totalCount).toBe(1);
    expect((await as(fd, ben).ok(list)).contactImports.totalCount).toBe(0);
    expect(await as(fd, ben).denied(`{ contactImport(id: "${id}") { id } }`)).toBe('NOT_FOUND');
    expect(await as(fd, viewer).denied(list)).toBe('FORBIDDEN');
    expect(await upload(FILE, viewer)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await upload(FILE, { ...globex.owner, workspace: acme.slug })).toMatchObject({ status: 404 });
    expect(await outcome(fd, ben, 'startContactImport', { id })).toBe('NOT_FOUND');
  });

  it('is open to a member who sees contact details masked, unlike other imports', async () => {
    const masked = await buildMember(fd, acme, { role: 'operator', maskContactDetails: true });
    expect(await asMember(masked).upload(FILE)).toMatchObject({ status: 200 });
    expect(await importsOf('CONTACTS', () => ({ fd, acme })).upload('Phone\n1\n', masked)).toMatchObject({
      status: 403,
    });
    const ofAll = '{ contactImports(first: 5) { edges { node { kind } } } }';
    await importsOf('CONTACTS', () => ({ fd, acme })).upload('Phone\n1\n');
    expect((await as(fd, masked).ok(ofAll)).contactImports.edges).toEqual([{ node: { kind: 'SAVED_REPLIES' } }]);
  });

  it('rejects what exceeds the limits, together with other rows and replies', async () => {
    for (let nth = 0; nth < 98; nth += 1) await reply({ shortcut: `p${nth}`, memberId: acme.owner.memberId });
    const { id, ...found } = await importFile('shortcut,text\na,A\nb,B\nc,C\n');
    expect(found).toMatchObject({ created: 2, invalid: 1 });
    const [over] = await inside(id, { actions: ['INVALID'] });
    expect(over).toMatchObject({ row: 3, reason: 'A member can have 100 private saved replies.' });
  });

  it('decides again what changed after the preview, and never creates a reply twice', async () => {
    const { id } = await upload(FILE);
    await check(id, FIELDS);
    await reply({ shortcut: 'ours', text: 'Arrived' });
    await finishJob(fd, acme, await start(id));
    expect(await readImport(id)).toMatchObject({ willCreate: 1, willSkip: 1, created: 1, skipped: 1 });
    expect(await importFile(FILE)).toMatchObject({ created: 0, skipped: 2 });
    expect(await repliesIn(acme)).toMatchObject([{ shortcut: 'mine' }, { shortcut: 'ours', text: 'Arrived' }]);
    const both = 'shortcut,text,shared\ntwice,Text,yes\n';
    const jobs = [];
    for (const _ of [1, 2]) {
      const file = await upload(both);
      await check(file.id, FIELDS);
      jobs.push(await start(file.id));
    }
    await Promise.all(jobs.map((job) => finishJob(fd, acme, job)));
    expect((await repliesIn(acme)).filter(({ shortcut }) => shortcut === 'twice')).toHaveLength(1);
  });

  it('is undone, except for replies that were changed or deleted since [CB-06]', async () => {
    await reply({ shortcut: 'old' });
    const { id } = await importFile('shortcut,text,shared\nmine,Text,no\nours,Text,yes\ngone,Text,yes\nold,Text,yes\n');
    const ofShortcut = async (shortcut: string) =>
      (
        await rows<{ id: string }>(fd, 'select id from saved_replies where workspace_id = $1 and shortcut = $2', [
          acme.id,
          shortcut,
        ])
      )[0]?.id;
    fd.advance({ minutes: 1 });
    const change = { id: await ofShortcut('ours'), shortcut: 'ours', text: 'Changed', visibility: 'SHARED' };
    expect(await outcome(fd, acme.owner, 'updateSavedReply', change)).toBe('ok');
    expect(await outcome(fd, acme.owner, 'deleteSavedReply', { id: await ofShortcut('gone') })).toBe('ok');
    expect(await undo(id)).toMatchObject({ state: 'DONE', counts: { undone: 1, unchanged: 2 } });
    expect(await readImport(id)).toMatchObject({ stage: 'UNDONE', undoable: false });
    expect(await inside(id, { group: 'KEPT' })).toMatchObject([
      { row: 2, reason: 'The saved reply was changed after the import.' },
      { row: 3, reason: 'The saved reply was deleted after the import.' },
    ]);
    expect(await repliesIn(acme)).toMatchObject([{ shortcut: 'old' }, { shortcut: 'ours', text: 'Changed' }]);
  });

  it('keeps shared replies if its uploader can no longer manage them', async () => {
    const { id } = await importFile(FILE);
    const grant = { workspaceId: acme.id, memberId: acme.owner.memberId, policy: 'saved_reply.manage', effect: 'DENY' };
    await fd.services.database.forWorkspace(acme.id).write(async (tx) => {
      await tx.member.updateMany({ where: { id: acme.owner.memberId }, data: { role: 'admin' } });
      await tx.memberGrant.create({ data: grant });
    });
    await undo(id);
    expect(await inside(id, { group: 'KEPT' })).toMatchObject([
      { row: 2, reason: 'Shared saved replies require the permission saved_reply.manage.' },
    ]);
    expect(await repliesIn(acme)).toMatchObject([{ shortcut: 'ours' }]);
  });

  it('sends no webhook, whose receivers expect contacts', async () => {
    await buildWebhook(fd, acme, acme.owner, { eventTypes: ['contact_import.completed', 'contact_import.undone'] });
    const { id } = await importFile(FILE);
    await undo(id);
    const sent = 'select 1 from webhook_messages where workspace_id = $1';
    expect(await rows(fd, sent, [acme.id])).toEqual([]);
  });
});
