import type { useFragment } from '@apollo/client/react';
import { OVERRIDABLE_REASONS, SUPPRESSION_REASON_TITLES, type SuppressionReason } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Alert, Text } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { LeadSuppression_LeadFragmentDoc } from '../../gql/lead-suppression.ts';
import type { LeadSuppression_LeadFragment } from '../../gql/types.ts';
import { useSingleFragment } from '../../lib/use-fragments.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';

interface Props {
  lead: useFragment.FromOptionValue<LeadSuppression_LeadFragment>;
}

/**
 * Shows why the agent did not call or greet the lead, and what the viewer can do. Renders nothing if nothing was
 * suppressed.
 */
export function LeadSuppression({ lead: from }: Props) {
  const lead = useSingleFragment(LeadSuppression_LeadFragmentDoc, from);
  const { slug, timezone } = useWorkspace();
  const canChange = useCan('update', 'OutreachLimits');
  if (!lead?.suppressedReason || !lead.suppressedAt) return null;
  const isCall = lead.suppressedKind === 'CALL';
  return (
    <Alert
      color="gray"
      variant="light"
      mb="lg"
      icon={<IconPhoneOff size={18} aria-hidden />}
      title={isCall ? t`Not called automatically` : t`Not greeted automatically`}
    >
      <Text size="sm">
        {SUPPRESSION_REASON_TITLES[lead.suppressedReason]} {nextStep(lead.suppressedReason, isCall)}
      </Text>
      <Text size="sm" c="dimmed" mt={4}>
        <TimeAgo iso={lead.suppressedAt} timeZone={timezone} />
        {canChange && (
          <>
            {' · '}
            <AnchorLink to={paths.hoursSettings({ workspace: slug })} hash="outreach-limits" size="sm">
              {t`Calling and messaging limits`}
            </AnchorLink>
          </>
        )}
      </Text>
    </Alert>
  );
}

function nextStep(reason: SuppressionReason, isCall: boolean): string {
  if (reason === 'COUNTRY_NOT_ALLOWED')
    return isCall
      ? t`Allow the country in the settings, then call manually.`
      : t`Allow the country in the settings, then add the lead again.`;
  return isCall && OVERRIDABLE_REASONS.has(reason) ? t`You can still call manually.` : '';
}
