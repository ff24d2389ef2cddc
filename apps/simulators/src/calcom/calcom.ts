import { signCalCom } from '@frontdesk/providers';
import { calComSecretOf } from '../sandbox.ts';
import type { Courier } from '../server/courier.ts';
import { type Simulator, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import { calComRoutes, type Tell } from './calcom-routes.ts';
import { type CalComStore, calComStore, type SimulatedBooking } from './calcom-store.ts';
import { wireToldBooking } from './calcom-wire.ts';

export interface CalComSimulator extends Simulator {
  state(): { readonly bookings: readonly SimulatedBooking[] };
  /** Somebody else books it: null when it was not free. */
  takeSlot(eventTypeId: number, start: string): SimulatedBooking | null;
  /** As somebody would who types the webhook's address into Cal.com. */
  subscribe(subscribed: boolean): void;
}

export interface CalComSettings extends SimulatorSettings {
  readonly webhookUrl: () => string;
  readonly now: () => Date;
}

export async function startCalCom(settings: CalComSettings): Promise<CalComSimulator> {
  const store = calComStore(settings.now);
  let subscribed = false;
  const simulator = await startSimulator(settings, (desk) => {
    calComRoutes(desk, store, (...event) => (subscribed ? told(desk.courier, settings)(...event) : undefined));
    desk.app.post<{ Body: { eventTypeId: number; start: string } }>('/_control/bookings', async ({ body }) => ({
      booked: taken(store, body.eventTypeId, body.start) !== null,
    }));
    return { state: () => ({ bookings: store.all() }), reset: store.reset };
  });
  const subscribe = (value: boolean) => {
    subscribed = value;
  };
  return { ...simulator, subscribe, takeSlot: (eventTypeId, start) => taken(store, eventTypeId, start) };
}

const told =
  (courier: Courier, { webhookUrl, now }: CalComSettings): Tell =>
  (seed, triggerEvent, booking) => {
    const body = JSON.stringify({ triggerEvent, createdAt: now().toISOString(), payload: wireToldBooking(booking) });
    const signature = signCalCom(calComSecretOf(seed), body);
    const headers = { 'content-type': 'application/json', 'x-cal-signature-256': signature };
    void courier.send({ url: webhookUrl(), body, headers });
  };

const SOMEBODY = { name: 'Somebody Else', email: 'somebody@else.example', timeZone: 'Europe/London' };

const taken = (store: CalComStore, eventTypeId: number, start: string) =>
  store.book({
    eventTypeId,
    start: new Date(start).toISOString(),
    attendee: SOMEBODY,
    metadata: {},
    rescheduledFrom: null,
  });
