import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { finishJob } from '../../../../test/testkit/jobs.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { buildPerson } from '../../../../test/testkit/people.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { until } from '../../../../test/testkit/until.ts';
import { contactDataExport } from '../contact-data/index.ts';
import { findErasedPeople } from '../tombstones/index.ts';

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

const PHONE = '+442079470018';
const RECEIPT = 'erasure { id contactId deleted { type count } kept erasedByName erasedAt }';
const erase = async (id: string) => (await mutate(fd, acme.owner, 'eraseContact', { id }, RECEIPT)).erasure;
const receipts = async (who: Member) =>
  (await as(fd, who).ok(`{ erasures(first: 10) { totalCount edges { node { contactId } } } }`)).erasures;
const phonesIn = async ({ id }: BuiltWorkspace): Promise<string[]> =>
  (await rows<{ phone: string }>(fd, 'select phone from contacts where workspace_id = $1 order by phone', [id])).map(
    ({ phone }) => phone,
  );

describe('an erasure [CB-06]', () => {
  it('deletes all records of the person and of no one else, and its receipt counts them [D2]', async () => {
    const id = await buildPerson(fd, acme, 'Cora', PHONE);
    await buildPerson(fd, acme, 'Carl', '+442079470019');
    await buildPerson(fd, globex, 'Greta', PHONE);
    const records = await exportedCounts(acme, id);
    const receipt = await erase(id);
    const { audit_event: _kept, ...deleted } = records;
    expect(receipt).toMatchObject({ contactId: id, erasedByName: acme.owner.name });
    expect(countsOf(receipt)).toEqual(deleted);
    expect(deleted).toMatchObject({ contact: 1, lead: 1, booking: 1, conversation: 1, message: 2, call: 1, form: 1 });
    expect(receipt.kept).toEqual(['AUDIT_LOG', 'USAGE', 'TOMBSTONES', 'TEMPORARY_COPIES', 'PROVIDER_DATA']);
    expect(await phonesIn(acme)).toContain('+442079470019');
    expect(await phonesIn(acme)).not.toContain(PHONE);
    expect(await phonesIn(globex)).toContain(PHONE);
    const leads = await rows(fd, 'select from leads where workspace_id = $1', [acme.id]);
    expect(leads).toHaveLength(1);
    const stored = await rows(
      fd,
      'select e::text, t::text from erasures e left join tombstones t using (workspace_id)',
    );
    expect(JSON.stringify(stored)).not.toMatch(/Cora|79460018/);
    expect(await receipts(acme.owner)).toEqual({ totalCount: 1, edges: [{ node: { contactId: id } }] });
    expect(await receipts(globex.owner)).toMatchObject({ totalCount: 0 });
  });

  it('keeps the opt-out and says so', async () => {
    const { id } = await buildContact(fd, acme, { phone: PHONE });
    await mutate(fd, acme.owner, 'optOutContact', { id });
    expect((await erase(id)).kept).toContain('OPT_OUT');
    await mutate(fd, acme.owner, 'createContact', { name: 'Cora', phone: PHONE });
    expect(await rows(fd, 'select from opt_outs where workspace_id = $1', [acme.id])).toHaveLength(1);
  });

  it('is refused under legal hold, and to callers who may not erase', async () => {
    const { id } = await buildContact(fd, acme, { phone: PHONE });
    const admin = await buildMember(fd, acme, { role: 'admin' });
    const limits = [{ role: 'agent' }, { role: 'admin', maskContactDetails: true }] as const;
    for (const limit of limits)
      expect(await outcome(fd, await buildMember(fd, acme, limit), 'eraseContact', { id })).toBe('FORBIDDEN');
    const key = { ...(await buildApiKey(fd, acme, acme.owner, { scopes: ['workspace.admin'] })), workspace: acme.slug };
    expect(await outcome(fd, key, 'eraseContact', { id })).not.toBe('ok');
    expect(await outcome(fd, globex.owner, 'eraseContact', { id })).toBe('NOT_FOUND');
    await mutate(fd, acme.owner, 'createLegalHold', { reason: 'A claim' });
    expect(await outcome(fd, admin, 'eraseContact', { id })).toBe('LEGAL_HOLD');
    expect(await phonesIn(acme)).toEqual([PHONE]);
  });

  it('waits for a transaction that has looked for erased people', async () => {
    const { id } = await buildContact(fd, acme, { phone: PHONE });
    const by = { workspace: acme, services: fd.services };
    const erasing = await fd.services.database.forWorkspace(acme.id).write(async (tx) => {
      const identities = [{ kind: 'EMAIL', value: 'cora@people.test' }] as const;
      await findErasedPeople(tx, by, [{ identities }]);
      const erased = erase(id);
      const waiting = "select from pg_locks where locktype = 'advisory' and not granted";
      await until('a waiting erasure', async () => (await rows(fd, waiting)).length > 0);
      await tx.contact.updateMany({ where: { id }, data: { email: 'cora@people.test' } });
      return { erased };
    });
    await erasing.erased;
    expect(await importFile(`Name,Phone,Email\nCora,020 7947 0055,cora@people.test\n`)).toMatchObject({ invalid: 1 });
  });
});

const countsOf = ({ deleted }: { deleted: { type: string; count: number }[] }) =>
  Object.fromEntries(deleted.map(({ type, count }) => [type, count]));

async function exportedCounts({ id: workspaceId }: BuiltWorkspace, contactId: string): Promise<Record<string, number>> {
  const job = await mutate(fd, acme.owner, 'exportContactData', { id: contactId }, 'job { id }');
  await finishJob(fd, acme, job.job.id);
  const parts = await rows<{ body: string }>(fd, 'select body from job_parts where workspace_id = $1 order by part', [
    workspaceId,
  ]);
  const types = parts.flatMap(({ body }) =>
    body
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).type),
  );
  const counts = contactDataExport.sections.map(({ type = '' }) => [type, types.filter((one) => one === type).length]);
  return Object.fromEntries(counts.filter(([, count]) => count !== 0));
}

const IMPORT = 'import { id job { id } }';
const FILE = 'Name,Phone\nCora,020 7947 0018\nCarl,020 7947 0019\n';

async function preview(body: string): Promise<string> {
  const { body: text } = await fd.app.inject({
    method: 'POST',
    url: '/uploads/contacts?name=people.csv',
    headers: { 'content-type': 'text/csv', authorization: `Bearer ${acme.owner.bearer}`, 'x-workspace': acme.slug },
    payload: body,
  });
  const { id } = JSON.parse(text) as { id: string };
  const mapping = ['NAME', 'PHONE', 'EMAIL'].slice(0, body.split('\n')[0]?.split(',').length);
  const input = { id, mapping, onDuplicate: 'UPDATE', country: 'GB' };
  const made = await mutate(fd, acme.owner, 'previewContactImport', input, IMPORT);
  await finishJob(fd, acme, made.import.job.id);
  return id;
}
const countsIn = async (id: string) =>
  (
    await as(fd, acme.owner).ok(
      `query ($id: ID!) { contactImport(id: $id) { willCreate willUpdate invalid created } }`,
      {
        id,
      },
    )
  ).contactImport;
const importFile = async (body: string) => countsIn(await preview(body));
async function start(id: string) {
  const made = await mutate(fd, acme.owner, 'startContactImport', { id }, IMPORT);
  await finishJob(fd, acme, made.import.job.id);
  return countsIn(id);
}
const reasonsIn = async (id: string) =>
  (
    await as(fd, acme.owner).ok(
      `query ($id: ID!) { contactImportRows(id: $id, first: 10) { row cells action reason } }`,
      {
        id,
      },
    )
  ).contactImportRows;

describe('an erased person in an import [CB-06]', () => {
  beforeEach(async () => {
    // Precondition: the number can be imported before the erasure.
    expect(await importFile(FILE)).toMatchObject({ willCreate: 2, invalid: 0 });
  });

  it('is rejected with the date of the erasure, and others are imported [D2]', async () => {
    await erase((await buildContact(fd, acme, { phone: PHONE })).id);
    const id = await preview(FILE);
    const day = fd.services.clock().toISOString().slice(0, 10);
    const reason = `This person was erased on ${day}. Add the contact by hand to use their data again.`;
    expect((await reasonsIn(id))[0]).toMatchObject({ action: 'INVALID', reason });
    expect(await start(id)).toMatchObject({ created: 1, invalid: 1 });
    expect(await phonesIn(acme)).toEqual(['+442079470019']);
  });

  it('is not created by an import that was previewed before, and their cells are deleted', async () => {
    const { id: contactId } = await buildContact(fd, acme, { phone: PHONE });
    const id = await preview(FILE);
    expect(await countsIn(id)).toMatchObject({ willUpdate: 1, willCreate: 1 });
    await erase(contactId);
    expect((await reasonsIn(id))[0]).toMatchObject({ action: 'INVALID', cells: ['', ''] });
    expect(await countsIn(id)).toMatchObject({ willUpdate: 0, willCreate: 1, invalid: 1 });
    expect(await start(id)).toMatchObject({ created: 1 });
    expect(await phonesIn(acme)).toEqual(['+442079470019']);
  });

  it('is not created by a row that was previewed during the erasure', async () => {
    const id = await preview(FILE);
    // The row has another number than the erased contact, so only their email address identifies the person.
    await rows(
      fd,
      `update contact_import_rows set parsed_values = parsed_values || '{"email": "cora@people.test"}'
        where import_id = $1 and row = 1`,
      [id],
    );
    await erase((await buildContact(fd, acme, { phone: '+442079470055', email: 'Cora@people.test' })).id);
    expect(await start(id)).toMatchObject({ created: 1, invalid: 1, willCreate: 1 });
    expect(await phonesIn(acme)).toEqual(['+442079470019']);
  });

  it('is accepted after a member has added the person by hand', async () => {
    await erase((await buildContact(fd, acme, { phone: PHONE })).id);
    await mutate(fd, acme.owner, 'createContact', { name: 'Cora', phone: PHONE });
    expect(await importFile(FILE)).toMatchObject({ willUpdate: 1, willCreate: 1, invalid: 0 });
  });
});
