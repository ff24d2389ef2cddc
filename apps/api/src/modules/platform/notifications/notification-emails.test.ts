import { DEFAULT_EMAILED_KINDS, DEFAULT_PUSHED_KINDS } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { emailsTo } from '../../../../test/testkit/outbox.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { notify } from '../../../events/notify.ts';
import { asSystemActor } from '../../../events/system-actor.ts';
import { emailNotificationsJob, startNotificationEmailsJob } from './index.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let ana: Member;
let conversationId: string;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(fd));
  ana = await buildMember(fd, acme, { role: 'agent', name: 'Ana' });
  ({ id: conversationId } = await buildConversation(fd, acme, { contact: { name: 'Cora Contact' } }));
});

const inAcme = () => fd.services.database.forWorkspace(acme.id);
const tell = (who: Member, at: Date, kind: 'CONVERSATION_WAITING' | 'MENTIONED_IN_NOTE' = 'CONVERSATION_WAITING') =>
  inAcme().write((tx) =>
    notify(tx, asSystemActor({ clock: () => at }, acme.id, { kind: 'system', name: 'Frontdesk' }), {
      kind,
      to: [who.memberId],
      conversationId,
    }),
  );
const after = (start: Date, minutes: number) => new Date(start.getTime() + minutes * 60_000);
/** Runs the emailing job of a member at a time. */
const run = (who: Member, at: Date) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task reads only the payload.
  emailNotificationsJob({ ...fd.services, clock: () => at })(
    { workspaceId: acme.id, memberId: who.memberId },
    {} as never,
  );
const subjects = async (who: Member) => (await emailsTo(fd, who.email)).map(({ subject }) => subject);
const NOON = new Date('2026-11-23T12:00:00Z');
const update = (input: object) =>
  mutate(fd, ana, 'updateNotificationSettings', input, 'settings { emailedKinds emailTiming quietHours { from to } }');

describe('an email about notifications', () => {
  it('lists the unread notifications of a burst once, without the name of the contact [DK-31]', async () => {
    for (const minute of [0, 1, 2]) await tell(ana, after(NOON, minute));
    await run(ana, after(NOON, 1));
    expect(await subjects(ana)).toEqual([]);
    await Promise.all([run(ana, after(NOON, 2)), run(ana, after(NOON, 2))]);
    await run(ana, after(NOON, 60));
    const [email, ...others] = await emailsTo(fd, ana.email);
    expect(others).toEqual([]);
    expect(email?.subject).toBe(`3 notifications in ${acme.name}`);
    expect(email?.items?.[0]).toMatchObject({ text: expect.stringMatching(/^A contact needs a human \(/) });
    expect(JSON.stringify(email)).not.toContain('Cora');
  });

  it('links to the conversation if there is one notification', async () => {
    await tell(ana, NOON);
    await run(ana, after(NOON, 2));
    expect(await emailsTo(fd, ana.email)).toMatchObject([
      {
        subject: 'A contact needs a human',
        action: {
          url: expect.stringMatching(new RegExp(`/admin/${acme.slug}/inbox/${conversationId}\\?notification=`)),
        },
      },
    ]);
  });

  it('is not sent for notifications that were read, muted or deselected, or whose conversation is not readable', async () => {
    const due = () => run(ana, after(NOON, 2));
    await tell(ana, NOON);
    await inAcme().write((tx) =>
      tx.notification.updateMany({ where: { memberId: ana.memberId }, data: { readAt: NOON } }),
    );
    await due();
    await update({ mutedKinds: ['MENTIONED_IN_NOTE'] });
    await tell(ana, NOON, 'MENTIONED_IN_NOTE');
    await due();
    await tell(ana, NOON);
    await update({ mutedKinds: [], emailedKinds: [] });
    await due();
    await update({ emailedKinds: ['CONVERSATION_WAITING'] });
    await tell(ana, NOON);
    const limit = (assignedConversationsOnly: boolean) =>
      inAcme().write((tx) =>
        tx.member.updateMany({ where: { id: ana.memberId }, data: { assignedConversationsOnly } }),
      );
    await limit(true);
    await due();
    expect(await subjects(ana)).toEqual([]);
    await limit(false);
    await tell(ana, NOON);
    await due();
    expect(await subjects(ana)).toEqual(['A contact needs a human']);
  });

  it('is not sent to a disabled account', async () => {
    await tell(ana, NOON);
    await rows(fd, 'update users set disabled_at = now() where id = $1', [ana.userId]);
    await run(ana, after(NOON, 2));
    expect(await subjects(ana)).toEqual([]);
  });

  it('does not say that a conversation waits which another member has taken over', async () => {
    await tell(ana, NOON);
    await mutate(fd, acme.owner, 'takeOverConversation', { id: conversationId });
    await run(ana, after(NOON, 2));
    expect(await subjects(ana)).toEqual([]);
  });

  it('waits for the end of quiet hours, also across midnight, and follows the timing', async () => {
    await update({ emailTiming: 'HOURLY', quietHours: { from: '12:30', to: '07:00' } });
    await tell(ana, NOON);
    await run(ana, after(NOON, 59));
    expect(await subjects(ana)).toEqual([]);
    await run(ana, after(NOON, 60));
    const due = 'select email_due_at from notifications where member_id = $1';
    expect(await rows(fd, due, [ana.memberId])).toEqual([{ email_due_at: new Date('2026-11-24T07:00:00Z') }]);
    await run(ana, new Date('2026-11-24T07:00:00Z'));
    expect(await subjects(ana)).toEqual(['A contact needs a human']);
  });

  it('is sent by one job per member', async () => {
    await tell(ana, NOON);
    await tell(ana, after(NOON, 1));
    const start = startNotificationEmailsJob({ ...fd.services, clock: () => after(NOON, 2) });
    await start();
    await start();
    const queued = `select from graphile_worker._private_jobs where key = 'notification-emails ' || $1`;
    expect(await rows(fd, queued, [ana.memberId])).toHaveLength(1);
  });
});

describe('the settings of notifications', () => {
  it('have the default of the column, and ignore kinds with an email of their own', async () => {
    const { notificationSettings } = await as(fd, ana).ok(
      '{ notificationSettings { emailedKinds pushedKinds emailTiming quietHours { from } } }',
    );
    expect(notificationSettings).toEqual({
      emailedKinds: DEFAULT_EMAILED_KINDS,
      pushedKinds: DEFAULT_PUSHED_KINDS,
      emailTiming: 'PROMPT',
      quietHours: null,
    });
    const changed = await update({ emailedKinds: ['ACCESS_REQUESTED', 'IMPORT_FINISHED'] });
    expect(changed.settings.emailedKinds).toEqual(['IMPORT_FINISHED']);
  });

  it.each([
    { from: '22:00', to: '22:00' },
    { from: '24:00', to: '07:00' },
  ])('reject invalid quiet hours', async (quietHours) => {
    expect(await outcome(fd, ana, 'updateNotificationSettings', { quietHours })).toBe('QUIET_HOURS_INVALID');
  });
});
