import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { finishJob } from '../../../../test/testkit/jobs.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  const { acme: own, globex } = await twoWorkspaces(fd);
  acme = own;
  await buildContact(fd, globex, { name: 'Greta of Globex' });
});
afterAll(() => fd.close());

async function exported(who: Member, filter: object = {}) {
  const { job } = await mutate(fd, who, 'exportContacts', { filter }, 'job { id }');
  const done = await finishJob(fd, acme, job.id);
  expect(done.state).toBe('DONE');
  return job.id as string;
}
async function linkTo(who: Member, id: string): Promise<string> {
  const { url } = await mutate(fd, who, 'createExportLink', { id }, 'url');
  return new URL(url).pathname;
}
const fetched = async (url: string) => fd.app.inject({ url });
const masked = (maskContactDetails: boolean, memberId: string) =>
  fd.services.database
    .forWorkspace(acme.id)
    .write((tx) => tx.member.updateMany({ where: { id: memberId }, data: { maskContactDetails } }));

it('contains what the filter matches, and no formula for a spreadsheet [WC-18] [X2]', async () => {
  await buildContact(fd, acme, { name: '=1+1', phone: '+442079460018', tags: ['vip'], email: 'eve@mail.test' });
  await buildContact(fd, acme, { name: 'Nobody', tags: ['north'] });
  const { body } = await fetched(await linkTo(acme.owner, await exported(acme.owner, { tags: ['vip'] })));
  const lines = body.trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^'=1\+1,'\+442079460018,eve@mail\.test,,vip,/);
});

it('masks contact details that are masked for the requesting member', async () => {
  await buildContact(fd, acme, { name: 'Cora', phone: '+442079460018', email: 'cora@mail.test' });
  const mia = await buildMember(fd, acme, { maskContactDetails: true });
  const { body } = await fetched(await linkTo(mia, await exported(mia)));
  expect(body).toContain('Cora');
  expect(body).not.toMatch(/079460|cora@/);
});

it('is not downloadable once its reader sees less than it contains', async () => {
  await buildContact(fd, acme, { phone: '+442079460018' });
  const mia = await buildMember(fd, acme);
  const url = await linkTo(mia, await exported(mia));
  // Precondition: the link works before contact details are masked.
  expect((await fetched(url)).statusCode).toBe(200);
  await masked(true, mia.memberId);
  expect((await fetched(url)).statusCode).toBe(404);
});

it('belongs to the requesting member, its link expires after minutes, and it is deleted after a day', async () => {
  await buildContact(fd, acme);
  const admin = await buildMember(fd, acme, { role: 'admin' });
  const id = await exported(acme.owner);
  expect(await outcome(fd, admin, 'createExportLink', { id })).toBe('NOT_FOUND');
  const url = await linkTo(acme.owner, id);
  fd.advance({ minutes: 6 });
  expect((await fetched(url)).statusCode).toBe(404);
  const data = { finishedAt: new Date(fd.services.clock().getTime() - 25 * 3_600_000) };
  await fd.services.database.forWorkspace(acme.id).write((tx) => tx.job.updateMany({ where: { id }, data }));
  expect(await outcome(fd, acme.owner, 'createExportLink', { id })).toBe('EXPORT_NOT_READY');
});
