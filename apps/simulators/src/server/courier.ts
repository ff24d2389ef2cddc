import { setTimeout as pause } from 'node:timers/promises';
import type { Faults } from './faults.ts';

export interface Delivery {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Delivered extends Delivery {
  /** Null without a response. */
  readonly status: number | null;
  readonly answer: string;
}

/** Sends webhooks to the product in order, with configurable faults. */
export interface Sender {
  send(delivery: Delivery): Promise<Delivered | null>;
  /** Resolves when everything sent has arrived or failed. */
  settled(): Promise<void>;
  readonly log: readonly Delivered[];
  reset(): void;
}

/** Redelivery of webhooks, as Twilio does with `#rc`, and Meta always. */
export interface Persistence {
  readonly tries: number;
  readonly waitMs: number;
}

/** A reordered webhook without a follower is only delayed. */
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

/** Repeats until accepted or refused. */
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
