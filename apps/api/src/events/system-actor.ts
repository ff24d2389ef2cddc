import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../auth/context.ts';
import type { EventContext, SystemActor } from './record-event.ts';

/** Actor for changes made by jobs: one workspace and no user. */
export const asSystemActor = (
  services: Pick<Services, 'clock'>,
  workspaceId: string,
  actor: SystemActor,
  requestId = uuidv7(),
): EventContext => ({ services, workspace: { id: workspaceId }, actor, transport: { requestId, ipAddress: '' } });
