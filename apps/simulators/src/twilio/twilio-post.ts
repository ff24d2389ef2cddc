import { signTwilio } from '@frontdesk/providers';
import type { MediaStore } from '../media/media-store.ts';
import type { SampleFile } from '../media/sample-files.ts';
import { twilioTokenOf } from '../sandbox.ts';
import type { Sender } from '../server/courier.ts';
import type { TwilioMessage, TwilioStore } from './twilio-store.ts';
import { type InboundMessage, inboundForm, statusForm, whatsApp, workspaceNumber } from './twilio-wire.ts';

export interface TwilioPostSettings {
  readonly inboundUrl: () => string;
  readonly now: () => Date;
  readonly files: MediaStore;
  /** Address of the simulator, which is used in the URLs of files. */
  readonly address: () => string;
}

/** Delivers accepted messages and receives messages from contacts. */
export interface TwilioPost {
  /** Delivers a message. If `problem` is an error code, reports a failure with this code instead. */
  carry(message: TwilioMessage, problem: number | null): void;
  read(message: TwilioMessage): void;
  /** Presses a quick reply of a message on a contact's phone. Throws an error if the message has no such quick reply. */
  press(messageSid: string, title: string): Promise<TwilioMessage>;
  receive(inbound: InboundMessage & { readonly files?: readonly SampleFile[] }): Promise<TwilioMessage>;
}

const WINDOW_MS = 24 * 3_600_000;

export function twilioPost(store: TwilioStore, courier: Sender, settings: TwilioPostSettings): TwilioPost {
  const signed = (accountSid: string, url: string, form: Record<string, string>) => ({
    url,
    body: new URLSearchParams(form).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'user-agent': 'TwilioProxy/1.1',
      'x-twilio-signature': signTwilio(twilioTokenOf(accountSid), url, form),
    },
  });
  const report = (message: TwilioMessage, status: TwilioMessage['status'], errorCode: number | null = null) => {
    message.status = status;
    message.errorCode = errorCode;
    store.changed(message);
    if (message.statusCallback)
      void courier.send(signed(message.accountSid, message.statusCallback, statusForm(message)));
  };
  const windowIsOpen = ({ accountSid, to }: TwilioMessage) => {
    const lastInboundAt = store.lastInboundAt(accountSid, to);
    return lastInboundAt !== null && settings.now().getTime() - lastInboundAt.getTime() < WINDOW_MS;
  };
  const receive: TwilioPost['receive'] = async ({ files = [], ...inbound }) => {
    const message = store.add(receivedMessage(inbound));
    const sent = files.map((file) => storedFile(settings, message, file));
    const media = [...(inbound.media ?? []), ...sent];
    await courier.send(signed(inbound.accountSid, settings.inboundUrl(), inboundForm(message, { ...inbound, media })));
    return message;
  };
  return {
    press: async (messageSid, title) => {
      const shown = store.get(messageSid);
      const reply = shown?.quickReplies?.find((one) => one.title === title);
      if (!shown || !reply) throw new Error('The message has no such quick reply.');
      const { accountSid, to: from, from: to } = shown;
      return receive({ accountSid, from, to, body: title, pressed: { ...reply, messageSid } });
    },
    carry: (message, problem) => {
      if (problem) return report(message, 'failed', problem);
      const isWhatsApp = message.to === whatsApp(message.to);
      if (isWhatsApp && !message.contentSid && !windowIsOpen(message)) return report(message, 'failed', 63016);
      report(message, 'sent');
      return report(message, 'delivered');
    },
    read: (message) => {
      if (message.status === 'delivered') report(message, 'read');
    },
    receive,
  };
}

const receivedMessage = ({ accountSid, from, to, body }: InboundMessage) => ({
  accountSid,
  from: whatsApp(from),
  to: workspaceNumber(accountSid, to),
  body,
  direction: 'inbound' as const,
  contentSid: null,
  statusCallback: null,
  status: 'received' as const,
  errorCode: null,
});

/** Stores a file that a contact sends. Returns its URL, which is part of Twilio's webhook. */
function storedFile({ files, address }: TwilioPostSettings, { accountSid, sid }: TwilioMessage, file: SampleFile) {
  const { id, contentType } = files.add(accountSid, file);
  const path = `/2010-04-01/Accounts/${accountSid}/Messages/${sid}/Media/${id}`;
  return { url: `${address()}${path}`, contentType: contentType.split(';')[0] ?? '' };
}
