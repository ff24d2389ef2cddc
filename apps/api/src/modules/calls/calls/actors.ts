import type { Services } from '../../../auth/context.ts';
import { asSystemActor } from '../../../events/system-actor.ts';

type ClockServices = Pick<Services, 'clock'>;

/** What the agent does in a call, and what the provider tells of one. */
export const agentActor = (services: ClockServices, workspaceId: string, callId: string) =>
  asSystemActor(services, workspaceId, { kind: 'system', name: 'Agent' }, callId);

/** Changes that the product makes without a member. */
export const systemActor = (services: ClockServices, workspaceId: string, callId: string) =>
  asSystemActor(services, workspaceId, { kind: 'system', name: 'Frontdesk' }, callId);

export const vapiActor = (services: ClockServices, workspaceId: string, eventId: string) =>
  asSystemActor(services, workspaceId, { kind: 'provider', name: 'Vapi' }, eventId);
