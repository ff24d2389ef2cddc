import { createProviders } from '@frontdesk/providers';
import { startSimulators, stripeSandbox } from '@frontdesk/simulators';
import { paymentJobs } from '../../src/modules/platform/billing/jobs/payment-jobs.ts';
import { buildPlanVersion } from './billing.ts';
import { type Member, signedInAgain } from './build.ts';
import { startFrontdesk, type TestFrontdesk } from './frontdesk.ts';
import { mutate } from './mutate.ts';
import { rows } from './rows.ts';

/** Card numbers of Stripe for tests. */
export const CARDS = {
  good: '4242424242424242',
  declined: '4000000000000002',
  failsLater: '4000000000000341',
} as const;

const NEXT = `
  select j.id, t.identifier, j.payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
  where t.identifier in ('sync_plan_prices', 'pull_payments', 'cancel_payments') order by j.id limit 1`;

/** Starts a listening server with an account at the simulator of Stripe. */
export async function startPayments() {
  let clock = () => new Date();
  const simulators = await startSimulators({ now: () => clock() });
  const patience = { retryBaseMs: 1, timeoutMs: 2_000, breakAfter: 50 };
  const port = createProviders({ addresses: simulators.addresses, patience }).payments(stripeSandbox);
  const fd = await startFrontdesk({
    billing: 'STRIPE',
    payments: { port, webhookSecret: stripeSandbox.webhookSecret },
  });
  ({ clock } = fd.services);
  const url = await fd.listen();
  simulators.deliverTo(url);
  const { stripe } = simulators;
  const jobs = paymentJobs(fd.services);
  const run = (task: string, payload: object = {}) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these tasks do not use their helpers, so an empty object can replace them.
    jobs[task]?.(payload, {} as never);

  /** Delivers all events and runs the jobs that wait, as the worker does. */
  async function settle(): Promise<void> {
    await stripe.courier.settled();
    for (;;) {
      const [job] = await rows<{ id: string; identifier: string; payload: object }>(fd, NEXT);
      if (!job) return;
      await rows(fd, 'delete from graphile_worker._private_jobs where id = $1', [job.id]);
      await run(job.identifier, job.payload);
    }
  }

  return {
    fd,
    url,
    stripe,
    settle,
    run,
    /** Moves the time of both, and lets Stripe renew and retry what is due. */
    advance: async (days: number) => {
      fd.advance({ days });
      stripe.advance(0);
      await settle();
    },
    close: async () => {
      await simulators.stop();
      await fd.close();
    },
  };
}

export type PaymentsDesk = Awaited<ReturnType<typeof startPayments>>;

/** Creates a public plan of €49.00 a month and €9.00 for each seat, with its prices at Stripe. */
export async function buildPlanForSale({ fd, run }: PaymentsDesk, name = 'Starter'): Promise<string> {
  const prices = [{ currency: 'EUR', interval: 'MONTH', baseMinor: 4900, perSeatMinor: 900 } as const];
  const planVersionId = await buildPlanVersion(fd, { name, prices, graceDays: 14, visibility: 'PUBLIC' });
  await run('sync_plan_prices', { planVersionId });
  return planVersionId;
}

/** Starts a checkout of three seats and returns its URL. */
export async function openCheckout(fd: TestFrontdesk, owner: Member, planVersionId: string): Promise<string> {
  const input = { planVersionId, interval: 'MONTH', currency: 'EUR', seats: 3 };
  const { url } = await mutate(fd, await signedInAgain(fd, owner), 'startCheckout', input, 'url');
  return url as string;
}

/** Submits a form of a page of Stripe. */
export const submitPage = (url: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

/** Subscribes a workspace and stores the subscription. */
export async function subscribe(desk: PaymentsDesk, owner: Member, planVersionId: string): Promise<void> {
  await submitPage(await openCheckout(desk.fd, owner, planVersionId), { card: CARDS.good });
  await desk.settle();
}
