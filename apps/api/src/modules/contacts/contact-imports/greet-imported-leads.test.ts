import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { signedInAgain } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { importsOf } from '../../../../test/testkit/imports.ts';
import { finishJob } from '../../../../test/testkit/jobs.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { setLimits } from '../../../../test/testkit/outreach.ts';
import { openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** Imports leads with these phone numbers, lets the agent contact them, and returns the numbers that were greeted. */
async function importAndGreet(phone: Phone, numbers: readonly string[], greetLeads = true): Promise<string[]> {
  const acme = { ...phone.workspace, owner: await signedInAgain(fd, phone.owner) };
  const { upload, check, start } = importsOf('LEADS', () => ({ fd, acme }));
  const { id } = await upload(`Phone,Name\n${numbers.map((number) => `${number},Ana`).join('\n')}\n`);
  await check(id, ['PHONE', 'NAME'], { greetLeads });
  await finishJob(fd, acme, await start(id));
  const before = phone.fakes.sent.length;
  await phone.settle();
  return phone.fakes.sent.slice(before).map(({ to }) => to);
}
const suppressed = ({ db }: Phone) => db.read((tx) => tx.lead.count({ where: { suppressedAt: { not: null } } }));

it('greets imported leads if the member has chosen it, and no others', async () => {
  const phone = await openPhone(fd);
  const [first, second] = [someone(), someone()];
  expect(await importAndGreet(phone, [first], false)).toEqual([]);
  expect(await importAndGreet(phone, [second])).toEqual([second]);
});

it('does not greet a contact who has opted out', async () => {
  const phone = await openPhone(fd);
  const [optedOut, other] = [someone(), someone()];
  await phone.say(optedOut, 'Hello');
  await phone.settle();
  const { id } = await phone.db.read((tx) => tx.contact.findFirstOrThrow({ where: { phone: optedOut } }));
  await mutate(fd, await signedInAgain(fd, phone.owner), 'optOutContact', { id }, 'contact { id }');
  await phone.db.write((tx) => tx.lead.deleteMany());
  expect(await importAndGreet(phone, [optedOut, other])).toEqual([other]);
});

it('stops at the daily limit of the workspace', async () => {
  const phone = await openPhone(fd);
  await setLimits(fd, phone.workspace, { dailyPerWorkspace: 2 });
  expect(await importAndGreet(phone, [someone(), someone(), someone()])).toHaveLength(2);
  expect(await suppressed(phone)).toBe(1);
});

it('lets the leads wait while the workspace is paused', async () => {
  const phone = await openPhone(fd);
  await phone.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: fd.services.clock() } }));
  expect(await importAndGreet(phone, [someone()])).toEqual([]);
  const lead = await phone.db.read((tx) => tx.lead.findFirstOrThrow());
  expect(lead).toMatchObject({ source: 'IMPORT', waitingReason: 'PAUSED' });
});
