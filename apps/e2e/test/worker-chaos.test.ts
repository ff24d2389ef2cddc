import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChaosStack, type Process, startChaosStack } from '../chaos/stack.ts';
import { callGraph } from '../support/graph.ts';
import { type SmtpServer, startSmtpServer } from '../support/smtp-server.ts';

describe('a worker that is killed in the middle of its work', () => {
  let stack: ChaosStack;
  let silent: SmtpServer;
  let postbox: SmtpServer;
  beforeAll(async () => {
    stack = await startChaosStack({ seed: 1, apis: 1, workers: 0 });
    [silent, postbox] = await Promise.all([startSmtpServer({ answers: false }), startSmtpServer({ answers: true })]);
  });
  afterAll(async () => {
    await stack.close();
    await Promise.all([silent.close(), postbox.close()]);
  });

  const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { __typename } }`;
  let people = 0;
  /** Registers a user, which enqueues an email. */
  async function register(): Promise<void> {
    const input = { email: `visitor${++people}@people.test`, password: 'a long enough password', name: 'Vera Visitor' };
    const { body } = await callGraph(stack.loadBalancer.url, { query: REGISTER, variables: { input } });
    expect(body.errors).toBeUndefined();
  }

  /** Returns the number of email jobs that each worker has locked. */
  async function inHand(): Promise<Map<string, number>> {
    const { rows } = await stack.database.query<{ worker: string; jobs: number }>(
      `select locked_by as worker, count(*)::int as jobs from graphile_worker.jobs
       where locked_by is not null and task_identifier = 'send_mail' group by 1`,
    );
    return new Map(rows.map(({ worker, jobs }) => [worker, jobs]));
  }
  async function until(what: () => Promise<boolean>): Promise<void> {
    while (!(await what())) await new Promise((again) => setTimeout(again, 100));
  }
  const stuckWorker = async (jobs: number): Promise<{ worker: Process; name: string }> => {
    const before = await inHand();
    const worker = await stack.startWorker({ SMTP_URL: silent.smtpUrl });
    for (let count = 0; count < jobs; count += 1) await register();
    const mine = async () => [...(await inHand())].filter(([name]) => !before.has(name));
    await until(async () => (await mine())[0]?.[1] === jobs);
    return { worker, name: (await mine())[0]?.[0] ?? '' };
  };

  it('leaves it to another within a minute, while a slow but live one keeps its own [L1]', async () => {
    const slow = await stuckWorker(4);
    const dead = await stuckWorker(3);
    await dead.worker.kill();
    const since = Date.now();
    await stack.startWorker({ SMTP_URL: postbox.smtpUrl });
    await until(async () => postbox.mails.length >= 3);
    expect(Date.now() - since).toBeLessThan(60_000);
    await until(async () => !(await inHand()).has(dead.name));
    expect((await inHand()).get(slow.name)).toBe(4);
    expect(postbox.mails).toHaveLength(3);
    await slow.worker.kill();
  }, 180_000);
});
