import type { NotificationKind } from '@frontdesk/domain';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

interface Overrides {
  readonly memberId: string;
  readonly kind?: NotificationKind;
  readonly actorName?: string | null;
  readonly detail?: string | null;
  readonly conversationId?: string | null;
  readonly createdAt?: Date;
}

/** Creates a notification for a member. */
export async function buildNotification(
  fd: TestFrontdesk,
  { id: workspaceId }: BuiltWorkspace,
  { kind = 'ACCESS_GRANTED', actorName = 'Ada', detail = 'campaign.run', ...rest }: Overrides,
): Promise<string> {
  const data = { workspaceId, kind, actorName, detail, createdAt: fd.services.clock(), ...rest };
  const { id } = await fd.services.database.forWorkspace(workspaceId).write((tx) => tx.notification.create({ data }));
  return id;
}
