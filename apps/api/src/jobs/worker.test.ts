import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildVisitor, twoWorkspaces } from '../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../test/testkit/mutate.ts';
import { emailsTo, tokenIn } from '../../test/testkit/outbox.ts';
import { rows } from '../../test/testkit/rows.ts';
import { until } from '../../test/testkit/until.ts';
import { mailer } from '../email/mailer.ts';
import { startWorker } from './worker.ts';

interface Job {
  id: string;
  attempts: number;
  last_error: string | null;
  payload: unknown;
}

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(() => rows(fd, 'delete from graphile_worker._private_jobs'));
afterAll(() => fd.close());

// No service listens on port 9.
const UNREACHABLE = 'smtp://127.0.0.1:9';

const parts = (smtpUrl: string) => ({
  systemUrl: fd.database.systemUrl,
  services: fd.services,
  mailer: mailer(smtpUrl, 'Frontdesk <no-reply@frontdesk.test>'),
});
const worker = (smtpUrl: string) => startWorker(parts(smtpUrl));
const jobs = () =>
  rows<Job>(fd, 'select id, attempts, last_error, payload from graphile_worker._private_jobs order by id');
const caughtFor = async (email: string) =>
  (await fd.catcher.list()).filter(({ mail }) => mail.to?.some(({ address }) => address === email));

describe('the worker', () => {
  it('sends queued emails, and those that arrive while it runs, and leaves nothing behind', async () => {
    const [before, during] = [buildVisitor(), buildVisitor()];
    await mutate(fd, before, 'register', before.account);
    const token = tokenIn((await emailsTo(fd, before.email))[0]);
    const running = await worker(fd.catcher.smtpUrl);
    try {
      await mutate(fd, during, 'register', during.account);
      for (const { email } of [before, during])
        await until(`a mail to ${email}`, async () => (await caughtFor(email)).length === 1);
      await until('an empty queue', async () => (await jobs()).length === 0);
    } finally {
      await running.stop();
    }
    const [caught] = await caughtFor(before.email);
    expect(caught?.mail).toMatchObject({
      subject: 'Verify your email',
      from: { name: 'Frontdesk', address: 'no-reply@frontdesk.test' },
      to: [{ address: before.email }],
    });
    expect(caught?.mail.text).toContain(`http://localhost:4000/verify-email#token=${token}`);
    expect(caught?.mail.html).toContain(`href="http://localhost:4000/verify-email#token=${token}"`);
    expect(await outcome(fd, before, 'verifyEmail', { token, password: before.account.password })).toBe('ok');
  });

  it('keeps an email that could not be sent, and a later run delivers it once', async () => {
    const vera = buildVisitor();
    await mutate(fd, vera, 'register', vera.account);
    const token = tokenIn((await emailsTo(fd, vera.email))[0]);
    const failing = await worker(UNREACHABLE);
    const [failed] = await until('a failed attempt', async () => {
      const all = await jobs();
      return all[0]?.last_error ? all : null;
    });
    await failing.stop();
    expect(failed?.attempts).toBe(1);
    expect(failed?.last_error).toContain('ECONNREFUSED');
    expect(JSON.stringify(failed)).not.toContain(token);
    expect(await caughtFor(vera.email)).toEqual([]);

    // Makes the retry due now. Otherwise the test would wait for the retry delay, which depends on the clock of the
    // database.
    await rows(fd, 'update graphile_worker._private_jobs set run_at = now()');
    const running = await worker(fd.catcher.smtpUrl);
    await until('the mail', async () => (await caughtFor(vera.email)).length > 0);
    await until('an empty queue', async () => (await jobs()).length === 0);
    await running.stop();
    const [caught, ...more] = await caughtFor(vera.email);
    expect(more).toEqual([]);
    expect(caught?.mail.messageId).toBe(`<outbox-${failed?.id}@frontdesk>`);
    expect(caught?.mail.text).toContain(token);
  });

  it('shares the queue with other workers: each of many emails is sent once', async () => {
    const people = Array.from({ length: 12 }, () => buildVisitor());
    await Promise.all(people.map((person) => mutate(fd, person, 'register', person.account)));
    const workers = await Promise.all([worker(fd.catcher.smtpUrl), worker(fd.catcher.smtpUrl)]);
    await until('an empty queue', async () => (await jobs()).length === 0);
    await Promise.all(workers.map((one) => one.stop()));
    for (const { email } of people) expect(await caughtFor(email)).toHaveLength(1);
  });

  it('stops within its time limit, and leaves a job that still runs to another worker [operations 1]', async () => {
    const vera = buildVisitor();
    await mutate(fd, vera, 'register', vera.account);
    // This server accepts connections and never responds.
    const silent = createServer().listen(0, '127.0.0.1');
    const connected = once(silent, 'connection') as Promise<[Socket]>;
    await once(silent, 'listening');
    const stuck = await worker(`smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    const [socket] = await connected;
    await stuck.stop(100);
    const taken = 'select locked_by is not null as taken from graphile_worker._private_jobs';
    expect(await rows(fd, taken)).toEqual([{ taken: true }]);
    socket.destroy();
    await stuck.stop();
    expect(await rows(fd, taken)).toEqual([{ taken: false }]);
    silent.close();
  });

  it('keeps no connection if it cannot start [operations 1]', async () => {
    const { port } = new URL(fd.database.systemUrl);
    const open = new Set<Socket>();
    let accepted = 0;
    // Accepts the connection of the first queue group, and no other.
    const proxy = createServer((client) => {
      accepted += 1;
      if (accepted > 1) return void client.destroy();
      open.add(client);
      const server = connect(Number(port), '127.0.0.1');
      client.on('close', () => open.delete(client) && server.destroy());
      server.on('close', () => client.destroy());
      for (const socket of [client, server]) socket.on('error', () => {});
      client.pipe(server).pipe(client);
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const systemUrl = new URL(fd.database.systemUrl);
    systemUrl.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    await expect(startWorker({ ...parts(UNREACHABLE), systemUrl: systemUrl.href })).rejects.toThrow();
    expect(accepted).toBeGreaterThan(1);
    await until('no connection', async () => open.size === 0);
    proxy.close();
  });

  it('sends no email for a change that was refused or rolled back', async () => {
    const { acme } = await twoWorkspaces(fd);
    const { email } = buildVisitor();
    const invite = (role: string) => outcome(fd, acme.owner, 'inviteMember', { email, role, policies: ['lead.steal'] });
    expect(await invite('viewer')).toBe('POLICY_UNKNOWN');
    expect(await jobs()).toEqual([]);
    expect(await outcome(fd, acme.owner, 'inviteMember', { email, role: 'viewer', policies: [] })).toBe('ok');
    expect(await jobs()).toHaveLength(1);
  });
});
