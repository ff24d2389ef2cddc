import { randomUUID } from 'node:crypto';
import { notify } from '../../src/events/notify.ts';
import { publishChange } from '../../src/events/record-event.ts';
import { as } from './as.ts';
import { buildBooking } from './bookings.ts';
import { type BuiltWorkspace, buildLead, type Member } from './build.ts';
import { buildCall } from './calls.ts';
import { buildCampaign } from './campaigns.ts';
import { buildTemplate } from './channels.ts';
import { buildConversation } from './conversations.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { buildJob } from './jobs.ts';
import { rows } from './rows.ts';

/** `watcher` is the member who receives the event. If omitted, the acting member receives it. */
// oxlint-disable-next-line max-params -- all entries of the table have the same four arguments, so their order is easy to remember.
type Stir = (fd: TestFrontdesk, workspace: BuiltWorkspace, member: Member, watcher?: Member) => Promise<string>;

/** Triggers an event of each subscription. Returns the id that the event contains. */
const STIRS: Readonly<Record<string, Stir>> = {
  'Subscription.leadChanged': async (fd, workspace, member) => {
    const { id } = await buildLead(fd, workspace);
    await as(fd, member).ok('mutation ($id: ID!) { updateLead(input: { id: $id, status: BOOKED }) { __typename } }', {
      id,
    });
    return id;
  },
  'Subscription.campaignProgressed': async (fd, workspace, member) => {
    const templateId = await buildTemplate(fd, workspace);
    const id = await buildCampaign(fd, workspace, member, { state: 'RUNNING', templateId });
    await as(fd, member).ok('mutation ($id: ID!) { pauseCampaign(id: $id) { __typename } }', { id });
    return id;
  },
  'Subscription.bookingChanged': async (fd, workspace, member) => {
    const { id: leadId } = await buildLead(fd, workspace);
    const id = await buildBooking(fd, workspace, leadId);
    await as(fd, member).ok('mutation ($id: ID!) { cancelBooking(id: $id) { __typename } }', { id });
    return id;
  },
  'Subscription.jobProgressed': async (fd, workspace, member, watcher = member) => {
    const { id } = await buildJob(fd, workspace, watcher);
    await as(fd, watcher).ok('mutation ($id: ID!) { pauseJob(id: $id) { __typename } }', { id });
    return id;
  },
  'Subscription.auditEventAdded': async (fd, workspace, member) => {
    const { id } = await buildLead(fd, workspace);
    await as(fd, member).ok('mutation ($id: ID!) { updateLead(input: { id: $id, status: LOST }) { __typename } }', {
      id,
    });
    const [event] = await rows<{ id: string }>(fd, 'select id from audit_events where subject_id = $1', [id]);
    return event?.id ?? '';
  },
  'Subscription.conversationChanged': async (fd, workspace, member) =>
    (await messageBy(fd, workspace, member)).conversation.id,
  'Subscription.callChanged': async (fd, workspace, member) => {
    const { id } = await buildCall(fd, workspace, { state: 'ENDED' });
    await as(fd, member).ok(
      'mutation ($id: ID!) { wrapUpCall(input: { id: $id, outcome: OTHER }) { errors { code } } }',
      {
        id,
      },
    );
    return id;
  },
  'Subscription.callTranscriptAdded': async (fd, workspace) => {
    const { id } = await buildCall(fd, workspace);
    const { id: turnId } = await fd.services.database.forWorkspace(workspace.id).write(async (tx) => {
      const turn = await tx.transcriptTurn.findFirstOrThrow({ where: { callId: id } });
      await publishChange(tx, { topic: 'transcript', workspaceId: workspace.id, turnId: turn.id, callId: id });
      return turn;
    });
    return turnId && id;
  },
  'Subscription.messageAdded': async (fd, workspace, member) => (await messageBy(fd, workspace, member)).message.id,
  'Subscription.notificationAdded': broadcastChanges,
};

export function changeEverything(name: string, ...stirring: Parameters<Stir>): Promise<string> {
  const known = STIRS[name];
  if (!known) throw new Error(`Say in STIRS of testkit/change-everything.ts what makes ${name} tell something.`);
  return known(...stirring);
}

async function messageBy(fd: TestFrontdesk, workspace: BuiltWorkspace, member: Member) {
  const { id } = await buildConversation(fd, workspace, { heldById: member.memberId });
  const send = `mutation ($id: ID!) { sendMessage(input: { conversationId: $id, body: "Hello" }) {
    message { id } conversation { id } } }`;
  return (await as(fd, member).ok(send, { id })).sendMessage;
}

/** Sends a notification about the same subject to every member. */
async function broadcastChanges({ services }: TestFrontdesk, workspace: BuiltWorkspace): Promise<string> {
  const subjectId = randomUUID();
  const by = {
    services,
    workspace,
    transport: { requestId: 'test', ipAddress: '' },
    actor: { kind: 'system', name: 'Frontdesk' } as const,
  };
  await services.database.forWorkspace(workspace.id).write(async (tx) => {
    const members = await tx.member.findMany({ select: { id: true } });
    await notify(tx, by, { kind: 'ACCESS_REQUESTED', to: members.map(({ id }) => id), subjectId });
  });
  return subjectId;
}
