import { isUuid } from '../../../db/uuid.ts';
import { badInput } from '../../../errors/denials.ts';
import { ids } from '../../../graphql/ids.ts';
import type { TemplateChoice } from '../templates/index.ts';
import type { StartConversationInput } from './graphql/conversation-start.ts';

export interface ConversationStart {
  readonly to: { readonly contactId: string } | { readonly leadId: string };
  readonly message: { readonly body: string } | TemplateChoice;
  readonly clientId: string;
  /** True if the member confirmed the message although the contact window is closed. */
  readonly confirmOutsideWindow: boolean;
}

/**
 * Returns the parsed input. Throws BAD_USER_INPUT unless it has exactly one recipient, one kind of content and
 * well-formed ids.
 */
export function parseConversationStart(input: StartConversationInput): ConversationStart {
  if (!isUuid(input.clientId)) throw badInput('clientId must be a UUID.', 'clientId');
  return {
    to: recipientOf(input),
    message: messageOf(input),
    clientId: input.clientId,
    confirmOutsideWindow: input.confirmOutsideWindow,
  };
}

function recipientOf({ contactId, leadId }: StartConversationInput): ConversationStart['to'] {
  if (contactId != null && leadId == null) return { contactId: ids.uuid(contactId) };
  if (leadId != null && contactId == null) return { leadId: ids.uuid(leadId) };
  throw badInput('Pass either contactId or leadId.', 'contactId');
}

function messageOf({ body, templateId, variables }: StartConversationInput): ConversationStart['message'] {
  if (body != null && templateId == null) return { body };
  if (templateId != null && body == null)
    return {
      templateId: ids.uuidOrNone(templateId),
      variables: Object.fromEntries((variables ?? []).map(({ name, value }) => [name, value])),
    };
  throw badInput('Pass either body or templateId.', 'body');
}
