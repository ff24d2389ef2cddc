import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildBooking } from '../../../../test/testkit/bookings.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildLead,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { csvRows, downloadExport, jsonRows, linkToExport, runExport } from '../../../../test/testkit/exports.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { jobIn } from '../../../../test/testkit/jobs.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { buildEntity } from '../../../../test/testkit/world-model.ts';

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

const HARD = ['a,b;c', 'say "yes"', 'two\r\nlines', '=1+1', '🦷 emoji', 'שלום עולם', ' space ', '-2', "'quoted"];
const exported = async (who: Member, mutation: string, input: object = {}, workspace = acme) =>
  downloadExport(fd, who, await runExport(fd, { workspace, who }, mutation, input));
const namesOf = (rows: readonly { [column: string]: unknown }[], column: string) => rows.map((row) => row[column]);

describe('the file of an export [CB-06]', () => {
  it('contains every lead with its values in both formats, safe for spreadsheets in CSV', async () => {
    for (const message of HARD) await buildLead(fd, acme, { message, answers: { need: 'a "cleaning"' } });
    await buildLead(fd, globex, { message: 'of Globex' });
    const json = jsonRows(await exported(acme.owner, 'exportLeads', { format: 'NDJSON' }));
    expect(namesOf(json, 'message')).toEqual(HARD);
    expect(json[0]).toMatchObject({
      status: 'NEW',
      source: 'FORM',
      email: null,
      answers: { need: 'a "cleaning"' },
      form_answers: [],
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
    const csv = csvRows(await exported(acme.owner, 'exportLeads'));
    const guarded = HARD.map((text) => (/^[=-]/.test(text) ? `'${text}` : text));
    expect(namesOf(csv, 'message')).toEqual(guarded);
    expect(csv[0]).toMatchObject({ email: '', answers: '{"need":"a \\"cleaning\\""}', form_answers: '' });
    expect(Object.keys(csv[0] ?? {})).toEqual(Object.keys(json[0] ?? {}));
  });

  it('contains the bookings that the filter matches', async () => {
    const lead = await buildLead(fd, acme, { name: 'Lena, "the" Lead' });
    const id = await buildBooking(fd, acme, lead.id, { reason: '=HYPERLINK("x")' });
    await buildBooking(fd, acme, lead.id, { status: 'CANCELLED' });
    const input = { filter: { statuses: ['BOOKED'], startsAt: { gte: fd.services.clock().toISOString() } } };
    const [row, ...others] = csvRows(await exported(acme.owner, 'exportBookings', input));
    expect(others).toEqual([]);
    expect(row).toMatchObject({ id, lead_name: 'Lena, "the" Lead', reason: '\'=HYPERLINK("x")', no_show_at: '' });
  });

  it('contains one row per message, grouped by conversation in the order of its messages', async () => {
    const words = ['Hello?', 'How can\nI help?', '+44 20 7946 0018'];
    const first = await buildConversation(fd, acme, { words, contact: { name: 'Cora' } });
    const second = await buildConversation(fd, acme, { words, contact: { name: 'Carl' } });
    await buildConversation(fd, globex, { words: ['of Globex'] });
    const rows = jsonRows(await exported(acme.owner, 'exportConversations', { format: 'NDJSON' }));
    expect(rows.map((row) => [row.conversation_id, row.contact_name, row.author, row.text])).toEqual(
      [first, second].flatMap(({ id, contact }) =>
        words.map((text, index) => [id, contact.name, index === 1 ? 'AGENT' : 'CONTACT', text]),
      ),
    );
    const one = { filter: { search: 'Carl' } };
    expect(
      new Set(namesOf(csvRows(await exported(acme.owner, 'exportConversations', one)), 'conversation_id')),
    ).toEqual(new Set([second.id]));
  });

  it.each(['exportLeads', 'exportBookings', 'exportConversations', 'exportContacts', 'exportEntities'])(
    'has only a header row if nothing matches: %s',
    async (mutation) => {
      const csv = await exported(acme.owner, mutation);
      expect(csv.startsWith('\ufeff')).toBe(true);
      expect(csv.trim().split('\r\n')).toHaveLength(1);
      expect(await exported(acme.owner, mutation, { format: 'NDJSON' })).toBe('');
    },
  );

  it.each([
    ['exportLeads', 'leads', { statuses: ['QUALIFIED'] }],
    [
      'exportLeads',
      'leads',
      { or: [{ name: { startsWith: 'Lena' } }, { createdAt: { gte: '2020-01-01T00:00:00Z' } }] },
    ],
    ['exportBookings', 'bookings', { not: { statuses: ['CANCELLED'] } }],
  ] as const)(
    'has the rows of the list with the same filter in both formats: %s %s %j',
    async (mutation, list, filter) => {
      for (const status of ['NEW', 'QUALIFIED', 'QUALIFIED']) {
        const { id } = await buildLead(fd, acme, { status });
        await buildBooking(fd, acme, id, { status: status === 'NEW' ? 'CANCELLED' : 'BOOKED' });
      }
      const variable = `$filter: ${list === 'leads' ? 'LeadFilter' : 'BookingFilter'}`;
      const query = `query (${variable}) { ${list}(first: 100, filter: $filter) { edges { node { id } } } }`;
      const page = (await as(fd, acme.owner).ok(query, { filter }))[list];
      const listed = page.edges.map(({ node }: { node: { id: string } }) => node.id).sort();
      expect(listed.length).toBeGreaterThan(1);
      const csv = csvRows(await exported(acme.owner, mutation, { filter }));
      const json = jsonRows(await exported(acme.owner, mutation, { filter, format: 'NDJSON' }));
      expect(namesOf(csv, 'id').sort()).toEqual(listed);
      expect(namesOf(json, 'id').sort()).toEqual(listed);
    },
  );
});

describe('the export of records', () => {
  it('has a row for each field of the matching records, with its source, without cleared ones', async () => {
    const lena = await buildEntity(fd, acme, { fields: { name: 'Lena', age: 40, isMember: true } });
    await buildEntity(fd, acme, { fields: { name: 'Max' } });
    await buildEntity(fd, globex, { fields: { name: 'Lena of Globex' } });
    await mutate(fd, acme.owner, 'updateEntity', { id: lena, field: { name: 'age' } }, 'entity { id }');
    const input = { format: 'NDJSON', filter: { search: 'Lena' } };
    const rows = jsonRows(await exported(acme.owner, 'exportEntities', input));
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          record_id: lena,
          record_name: 'Lena',
          field: 'name',
          value: 'Lena',
          is_current: true,
        }),
        expect.objectContaining({ record_id: lena, field: 'isMember', kind: 'BOOLEAN', value: 'true' }),
      ]),
    );
  });
});

describe('the documentation of exports', () => {
  it.each([
    ['Contacts', 'exportContacts'],
    ['Leads', 'exportLeads'],
    ['Bookings', 'exportBookings'],
    ['Conversations', 'exportConversations'],
    ['Records', 'exportEntities'],
  ])('lists the columns of the file in their order: %s', async (title, mutation) => {
    const text = readFileSync(new URL('../../../../../../docs/exports.md', import.meta.url), 'utf8');
    const section = text.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
    const documented = [...section.matchAll(/^[|] `(\w+)`/gm)].map(([, name]) => name);
    const header = (await exported(acme.owner, mutation)).replace('\ufeff', '').trim();
    expect(documented).toEqual(header.split(','));
  });
});

describe('the access to an export [CB-06]', () => {
  it('masks contact details in every text for members who may not see them', async () => {
    const lead = await buildLead(fd, acme, {
      phone: '+442079460018',
      email: 'lena@mail.test',
      message: 'Call +442079460018',
      answers: { other: 'lena@mail.test' },
    });
    await buildBooking(fd, acme, lead.id, { attendeeEmail: 'lena@mail.test', reason: 'Call +442079460018' });
    await buildConversation(fd, acme, { words: ['Write to lena@mail.test or +442079460018'] });
    await buildEntity(fd, acme, { fields: { email: 'lena@mail.test', note: 'Call +442079460018' } });
    const mia = await buildMember(fd, acme, { maskContactDetails: true });
    for (const mutation of ['exportLeads', 'exportBookings', 'exportConversations', 'exportEntities'])
      for (const format of ['CSV', 'NDJSON']) {
        const hidden = /9460018|lena@/;
        // Precondition: the file of a member who sees contact details contains them.
        expect(await exported(acme.owner, mutation, { format })).toMatch(hidden);
        const file = await exported(mia, mutation, { format });
        expect(file).toContain('•••');
        expect(file).not.toMatch(hidden);
      }
  });

  it('limits members with assigned conversations only to those, and refuses leads', async () => {
    const ann = await buildMember(fd, acme, { assignedConversationsOnly: true });
    await buildConversation(fd, acme, { words: ['mine'], assigneeId: ann.memberId });
    await buildConversation(fd, acme, { words: ['of others'] });
    const rows = jsonRows(await exported(ann, 'exportConversations', { format: 'NDJSON' }));
    expect(namesOf(rows, 'text')).toEqual(['mine']);
    expect(await outcome(fd, ann, 'exportLeads', {})).toBe('FORBIDDEN');
  });

  it('requires the permission to export, and a person', async () => {
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    const scopes = ['lead.manage', 'booking.manage', 'conversation.export', 'world.write'] as const;
    const key = { ...(await buildApiKey(fd, acme, acme.owner, { scopes })), workspace: acme.slug };
    for (const mutation of ['exportLeads', 'exportBookings', 'exportConversations', 'exportEntities']) {
      expect(await outcome(fd, viewer, mutation, {})).toBe('FORBIDDEN');
      expect(await outcome(fd, key, mutation, {})).toBe('FORBIDDEN');
    }
  });

  it('belongs to the requesting member in one workspace', async () => {
    const id = await runExport(fd, { workspace: acme, who: acme.owner }, 'exportLeads');
    const admin = await buildMember(fd, acme, { role: 'admin' });
    const ofBoth = await buildMember(fd, globex, { role: 'owner', person: acme.owner });
    for (const stranger of [admin, globex.owner, { ...acme.owner, ...ofBoth }])
      expect(await outcome(fd, stranger, 'createExportLink', { id })).toBe('NOT_FOUND');
    expect(await outcome(fd, acme.owner, 'createExportLink', { id })).toBe('ok');
  });

  it('ends when the member loses the permission or sees less', async () => {
    const mia = await buildMember(fd, acme);
    const [leads, conversations] = [
      await linkToExport(fd, mia, await runExport(fd, { workspace: acme, who: mia }, 'exportLeads')),
      await linkToExport(fd, mia, await runExport(fd, { workspace: acme, who: mia }, 'exportConversations')),
    ];
    expect((await fd.app.inject({ url: leads })).statusCode).toBe(200);
    expect((await fd.app.inject({ url: conversations })).statusCode).toBe(200);
    const db = fd.services.database.forWorkspace(acme.id);
    const denied = { workspaceId: acme.id, memberId: mia.memberId, policy: 'lead.manage', effect: 'DENY' };
    await db.write((tx) => tx.memberGrant.create({ data: denied }));
    expect((await fd.app.inject({ url: leads })).statusCode).toBe(404);
    await db.write((tx) =>
      tx.member.updateMany({ where: { id: mia.memberId }, data: { assignedConversationsOnly: true } }),
    );
    expect((await fd.app.inject({ url: conversations })).statusCode).toBe(404);
  });

  it('expires after a day, and its link after five minutes', async () => {
    const id = await runExport(fd, { workspace: acme, who: acme.owner }, 'exportBookings', { format: 'NDJSON' });
    const url = await linkToExport(fd, acme.owner, id);
    const { headers } = await fd.app.inject({ url });
    expect(headers['content-type']).toContain('application/x-ndjson');
    expect(headers['content-disposition']).toMatch(new RegExp(`"${acme.slug}-bookings-[0-9-]{10}[.]ndjson"`));
    fd.advance({ minutes: 6 });
    expect((await fd.app.inject({ url })).statusCode).toBe(404);
    const finishedAt = new Date(fd.services.clock().getTime() - 25 * 3_600_000);
    await fd.services.database
      .forWorkspace(acme.id)
      .write((tx) => tx.job.updateMany({ where: { id }, data: { finishedAt } }));
    expect(await outcome(fd, acme.owner, 'createExportLink', { id })).toBe('EXPORT_NOT_READY');
  });

  it('is recorded with the format, the fields of the filter and the number of rows, without their values', async () => {
    await buildLead(fd, acme, { name: 'Lena' });
    await mutate(fd, acme.owner, 'exportLeads', { filter: { search: 'Lena', statuses: ['NEW'] } });
    const [event] = await fd.services.database
      .forWorkspace(acme.id)
      .read((tx) => tx.auditEvent.findMany({ where: { name: 'lead.exported' } }));
    expect(event?.after).toEqual({ format: 'CSV', filter: ['search', 'statuses'], rows: 1 });
  });

  it('is offered as a file in the list of jobs once it is done', async () => {
    const id = await runExport(fd, { workspace: acme, who: acme.owner }, 'exportConversations');
    const { jobs } = await as(fd, acme.owner).ok('{ jobs(first: 10) { edges { node { id kind fetchable } } } }');
    expect(jobs.edges).toEqual([{ node: { id, kind: 'CONVERSATION_EXPORT', fetchable: true } }]);
  });

  it('has no file after a cancellation', async () => {
    await buildLead(fd, acme);
    const { job } = await mutate(fd, acme.owner, 'exportLeads', {}, 'job { id }');
    await mutate(fd, acme.owner, 'cancelJob', { id: job.id });
    expect((await jobIn(fd, acme, job.id)).state).toBe('CANCELLED');
    expect(await outcome(fd, acme.owner, 'createExportLink', { id: job.id })).toBe('EXPORT_NOT_READY');
  });
});
