import { NOTIFICATION_EMAIL_MINUTES, type NotificationKind } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../db/tenant-db.ts';
import { CHANGES_CHANNEL } from './change-bus.ts';
import type { EventContext } from './record-event.ts';

/**
 * Notification for members inside the app. It must not contain data of a contact, but refers to the conversation
 * instead.
 */
export interface NotificationInput {
  readonly kind: NotificationKind;
  /** Ids of the members to notify. The member who caused the notification is skipped. */
  readonly to: readonly string[];
  /** Value that the notification's text contains, for example the name of a policy or the host of a webhook. */
  readonly detail?: string | null;
  /** Object to which the notification links, if it does not link to a conversation. */
  readonly subjectId?: string | null;
  readonly conversationId?: string | null;
}

/**
 * Stores notifications in the transaction of the change. Skips the member who caused the notification and members who
 * muted this kind or have left the workspace. Open browser windows receive a change event that contains ids. If a member
 * gets this kind by email, the row stores from when on the notification is emailed. If a member gets it by push, a job is
 * enqueued for each of their browsers that receives push messages.
 */
export async function notify(tx: Tx, by: EventContext, notice: NotificationInput): Promise<void> {
  const { kind, detail = null, subjectId = null, conversationId = null } = notice;
  const acting = 'userId' in by.actor ? by.actor.userId : null;
  const actorName = by.actor.kind === 'user' || by.actor.kind === 'api_key' ? by.actor.name : null;
  const to = [...new Set(notice.to)];
  if (to.length === 0) return;
  const now = by.services.clock();
  await tx.sql`
    with told as (
      insert into notifications (workspace_id, id, member_id, kind, actor_name, detail, subject_id, conversation_id, created_at,
        email_due_at)
      select m.workspace_id, new.id, m.id, ${kind}, ${actorName}, ${detail}, ${subjectId}::uuid, ${conversationId}::uuid,
        ${now}::timestamptz,
        case when ${kind} = any (m.emailed_notifications) then ${now}::timestamptz + interval '1 minute' * case
          m.notification_email_timing when 'HOURLY' then ${NOTIFICATION_EMAIL_MINUTES.HOURLY}::int
          else ${NOTIFICATION_EMAIL_MINUTES.PROMPT}::int end end
      from unnest(${to.map(() => uuidv7())}::uuid[], ${to}::uuid[]) as new (id, member_id)
      join members m on m.id = new.member_id
      where ${kind} <> all (m.muted_notifications) and m.user_id is distinct from ${acting}::uuid
      -- Each row locks its member, in the same order as changes of members lock them, which prevents deadlocks.
      order by m.role <> 'owner', m.id
      returning workspace_id, id, member_id
    )
    select pg_notify(${CHANGES_CHANNEL}, json_build_object('topic', 'notification', 'workspaceId', told.workspace_id,
      'id', told.id, 'userId', m.user_id)::text),
      case when ${kind} = any (m.pushed_notifications)
        then app.enqueue_pushes(told.workspace_id, told.id, m.user_id, ${now}::timestamptz) end
    from told join members m on m.workspace_id = told.workspace_id and m.id = told.member_id`;
}
