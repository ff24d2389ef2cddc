import { WEBHOOK_EVENT_NAMES, type WebhookEventName } from '@frontdesk/domain';
import { webhookPayload } from '@frontdesk/domain/webhook-payloads';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { buildSubscription } from '../../../test/testkit/billing.ts';
import { buildBooking } from '../../../test/testkit/bookings.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildLead,
  type Member,
  twoWorkspaces,
} from '../../../test/testkit/build.ts';
import { buildCall } from '../../../test/testkit/calls.ts';
import { buildCampaign } from '../../../test/testkit/campaigns.ts';
import { buildContact, buildConversation } from '../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../test/testkit/frontdesk.ts';
import { buildInvoice } from '../../../test/testkit/invoices.ts';
import { buildImport } from '../../../test/testkit/jobs.ts';
import { rows } from '../../../test/testkit/rows.ts';
import { buildTrigger } from '../../../test/testkit/safety.ts';
import { buildInvitation } from '../../../test/testkit/scene.ts';
import { buildSurface } from '../../../test/testkit/surfaces.ts';
import { buildWebhook } from '../../../test/testkit/webhooks.ts';
import { buildEntity } from '../../../test/testkit/world-model.ts';
import { publishWebhookEvent } from './publish.ts';
import type { SnapshotSubject } from './snapshots.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  await rows(fd, 'truncate webhooks, webhook_messages cascade');
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const PHONE = '+442079460018';
const EMAIL = 'lena@people.test';
/** The name of a contact without a name is its phone number. */
const PERSON = { name: PHONE, phone: PHONE, email: EMAIL };
const SPOKEN = `Call back: ${PHONE}, or ${EMAIL}.`;

type Happened = Partial<SnapshotSubject> & Pick<SnapshotSubject, 'id'>;

const lead = async (): Promise<Happened> => ({ id: (await buildLead(fd, acme, PERSON)).id });
const contact = async (): Promise<Happened> => ({ id: (await buildContact(fd, acme, PERSON)).id });
const conversation = async (): Promise<Happened> => ({
  id: (await buildConversation(fd, acme, { contact: PERSON })).id,
});
const message = async (): Promise<Happened> => {
  const { id: conversationId } = await conversation();
  const here = fd.services.database.forWorkspace(acme.id);
  return here.read((tx) => tx.message.findFirstOrThrow({ where: { conversationId } }));
};
const call = async (note = ''): Promise<Happened> => {
  const { id } = await buildCall(fd, acme, { state: 'ENDED', contact: PERSON });
  const here = fd.services.database.forWorkspace(acme.id);
  await here.write((tx) => tx.call.updateMany({ where: { id }, data: { wrapUpNote: note } }));
  return { id };
};
const trigger = async (): Promise<Happened> => ({ id: (await buildTrigger(fd, acme)).id });
const booking = async (): Promise<Happened> => ({ id: await buildBooking(fd, acme, (await lead()).id) });
const contactImport = async (): Promise<Happened> => ({ id: (await buildImport(fd, acme, acme.owner)).id });
const campaign = async (): Promise<Happened> => ({ id: await buildCampaign(fd, acme, acme.owner) });
const invitation = async (): Promise<Happened> => ({
  id: (await buildInvitation(fd, acme, acme.owner, 'ben@acme.test')).id,
});
const member = async (): Promise<Happened> => ({ id: acme.owner.memberId });
const invoice = async (): Promise<Happened> => ({ id: await buildInvoice(fd, acme) });
const apiKey = async (): Promise<Happened> => ({ id: (await buildApiKey(fd, acme, acme.owner)).id });

/** Creates the subject of each event type. A new type does not compile until it is listed here. */
const HAPPENED: Readonly<Record<WebhookEventName, () => Promise<Happened>>> = {
  'lead.created': lead,
  'lead.updated': async () => ({ ...(await lead()), after: { status: 'QUALIFYING' } }),
  'lead.deleted': lead,
  'conversation.taken_over': conversation,
  'conversation.returned': conversation,
  'rating.received': async () => ({
    ...(await conversation()),
    after: { ratingId: '0190a8f0-0000-7000-8000-000000000001', score: '4' },
  }),
  'conversation.escalated': async () => ({ ...(await conversation()), after: { code: 'TOOL_FAILED', reason: SPOKEN } }),
  'conversation.assigned': conversation,
  'conversation.resolved': conversation,
  'conversation.snoozed': conversation,
  'conversation.reopened': conversation,
  'message.received': message,
  'message.sent': message,
  'message.status': message,
  'call.started': call,
  'call.ended': call,
  'call.escalated': async () => ({ ...(await call()), after: { code: 'REQUESTED', reason: SPOKEN } }),
  'call.wrapped_up': () => call(SPOKEN),
  'safety.triggered': trigger,
  'booking.created': booking,
  'booking.rescheduled': async () => ({ ...(await booking()), before: { startsAt: '2026-11-20T09:30:00.000Z' } }),
  'booking.cancelled': booking,
  'contact.opted_out': contact,
  'contact.opted_in': contact,
  'contact_import.completed': contactImport,
  'contact_import.undone': async () => ({ ...(await contactImport()), after: { undone: 900, unchanged: 2 } }),
  'campaign.started': campaign,
  'campaign.progress': campaign,
  'campaign.resumed': async () => ({
    ...(await campaign()),
    before: { state: 'PAUSED' },
    after: { state: 'RUNNING' },
  }),
  'campaign.paused': campaign,
  'campaign.completed': campaign,
  'campaign.failed': campaign,
  'campaign.cancelled': campaign,
  'surface.submitted': () => buildSurface(fd, acme, { status: 'SUBMITTED', answer: PHONE }),
  'surface.accepted': () => buildSurface(fd, acme, { status: 'ACCEPTED', answer: PHONE }),
  'surface.returned': () => buildSurface(fd, acme, { status: 'RETURNED' }),
  'surface.expired': () => buildSurface(fd, acme, { status: 'EXPIRED' }),
  'usage.threshold_reached': async () => ({
    id: acme.id,
    after: { meter: 'members', percent: 80, used: 4, included: 5, mode: 'HARD', resetsAt: null },
  }),
  'subscription.changed': async () => ({ id: await buildSubscription(fd, acme), after: { status: 'ACTIVE' } }),
  'invoice.issued': invoice,
  'invoice.paid': invoice,
  'invoice.voided': invoice,
  'entity.updated': async () => {
    const id = await buildEntity(fd, acme);
    const entity = { id, type: 'PERSON', displayName: PHONE, confidence: 0.5 };
    return { id, after: { entity, changed: ['phone'] } };
  },
  'invitation.sent': invitation,
  'invitation.accepted': invitation,
  'workspace.member_added': async () => ({ ...(await invitation()), actorId: acme.owner.userId }),
  'workspace.member_role_changed': async () => ({
    ...(await member()),
    before: { role: 'member' },
    after: { role: 'owner' },
  }),
  'workspace.member_removed': member,
  'workspace.environment_converted': async () => ({ id: acme.id, before: { environment: 'STAGING' } }),
  'api_key.created': apiKey,
  'api_key.revoked': apiKey,
  'webhook.disabled': async () => ({
    id: await buildWebhook(fd, acme, acme.owner, { eventTypes: ['api_key.created'] }),
  }),
};

/** Event types whose payload for the subject above contains a phone number or an email address. */
const WITH_DETAILS: readonly WebhookEventName[] = [
  'lead.created',
  'lead.updated',
  'conversation.escalated',
  'call.escalated',
  'call.wrapped_up',
  'contact.opted_out',
  'contact.opted_in',
  'entity.updated',
  'surface.submitted',
  'surface.accepted',
];

interface StoredMessage {
  readonly workspace_id: string;
  readonly type: string;
  readonly payload: string;
  readonly masked_payload: string;
}

async function publish(type: WebhookEventName): Promise<StoredMessage[]> {
  const { id, before, after, actorId = null } = await HAPPENED[type]();
  await buildWebhook(fd, acme, acme.owner, { eventTypes: [type] });
  await buildWebhook(fd, globex, globex.owner, { eventTypes: [type] });
  const actor = { kind: 'SYSTEM', id: actorId, name: 'Agent' };
  const event = { workspaceId: acme.id, at: null, actor, subjectId: id, before, after };
  await fd.services.database.forWorkspace(acme.id).write((tx) => publishWebhookEvent(tx, type, event));
  return rows<StoredMessage>(fd, 'select * from webhook_messages');
}

it.each(WEBHOOK_EVENT_NAMES)(
  '%s matches the catalog, in its workspace only, and without contact details for callers who see them masked [WC-26]',
  async (type) => {
    const [one, ...others] = await publish(type);
    if (!one) throw new Error(`Nothing was published: does SNAPSHOTS know what ${type} is about?`);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ workspace_id: acme.id, type });
    for (const text of [one.payload, one.masked_payload]) {
      expect(webhookPayload(type).parse(JSON.parse(text)).data).toMatchObject({ workspace: { slug: acme.slug } });
      // The schema removes undocumented fields, so the comparison fails if there are any.
      expect(webhookPayload(type).parse(JSON.parse(text))).toEqual(JSON.parse(text));
    }
    const shows = (text: string) => [PHONE, EMAIL].some((detail) => text.includes(detail));
    expect(shows(one.payload)).toBe(WITH_DETAILS.includes(type));
    expect(shows(one.masked_payload)).toBe(false);
    expect(await rows(fd, 'select 1 from webhook_deliveries')).toHaveLength(1);
  },
);
