import type { useFragment } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { IconClock, IconPhoneX, IconTemplate } from '@tabler/icons-react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { LeadContactTime_LeadFragmentDoc } from '../../gql/lead-contact-time.ts';
import type { LeadContactTime_LeadFragment } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useSingleFragment } from '../../lib/use-fragments.ts';
import { useWorkspace } from '../../session/workspace.tsx';

/**
 * Shows when the agent will contact the lead, why the lead has to wait, or that the lead answered no automatic call.
 * Otherwise renders nothing.
 */
export function LeadContactTime({ lead: from }: { lead: useFragment.FromOptionValue<LeadContactTime_LeadFragment> }) {
  const lead = useSingleFragment(LeadContactTime_LeadFragmentDoc, from);
  const { timezone } = useWorkspace();
  if (lead?.unreachedAt) {
    return (
      <Alert
        color="gray"
        variant="light"
        mb="lg"
        icon={<IconPhoneX size={18} aria-hidden />}
        title={t`Not reached by phone · last call ended ${formatDateTime(lead.unreachedAt, timezone)}`}
      >
        {t`No automatic call was answered. The agent won’t call again.`}
      </Alert>
    );
  }
  if (lead?.waitingReason === 'NO_GREETING_TEMPLATE') return <GreetingMissing />;
  if (!lead?.contactAt) return null;
  return (
    <Alert
      color="gray"
      variant="light"
      mb="lg"
      icon={<IconClock size={18} aria-hidden />}
      title={t`Will be contacted at ${formatDateTime(lead.contactAt, timezone)}`}
    >
      {lead.waitingReason === 'REDIAL'
        ? t`The last call was not answered.`
        : t`It’s outside the contact hours of this number.`}
    </Alert>
  );
}

function GreetingMissing() {
  const { slug: workspace } = useWorkspace();
  return (
    <Alert
      color="gray"
      variant="light"
      mb="lg"
      icon={<IconTemplate size={18} aria-hidden />}
      title={t`Waiting: no greeting template`}
    >
      <Trans>
        <AnchorLink to={paths.channels({ workspace })} size="sm">
          Choose a greeting template
        </AnchorLink>
        , then greet waiting leads on the overview.
      </Trans>
    </Alert>
  );
}
