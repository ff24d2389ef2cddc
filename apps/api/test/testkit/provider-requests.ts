import { randomBytes, randomUUID } from 'node:crypto';
import { signCalCom, signTwilio, signWhatsAppCloud, twilioParams } from '@frontdesk/providers';
import { type BuiltWorkspace, buildMember, buildWorkspace, type Member } from './build.ts';
import { buildPhoneConfig, TOKENS } from './channels.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { mutate } from './mutate.ts';
import { rows } from './rows.ts';
import { buildIntegration } from './scene.ts';

const OURS = '+14155238886';
const SECRET = 'a-webhook-secret-of-tests';
const JSON_TYPE = 'application/json';

/** A webhook request of a provider. */
interface Delivery {
  readonly url: string;
  readonly type: string;
  readonly payload: string;
  readonly signedBy: string;
  readonly signature: string;
}

interface Sent {
  readonly from?: string;
  /** Signature of the request. If omitted, the correct signature. If null, the request has no signature. */
  readonly signature?: string | null;
  /** Number of spaces to append to the body before it is signed. */
  readonly pad?: number;
}

export interface Inbound {
  readonly workspace: BuiltWorkspace;
  send(sent?: Sent): Promise<{ status: number; code: string | null; retryAfter: number }>;
  /** Returns the number of stored events of the workspace, processed or not. */
  stored(): Promise<number>;
}

type Make = (fd: TestFrontdesk, pad: number) => Delivery | Promise<Delivery>;
type Provider = 'twilio' | 'whatsappCloud' | 'vapi' | 'calendar';

/** Opens a workspace that uses one provider. Returns functions that send webhook requests of that provider. */
export async function openInbound(fd: TestFrontdesk, provider: Provider): Promise<Inbound> {
  const workspace = await buildWorkspace(fd, { channel: provider === 'vapi' ? 'VOICE' : 'WHATSAPP' });
  const make = await MAKERS[provider](fd, workspace);
  return {
    workspace,
    send: async ({ from, signature, pad = 0 } = {}) => {
      const made = await make(fd, pad);
      const given = signature === undefined ? made.signature : signature;
      const { statusCode, body, headers } = await fd.app.inject({
        method: 'POST',
        url: made.url,
        ...(from ? { remoteAddress: from } : {}),
        headers: { 'content-type': made.type, ...(given === null ? {} : { [made.signedBy]: given }) },
        payload: made.payload,
      });
      const [, code = null] = /"code":"(\w+)"/.exec(body) ?? [];
      return { status: statusCode, code, retryAfter: Number(headers['retry-after'] ?? 0) };
    },
    stored: async () => {
      const text = 'select count(*)::int as count from inbound_events where workspace_id = $1';
      return (await rows<{ count: number }>(fd, text, [workspace.id]))[0]?.count ?? 0;
    },
  };
}

const MAKERS: Readonly<Record<Provider, (fd: TestFrontdesk, workspace: BuiltWorkspace) => Promise<Make>>> = {
  twilio: async (fd, workspace) => {
    const owner = await buildMember(fd, workspace, { role: 'owner' });
    const accountSid = `AC${workspace.id.replaceAll('-', '')}`;
    const account = { provider: 'TWILIO', accountSid, fromNumber: OURS, model: null, plain: SECRET };
    await buildIntegration(fd, workspace, owner, { ...account, state: 'VERIFIED', verifiedAt: fd.services.clock() });
    return (_fd, pad) => {
      const form = {
        MessageSid: `SM${randomBytes(16).toString('hex')}`,
        AccountSid: accountSid,
        From: 'whatsapp:+442079460018',
        To: `whatsapp:${OURS}`,
        NumMedia: '0',
        Body: `Hello${' '.repeat(pad)}`,
      };
      const [payload, path] = [new URLSearchParams(form).toString(), '/api/whatsapp/inbound'];
      const signature = signTwilio(SECRET, `${fd.services.publicBaseUrl}${path}`, twilioParams(payload));
      const type = 'application/x-www-form-urlencoded';
      return { url: path, type, payload, signedBy: 'x-twilio-signature', signature };
    };
  },

  whatsappCloud: async (fd, workspace) => {
    const owner = await buildMember(fd, workspace, { role: 'owner' });
    const providerNumberId = String(randomBytes(6).readUIntBE(0, 6));
    const id = await buildPhoneConfig(fd, workspace, owner, { state: 'ACTIVE', providerNumberId });
    return (_fd, pad) => {
      const message = { from: '442079460018', id: `wamid.${randomUUID()}`, timestamp: '1790000000', type: 'text' };
      const metadata = { display_phone_number: '14155238886', phone_number_id: providerNumberId };
      const messages = [{ ...message, text: { body: 'Hello' } }];
      const value = { messaging_product: 'whatsapp', metadata, contacts: [], messages };
      const entry = [{ id: '20000001', changes: [{ field: 'messages', value }] }];
      const payload = padded({ object: 'whatsapp_business_account', entry }, pad);
      const signature = signWhatsAppCloud(TOKENS.appSecret, payload);
      return { url: `/api/whatsapp/cloud/${id}`, type: JSON_TYPE, payload, signedBy: 'x-hub-signature-256', signature };
    };
  },

  vapi: async (fd, workspace) => {
    const owner = await buildMember(fd, workspace, { role: 'owner' });
    const [assistantId, phoneNumberId] = [randomUUID(), randomUUID()];
    await connect(fd, owner, { provider: 'VAPI', assistantId, phoneNumberId, secret: 'vapi-key-of-a-test' });
    return (_fd, pad) => {
      const call = { id: randomUUID(), assistantId };
      const payload = padded({ message: { type: 'status-update', status: 'ended', call } }, pad);
      const url = '/api/voice/events';
      return { url, type: JSON_TYPE, payload, signedBy: 'authorization', signature: `Bearer ${SECRET}` };
    };
  },

  calendar: async (fd, workspace) => {
    const owner = await buildMember(fd, workspace, { role: 'owner' });
    const eventTypeId = randomBytes(3).readUIntBE(0, 3);
    const account = { provider: 'CALCOM', eventTypeId: String(eventTypeId), secret: 'cal_live_of_a_test_account' };
    await connect(fd, owner, account);
    return (_fd, pad) => {
      const [startTime, endTime] = ['2126-03-02T09:00:00.000Z', '2126-03-02T09:30:00.000Z'];
      const attendees = [{ email: 'lena@people.test', timeZone: 'Europe/London' }];
      const booking = { uid: randomUUID(), eventTypeId, startTime, endTime, attendees, metadata: {} };
      const event = { triggerEvent: 'BOOKING_CREATED', createdAt: '2126-01-01T10:00:00.000Z', payload: booking };
      const payload = padded(event, pad);
      const url = `/api/calendar/events?workspace=${workspace.id}`;
      const signature = signCalCom(SECRET, payload);
      return { url, type: JSON_TYPE, payload, signedBy: 'x-cal-signature-256', signature };
    };
  },
};

async function connect(fd: TestFrontdesk, owner: Member, account: object): Promise<void> {
  const set = await mutate(fd, owner, 'upsertIntegration', { ...account, webhookSecret: SECRET });
  if (set.outcome !== 'ok') throw new Error(`The account was refused: ${set.code}.`);
}

const padded = (value: object, pad: number) => JSON.stringify(value) + ' '.repeat(pad);
