import type { PolicyKey } from '@frontdesk/policies';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildLead,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { importsOf } from '../../../../test/testkit/imports.ts';
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

const { upload, readImport, check, start, undo, inside } = importsOf('LEADS', () => ({ fd, acme }));
const contacts = importsOf('CONTACTS', () => ({ fd, acme }));

const phoneOf = (nth: number) => `+4420${String(70_000_000 + nth)}`;
const leadsIn = ({ id }: BuiltWorkspace) =>
  rows<{ name: string; phone: string; status: string; source: string }>(
    fd,
    'select name, phone, status, source from leads where workspace_id = $1 order by name',
    [id],
  );
const leadNamed = (name: string) =>
  fd.services.database
    .forWorkspace(acme.id)
    .read((tx) => tx.lead.findFirstOrThrow({ where: { name }, omit: { workspaceId: true } }));
const contactsIn = ({ id }: BuiltWorkspace) =>
  rows<{ name: string; tags: string[]; company: string }>(
    fd,
    'select name, tags, company from contacts where workspace_id = $1 order by name',
    [id],
  );
const greetings = ({ id }: BuiltWorkspace) =>
  rows<{ lead: string }>(
    fd,
    `select l.name as lead from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      join leads l on l.id::text = j.payload ->> 'leadId' where t.identifier = 'greet_lead' and l.workspace_id = $1 order by l.name`,
    [id],
  );

/** Imports a file of leads whose columns are recognized by their headers. */
async function importFile(body: string, more: object = {}) {
  const { id } = await upload(body);
  const { mapping } = await readImport(id);
  await check(id, mapping, { onDuplicate: 'SKIP', ...more });
  await finishJob(fd, acme, await start(id));
  return { id, ...(await readImport(id)) };
}

describe('a file of leads', () => {
  const HEAD = 'Full name,Phone,Email,Lead ID,Stage,Tags,Source,Notes,Created at,Budget,Size';
  const FIELDS = 'NAME PHONE EMAIL EXTERNAL_ID STATUS TAGS SOURCE MESSAGE CREATED_AT IGNORE IGNORE'.split(' ');

  it('creates leads with their contacts, after a preview that changes nothing [CB-06]', async () => {
    const { id } = await upload(
      `${HEAD}\nAna Alm,020 7946 0018,ana@mail.test,crm-1,qualified,vip;north,Fair 2025,Wants a crown,2025-03-04,500,\n`,
    );
    const found = await readImport(id);
    expect(found).toMatchObject({ kind: 'LEADS', onDuplicate: 'SKIP', mapping: FIELDS });
    const mapping = [...FIELDS.slice(0, 9), 'ANSWER', 'ANSWER'];
    const preview = await check(id, mapping);
    expect(preview).toMatchObject({ willCreateLeads: 1, existingLeads: 0, willCreate: 1, greetLeads: false });
    expect([await leadsIn(acme), await contactsIn(acme)]).toEqual([[], []]);
    await finishJob(fd, acme, await start(id));
    expect(await readImport(id)).toMatchObject({ stage: 'IMPORTED', createdLeads: 1, created: 1, undoable: true });
    expect(await leadNamed('Ana Alm')).toMatchObject({
      phone: '+442079460018',
      email: 'ana@mail.test',
      status: 'QUALIFIED',
      source: 'IMPORT',
      externalId: 'crm-1',
      message: 'Wants a crown',
      formParameters: { source: 'Fair 2025' },
      formAnswers: [{ key: 'column_10', label: 'Budget', type: 'LONG_TEXT', values: ['500'] }],
      createdAt: new Date('2025-03-04'),
      greetedAt: null,
      waitingSince: null,
    });
    expect(await contactsIn(acme)).toMatchObject([{ name: 'Ana Alm', tags: ['vip', 'north'] }]);
    const events = await rows<{ name: string; after: object }>(
      fd,
      "select name, after from audit_events where workspace_id = $1 and name like 'contact_import.%' order by id",
      [acme.id],
    );
    expect(events).toMatchObject([
      { name: 'contact_import.started', after: { rows: 1, kind: 'LEADS', greetLeads: false } },
      { name: 'contact_import.finished', after: { created: 1, createdLeads: 1, existingLeads: 0 } },
    ]);
  });

  it('has no invalid row without a reason, and imports the others', async () => {
    const long = 'x'.repeat(2001);
    const lines = [
      `Ana,${phoneOf(1)},,,,,,,,,`,
      'Ben,7946 0018 1234 5678 999,,,,,,,,,',
      `Cal,${phoneOf(2)},,,won,,,,,,`,
      `Dora,${phoneOf(3)},,,,,,,2199-01-01,,`,
      `Eve,${phoneOf(4)},,,,,,,0000-01-01,,`,
      `Finn,${phoneOf(5)},,${'i'.repeat(201)},,,,,,,`,
      `Gus,${phoneOf(6)},,,,,,${long},,,`,
      `Hal,${phoneOf(7)},not an address,,,,,,,,`,
      `Ida,${phoneOf(8)},,,,,,,,${long},`,
      `Jo,${phoneOf(1)},,,,,,,,,`,
    ];
    const { id } = await upload(`${HEAD}\n${lines.join('\n')}\n`);
    const found = await check(id, [...FIELDS.slice(0, 9), 'ANSWER', 'ANSWER']);
    expect(found).toMatchObject({ willCreateLeads: 1, duplicates: 1, invalid: 8 });
    expect((await inside(id, { actions: ['INVALID', 'DUPLICATE'] })).map(({ row, reason }) => [row, reason])).toEqual([
      [2, expect.stringContaining('This is not a valid phone number.')],
      [3, 'The status must be New, Contacted, Qualified, Booked, Unqualified, Lost or empty.'],
      [4, 'The creation date must be a past date such as 2026-11-26.'],
      [5, 'The creation date must be a past date such as 2026-11-26.'],
      [6, 'An external id must be one line with at most 200 characters.'],
      [7, 'A message can have at most 2000 characters.'],
      [8, expect.stringContaining('email')],
      [9, 'An answer can have at most 2000 characters.'],
      [10, 'Another row of this file has the same number.'],
    ]);
    await finishJob(fd, acme, await start(id));
    expect(await leadsIn(acme)).toMatchObject([{ name: 'Ana', status: 'NEW' }]);
  });

  it('is read with semicolons and as UTF-16, and keeps formulas as text', async () => {
    const body = `Name;Phone;Notes\n=cmd|'/c calc'!A1;${phoneOf(1)};"=1+1; ""quoted"""\n`;
    const { id } = await upload(Buffer.from(`\ufeff${body}`, 'utf16le'));
    expect(await readImport(id)).toMatchObject({ encoding: 'utf-16le', delimiter: ';' });
    await check(id, ['NAME', 'PHONE', 'MESSAGE']);
    await finishJob(fd, acme, await start(id));
    expect(await leadNamed("=cmd|'/c calc'!A1")).toMatchObject({ message: '=1+1; "quoted"' });
  });

  it('ignores the cells of a row beyond its headers, and is refused with too many headers or as a zip', async () => {
    const wide = `Name,Phone\nAna,${phoneOf(1)}${',x'.repeat(10_000)}\n`;
    expect(await importFile(wide)).toMatchObject({ createdLeads: 1 });
    const headers = Array.from({ length: 10_000 }, (_, nth) => `h${nth}`).join(',');
    expect(await upload(`${headers}\n`)).toMatchObject({ status: 422, code: 'ROWS_TOO_MANY' });
    const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500)]);
    expect(await upload(zip)).toMatchObject({ status: 422, code: 'FILE_IS_BACKUP' });
    expect(await rows(fd, 'select 1 from contact_imports where workspace_id = $1', [acme.id])).toHaveLength(1);
  });

  it('needs a confirmed consent, and rejects rows whose consent column does not say yes', async () => {
    const { id } = await upload(
      `Name,Phone,Consent\nAna,${phoneOf(1)},yes\nBen,${phoneOf(2)},no\nCal,${phoneOf(3)},\n`,
    );
    const mapping = ['NAME', 'PHONE', 'CONSENT'];
    const input = { id, mapping, onDuplicate: 'SKIP' };
    expect(await outcome(fd, acme.owner, 'previewContactImport', input)).toBe('IMPORT_CONSENT_MISSING');
    expect(await check(id, mapping)).toMatchObject({ willCreateLeads: 1, invalid: 2 });
    expect(await inside(id, { actions: ['INVALID'] })).toMatchObject([
      { row: 2, reason: 'The consent column does not say that this person agreed to be contacted.' },
      { row: 3, reason: 'The consent column does not say that this person agreed to be contacted.' },
    ]);
  });

  it('has the fields of leads, and a file of contacts does not', async () => {
    const body = 'Name,Phone,Status\n';
    const file = await contacts.upload(`${body}Ana,${phoneOf(1)},new\n`);
    const input = { id: file.id, mapping: ['NAME', 'PHONE', 'STATUS'], onDuplicate: 'SKIP' };
    expect(await outcome(fd, acme.owner, 'previewContactImport', input)).toBe('MAPPING_INVALID');
    const ofLeads = await upload(`${body}Ana,${phoneOf(1)},new\n`);
    const twice = { ...input, id: ofLeads.id, mapping: ['NAME', 'PHONE', 'PHONE'], isConsentConfirmed: true };
    expect(await outcome(fd, acme.owner, 'previewContactImport', twice)).toBe('MAPPING_INVALID');
    await check(ofLeads.id, ['IGNORE', 'PHONE', 'STATUS']);
    // The mapping of a file of leads is proposed for leads only.
    expect(await readImport((await upload(`${body}Ben,1,\n`)).id)).toMatchObject({ isMappingReused: true });
    const again = await contacts.upload(`${body}Ben,1,\n`);
    expect(await readImport(again.id)).toMatchObject({ isMappingReused: false, mapping: ['NAME', 'PHONE', 'IGNORE'] });
  });

  it('is accepted only from members who can create leads, import contacts and see details', async () => {
    const body = `Name,Phone\nAna,${phoneOf(1)}\n`;
    const deny = (policy: PolicyKey) => ({ role: 'admin' as const, grants: [{ policy, effect: 'DENY' as const }] });
    const noLeads = await buildMember(fd, acme, deny('lead.manage'));
    const noContacts = await buildMember(fd, acme, deny('contact.manage'));
    const masked = await buildMember(fd, acme, { role: 'admin', maskContactDetails: true });
    expect(await upload(body, noLeads)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await upload(body, noContacts)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await upload(body, masked)).toMatchObject({ status: 422, code: 'DETAILS_MASKED' });
    expect(await upload(body, { ...globex.owner, workspace: acme.slug })).toMatchObject({ status: 404 });
    const { id } = await upload(body);
    const file = await contacts.upload(body);
    const list = '{ contactImports(first: 5) { totalCount edges { node { id } } } }';
    expect((await as(fd, acme.owner).ok(list)).contactImports.totalCount).toBe(2);
    expect((await as(fd, noLeads).ok(list)).contactImports).toMatchObject({
      totalCount: 1,
      edges: [{ node: { id: file.id } }],
    });
    expect(await as(fd, noLeads).denied(`{ contactImport(id: "${id}") { id } }`)).toBe('NOT_FOUND');
    const leads = '{ contactImports(first: 5, kind: LEADS) { edges { node { id } } } }';
    expect((await as(fd, acme.owner).ok(leads)).contactImports.edges).toEqual([{ node: { id } }]);
    expect((await as(fd, noLeads).ok(leads)).contactImports.edges).toEqual([]);
  });

  it('stops at every step when its uploader can no longer create leads', async () => {
    const body = `Name,Phone\nAna,${phoneOf(1)}\n`;
    const { id } = await upload(body);
    await check(id, ['NAME', 'PHONE']);
    const { id: second } = await upload(body);
    await check(second, ['NAME', 'PHONE']);
    const jobId = await start(second);
    const grant = { workspaceId: acme.id, memberId: acme.owner.memberId, policy: 'lead.manage', effect: 'DENY' };
    await fd.services.database.forWorkspace(acme.id).write(async (tx) => {
      await tx.member.updateMany({ where: { id: acme.owner.memberId }, data: { role: 'admin' } });
      await tx.memberGrant.create({ data: grant });
    });
    expect(await outcome(fd, acme.owner, 'startContactImport', { id })).toBe('NOT_FOUND');
    expect(await finishJob(fd, acme, jobId)).toMatchObject({ state: 'FAILED' });
    expect(await leadsIn(acme)).toEqual([]);
  });
});

describe('a lead that exists', () => {
  it('is not created again, by its external id or as an open lead of the contact', async () => {
    const byId = await buildLead(fd, acme, { phone: phoneOf(1), externalId: 'crm-1', status: 'LOST' });
    const open = await buildLead(fd, acme, { phone: phoneOf(2), status: 'BOOKED' });
    await buildLead(fd, acme, { phone: phoneOf(3), status: 'UNQUALIFIED' });
    const { id } = await upload(
      `Name,Phone,External ID\nAna,${phoneOf(11)},crm-1\nBen,${phoneOf(2)},crm-2\nCal,${phoneOf(3)},crm-3\nDora,${phoneOf(4)},crm-3\n`,
    );
    const preview = await check(id, ['NAME', 'PHONE', 'EXTERNAL_ID']);
    expect(preview).toMatchObject({ willCreateLeads: 1, existingLeads: 2, duplicates: 1 });
    const existing = [
      { row: 1, reason: 'A lead with this external id exists.', existingLeadId: byId.id },
      { row: 2, reason: 'This contact has an open lead.', existingLeadId: open.id },
    ];
    expect(await inside(id, { group: 'EXISTING_LEAD' })).toMatchObject(existing);
    expect(await inside(id, { actions: ['DUPLICATE'] })).toMatchObject([
      { row: 4, reason: 'Another row of this file has the same external id.' },
    ]);
    await finishJob(fd, acme, await start(id));
    expect(await readImport(id)).toMatchObject({ createdLeads: 1, existingLeads: 2 });
    expect((await leadsIn(acme)).filter(({ source }) => source === 'IMPORT')).toMatchObject([{ name: 'Cal' }]);
  });

  it('is not created again by a lead that arrives after the preview, or by the same file again', async () => {
    const body = `Name,Phone,External ID\nAna,${phoneOf(1)},crm-1\nBen,${phoneOf(2)},crm-2\n`;
    const { id } = await upload(body);
    await check(id, ['NAME', 'PHONE', 'EXTERNAL_ID']);
    await buildLead(fd, acme, { name: 'Arrived', phone: phoneOf(9), externalId: 'crm-1' });
    await finishJob(fd, acme, await start(id));
    expect(await readImport(id)).toMatchObject({ createdLeads: 1, existingLeads: 1 });
    expect(await importFile(body)).toMatchObject({ createdLeads: 0, existingLeads: 2 });
    expect((await leadsIn(acme)).map(({ name }) => name)).toEqual(['Arrived', 'Ben']);
  });

  it('is created once by two imports at the same time', async () => {
    const body = `Name,Phone\n${Array.from({ length: 40 }, (_, nth) => `P${nth},${phoneOf(nth)}`).join('\n')}\n`;
    const jobs = [];
    for (const _ of [1, 2]) {
      const { id } = await upload(body);
      await check(id, ['NAME', 'PHONE']);
      jobs.push(await start(id));
    }
    await Promise.all(jobs.map((job) => finishJob(fd, acme, job)));
    expect(await leadsIn(acme)).toHaveLength(40);
  });

  it('keeps its contact unless the import updates contacts', async () => {
    await buildContact(fd, acme, { name: 'Known', phone: phoneOf(1), tags: ['old'] });
    const body = `Name,Phone,Tags\nAna,${phoneOf(1)},new\n`;
    expect(await importFile(body)).toMatchObject({ createdLeads: 1, created: 0, updated: 0, skipped: 1 });
    expect(await contactsIn(acme)).toMatchObject([{ name: 'Known', tags: ['old'] }]);
    const updating = { onDuplicate: 'UPDATE' };
    expect(await importFile(body, updating)).toMatchObject({ createdLeads: 0, existingLeads: 1, updated: 1 });
    expect(await contactsIn(acme)).toMatchObject([{ name: 'Ana', tags: ['old', 'new'] }]);
  });

  it('does not come back after the person was erased', async () => {
    const { id: contactId } = await buildContact(fd, acme, { phone: phoneOf(1) });
    const body = `Name,Phone,External ID\nAna,${phoneOf(1)},ana@mail.test\nBen,${phoneOf(2)},\n`;
    const { id } = await upload(body);
    expect(await check(id, ['NAME', 'PHONE', 'EXTERNAL_ID'])).toMatchObject({ willCreateLeads: 2 });
    await mutate(fd, acme.owner, 'eraseContact', { id: contactId }, 'erasure { id }');
    const stored = await rows<{ external_id: string | null }>(
      fd,
      'select external_id from contact_import_rows where import_id = $1 and row = 1',
      [id],
    );
    expect(stored).toEqual([{ external_id: null }]);
    await finishJob(fd, acme, await start(id));
    expect(await importFile(body)).toMatchObject({ invalid: 1, existingLeads: 1 });
    expect((await leadsIn(acme)).map(({ name }) => name)).toEqual(['Ben']);
  });
});

describe('imported leads', () => {
  const BODY = `Name,Phone,Stage\nAna,${phoneOf(1)},\nBen,${phoneOf(2)},lost\n`;

  it('are greeted only if the member chooses it, and only with the status NEW', async () => {
    await importFile(BODY);
    expect(await greetings(acme)).toEqual([]);
    await rows(fd, 'delete from leads where workspace_id = $1', [acme.id]);
    expect(await importFile(BODY, { greetLeads: true })).toMatchObject({ greetLeads: true });
    expect(await greetings(acme)).toEqual([{ lead: 'Ana' }]);
  });

  it('are greeted by no import of contacts', async () => {
    const { id } = await contacts.upload(BODY);
    const found = await contacts.check(id, ['NAME', 'PHONE', 'IGNORE'], { greetLeads: true });
    expect(found).toMatchObject({ kind: 'CONTACTS', greetLeads: false, willCreateLeads: 0 });
    await finishJob(fd, acme, await contacts.start(id));
    expect(await leadsIn(acme)).toEqual([]);
  });

  it('are removed with the undo, except those that were changed since, with the reason', async () => {
    await buildContact(fd, acme, { name: 'Known', phone: phoneOf(4) });
    const { id } = await importFile(
      `Name,Phone\nAna,${phoneOf(1)}\nBen,${phoneOf(2)}\nCal,${phoneOf(3)}\nDora,${phoneOf(4)}\n`,
    );
    fd.advance({ minutes: 1 });
    await mutate(fd, acme.owner, 'updateLead', { id: (await leadNamed('Ben')).id, status: 'CONTACTED' });
    const cal = await rows<{ id: string }>(fd, 'select id from contacts where workspace_id = $1 and name = $2', [
      acme.id,
      'Cal',
    ]);
    await mutate(fd, acme.owner, 'updateContact', { id: cal[0]?.id, company: 'Touched' });
    expect(await undo(id)).toMatchObject({ state: 'DONE', counts: { undone: 2, unchanged: 2 } });
    expect((await leadsIn(acme)).map(({ name }) => name)).toEqual(['Ben']);
    expect((await contactsIn(acme)).map(({ name }) => name)).toEqual(['Ben', 'Cal', 'Known']);
    expect(await inside(id, { group: 'KEPT' })).toMatchObject([
      { row: 2, reason: 'The lead was changed after the import.' },
      { row: 3, reason: 'The contact was changed after the import.' },
    ]);
    expect(await readImport(id)).toMatchObject({ stage: 'UNDONE', undoable: false });
  });

  it('are kept by the undo under a legal hold', async () => {
    const { id } = await importFile(`Name,Phone\nAna,${phoneOf(1)}\nBen,${phoneOf(2)}\n`);
    await buildHold(fd, acme, { leadId: (await leadNamed('Ana')).id });
    expect(await undo(id)).toMatchObject({ counts: { undone: 1, unchanged: 1 } });
    expect(await inside(id, { group: 'KEPT' })).toMatchObject([
      { row: 1, reason: 'The person is under a legal hold.' },
    ]);
  });
});
