import {
  areQuietHours,
  NOTIFICATION_EMAIL_MINUTES,
  NOTIFICATION_EMAILS,
  NOTIFICATION_KINDS,
  type NotificationEmailTiming,
  type NotificationKind,
  type QuietHours,
} from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Member } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { refused } from '../../../../errors/refused.ts';

/** Settings with which a member chooses how to be notified in one workspace. */
export interface NotificationSettings {
  readonly mutedKinds: readonly NotificationKind[];
  readonly emailedKinds: readonly NotificationKind[];
  readonly pushedKinds: readonly NotificationKind[];
  readonly emailTiming: NotificationEmailTiming;
  readonly quietHours: QuietHours | null;
}

/** Columns of a member that contain the notification settings. */
export const SETTINGS_COLUMNS = {
  mutedNotifications: true,
  emailedNotifications: true,
  pushedNotifications: true,
  notificationEmailTiming: true,
  quietFrom: true,
  quietTo: true,
} as const;

/**
 * Returns the settings that a member's row contains, with kinds in the order of `NOTIFICATION_KINDS`. Kinds that no
 * longer exist are ignored.
 */
export const settingsOf = (member: Pick<Member, keyof typeof SETTINGS_COLUMNS>): NotificationSettings => ({
  mutedKinds: NOTIFICATION_KINDS.filter((kind) => member.mutedNotifications.includes(kind)),
  emailedKinds: NOTIFICATION_KINDS.filter((kind) => member.emailedNotifications.includes(kind)),
  pushedKinds: NOTIFICATION_KINDS.filter((kind) => member.pushedNotifications.includes(kind)),
  emailTiming: member.notificationEmailTiming as NotificationEmailTiming,
  quietHours:
    member.quietFrom !== null && member.quietTo !== null ? { from: member.quietFrom, to: member.quietTo } : null,
});

export const notificationSettings = (ctx: WorkspaceContext): Promise<NotificationSettings> =>
  ctx.db.read((tx) => readSettings(tx, ctx));

const readSettings = async (tx: Tx, { membership }: WorkspaceContext): Promise<NotificationSettings> =>
  settingsOf(await tx.member.findFirstOrThrow({ where: { id: membership.memberId }, select: SETTINGS_COLUMNS }));

/** Changes of the settings. Fields that are null or undefined are not changed, but null removes the quiet hours. */
export type SettingsChange = { readonly [Field in keyof NotificationSettings]?: NotificationSettings[Field] | null };

/**
 * Changes the notification settings of the requesting member. The change is not recorded in the audit log, because it
 * concerns personal settings.
 */
export const updateNotificationSettings = (ctx: WorkspaceContext, change: SettingsChange) =>
  ctx.db.write(async (tx) => {
    if (change.quietHours && !areQuietHours(change.quietHours)) return refused('QUIET_HOURS_INVALID', 'quietHours');
    const { memberId } = ctx.membership;
    await tx.member.updateMany({ where: { id: memberId }, data: columnsOf(change) });
    const settings = await readSettings(tx, ctx);
    if (change.emailTiming || change.quietHours !== undefined) await rescheduleEmails(tx, memberId, settings);
    return { settings } as const;
  });

export const mutedNotifications = async (ctx: WorkspaceContext) => (await notificationSettings(ctx)).mutedKinds;

export const updateMutedNotifications = (ctx: WorkspaceContext, mutedKinds: readonly NotificationKind[]) =>
  ctx.db.write(async (tx) => {
    await tx.member.updateMany({ where: { id: ctx.membership.memberId }, data: columnsOf({ mutedKinds }) });
    return { kinds: (await readSettings(tx, ctx)).mutedKinds } as const;
  });

function columnsOf({
  mutedKinds,
  emailedKinds,
  pushedKinds,
  emailTiming,
  quietHours,
}: SettingsChange): Partial<Member> {
  return {
    ...(mutedKinds && { mutedNotifications: NOTIFICATION_KINDS.filter((kind) => mutedKinds.includes(kind)) }),
    ...(emailedKinds && { emailedNotifications: NOTIFICATION_KINDS.filter((kind) => canEmail(kind, emailedKinds)) }),
    ...(pushedKinds && { pushedNotifications: NOTIFICATION_KINDS.filter((kind) => pushedKinds.includes(kind)) }),
    ...(emailTiming && { notificationEmailTiming: emailTiming }),
    ...(quietHours !== undefined && { quietFrom: quietHours?.from ?? null, quietTo: quietHours?.to ?? null }),
  };
}

/** Returns whether a kind is chosen and has no email of its own. */
const canEmail = (kind: NotificationKind, chosen: readonly NotificationKind[]): boolean =>
  chosen.includes(kind) && NOTIFICATION_EMAILS[kind] !== 'ALWAYS';

/** Applies a new timing, or the end of quiet hours, to notifications that are not emailed yet. */
const rescheduleEmails = (tx: Tx, memberId: string, { emailTiming }: NotificationSettings) => tx.sql`
  update notifications
  set email_due_at = created_at + interval '1 minute' * ${NOTIFICATION_EMAIL_MINUTES[emailTiming]}::int
  where member_id = ${memberId}::uuid and email_due_at is not null`;
