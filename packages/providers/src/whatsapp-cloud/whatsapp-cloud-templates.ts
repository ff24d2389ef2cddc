import * as z from 'zod';
import type { ProviderHttpClient } from '../http/provider-http-client.ts';
import {
  categoryWord,
  type ProviderTemplate,
  statusWord,
  TEMPLATE_EXISTS,
  type TemplateDraft,
  type TemplatesPort,
} from '../ports/templates-port.ts';
import type { WhatsAppCloudConfig } from '../provider-config.ts';
import { isProviderError, ProviderError } from '../provider-error.ts';
import { createCloudClient, readAllPages } from './cloud-client.ts';

const FIELDS = 'id,name,language,category,status,components,rejected_reason';

/** Reads and changes the templates of a WhatsApp business account. */
export function whatsAppCloudTemplates(
  line: ProviderHttpClient,
  config: WhatsAppCloudConfig,
  address: string,
): TemplatesPort {
  const cloud = createCloudClient(line, config, address);
  return {
    accountId: config.businessAccountId,
    list: async () => {
      const path = `${config.businessAccountId}/message_templates?fields=${FIELDS}`;
      return (await readAllPages(cloud, path, listedTemplate)).map(toTemplate);
    },
    create: async ({ name, language, category, ...parts }) => {
      const body = { name, language, category, components: componentsOf(parts) };
      const made = await cloud
        .post(`${config.businessAccountId}/message_templates`, body, created)
        .catch((error: unknown) => {
          throw isProviderError(error, 'REFUSED') && error.code === NAME_TAKEN ? nameTaken(error) : error;
        });
      return { providerId: made.id, category: categoryWord(made.category), status: statusWord(made.status) };
    },
    update: async (providerId, { category, ...parts }) => {
      await cloud.post(providerId, { category, components: componentsOf(parts) }, z.object({ success: z.boolean() }));
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

const componentsOf = ({
  header,
  body,
  footer,
  examples,
}: Pick<TemplateDraft, 'header' | 'body' | 'footer' | 'examples'>) => [
  ...(header === null ? [] : [{ type: 'HEADER', format: 'TEXT', text: header }]),
  { type: 'BODY', text: body, ...(examples.length > 0 ? { example: { body_text: [examples] } } : {}) },
  ...(footer === null ? [] : [{ type: 'FOOTER', text: footer }]),
];

const component = z.object({
  type: z.string(),
  format: z.string().nullish(),
  text: z.string().nullish(),
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

function toTemplate(listed: z.infer<typeof listedTemplate>): ProviderTemplate {
  const { id, name, language, components, rejected_reason: reason } = listed;
  const part = (type: string) => components.find((one) => one.type.toUpperCase() === type);
  const [header, body] = [part('HEADER'), part('BODY')];
  const named = body?.example?.body_text_named_params?.map(({ example }) => example);
  return {
    providerId: id,
    name,
    language,
    category: categoryWord(listed.category),
    status: statusWord(listed.status),
    header: header?.format === 'TEXT' && header.text ? ofHeader(header.text) : null,
    body: body?.text ?? '',
    footer: part('FOOTER')?.text ?? null,
    examples: [...(header?.example?.header_text ?? []), ...(named ?? body?.example?.body_text?.[0] ?? [])],
    rejectedReason: reason && reason !== 'NONE' ? reason : null,
  };
}

/**
 * Adds the prefix `header_` to header variables, because Meta numbers them separately from the variables of the body.
 */
const ofHeader = (text: string): string => text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, '{{header_$1}}');
