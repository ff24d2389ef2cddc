import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { openPhone, someone } from '../../test/testkit/phone.ts';
import type { SandboxPhone } from '../auth/context.ts';
import { restoreReplyWindows } from './restore-reply-windows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

it('tells the simulator at the start which contacts wrote within the last day, and only those', async () => {
  const [simulated, real] = [await openPhone(fd), await openPhone(fd)];
  await simulated.db.write((tx) => tx.integration.updateMany({ data: { sandbox: true } }));
  const [earlier, lately] = [someone(), someone()];
  await simulated.say(earlier, 'Hello');
  await simulated.drain();
  fd.advance({ hours: 25 });
  await simulated.say(lately, 'Hello');
  await simulated.drain();
  await real.say(someone(), 'Hello');
  await real.drain();
  // Precondition: the contact of the real account has an open reply window.
  expect(await real.db.read((tx) => tx.conversation.count({ where: { lastInboundAt: { not: null } } }))).toBe(1);
  const restored: SandboxPhone[] = [];
  const phones = { ...fd.sandbox.phones, restoreWindow: (phone: SandboxPhone) => void restored.push(phone) };
  await restoreReplyWindows({ ...fd.services, sandbox: { ...fd.sandbox, phones } });
  const phone = { provider: 'TWILIO', account: simulated.accountSid, number: lately, name: 'Lena Lead' };
  expect(restored).toEqual([phone]);
});
