import type { WebhookEventName } from '@frontdesk/domain';
import { webhookPayload } from '@frontdesk/domain/webhook-payloads';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  type Member,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildCall } from '../../../../test/testkit/calls.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { importsOf } from '../../../../test/testkit/imports.ts';
import { finishJob, jobIn, workOnJob } from '../../../../test/testkit/jobs.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildWebhook } from '../../../../test/testkit/webhooks.ts';
import { JOB_HANDLERS } from '../../../jobs/job-handlers.ts';
import { runJob } from '../../platform/long-jobs/index.ts';
import { runImportJob } from './index.ts';

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

const { upload, readImport, check, start, undo, inside } = importsOf('CONTACTS', () => ({ fd, acme }));
const contactsIn = async ({ id }: BuiltWorkspace) =>
  (await rows<{ count: number }>(fd, 'select count(*)::int as count from contacts where workspace_id = $1', [id]))[0]
    ?.count;
const phoneOf = (nth: number) => `+4420${String(70_000_000 + nth)}`;

describe('a file', () => {
  const CSV = 'Name,Phone\nZoë Ångström,020 7946 0018\n';
  it.each<[string, Buffer, string, string]>([
    ['UTF-8', Buffer.from(CSV), 'utf-8', ','],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${CSV}`), 'utf-8', ','],
    [
      'UTF-16, as a spreadsheet writes it',
      Buffer.from(`\ufeff${CSV.replaceAll(',', '\t')}`, 'utf16le'),
      'utf-16le',
      '\t',
    ],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${CSV}`, 'utf16le').swap16(), 'utf-16be', ','],
    ['Latin letters and semicolons', Buffer.from(CSV.replaceAll(',', ';'), 'latin1'), 'windows-1252', ';'],
    ['lines that end with CR LF', Buffer.from(CSV.replaceAll('\n', '\r\n')), 'utf-8', ','],
  ])('is decoded in its own encoding: %s', async (_name, body, encoding, delimiter) => {
    const { id } = await upload(body);
    const found = await check(id, ['NAME', 'PHONE']);
    expect(found).toMatchObject({ rows: 1, headers: ['Name', 'Phone'], encoding, delimiter, willCreate: 1 });
    expect((await inside(id))[0]?.cells).toEqual(['Zoë Ångström', '020 7946 0018']);
  });

  it('keeps quotes, delimiters and line breaks within a cell, and hostile text as it is', async () => {
    const naughty = [
      "Robert'); drop table contacts;--",
      '<script>alert(1)</script>',
      '=1+1',
      '漢字 🙂',
      'null',
      '\\N',
      '%s${jndi:ldap://x}',
    ];
    const lines = naughty.map(
      (text, nth) => `"${text.replaceAll('"', '""')}",${phoneOf(nth)},"two\nlines, ""quoted"""`,
    );
    const { id } = await upload(`Name;\u0000x,Phone,Notes\n${lines.join('\n')}\n`.replace(';\u0000x', ''));
    await check(id, ['NAME', 'PHONE', 'NOTES']);
    await finishJob(fd, acme, await start(id));
    const stored = await rows<{ name: string; notes: string }>(
      fd,
      'select name, notes from contacts where workspace_id = $1 order by phone',
      [acme.id],
    );
    expect(stored.map(({ name }) => name)).toEqual(naughty);
    expect(stored.every(({ notes }) => notes === 'two\nlines, "quoted"')).toBe(true);
  });

  it('names the row and the reason of what cannot be imported, a cell of a megabyte among them', async () => {
    const lines = [
      `Ana,${phoneOf(1)},ana@mail.test`,
      'Ben,not a number,',
      `Cal,${phoneOf(2)},not an address`,
      `Dora,${phoneOf(1)},`,
      `${'x'.repeat(1_000_000)},${phoneOf(3)},`,
      `,${phoneOf(4)},`,
    ];
    const { id } = await upload(`Full name,Mobile,E-mail\n${lines.join('\n')}`);
    expect((await readImport(id)).mapping).toEqual(['NAME', 'PHONE', 'EMAIL']);
    expect(await check(id, ['NAME', 'PHONE', 'EMAIL'])).toMatchObject({
      willCreate: 2,
      invalid: 3,
      duplicates: 1,
      willUpdate: 0,
    });
    expect(
      (await inside(id, { actions: ['INVALID', 'DUPLICATE'] })).map(({ row, action, reason }) => [
        row,
        action,
        reason.split(' ').slice(0, 4).join(' '),
      ]),
    ).toEqual([
      [2, 'INVALID', 'This is not a'],
      [3, 'INVALID', 'This is not a'],
      [4, 'DUPLICATE', 'Another row of this'],
      [5, 'INVALID', 'A name must have'],
    ]);
    expect(await contactsIn(acme)).toBe(0);
  });

  it('proposes the mapping confirmed for a file with the same headers, and a guess for any other', async () => {
    const first = await upload(`Kunde,Nr,Mail\nAna,${phoneOf(1)},\n`);
    expect(await readImport(first.id)).toMatchObject({
      mapping: ['IGNORE', 'IGNORE', 'EMAIL'],
      isMappingReused: false,
    });
    await check(first.id, ['NAME', 'PHONE', 'IGNORE'], { country: 'ES', onDuplicate: 'SKIP' });
    const next = await upload(`kunde,NR,Mail \nBen,${phoneOf(2)},\n`);
    const confirmed = {
      mapping: ['NAME', 'PHONE', 'IGNORE'],
      country: 'ES',
      onDuplicate: 'SKIP',
      isMappingReused: true,
    };
    expect(await readImport(next.id)).toMatchObject(confirmed);
    const other = await upload(`Nr,Kunde,Mail\n${phoneOf(3)},Cal,\n`);
    expect(await readImport(other.id)).toMatchObject({
      mapping: ['IGNORE', 'IGNORE', 'EMAIL'],
      isMappingReused: false,
    });
    await check(next.id, ['IGNORE', 'PHONE', 'NAME']);
    expect(await readImport((await upload(`Kunde,Nr,Mail\nDora,${phoneOf(4)},\n`)).id)).toMatchObject({
      mapping: ['IGNORE', 'PHONE', 'NAME'],
    });
    const stored = await rows(fd, 'select headers from import_mappings where workspace_id = $1', [acme.id]);
    expect(stored).toEqual([{ headers: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  it('stops when its uploader becomes limited to their conversations, at any step', async () => {
    const { id: known, phone } = await buildContact(fd, acme, { name: 'Before' });
    const { id } = await upload(`Phone,Name\n${phone},After\n`);
    const limit = (assignedConversationsOnly: boolean) =>
      fd.services.database
        .forWorkspace(acme.id)
        .write((tx) =>
          tx.member.updateMany({ where: { id: acme.owner.memberId }, data: { assignedConversationsOnly } }),
        );
    const steps = () =>
      Promise.all([
        outcome(fd, acme.owner, 'previewContactImport', { id, mapping: ['PHONE', 'NAME'], onDuplicate: 'UPDATE' }),
        outcome(fd, acme.owner, 'updateContactImportRow', { importId: id, row: 1, cells: [phone, 'After'] }),
        outcome(fd, acme.owner, 'startContactImport', { id }),
        outcome(fd, acme.owner, 'createRejectedRowsLink', { id }),
        outcome(fd, acme.owner, 'undoContactImport', { id }),
      ]);
    const seen = async () =>
      (await as(fd, acme.owner).ok(`{ contactImportRows(id: "${id}", first: 5) { row } }`)).contactImportRows;
    expect(await seen()).toEqual([{ row: 1 }]);
    await limit(true);
    // The member can import saved replies, so that the import does not exist for them.
    expect(new Set(await steps())).toEqual(new Set(['NOT_FOUND']));
    expect(await seen()).toEqual([]);
    await limit(false);
    await check(id, ['PHONE', 'NAME']);
    const jobId = await start(id);
    await limit(true);
    expect(await finishJob(fd, acme, jobId)).not.toMatchObject({ state: 'DONE' });
    const name = async () => (await rows(fd, 'select name from contacts where id = $1', [known]))[0];
    expect(await name()).toEqual({ name: 'Before' });
    await limit(false);
    await finishJob(fd, acme, await start(id));
    // Precondition: without the restriction, the import updates the contact.
    expect(await name()).toEqual({ name: 'After' });
  });

  it('is checked again from the start with another mapping', async () => {
    const { id } = await upload(`A,B\n${phoneOf(1)},${phoneOf(2)}\n${phoneOf(3)},${phoneOf(1)}\n`);
    expect(await check(id, ['PHONE', 'IGNORE'])).toMatchObject({ willCreate: 2, duplicates: 0 });
    expect(await check(id, ['IGNORE', 'PHONE'])).toMatchObject({ willCreate: 2, duplicates: 0 });
  });

  it('is refused if it is not a table, is empty or has too many columns, and nothing is stored', async () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 0, 0]);
    expect((await upload(png)).code).toBe('FILE_NOT_CSV');
    expect((await upload('')).code).toBe('FILE_EMPTY');
    expect((await upload('Name,Phone\n')).code).toBe('FILE_EMPTY');
    for (const broken of ['"Name,Phone\nAna,+442079460018\n', '"', 'Name,Phone\n"Ana,+442079460018\n'])
      expect(await upload(broken)).toMatchObject({ status: 422, code: 'FILE_NOT_CSV' });
    expect((await upload(`${'a,'.repeat(60)}\n1\n`)).code).toBe('ROWS_TOO_MANY');
    expect(await rows(fd, 'select 1 from contact_imports where workspace_id = $1', [acme.id])).toEqual([]);
  });

  it('is accepted only from members who can import and see details', async () => {
    const body = 'Phone\n+442079460018\n';
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    const masked = await buildMember(fd, acme, { maskContactDetails: true });
    const key = { ...(await buildApiKey(fd, acme, acme.owner, { scopes: ['contact.manage'] })), workspace: acme.slug };
    expect(await upload(body, viewer)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await upload(body, masked)).toMatchObject({ status: 422, code: 'DETAILS_MASKED' });
    expect(await upload(body, key)).toMatchObject({ status: 403 });
    expect(await upload(body, { bearer: globex.owner.bearer, workspace: acme.slug })).toMatchObject({ status: 404 });
    const limited = await buildMember(fd, acme, { role: 'owner', assignedConversationsOnly: true });
    expect(await upload(body, limited)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    const { id } = await upload(body);
    const admin = await buildMember(fd, acme, { role: 'admin' });
    expect(await outcome(fd, admin, 'startContactImport', { id })).toBe('NOT_FOUND');
    expect(await as(fd, globex.owner).denied(`{ contactImport(id: "${id}") { id } }`)).toBe('NOT_FOUND');
    const asked = `{ contactImportRows(id: "${id}", first: 5) { cells } }`;
    expect((await as(fd, admin).ok(asked)).contactImportRows).toEqual([]);
    expect((await as(fd, acme.owner).ok(asked)).contactImportRows).toHaveLength(1);
  });
});

/** Runs the job until the worker is killed in the given batch. That batch is rolled back. */
async function killedAt(id: string, batch: number, each: { seconds: number } = { seconds: 0 }) {
  let count = 0;
  const work: typeof runImportJob = {
    ...runImportJob,
    runBatch: async (of) => {
      const done = await runImportJob.runBatch(of);
      fd.advance(each);
      count += 1;
      if (count === batch) throw new Error('killed');
      return done;
    },
  };
  const task = runJob(fd.services, { ...JOB_HANDLERS, CONTACT_IMPORT: work });
  await task({ workspaceId: acme.id, id }, { job: { attempts: 1, max_attempts: 5 } } as never);
}

describe('an import', () => {
  const MAPPING = ['NAME', 'PHONE', 'EMAIL', 'TAGS', 'CONSENT'];
  /** Uploads 5,000 rows. Every 100th row is invalid, and every remaining 50th row is an existing contact. */
  async function large() {
    const total = 5_000;
    for (let nth = 50; nth <= total; nth += 50)
      if (nth % 100 !== 0) await buildContact(fd, acme, { phone: phoneOf(nth), name: 'Known' });
    const lines = Array.from({ length: total }, (_, index) => index + 1).map((nth) =>
      nth % 100 === 0 ? `Bad ${nth},12,,,` : `Person ${nth},${phoneOf(nth)},p${nth}@mail.test,"north, vip",yes`,
    );
    const { id } = await upload(`Name,Phone,E-mail,Tags,Opt-in\n${lines.join('\n')}`);
    return { id, total };
  }

  it('reports the counts of the database, with one invalid row in a hundred, after a kill, a pause and a cancellation', async () => {
    const { id, total } = await large();
    expect(await check(id, MAPPING)).toMatchObject({
      rows: total,
      willCreate: 4_900,
      willUpdate: 50,
      invalid: 50,
      duplicates: 0,
    });
    // The preview has created no contact.
    expect(await contactsIn(acme)).toBe(50);
    const jobId = await start(id);
    expect(await outcome(fd, acme.owner, 'startContactImport', { id })).toBe('IMPORT_BUSY');
    await expect(killedAt(jobId, 4)).rejects.toThrow('killed');
    expect(await jobIn(fd, acme, jobId)).toMatchObject({ state: 'RUNNING', done: 1_500 });
    expect(await readImport(id)).toMatchObject({ stage: 'IMPORTING', created: 1_485, updated: 15 });
    expect(await outcome(fd, acme.owner, 'pauseJob', { id: jobId })).toBe('ok');
    await workOnJob(fd, acme, jobId);
    expect((await jobIn(fd, acme, jobId)).done).toBe(1_500);
    expect(await outcome(fd, acme.owner, 'resumeJob', { id: jobId })).toBe('ok');
    await finishJob(fd, acme, jobId);
    expect(await jobIn(fd, acme, jobId)).toMatchObject({
      state: 'DONE',
      total: 4_950,
      done: 4_950,
      counts: { created: 4_900, updated: 50, skipped: 0 },
    });
    expect(await readImport(id)).toMatchObject({
      stage: 'IMPORTED',
      created: 4_900,
      updated: 50,
      skipped: 0,
      invalid: 50,
      undoable: true,
    });
    expect(await contactsIn(acme)).toBe(4_950);
    expect(
      await rows(
        fd,
        "select count(*)::int as count from contacts where workspace_id = $1 and tags @> '{north,vip}' and consent_at is not null and email like 'p%'",
        [acme.id],
      ),
    ).toEqual([{ count: 4_950 }]);
    expect(await contactsIn(globex)).toBe(0);
    const finished = "select after from audit_events where workspace_id = $1 and name = 'contact_import.finished'";
    expect(await rows(fd, finished, [acme.id])).toEqual([
      { after: { created: 4_900, updated: 50, skipped: 0, optedOut: 0 } },
    ]);
  });

  it('shows its speed and its remaining time, without pauses', async () => {
    const { id } = await upload(`Phone\n${Array.from({ length: 2_000 }, (_, nth) => phoneOf(nth)).join('\n')}\n`);
    await check(id, ['PHONE']);
    const jobId = await start(id);
    const asked = '{ jobs(first: 1) { edges { node { done rate etaSeconds } } } }';
    const pace = async () => (await as(fd, await signedInAgain(fd, acme.owner)).ok(asked)).jobs.edges[0].node;
    // Each batch takes hours on the test clock, so the real duration of the test does not matter.
    const slowly = { seconds: 20_000 };
    const aboutEta = (seconds: number, eta: number) => expect(eta / seconds).toBeCloseTo(1, 1);
    expect(await pace()).toEqual({ done: 0, rate: null, etaSeconds: null });
    await expect(killedAt(jobId, 2, slowly)).rejects.toThrow('killed');
    const first = await pace();
    expect(first).toMatchObject({ done: 500, rate: 1 });
    aboutEta(3 * slowly.seconds, first.etaSeconds);

    await mutate(fd, await signedInAgain(fd, acme.owner), 'pauseJob', { id: jobId });
    expect(await pace()).toEqual({ done: 500, rate: null, etaSeconds: null });
    fd.advance({ hours: 20 });
    await mutate(fd, await signedInAgain(fd, acme.owner), 'resumeJob', { id: jobId });
    await expect(killedAt(jobId, 2, slowly)).rejects.toThrow('killed');
    const second = await pace();
    expect(second).toMatchObject({ done: 1_000, rate: 1 });
    aboutEta(2 * slowly.seconds, second.etaSeconds);
    await finishJob(fd, acme, jobId);
    expect(await pace()).toEqual({ done: 2_000, rate: null, etaSeconds: null });
  });

  it('sends a webhook with its counts once when it is done and when it is undone', async () => {
    const eventTypes = ['contact_import.completed', 'contact_import.undone'];
    await buildWebhook(fd, acme, acme.owner, { eventTypes });
    const { id } = await upload(`Phone\n${phoneOf(1)}\n${phoneOf(2)}\n12\n${phoneOf(1)}\n`);
    await check(id, ['PHONE']);
    await finishJob(fd, acme, await start(id));
    await undo(id);
    const counts = { rows: 4, created: 2, updated: 0, skipped: 0, duplicates: 1, invalid: 1 };
    const events = await rows<{ type: WebhookEventName; payload: string }>(
      fd,
      'select type, payload from webhook_messages where workspace_id = $1 order by id',
      [acme.id],
    );
    expect(events.map(({ type }) => type)).toEqual(eventTypes);
    const [done, undone] = events.map(({ type, payload }) => webhookPayload(type).parse(JSON.parse(payload)).data);
    expect(done).toMatchObject({ import: { id, fileName: 'people.csv', ...counts } });
    expect(undone).toMatchObject({ import: { id, ...counts }, undone: 2, unchanged: 0 });
  });

  it('corrects rejected rows and processes only those', async () => {
    const { id } = await upload(`Name,Phone\nAna,${phoneOf(1)}\nBen,12\nCal,${phoneOf(1)}\n`);
    await check(id, ['NAME', 'PHONE']);
    await finishJob(fd, acme, await start(id));
    expect(await readImport(id)).toMatchObject({ created: 1, invalid: 1, duplicates: 1 });
    const fix = (row: number, cells: string[]) =>
      outcome(fd, acme.owner, 'updateContactImportRow', { importId: id, row, cells });
    expect(await fix(1, ['Ana', phoneOf(9)])).toBe('ROW_NOT_REJECTED');
    expect(await fix(2, ['Ben'])).toBe('MAPPING_INVALID');
    expect(await fix(2, ['Ben', phoneOf(2)])).toBe('ok');
    // The correction is accepted, but the row still has the phone number of row 1.
    expect(await fix(3, ['Cal', phoneOf(1)])).toBe('ok');
    expect(await readImport(id)).toMatchObject({ invalid: 0, duplicates: 1 });
    await finishJob(fd, acme, await start(id));
    expect(await readImport(id)).toMatchObject({ created: 2, duplicates: 1 });
    expect(await contactsIn(acme)).toBe(2);
    expect(await outcome(fd, acme.owner, 'startContactImport', { id })).toBe('IMPORT_NOTHING_TO_DO');
  });

  it('finds a corrected row that duplicates a later row', async () => {
    const { id } = await upload(`Name,Phone\nAna,12\nBea,${phoneOf(1)}\nCal,34\n`);
    await check(id, ['NAME', 'PHONE']);
    const fix = (row: number, phone: string) =>
      outcome(fd, acme.owner, 'updateContactImportRow', { importId: id, row, cells: ['Ana', phone] });
    expect(await fix(1, phoneOf(1))).toBe('ok');
    expect(await fix(3, phoneOf(1))).toBe('ok');
    expect((await inside(id)).map(({ action }) => action)).toEqual(['DUPLICATE', 'CREATE', 'DUPLICATE']);
    // Precondition: only the phone number was invalid.
    expect(await fix(1, phoneOf(2))).toBe('ok');
    expect(await readImport(id)).toMatchObject({ willCreate: 2, duplicates: 1, invalid: 0 });
    await finishJob(fd, acme, await start(id));
    expect(await readImport(id)).toMatchObject({ created: 2 });
    expect(await contactsIn(acme)).toBe(2);
  });

  it.each(['UPDATE', 'SKIP'])('creates and counts each contact once: %s', async (onDuplicate) => {
    const { id: known, phone } = await buildContact(fd, acme);
    const { id } = await upload(`Name,Phone\nAna,${phoneOf(1)}\nBea,${phoneOf(1)}\nCal,${phone}\nDot,${phone}\n`);
    await check(id, ['NAME', 'PHONE'], { onDuplicate });
    await rows(fd, `update contact_import_rows set action = 'CREATE' where import_id = $1`, [id]);
    await finishJob(fd, acme, await start(id));
    const changed = onDuplicate === 'UPDATE' ? 1 : 0;
    expect(await readImport(id)).toMatchObject({ created: 1, updated: changed, skipped: 3 - changed });
    const names = await rows<{ name: string }>(fd, 'select name from contacts where workspace_id = $1', [acme.id]);
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(changed ? ['Ana', 'Cal'] : ['Ana']));
    expect(names).toHaveLength(2);
    expect(await undo(id)).toMatchObject({ state: 'DONE', counts: { undone: 1 + changed, unchanged: 0 } });
    expect(await rows(fd, 'select id from contacts where workspace_id = $1', [acme.id])).toEqual([{ id: known }]);
  });

  it('gives its uploader the rejected rows with their reasons, safe for a spreadsheet', async () => {
    const { id } = await upload('Name,Phone\n"=HYPERLINK(""http://x"")",12\n');
    await check(id, ['NAME', 'PHONE']);
    const { url } = await mutate(fd, acme.owner, 'createRejectedRowsLink', { id }, 'url');
    const { body, headers } = await fd.app.inject({ url: new URL(url).pathname });
    expect(headers['content-type']).toContain('text/csv');
    expect(body).toContain(
      `1,"This is not a valid phone number. Include the country code, for example +44 20 7946 0018."`,
    );
    expect(body).toContain(`"'=HYPERLINK(""http://x"")",12`);
    fd.advance({ minutes: 6 });
    expect((await fd.app.inject({ url: new URL(url).pathname })).statusCode).toBe(404);
  });

  it('accepts the rejected rows again, corrected in a spreadsheet', async () => {
    const { id } = await upload(`Name,Phone\n=Ana,+44 20\n-Ben,${phoneOf(2)}0000000\n`);
    await check(id, ['NAME', 'PHONE']);
    const { url } = await mutate(fd, acme.owner, 'createRejectedRowsLink', { id }, 'url');
    const { body } = await fd.app.inject({ url: new URL(url).pathname });
    const right = body.replace("'+44 20", `'${phoneOf(1)}`).replace(`'${phoneOf(2)}0000000`, `'${phoneOf(2)}`);
    // Precondition: the exported phone numbers had a leading apostrophe.
    expect(right).not.toBe(body);
    const again = await upload(right);
    expect(await readImport(again.id)).toMatchObject({ mapping: ['IGNORE', 'IGNORE', 'NAME', 'PHONE'] });
    const mapping = ['IGNORE', 'IGNORE', 'NAME', 'PHONE'];
    expect(await check(again.id, mapping)).toMatchObject({ willCreate: 2, invalid: 0 });
    await finishJob(fd, acme, await start(again.id));
    const made = 'select name, phone from contacts where workspace_id = $1 order by phone';
    expect(await rows(fd, made, [acme.id])).toEqual([
      { name: '=Ana', phone: phoneOf(1) },
      { name: '-Ben', phone: phoneOf(2) },
    ]);
  });

  it('corrects a row that was copied from such a file', async () => {
    const { id } = await upload('Name,Phone\nBen,12\n');
    await check(id, ['NAME', 'PHONE']);
    const input = { importId: id, row: 1, cells: ['Ben', `'${phoneOf(2)}`] };
    expect(await outcome(fd, acme.owner, 'updateContactImportRow', input)).toBe('ok');
    expect(await readImport(id)).toMatchObject({ willCreate: 1, invalid: 0 });
  });

  it('accepts a file exported by the product, word for word', async () => {
    const consentAt = new Date('2026-05-04T03:02:01Z');
    const was = [
      { name: '=1+1', phone: phoneOf(1), email: 'eve@mail.test', tags: ['north', 'vip'], consentAt },
      { name: "'Ouma' O'Neill", phone: phoneOf(2), company: '+plus', notes: '- one\n- "two"; three' },
      { name: '@Zoë', phone: phoneOf(3) },
    ];
    for (const one of was) {
      const { company = '', notes = '', ...rest } = one;
      const { id } = await buildContact(fd, acme, rest);
      const more = { company, notes, consentAt: one.consentAt ?? null };
      await fd.services.database
        .forWorkspace(acme.id)
        .write((tx) => tx.contact.updateMany({ where: { id }, data: more }));
    }
    const contactRows = () =>
      rows(
        fd,
        'select name, phone, email, company, notes, tags, consent_at is not null as consented from contacts where workspace_id = $1 order by phone',
        [acme.id],
      );
    const before = await contactRows();
    const { job } = await mutate(fd, acme.owner, 'exportContacts', { filter: {} }, 'job { id }');
    await finishJob(fd, acme, job.id);
    const { url } = await mutate(fd, acme.owner, 'createExportLink', { id: job.id }, 'url');
    const { body } = await fd.app.inject({ url: new URL(url).pathname });
    await fd.services.database.forWorkspace(acme.id).write((tx) => tx.contact.deleteMany());
    const { id } = await upload(body);
    const { mapping } = await readImport(id);
    expect(await check(id, mapping, { country: null })).toMatchObject({ willCreate: 3, invalid: 0 });
    await finishJob(fd, acme, await start(id));
    expect(await contactRows()).toEqual(before);
  });

  it('leaves existing contacts unchanged when configured, and overwrites no consent or opt-out', async () => {
    const known = await buildContact(fd, acme, { name: 'Ana', phone: phoneOf(1), blocked: true });
    const { id } = await upload(`Name,Phone,Consent\nAnother,${phoneOf(1)},no\n`);
    expect(await check(id, ['NAME', 'PHONE', 'CONSENT'], { onDuplicate: 'SKIP' })).toMatchObject({
      willSkip: 1,
      willUpdate: 0,
    });
    await finishJob(fd, acme, await start(id));
    expect(await readImport(id)).toMatchObject({ created: 0, updated: 0, skipped: 1 });
    expect(
      await rows(fd, 'select name, blocked_at is not null as blocked from contacts where id = $1', [known.id]),
    ).toEqual([{ name: 'Ana', blocked: true }]);
  });

  it('adds tags to every contact that it creates or updates, and removes them with the undo [WC-23]', async () => {
    const [known, fresh] = [phoneOf(900_011), phoneOf(900_012)];
    await buildContact(fd, acme, { name: 'Kim Known', phone: known, tags: ['north'] });
    const { id } = await upload(`Name,Phone,Tags\nKim Known,${known},vip\nFay Fresh,${fresh},\n`);
    const mapping = ['NAME', 'PHONE', 'TAGS'];
    const tagsOf = () =>
      rows(fd, 'select phone, tags from contacts where phone = any($1) order by phone', [[known, fresh]]);
    const input = { id, mapping, onDuplicate: 'UPDATE', tags: ['x'.repeat(41)] };
    const refused = await mutate(fd, acme.owner, 'previewContactImport', input, 'errors { code field }');
    expect(refused).toMatchObject({ code: 'TAGS_INVALID', field: 'tags' });
    await check(id, mapping, { tags: ['spring fair'] });
    await finishJob(fd, acme, await start(id));
    expect(await tagsOf()).toEqual([
      { phone: known, tags: ['north', 'spring fair', 'vip'] },
      { phone: fresh, tags: ['spring fair'] },
    ]);
    await undo(id);
    expect(await tagsOf()).toEqual([{ phone: known, tags: ['north'] }]);
  });

  it('is undone within a day, except for contacts that were changed since', async () => {
    const known = await buildContact(fd, acme, { name: 'Known', phone: phoneOf(1), tags: ['old'] });
    await buildContact(fd, acme, { name: 'Wrote first', phone: phoneOf(9) });
    const { id } = await upload(
      `Name,Phone,Tags\nFresh,${phoneOf(1)},new\nAna,${phoneOf(2)},\nBen,${phoneOf(3)},\nCal,${phoneOf(4)},\nTagged,${phoneOf(9)},new\n`,
    );
    await check(id, ['NAME', 'PHONE', 'TAGS']);
    await finishJob(fd, acme, await start(id));
    const byName = async (name: string) =>
      (
        await rows<{ id: string }>(fd, 'select id from contacts where workspace_id = $1 and name = $2', [acme.id, name])
      )[0]?.id;
    fd.advance({ minutes: 1 });
    await mutate(fd, acme.owner, 'updateContact', { id: await byName('Ben'), company: 'Touched' });
    const spoken = await byName('Cal');
    await fd.services.database.forWorkspace(acme.id).write((tx) =>
      tx.conversation.create({
        data: {
          workspaceId: acme.id,
          contactId: spoken ?? '',
          channel: 'WHATSAPP',
          lastMessageAt: fd.services.clock(),
        },
      }),
    );
    expect(await undo(id)).toMatchObject({ state: 'DONE', counts: { undone: 3, unchanged: 2 } });
    expect(
      (
        await rows<{ name: string }>(fd, 'select name from contacts where workspace_id = $1 order by name', [acme.id])
      ).map(({ name }) => name),
    ).toEqual(['Ben', 'Cal', 'Known', 'Wrote first']);
    expect(await rows(fd, 'select tags from contacts where id = $1', [known.id])).toEqual([{ tags: ['old'] }]);
    expect(await outcome(fd, acme.owner, 'undoContactImport', { id })).toBe('IMPORT_UNDO_EXPIRED');
  });

  it('keeps contacts who were on the phone since, with their calls and transcripts', async () => {
    const { id } = await upload(`Name,Phone\nAna,${phoneOf(1)}\nBen,${phoneOf(2)}\n`);
    await check(id, ['NAME', 'PHONE']);
    await finishJob(fd, acme, await start(id));
    const call = await buildCall(fd, acme, { state: 'ENDED', words: ['Good day!', 'Hello.'] });
    const db = fd.services.database.forWorkspace(acme.id);
    await db.write(async (tx) => {
      const { id: contactId } = await tx.contact.findFirstOrThrow({ where: { phone: phoneOf(2) } });
      await tx.call.updateMany({ where: { id: call.id }, data: { contactId } });
      await tx.contact.deleteMany({ where: { id: call.contactId } });
    });
    expect(await undo(id)).toMatchObject({ state: 'DONE', counts: { undone: 1, unchanged: 1 } });
    expect(await db.read((tx) => tx.contact.findMany({ select: { name: true } }))).toEqual([{ name: 'Ben' }]);
    expect(await db.read((tx) => tx.transcriptTurn.count({ where: { callId: call.id } }))).toBe(2);
  });

  it('applies the opt-outs of the file to new and existing contacts, also if those are skipped, and lifts none', async () => {
    const [known, silent] = [phoneOf(1), phoneOf(2)];
    await buildContact(fd, acme, { name: 'Kim', phone: known });
    const { id: silentId } = await buildContact(fd, acme, { name: 'Sid', phone: silent });
    await mutate(fd, acme.owner, 'optOutContact', { id: silentId }, 'contact { id }');
    const lines = [`Kim K,${known},2025-03-04`, `Sid S,${silent},no`, `Ana,${phoneOf(3)},yes`, `Ben,${phoneOf(4)},`];
    const { id } = await upload(`Name,Phone,Unsubscribed\n${lines.join('\n')}\nCal,${phoneOf(5)},maybe\n`);
    expect((await readImport(id)).mapping).toEqual(['NAME', 'PHONE', 'OPT_OUT']);
    const preview = await check(id, ['NAME', 'PHONE', 'OPT_OUT'], { onDuplicate: 'SKIP' });
    expect(preview).toMatchObject({ willCreate: 2, willUpdate: 1, willSkip: 1, willOptOut: 2, invalid: 1 });
    expect(await inside(id, { actions: ['INVALID'] })).toMatchObject([
      { reason: 'The opt-out must be yes, no, or a date such as 2026-11-26.' },
    ]);
    await finishJob(fd, acme, await start(id));
    const counts = { created: 2, updated: 1, skipped: 1, optedOut: 2 };
    expect(await readImport(id)).toMatchObject(counts);
    const optOuts = () =>
      rows(
        fd,
        `select c.name, o.at < '2026-01-01' as "isDated", o.recorded_by_name is not null as "isRecorded"
         from contacts c join opt_outs o on o.contact_id = c.id where c.workspace_id = $1 order by c.name`,
        [acme.id],
      );
    expect(await optOuts()).toEqual([
      { name: 'Ana', isDated: false, isRecorded: true },
      { name: 'Kim', isDated: true, isRecorded: true },
      { name: 'Sid', isDated: false, isRecorded: true },
    ]);
    expect(await undo(id)).toMatchObject({ state: 'DONE', counts: { undone: 3, unchanged: 0 } });
    expect(await optOuts()).toEqual([{ name: 'Sid', isDated: false, isRecorded: true }]);
    const kept = await rows(fd, 'select number from opted_out_numbers where workspace_id = $1', [acme.id]);
    expect(kept).toEqual([]);
  });

  it('keeps an imported opt-out with the undo if the contact has written since', async () => {
    const { id: contactId, phone } = await buildContact(fd, acme, { name: 'Kim', phone: phoneOf(1) });
    const db = fd.services.database.forWorkspace(acme.id);
    const at = fd.services.clock();
    const conversation = { workspaceId: acme.id, contactId, channel: 'WHATSAPP', lastMessageAt: at };
    const { id: conversationId } = await db.write((tx) => tx.conversation.create({ data: conversation }));
    const { id } = await upload(`Name,Phone,Opted out\nKim,${phone},yes\n`);
    await check(id, ['NAME', 'PHONE', 'OPT_OUT']);
    await finishJob(fd, acme, await start(id));
    fd.advance({ minutes: 1 });
    await db.write((tx) =>
      tx.conversation.updateMany({ where: { id: conversationId }, data: { lastInboundAt: fd.services.clock() } }),
    );
    expect(await undo(id)).toMatchObject({ counts: { undone: 0, unchanged: 1 } });
    expect(await db.read((tx) => tx.optOut.count({ where: { contactId } }))).toBe(1);
  });

  it('cannot be undone after a day', async () => {
    const { id } = await upload(`Phone\n${phoneOf(1)}\n`);
    await check(id, ['PHONE']);
    await finishJob(fd, acme, await start(id));
    fd.advance({ hours: 25 });
    const again = await signedInAgain(fd, acme.owner);
    expect(await outcome(fd, again, 'undoContactImport', { id })).toBe('IMPORT_UNDO_EXPIRED');
  });

  it('stops where it was cancelled, with correct counts, and resumes from there', async () => {
    const lines = Array.from({ length: 1_200 }, (_, nth) => phoneOf(nth));
    const { id } = await upload(`Phone\n${lines.join('\n')}\n`);
    await check(id, ['PHONE']);
    const jobId = await start(id);
    expect(await outcome(fd, acme.owner, 'pauseJob', { id: jobId })).toBe('ok');
    await workOnJob(fd, acme, jobId);
    expect(await contactsIn(acme)).toBe(0);
    expect(await outcome(fd, acme.owner, 'cancelJob', { id: jobId })).toBe('ok');
    expect(await readImport(id)).toMatchObject({ stage: 'IMPORTING', created: 0 });
    await finishJob(fd, acme, await start(id));
    expect(await readImport(id)).toMatchObject({ stage: 'IMPORTED', created: 1_200 });
    expect(await contactsIn(acme)).toBe(1_200);
  });
});
