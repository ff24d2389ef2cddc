import type { useFragment } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { IconDeviceMobile, IconMessages } from '@tabler/icons-react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { LeadWays_LeadFragmentDoc } from '../../gql/lead-ways.ts';
import type { LeadWays_LeadFragment } from '../../gql/types.ts';
import { useSingleFragment } from '../../lib/use-fragments.ts';
import { StartConversationButton } from '../../session/start-conversation/start-conversation-button.tsx';
import { useCan, useWorkspace } from '../../session/workspace.tsx';

interface Props {
  lead: useFragment.FromOptionValue<LeadWays_LeadFragment>;
}

/**
 * Links to the lead's conversation and, if it is available and the viewer can read contacts, to the phone simulator.
 * Hidden if the viewer cannot read conversations.
 */
export function LeadLinks({ lead: from }: Props) {
  const lead = useSingleFragment(LeadWays_LeadFragmentDoc, from);
  const { slug, phoneSimulator } = useWorkspace();
  const canRead = useCan('read', 'Conversation');
  const canReadContact = useCan('read', 'Contact');
  if (!lead || !canRead) return null;
  const { conversationId, contactId } = lead;
  return (
    <>
      {conversationId && (
        <ButtonLink
          to={paths.conversation({ workspace: slug, conversation: conversationId })}
          variant="default"
          leftSection={<IconMessages size={16} stroke={1.7} aria-hidden />}
        >
          {t`Open conversation`}
        </ButtonLink>
      )}
      {contactId && phoneSimulator && canReadContact && (
        <ButtonLink
          to={paths.phone({ workspace: slug, contact: contactId })}
          variant="default"
          leftSection={<IconDeviceMobile size={16} stroke={1.7} aria-hidden />}
        >
          {t`Open simulator`}
        </ButtonLink>
      )}
    </>
  );
}

/** Button that starts a conversation with the lead. Hidden if the lead has a conversation and in voice workspaces. */
export function StartLeadConversation({ lead: from }: Props) {
  const lead = useSingleFragment(LeadWays_LeadFragmentDoc, from);
  const canReadContact = useCan('read', 'Contact');
  if (!lead || lead.conversationId) return null;
  const contactId = canReadContact ? lead.contactId : null;
  return <StartConversationButton to={{ name: lead.name, contactId, leadId: lead.id }} />;
}
