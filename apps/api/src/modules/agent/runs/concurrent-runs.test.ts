import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { obedientModel, openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { until } from '../../../../test/testkit/until.ts';
import { mailer } from '../../../email/mailer.ts';
import { startWorker } from '../../../jobs/worker.ts';
import { RunShares } from './jobs/run-step-job.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const CONTACTS = 70;
const SLOW = 'A slow question.';

/** Starts a worker whose model does not answer requests about slow questions until `answer` is called. */
async function openSlowModel(phone: Phone) {
  const open: (() => void)[] = [];
  let isSlow = false;
  let answering = false;
  phone.fakes.think = (request) => {
    isSlow = JSON.stringify(request).includes(SLOW);
    return obedientModel(request);
  };
  phone.fakes.duringCall = async (what) => {
    if (what === 'model' && isSlow && !answering) await new Promise<void>((end) => open.push(end));
  };
  const worker = await startWorker({
    systemUrl: fd.database.systemUrl,
    services: phone.services,
    mailer: mailer(fd.catcher.smtpUrl, 'Frontdesk <no-reply@frontdesk.test>'),
  });
  return {
    open,
    stop: () => worker.stop(),
    answer: () => {
      answering = true;
      for (const end of open) end();
    },
  };
}

const openTransactions = () =>
  rows(fd, `select from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`);

describe('a model that does not answer', () => {
  it('holds no transaction, does not delay other workspaces, and every contact finally gets one reply', async () => {
    const [slow, other] = [await openPhone(fd), await openPhone(fd)];
    const contacts = Array.from({ length: CONTACTS }, someone);
    const model = await openSlowModel(slow);
    try {
      for (const contact of contacts) await slow.say(contact, SLOW);
      await until('all runs of the workspace', async () => model.open.length === CONTACTS);
      await until('the end of all transactions', async () => (await openTransactions()).length === 0);
      const one = someone();
      await other.say(one, 'A quick question.');
      await until('the reply of the other workspace', async () => slow.fakes.sent.some(({ to }) => to === one));
      // Precondition: the first workspace is still waiting for the model.
      expect(model.open).toHaveLength(CONTACTS);
      model.answer();
      const replied = () => slow.fakes.sent.filter(({ to }) => to !== one).map(({ to }) => to);
      await until('a reply for everybody', async () => replied().length >= CONTACTS);
      expect(replied().sort()).toEqual(contacts.sort());
    } finally {
      model.answer();
      await model.stop();
    }
  });
});

describe('the shares of a process in agent runs', () => {
  it('are limited per workspace, and the others are spread over time', async () => {
    const shares = new RunShares({ perWorkspace: 1, shared: 1 });
    const now = new Date('2026-11-23T10:00:00Z');
    let end = () => {};
    const first = shares.run('acme', now, () => new Promise<void>((done) => (end = done)));
    const ran: string[] = [];
    const run = (workspaceId: string) => shares.run(workspaceId, now, async () => void ran.push(workspaceId));
    const [second, third] = [await run('acme'), await run('acme')];
    expect(second).toEqual(new Date(now.getTime() + 1_000));
    expect(third).toEqual(new Date(now.getTime() + 1_020));
    expect(await run('globex')).toBeNull();
    end();
    expect(await first).toBeNull();
    expect(await run('acme')).toBeNull();
    expect(ran).toEqual(['globex', 'acme']);
  });

  it('can be exceeded while the process has free capacity, without using the share of other workspaces', async () => {
    const shares = new RunShares({ perWorkspace: 2, shared: 5 });
    const now = new Date('2026-11-23T10:00:00Z');
    const ends: (() => void)[] = [];
    const begin = async (workspaceId: string) => {
      const before = ends.length;
      void shares.run(workspaceId, now, () => new Promise<void>((done) => ends.push(done)));
      return ends.length > before;
    };
    const began = async (workspaceId: string, count: number) =>
      (await Promise.all(Array.from({ length: count }, () => begin(workspaceId)))).filter(Boolean).length;
    expect(await began('acme', 9)).toBe(5);
    expect(await began('globex', 9)).toBe(2);
    expect(await began('initech', 9)).toBe(2);
    expect(await began('acme', 1)).toBe(0);
    for (const end of ends) end();
  });
});
