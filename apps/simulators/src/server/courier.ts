import { setTimeout as pause } from 'node:timers/promises';
import type { Faults } from './faults.ts';

export interface Delivery {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Delivered extends Delivery {
  /** HTTP status of the response. Null if there was no response. */
  readonly status: number | null;
  readonly answer: string;
}

/** Sends webhooks to Frontdesk one after another and injects the configured faults. */
export interface Sender {
  send(delivery: Delivery): Promise<Delivered | null>;
  /** Resolves when every webhook has been delivered or has failed. */
  settled(): Promise<void>;
  readonly log: readonly Delivered[];
  reset(): void;
}

/**
 * Number of attempts for a webhook and the delay between them. Corresponds to Twilio's `#rc` parameters and Meta's
 * retries.
 */
export interface Persistence {
  readonly tries: number;
  readonly waitMs: number;
}

/** Maximum delay of a reordered webhook in milliseconds, if no other webhook follows. */
const LATEST_MS = 2_000;

export function openSender(faults: Faults, paceMs: number, persistence: Persistence = { tries: 1, waitMs: 0 }): Sender {
  const log: Delivered[] = [];
  let line: Promise<unknown> = Promise.resolve();
  let held: Delivery[] = [];

  const deliver = async (delivery: Delivery): Promise<Delivered | null> => {
    const fault = faults.take('WEBHOOK', 'POST', delivery.url);
    if (fault?.kind === 'LOSE') return null;
    if (fault?.kind === 'REORDER') {
      held.push(delivery);
      setTimeout(() => void release(), LATEST_MS).unref();
      return null;
    }
    if (paceMs > 0) await pause(paceMs);
    const delivered = await deliverTo(delivery, persistence);
    log.push(delivered);
    if (fault?.kind === 'DUPLICATE') log.push(await post(delivery));
    await bringLate();
    return delivered;
  };
  const bringLate = async (): Promise<void> => {
    for (const late of held.splice(0)) log.push(await deliverTo(late, persistence));
  };
  const release = (): Promise<unknown> => {
    line = line.then(bringLate).catch(() => {});
    return line;
  };
  const send = (delivery: Delivery) => {
    const sent = line.then(() => deliver(delivery));
    line = sent.catch(() => {});
    return sent;
  };
  const settled = async (): Promise<void> => {
    const seen = line;
    await seen;
    await bringLate();
    if (seen !== line) await settled();
  };
  return {
    send,
    settled,
    log,
    reset: () => {
      log.length = 0;
      held = [];
    },
  };
}

/** Retries a request until Frontdesk accepts or rejects it, or no attempts are left. */
async function deliverTo(delivery: Delivery, { tries, waitMs }: Persistence): Promise<Delivered> {
  const delivered = await post(delivery);
  if (tries <= 1 || (delivered.status !== null && delivered.status < 500)) return delivered;
  await pause(waitMs);
  return deliverTo(delivery, { tries: tries - 1, waitMs });
}

async function post(delivery: Delivery): Promise<Delivered> {
  try {
    const { url, headers, body } = delivery;
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(20_000) });
    return { ...delivery, status: response.status, answer: await response.text() };
  } catch (error) {
    return { ...delivery, status: null, answer: String(error) };
  }
}
