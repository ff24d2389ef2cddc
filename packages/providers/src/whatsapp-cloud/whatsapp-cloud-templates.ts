import * as z from 'zod';
import type { ProviderHttpClient } from '../http/provider-http-client.ts';
import { categoryWord, type ProviderTemplate, statusWord, type TemplatesPort } from '../ports/templates-port.ts';
import type { WhatsAppCloudConfig } from '../provider-config.ts';
import { createCloudClient, readAllPages } from './cloud-client.ts';

const FIELDS = 'id,name,language,category,status,components,rejected_reason';

/** Reads the templates of a WhatsApp business account. */
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
  };
}

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
