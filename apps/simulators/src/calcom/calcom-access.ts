import type { FastifyReply, FastifyRequest } from 'fastify';
import { eventTypeOf } from '../sandbox.ts';
import type { SimulatorControls } from '../server/simulator.ts';
import type { CalComStore, SimulatedBooking } from './calcom-store.ts';

export type SendEvent = (seed: string, triggerEvent: string, booking: SimulatedBooking) => void;

export interface BookingRoutesInput {
  readonly app: SimulatorControls['app'];
  readonly faults: SimulatorControls['faults'];
  readonly known: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  readonly seedOfCaller: (request: FastifyRequest) => string | null;
  readonly store: CalComStore;
  readonly send: SendEvent;
  readonly now: () => Date;
}

export const ownBooking = (
  { seedOfCaller, store }: BookingRoutesInput,
  request: FastifyRequest,
  uid: string,
): SimulatedBooking | undefined => {
  const booking = store.get(uid);
  return booking?.eventTypeId === eventTypeOf(seedOfCaller(request) ?? '') ? booking : undefined;
};
