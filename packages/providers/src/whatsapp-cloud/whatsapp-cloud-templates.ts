import * as z from 'zod';
import type { ProviderHttpClient } from '../http/provider-http-client.ts';
import {
  buttonWord,
  categoryWord,
  type ProviderButton,
  type ProviderTemplate,
  statusWord,
  TEMPLATE_EXISTS,
  type TemplateDraft,
  type TemplatesPort,
  urlVariable,
  withUrlVariable,
} from '../ports/templates-port.ts';
import type { WhatsAppCloudConfig } from '../provider-config.ts';
import { isProviderError, ProviderError } from '../provider-error.ts';
import { createCloudClient, readAllPages } from './cloud-client.ts';
import { uploadSample } from './cloud-uploads.ts';

const FIELDS = 'id,name,language,category,status,components,rejected_reason';

/** Reads and changes the templates of a WhatsApp business account. */
export function whatsAppCloudTemplates(
  line: ProviderHttpClient,
  config: WhatsAppCloudConfig,
  address: string,
): TemplatesPort {
  const cloud = createCloudClient(line, config, address);
  /** Returns the component of the header, for which the sample of a file is uploaded first. */
  const headerOf = async ({ header, headerFile }: Pick<TemplateDraft, 'header' | 'headerFile'>) => {
    if (header !== null) return [{ type: 'HEADER', format: 'TEXT', text: header }];
    if (!headerFile) return [];
    const handle = await uploadSample({ line, config, address }, headerFile);
    return [{ type: 'HEADER', format: headerFile.format, example: { header_handle: [handle] } }];
  };
  return {
    accountId: config.businessAccountId,
    list: async () => {
      const path = `${config.businessAccountId}/message_templates?fields=${FIELDS}`;
      return (await readAllPages(cloud, path, listedTemplate)).map(toTemplate);
    },
    create: async ({ name, language, category, ...parts }) => {
      const body = { name, language, category, components: componentsOf(parts, await headerOf(parts)) };
      const made = await cloud
        .post(`${config.businessAccountId}/message_templates`, body, created)
        .catch((error: unknown) => {
          throw isProviderError(error, 'REFUSED') && error.code === NAME_TAKEN ? nameTaken(error) : error;
        });
      return { providerId: made.id, category: categoryWord(made.category), status: statusWord(made.status) };
    },
    update: async (providerId, { category, ...parts }) => {
      const content = { category, components: componentsOf(parts, await headerOf(parts)) };
      await cloud.post(providerId, content, z.object({ success: z.boolean() }));
    },
    remove: async ({ providerId, name }) => {
      const query = new URLSearchParams({ hsm_id: providerId, name });
      await cloud
        .remove(`${config.businessAccountId}/message_templates?${query.toString()}`)
        .catch((error: unknown) => {
          if (!isProviderError(error, 'REFUSED') || error.code !== NOT_FOUND) throw error;
        });
    },
  };
}

// Meta's error code for a template that already exists in this language. The next code means that a template does
// not exist.
const NAME_TAKEN = '2388024';
const NOT_FOUND = '2593002';

const nameTaken = ({ words, httpStatus }: ProviderError) =>
  new ProviderError({ provider: 'WHATSAPP_CLOUD', kind: 'REFUSED', words, code: TEMPLATE_EXISTS, httpStatus });

const created = z.object({ id: z.string(), status: z.string(), category: z.string() });

const componentsOf = (
  { body, footer, buttons, examples }: Pick<TemplateDraft, 'body' | 'footer' | 'buttons' | 'examples'>,
  header: readonly object[],
) => {
  const withVariable = buttons.filter(({ url }) => urlVariable(url) !== null);
  const ofBody = examples.slice(0, examples.length - withVariable.length);
  const ofButtons = new Map(withVariable.map((button, at) => [button, examples[ofBody.length + at] ?? '']));
  return [
    ...header,
    { type: 'BODY', text: body, ...(ofBody.length > 0 ? { example: { body_text: [ofBody] } } : {}) },
    ...(footer === null ? [] : [{ type: 'FOOTER', text: footer }]),
    ...(buttons.length === 0
      ? []
      : [{ type: 'BUTTONS', buttons: buttons.map((one) => buttonOf(one, ofButtons.get(one))) }]),
  ];
};

/** Returns a button in Meta's form, in which the variable of an address is always {{1}}. */
const buttonOf = ({ type, text, url, phoneNumber }: ProviderButton, example: string | undefined) => ({
  type,
  text,
  ...(url === null ? {} : { url: withUrlVariable(url, '1') }),
  ...(phoneNumber === null ? {} : { phone_number: phoneNumber }),
  ...(example === undefined ? {} : { example: [example] }),
});

const button = z.object({
  type: z.string(),
  text: z.string().nullish(),
  url: z.string().nullish(),
  phone_number: z.string().nullish(),
  example: z.array(z.string()).nullish().catch(null),
});

const component = z.object({
  type: z.string(),
  format: z.string().nullish(),
  text: z.string().nullish(),
  buttons: z.array(button).nullish(),
  example: z
    .object({
      body_text: z.array(z.array(z.string())).nullish(),
      body_text_named_params: z.array(z.object({ example: z.string() })).nullish(),
      header_text: z.array(z.string()).nullish(),
    })
    .nullish(),
});

const listedTemplate = z.object({
  id: z.string(),
  name: z.string(),
  language: z.string(),
  category: z.string(),
  status: z.string(),
  rejected_reason: z.string().nullish(),
  components: z.array(component).default([]),
});

const MEDIA_FORMATS = ['IMAGE', 'VIDEO', 'DOCUMENT'] as const;

function toTemplate(listed: z.infer<typeof listedTemplate>): ProviderTemplate {
  const { id, name, language, components, rejected_reason: reason } = listed;
  const part = (type: string) => components.find((one) => one.type.toUpperCase() === type);
  const [header, body, offered] = [part('HEADER'), part('BODY'), part('BUTTONS')?.buttons ?? []];
  const named = body?.example?.body_text_named_params?.map(({ example }) => example);
  const buttons = offered.map((one, at) => toButton(one, at));
  const status = statusWord(listed.status);
  const headerFormat = MEDIA_FORMATS.find((format) => format === header?.format?.toUpperCase()) ?? null;
  const isOtherHeader = header !== undefined && header.format !== 'TEXT' && headerFormat === null;
  return {
    providerId: id,
    name,
    language,
    category: categoryWord(listed.category),
    // A template with a header or a button of another kind requires parameters that Frontdesk cannot send.
    status: status === 'APPROVED' && (isOtherHeader || buttons.some(({ type }) => type === 'OTHER')) ? 'OTHER' : status,
    header: header?.format === 'TEXT' && header.text ? ofHeader(header.text) : null,
    headerFormat,
    body: body?.text ?? '',
    footer: part('FOOTER')?.text ?? null,
    buttons,
    examples: [
      ...(header?.example?.header_text ?? []),
      ...(named ?? body?.example?.body_text?.[0] ?? []),
      ...offered.flatMap((one) => (urlVariable(one.url ?? null) === null ? [] : [exampleOf(one)])),
    ],
    rejectedReason: reason && reason !== 'NONE' ? reason : null,
  };
}

/** Returns a button. Its variable is named after its position, because Meta numbers the variables of each button from 1. */
function toButton({ type, text, url, phone_number }: z.infer<typeof button>, at: number): ProviderButton {
  const word = buttonWord(type);
  return {
    type: word,
    text: text ?? '',
    url: word === 'URL' && url ? withUrlVariable(url, `button_${at + 1}`) : null,
    phoneNumber: word === 'PHONE_NUMBER' ? (phone_number ?? null) : null,
  };
}

/** Returns the example of a variable. Meta lists it as a complete address. */
function exampleOf({ url, example }: z.infer<typeof button>): string {
  const [base, given] = [withUrlVariable(url ?? '', '').replace('{{}}', ''), example?.[0] ?? ''];
  return given.startsWith(base) ? given.slice(base.length) : given;
}

/**
 * Adds the prefix `header_` to header variables, because Meta numbers them separately from the variables of the body.
 */
const ofHeader = (text: string): string => text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, '{{header_$1}}');
