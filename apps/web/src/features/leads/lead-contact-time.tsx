import type { useFragment } from '@apollo/client/react';
import { Alert } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { LeadContactTime_LeadFragmentDoc } from '../../gql/lead-contact-time.ts';
import type { LeadContactTime_LeadFragment } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useSingleFragment } from '../../lib/use-fragments.ts';
import { useWorkspace } from '../../session/workspace.tsx';

/** When the agent contacts a lead that waits for its contact window. */
export function LeadContactTime({ lead: from }: { lead: useFragment.FromOptionValue<LeadContactTime_LeadFragment> }) {
  const lead = useSingleFragment(LeadContactTime_LeadFragmentDoc, from);
  const { timezone } = useWorkspace();
  if (!lead?.contactAt) return null;
  return (
    <Alert
      color="gray"
      variant="light"
      mb="lg"
      icon={<IconClock size={18} aria-hidden />}
      title={`Will be contacted at ${formatDateTime(lead.contactAt, timezone)}`}
    >
      The contact window of this number is closed.
    </Alert>
  );
}
