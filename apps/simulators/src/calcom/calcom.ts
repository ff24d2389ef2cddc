import { signCalCom } from '@frontdesk/providers';
import { calComSecretOf } from '../sandbox.ts';
import type { Sender } from '../server/courier.ts';
import { type Simulator, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import type { SendEvent } from './calcom-access.ts';
import { calComRoutes } from './calcom-routes.ts';
import { type CalComStore, calComStore, type SimulatedBooking } from './calcom-store.ts';
import { wireEventBooking } from './calcom-wire.ts';

export interface CalComSimulator extends Simulator {
  state(): { readonly bookings: readonly SimulatedBooking[] };
  /** Books the slot for another attendee. Returns null if the slot is not available. */
  takeSlot(eventTypeId: number, start: string): SimulatedBooking | null;
  /** Enables or disables the webhook, as in Cal.com's settings. */
  subscribe(subscribed: boolean): void;
}

export interface CalComSettings extends SimulatorSettings {
  readonly webhookUrl: () => string;
  readonly now: () => Date;
}

export async function startCalCom(settings: CalComSettings): Promise<CalComSimulator> {
  const store = calComStore(settings.now);
  let subscribed = false;
  const simulator = await startSimulator(settings, (controls) => {
    const send: SendEvent = (...event) => (subscribed ? sentEvents(controls.courier, settings)(...event) : undefined);
    calComRoutes(controls, { store, send, now: settings.now });
    controls.app.post<{ Body: { eventTypeId: number; start: string } }>('/_control/bookings', async ({ body }) => ({
      booked: takenSlot(store, body.eventTypeId, body.start) !== null,
    }));
    return { state: () => ({ bookings: store.all() }), reset: store.reset };
  });
  const subscribe = (value: boolean) => {
    subscribed = value;
  };
  return { ...simulator, subscribe, takeSlot: (eventTypeId, start) => takenSlot(store, eventTypeId, start) };
}

const sentEvents =
  (courier: Sender, { webhookUrl, now }: CalComSettings): SendEvent =>
  (seed, triggerEvent, booking) => {
    const body = JSON.stringify({ triggerEvent, createdAt: now().toISOString(), payload: wireEventBooking(booking) });
    const signature = signCalCom(calComSecretOf(seed), body);
    const headers = { 'content-type': 'application/json', 'x-cal-signature-256': signature };
    void courier.send({ url: webhookUrl(), body, headers });
  };

const OTHER_ATTENDEE = { name: 'Other Attendee', email: 'other@example.com', timeZone: 'Europe/London' };

const takenSlot = (store: CalComStore, eventTypeId: number, start: string) =>
  store.book({
    eventTypeId,
    start: new Date(start).toISOString(),
    attendee: OTHER_ATTENDEE,
    metadata: {},
    rescheduledFrom: null,
  });
