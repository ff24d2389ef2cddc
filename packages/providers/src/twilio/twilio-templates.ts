import * as z from 'zod';
import type { ProviderHttpClient } from '../http/provider-http-client.ts';
import { categoryWord, type ProviderTemplate, statusWord, type TemplatesPort } from '../ports/templates-port.ts';
import type { TwilioConfig } from '../provider-config.ts';

const MOST_PAGES = 50;

/** Reads templates from Twilio's Content API, which has a separate host. */
export function twilioTemplates(line: ProviderHttpClient, config: TwilioConfig, address: string): TemplatesPort {
  return {
    accountId: config.accountSid,
    list: async () => {
      const all: ProviderTemplate[] = [];
      let query = 'PageSize=100';
      for (let page = 0; page < MOST_PAGES && query; page += 1) {
        const { contents, meta } = await contentOf(line, config, `${address}/v1/ContentAndApprovals?${query}`, listed);
        all.push(...contents.map(toTemplate));
        // Only the query of the next-page URL is used, because credentials must be sent to the configured host only.
        query = meta?.next_page_url ? new URL(meta.next_page_url).searchParams.toString() : '';
      }
      return all;
    },
  };
}

/** Returns the current approval status of one template at WhatsApp. */
export const twilioApproval = async (
  line: ProviderHttpClient,
  config: TwilioConfig,
  address: string,
  contentSid: string,
) => {
  const path = `${address}/v1/Content/${contentSid}/ApprovalRequests`;
  const { whatsapp } = await contentOf(line, config, path, z.object({ whatsapp: approval.nullish() }));
  return statusWord(whatsapp?.status ?? 'unsubmitted');
};

const contentOf = <T>(
  line: ProviderHttpClient,
  { accountSid, authToken }: TwilioConfig,
  url: string,
  answer: z.ZodType<T>,
) =>
  line.run('READ', async (request) => {
    const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
    const response = await request(url, { headers: { authorization: `Basic ${credentials}` } });
    return answer.parse(await response.json());
  });

const approval = z.object({
  status: z.string().nullish(),
  category: z.string().nullish(),
  rejection_reason: z.string().nullish(),
});

const listed = z.object({
  contents: z.array(
    z.object({
      sid: z.string(),
      friendly_name: z.string().nullish(),
      language: z.string(),
      variables: z.record(z.string(), z.string()).nullish(),
      types: z.record(z.string(), z.looseObject({ body: z.string().nullish() })),
      approval_requests: approval.nullish(),
    }),
  ),
  meta: z.object({ next_page_url: z.string().nullish() }).nullish(),
});

function toTemplate(content: z.infer<typeof listed>['contents'][number]): ProviderTemplate {
  const { sid, friendly_name: name, language, variables, types, approval_requests: asked } = content;
  return {
    providerId: sid,
    name: name || sid,
    language,
    category: categoryWord(asked?.category ?? ''),
    status: statusWord(asked?.status ?? 'unsubmitted'),
    header: null,
    body: Object.values(types).find(({ body }) => body)?.body ?? '',
    footer: null,
    examples: Object.values(variables ?? {}),
    rejectedReason: asked?.rejection_reason || null,
  };
}
