import type { Services } from '../../../auth/context.ts';
import { asSystemActor } from '../../../events/system-actor.ts';

type ClockServices = Pick<Services, 'clock'>;

/** Returns the actor for actions of the AI agent in a call. */
export const agentActor = (services: ClockServices, workspaceId: string, callId: string) =>
  asSystemActor(services, workspaceId, { kind: 'system', name: 'Agent' }, callId);

/** Returns the actor for changes that the system makes in a call without a member. */
export const systemActor = (services: ClockServices, workspaceId: string, callId: string) =>
  asSystemActor(services, workspaceId, { kind: 'system', name: 'Frontdesk' }, callId);

export const vapiActor = (services: ClockServices, workspaceId: string, eventId: string) =>
  asSystemActor(services, workspaceId, { kind: 'provider', name: 'Vapi' }, eventId);
