import { type Claimed, claim } from './claim.ts';
import { type DeliveryServices, deliver } from './deliver.ts';

const AT_ONCE = 30;
const POLL_MS = 2_000;

interface Deliverer {
  /** Something may be due: a job says so in the moment of the change, and the clock now and then. */
  wake(): void;
  stop(): Promise<void>;
}

/** Sends what is due, so many at once, beside the other jobs: an endpoint that takes its time holds up no turn of a conversation. */
export function startDeliverer(services: DeliveryServices): Deliverer {
  const end = new AbortController();
  const underWay = new Set<Promise<void>>();
  let looking: Promise<void> | null = null;
  let again = false;

  const wake = () => {
    again = true;
    looking ??= look().finally(() => {
      looking = null;
    });
  };

  async function look(): Promise<void> {
    while (again && !end.signal.aborted && underWay.size < AT_ONCE) {
      again = false;
      const claimed = await claim(services, AT_ONCE - underWay.size).catch((error) => {
        services.log.error({ err: error }, 'webhook deliveries could not be claimed');
        return [];
      });
      for (const one of claimed) begin(one);
    }
  }

  function begin(claimed: Claimed): void {
    const work = deliver(services, claimed, end.signal)
      .catch((error) =>
        services.log.error({ err: error, delivery: claimed.id }, 'a webhook delivery could not be settled'),
      )
      .finally(() => {
        underWay.delete(work);
        wake();
      });
    underWay.add(work);
  }

  const timer = setInterval(wake, POLL_MS);
  wake();
  return {
    wake,
    stop: async () => {
      clearInterval(timer);
      end.abort();
      await looking;
      await Promise.all(underWay);
    },
  };
}
