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
} from '../ports/templates-port.ts';
import type { TwilioConfig } from '../provider-config.ts';
import { isProviderError, ProviderError } from '../provider-error.ts';

const MOST_PAGES = 50;

/** Reads and creates templates with Twilio's Content API, which has a separate host. */
export function twilioTemplates(line: ProviderHttpClient, config: TwilioConfig, address: string): TemplatesPort {
  const list = async () => {
    const all: Content[] = [];
    let query = 'PageSize=100';
    for (let page = 0; page < MOST_PAGES && query; page += 1) {
      const { contents, meta } = await contentOf(line, config, `${address}/v1/ContentAndApprovals?${query}`, listed);
      all.push(...contents);
      // Only the query of the next-page URL is used, because credentials must be sent to the configured host only.
      query = meta?.next_page_url ? new URL(meta.next_page_url).searchParams.toString() : '';
    }
    return all;
  };
  return {
    accountId: config.accountSid,
    list: async () => (await list()).map(toTemplate),
    // Twilio accepts several contents with the same name. Therefore, check the name first, and submit a content that
    // an earlier, interrupted attempt created.
    create: async (draft) => {
      const named = (await list()).filter((one) => one.friendly_name === draft.name && one.language === draft.language);
      const unsubmitted = named.find((one) => isUnsubmitted(one) && hasContentOf(one, draft));
      if (named.length > 0 && !unsubmitted) throw nameTaken();
      const url = `${address}/v1/Content`;
      const { sid } =
        unsubmitted ?? (await postContent(line, config, { url, body: contentBody(draft) }, createdContent));
      const approval = { url: `${url}/${sid}/ApprovalRequests/whatsapp`, body: approvalBody(draft) };
      const { status } = await postContent(line, config, approval, submitted);
      return { providerId: sid, category: draft.category, status: statusWord(status) };
    },
    update: null,
    remove: ({ providerId }) =>
      line
        .run('EFFECT', async (request) => {
          await request(`${address}/v1/Content/${providerId}`, { method: 'DELETE', headers: authorizationOf(config) });
        })
        .catch((error: unknown) => {
          if (!isProviderError(error, 'REFUSED') || error.httpStatus !== 404) throw error;
        }),
  };
}

const isUnsubmitted = ({ approval_requests: asked }: Content): boolean =>
  (asked?.status ?? 'unsubmitted') === 'unsubmitted';

const hasContentOf = (content: Content, draft: TemplateDraft): boolean => {
  const { body, buttons } = toTemplate(content);
  return body === draft.body && JSON.stringify(buttons) === JSON.stringify(draft.buttons);
};

const nameTaken = () =>
  new ProviderError({
    provider: 'TWILIO',
    kind: 'REFUSED',
    code: TEMPLATE_EXISTS,
    words: 'A template with this name and language already exists.',
  });

const contentBody = ({ name, language, body, buttons, examples }: TemplateDraft) => ({
  friendly_name: name,
  language,
  variables: Object.fromEntries(examples.map((example, at) => [String(at + 1), example])),
  types: { [contentType(buttons)]: { body, ...(buttons.length > 0 ? { actions: buttons.map(actionOf) } : {}) } },
});

/** Returns the content type for the buttons, which are either quick replies, or links and phone numbers. */
function contentType([first]: readonly ProviderButton[]) {
  if (!first) return 'twilio/text';
  return first.type === 'QUICK_REPLY' ? 'twilio/quick-reply' : 'twilio/call-to-action';
}

const actionOf = ({ type, text, url, phoneNumber }: ProviderButton, at: number) => ({
  type,
  title: text,
  ...(type === 'QUICK_REPLY' ? { id: `button_${at + 1}` } : {}),
  ...(url === null ? {} : { url }),
  ...(phoneNumber === null ? {} : { phone: phoneNumber }),
});

const approvalBody = ({ name, category }: TemplateDraft) => ({ name, category });

const createdContent = z.object({ sid: z.string() });
const submitted = z.object({ status: z.string() });

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

const contentOf = <T>(line: ProviderHttpClient, config: TwilioConfig, url: string, answer: z.ZodType<T>) =>
  line.run('READ', async (request) => {
    const response = await request(url, { headers: authorizationOf(config) });
    return answer.parse(await response.json());
  });

const postContent = <T>(
  line: ProviderHttpClient,
  config: TwilioConfig,
  { url, body }: { url: string; body: object },
  answer: z.ZodType<T>,
) =>
  line.run('EFFECT', async (request) => {
    const headers = { ...authorizationOf(config), 'content-type': 'application/json' };
    const response = await request(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return answer.parse(await response.json());
  });

const authorizationOf = ({ accountSid, authToken }: TwilioConfig) => ({
  authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
});

const approval = z.object({
  status: z.string().nullish(),
  category: z.string().nullish(),
  rejection_reason: z.string().nullish(),
});

const action = z.object({
  type: z.string().nullish(),
  title: z.string().nullish(),
  url: z.string().nullish(),
  phone: z.string().nullish(),
});

const listed = z.object({
  contents: z.array(
    z.object({
      sid: z.string(),
      friendly_name: z.string().nullish(),
      language: z.string(),
      variables: z.record(z.string(), z.string()).nullish(),
      types: z.record(z.string(), z.looseObject({ body: z.string().nullish(), actions: z.array(action).nullish() })),
      approval_requests: approval.nullish(),
    }),
  ),
  meta: z.object({ next_page_url: z.string().nullish() }).nullish(),
});

type Content = z.infer<typeof listed>['contents'][number];

function toTemplate(content: Content): ProviderTemplate {
  const { sid, friendly_name: name, language, variables, types, approval_requests: asked } = content;
  const type = Object.values(types).find(({ body }) => body);
  return {
    providerId: sid,
    name: name || sid,
    language,
    category: categoryWord(asked?.category ?? ''),
    status: statusWord(asked?.status ?? 'unsubmitted'),
    header: null,
    headerFormat: null,
    body: type?.body ?? '',
    footer: null,
    buttons: (type?.actions ?? []).map(toButton),
    examples: Object.values(variables ?? {}),
    rejectedReason: asked?.rejection_reason || null,
  };
}

/** Returns a button. Twilio omits the type of a quick reply in contents that were created earlier. */
const toButton = ({ type, title, url, phone }: z.infer<typeof action>): ProviderButton => ({
  type: buttonWord(type ?? 'QUICK_REPLY'),
  text: title ?? '',
  url: url ?? null,
  phoneNumber: phone ?? null,
});
