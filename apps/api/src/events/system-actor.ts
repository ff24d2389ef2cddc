import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../auth/context.ts';
import type { Machine, Recorder } from './record-event.ts';

/** Records what a job did: in one workspace, and for nobody at the other end. */
export const asMachine = (
  services: Pick<Services, 'clock'>,
  workspaceId: string,
  actor: Machine,
  requestId = uuidv7(),
): Recorder => ({ services, workspace: { id: workspaceId }, actor, transport: { requestId, ipAddress: '' } });
