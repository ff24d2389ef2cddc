import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../auth/context.ts';
import type { EventContext, SystemActor } from './record-event.ts';

/** Creates the context in which a job records events. The actor is not a user. */
export const asSystemActor = (
  services: Pick<Services, 'clock'>,
  workspaceId: string,
  actor: SystemActor,
  requestId = uuidv7(),
): EventContext => ({ services, workspace: { id: workspaceId }, actor, transport: { requestId, ipAddress: '' } });
