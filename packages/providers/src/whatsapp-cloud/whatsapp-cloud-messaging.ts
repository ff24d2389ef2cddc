import * as z from 'zod';
import type { ProviderHttpClient } from '../http/provider-http-client.ts';
import type { MessagingPort, SentMessage, TemplateMessage, TextChoices, TextMessage } from '../ports/messaging-port.ts';
import type { WhatsAppCloudConfig } from '../provider-config.ts';
import { ProviderError } from '../provider-error.ts';
import { uploadMedia } from './cloud-uploads.ts';

/**
 * Sends messages through the WhatsApp Cloud API, which does not support idempotency keys and cannot list messages. Its
 * delivery reports contain Frontdesk's message ID.
 */
export function whatsAppCloudMessaging(
  line: ProviderHttpClient,
  config: WhatsAppCloudConfig,
  address: string,
): MessagingPort {
  const headers = { authorization: `Bearer ${config.accessToken}`, 'content-type': 'application/json' };
  const ask = <T>(path: string, answer: z.ZodType<T>) =>
    line.run('READ', async (request) => answer.parse(await (await request(`${address}/${path}`, { headers })).json()));
  const send = ({ to, reference }: { to: string; reference?: string }, content: object) => {
    const own = reference ? { biz_opaque_callback_data: reference } : {};
    const body = { messaging_product: 'whatsapp', recipient_type: 'individual', to, ...content, ...own };
    const url = `${address}/${config.phoneNumberId}/messages`;
    return line.run('EFFECT', async (request) =>
      toSentMessage(await (await request(url, { method: 'POST', headers, body: JSON.stringify(body) })).json()),
    );
  };
  return {
    capability: { strategy: 'CALLBACK', settleSeconds: 86_400 },
    verify: async () => {
      const { verified_name } = await ask(`${config.phoneNumberId}?fields=verified_name`, phoneNumber);
      return { accountName: verified_name };
    },
    sendText: (message) => send(message, textOrChoices(message)),
    sendCode: async ({ to, body, channel }) => {
      if (channel === 'WHATSAPP') return send({ to }, textOrChoices({ to, body, statusCallback: null }));
      const words = 'WhatsApp cannot send text messages.';
      throw new ProviderError({ provider: 'WHATSAPP_CLOUD', kind: 'REFUSED', words });
    },
    sendTemplate: async (message) => {
      const query = new URLSearchParams({ name: message.templateId, fields: 'name,status,language' });
      const { data } = await ask(`${config.businessAccountId}/message_templates?${query.toString()}`, templates);
      // Checked before each message, because the template may have been paused since the last synchronization.
      refuseUnlessApproved(data, message);
      return send(message, { type: 'template', template: fillTemplate(message) });
    },
    findSent: () =>
      Promise.reject(
        new ProviderError({
          provider: 'WHATSAPP_CLOUD',
          kind: 'UNCONFIRMED',
          words: 'WhatsApp cannot list sent messages. Wait for the delivery report.',
        }),
      ),
    uploadMedia: (file) => uploadMedia({ line, config, address }, file),
    locateMedia: async (mediaId) => {
      const { url } = await ask(`${encodeURIComponent(mediaId)}?phone_number_id=${config.phoneNumberId}`, media);
      const credentials: Record<string, string> = { authorization: headers.authorization };
      return { url, headers: isHostOfMeta(url, address) ? credentials : {} };
    },
  };
}

/** Returns the content of a text message, or of an interactive message if there are options. */
function textOrChoices({ body, choices }: TextMessage) {
  if (!choices) return { type: 'text', text: { body, preview_url: false } };
  const { kind, label, options } = choices;
  const action =
    kind === 'BUTTONS'
      ? { buttons: options.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })) }
      : { button: label, sections: [{ rows: options.map(rowOf) }] };
  const type = kind === 'BUTTONS' ? 'button' : 'list';
  return { type: 'interactive', interactive: { type, body: { text: body }, action } };
}

const rowOf = ({ id, title, description }: TextChoices['options'][number]) => ({
  id,
  title,
  ...(description ? { description } : {}),
});

/** Returns whether a URL belongs to Meta, whose file servers require the access token. */
function isHostOfMeta(url: string, address: string): boolean {
  const { origin, protocol, hostname } = new URL(url);
  return origin === new URL(address).origin || (protocol === 'https:' && /(^|\.)(fbsbx|facebook)\.com$/.test(hostname));
}

const media = z.object({ url: z.url({ protocol: /^https?$/ }) });
const phoneNumber = z.object({ verified_name: z.string().min(1) });
const templates = z.object({
  data: z.array(z.object({ name: z.string(), status: z.string(), language: z.string() })),
});
const sentAnswer = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) });

const toSentMessage = (answer: unknown): SentMessage => ({
  providerId: sentAnswer.parse(answer).messages[0]!.id,
  status: 'QUEUED',
  failure: null,
});

const languageOf = ({ language }: TemplateMessage) => language ?? 'en_US';

function refuseUnlessApproved(known: z.infer<typeof templates>['data'], message: TemplateMessage): void {
  const template = known.find((one) => one.name === message.templateId && one.language === languageOf(message));
  if (template?.status === 'APPROVED') return;
  throw new ProviderError({
    provider: 'WHATSAPP_CLOUD',
    kind: 'REFUSED',
    code: 'TEMPLATE_NOT_APPROVED',
    words: template
      ? `The template is ${template.status.toLowerCase()}.`
      : 'This template does not exist in this language.',
  });
}

const fillTemplate = (message: TemplateMessage) => {
  const components = [
    ...mediaComponents(message),
    ...textComponents(message),
    ...urlComponents(message),
    ...quickReplyComponents(message),
  ];
  return { name: message.templateId, language: { code: languageOf(message) }, components };
};

function mediaComponents({ header }: TemplateMessage) {
  if (!header) return [];
  const type = header.format.toLowerCase();
  const file = { id: header.mediaId, ...(header.format === 'DOCUMENT' ? { filename: header.fileName } : {}) };
  return [{ type: 'header', parameters: [{ type, [type]: file }] }];
}

const HEADER = /^header_/;
const BUTTON = /^button_/;

/**
 * Returns the components of the header and the body. Numbered variables are sorted by number, and other variables are
 * sent with their names.
 */
function textComponents({ variables }: TemplateMessage) {
  const names = Object.keys(variables).filter((name) => !BUTTON.test(name));
  const parts = [
    ['header', names.filter((name) => HEADER.test(name))],
    ['body', names.filter((name) => !HEADER.test(name))],
  ] as const;
  return parts.flatMap(([type, ofPart]) => {
    const parameters = ofPart
      .map((name) => ({ name: name.replace(HEADER, ''), text: variables[name] ?? '' }))
      .toSorted((a, b) => Number(a.name) - Number(b.name) || 0)
      .map(({ name, text }) => ({ type: 'text', ...(/^\d+$/.test(name) ? {} : { parameter_name: name }), text }));
    return parameters.length > 0 ? [{ type, parameters }] : [];
  });
}

const urlComponents = ({ variables }: TemplateMessage) =>
  Object.entries(variables)
    .filter(([name]) => BUTTON.test(name))
    .map(([name, text]) => ({
      type: 'button',
      sub_type: 'url',
      index: String(Number(name.replace(BUTTON, '')) - 1),
      parameters: [{ type: 'text', text }],
    }));

const quickReplyComponents = ({ quickReplies = [] }: TemplateMessage) =>
  quickReplies.map(({ position, id }) => ({
    type: 'button',
    sub_type: 'quick_reply',
    index: String(position),
    parameters: [{ type: 'payload', payload: id }],
  }));
