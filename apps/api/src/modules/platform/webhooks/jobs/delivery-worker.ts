import { type ClaimedDelivery, claimDeliveries, type FreeSlots } from './claim-deliveries.ts';
import { type DeliveryServices, deliver } from './deliver.ts';

/** Maximum number of concurrent deliveries per worker, for healthy and for failing endpoints. */
const CONCURRENT: FreeSlots = { WELL: 30, FAILING: 10 };
const POLL_MS = 2_000;

interface DeliveryWorker {
  /** Makes the worker check for due deliveries. Called by a job after a change, and periodically. */
  wake(): void;
  stop(): Promise<void>;
}

/**
 * Starts a worker that sends due deliveries concurrently. It is independent of the job queue, so that slow endpoints do
 * not delay conversations.
 */
export function startDeliveryWorker(services: DeliveryServices): DeliveryWorker {
  const end = new AbortController();
  const underWay = new Map<Promise<void>, ClaimedDelivery>();
  let currentPoll: Promise<void> | null = null;
  let again = false;

  const wake = () => {
    again = true;
    currentPoll ??= poll().finally(() => {
      currentPoll = null;
    });
  };

  function freeSlots(): FreeSlots {
    const queues = [...underWay.values()].map(({ concurrencyClass }) => concurrencyClass);
    const failing = queues.filter((queue) => queue === 'FAILING').length;
    return { WELL: CONCURRENT.WELL - (queues.length - failing), FAILING: CONCURRENT.FAILING - failing };
  }

  async function poll(): Promise<void> {
    while (again && !end.signal.aborted) {
      again = false;
      const claimed = await claimDeliveries(services, freeSlots()).catch((error) => {
        services.log.error({ err: error }, 'webhook deliveries could not be claimed');
        return [];
      });
      for (const one of claimed) begin(one);
    }
  }

  function begin(claimed: ClaimedDelivery): void {
    const work = deliver(services, claimed, end.signal)
      .catch((error) =>
        services.log.error({ err: error, delivery: claimed.id }, 'a webhook delivery could not be settled'),
      )
      .finally(() => {
        underWay.delete(work);
        wake();
      });
    underWay.set(work, claimed);
  }

  const timer = setInterval(wake, POLL_MS);
  wake();
  return {
    wake,
    stop: async () => {
      clearInterval(timer);
      end.abort();
      await currentPoll;
      await Promise.all(underWay.keys());
    },
  };
}
