import { Stack } from '@mantine/core';
import { IconAddressBook, IconCalendarEvent, IconDeviceMobile, IconUserPlus } from '@tabler/icons-react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';

interface Props {
  contactId: string;
  leadId: string | null;
  nextBookingAt: string | null | undefined;
}

/** Links to the contact's entity, lead and booking, and in development to the phone simulator. */
export function ContactLinks({ contactId, leadId, nextBookingAt }: Props) {
  const { slug: workspace, timezone, phoneSimulator } = useWorkspace();
  const canReadLeads = useCan('read', 'Lead');
  const canReadContacts = useCan('read', 'Contact');
  return (
    <Stack gap="xs">
      {canReadContacts && (
        <ButtonLink
          to={paths.contact({ workspace, contact: contactId })}
          variant="default"
          size="xs"
          leftSection={<IconAddressBook size={15} aria-hidden />}
        >
          Open contact
        </ButtonLink>
      )}
      {leadId && canReadLeads && (
        <ButtonLink
          to={paths.lead({ workspace, lead: leadId })}
          variant="default"
          size="xs"
          leftSection={
            nextBookingAt ? <IconCalendarEvent size={15} aria-hidden /> : <IconUserPlus size={15} aria-hidden />
          }
        >
          {nextBookingAt ? `Booked for ${formatDateTime(nextBookingAt, timezone)}` : 'Open lead'}
        </ButtonLink>
      )}
      {phoneSimulator && (
        <ButtonLink
          to={paths.phone({ workspace, contact: contactId })}
          variant="default"
          size="xs"
          leftSection={<IconDeviceMobile size={15} aria-hidden />}
        >
          Open simulator
        </ButtonLink>
      )}
    </Stack>
  );
}
