import { type useFragment, useMutation } from '@apollo/client/react';
import { LEAD_STATUS_TITLES, LEAD_STATUSES, type LeadStatus } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, Select, Stack, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { LeadStatusBadge } from '../../app/lead-status-badge.tsx';
import { ChangeLeadStatusDocument } from '../../gql/change-lead-status.ts';
import { LeadStatusSelect_LeadFragmentDoc } from '../../gql/lead-status-select.ts';
import type { LeadStatusSelect_LeadFragment } from '../../gql/types.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useSingleFragment } from '../../lib/use-fragments.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { withinMain } from '../../ui/floating.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';

interface Props {
  lead: useFragment.FromOptionValue<LeadStatusSelect_LeadFragment>;
}

/** Field for the status of a lead. Shows the change before the server confirms it. */
export function LeadStatusSelect({ lead: from }: Props) {
  const lead = useSingleFragment(LeadStatusSelect_LeadFragmentDoc, from);
  const { change, refusal } = useChangeStatus();
  if (!lead) return null;
  const { allowed, reason } = lead.viewerCan.update;
  return (
    <Section title={t`Status`}>
      <Stack gap="sm">
        {allowed ? (
          <Select
            aria-label={t`Status`}
            allowDeselect={false}
            comboboxProps={withinMain}
            data={LEAD_STATUSES.map((value) => ({ value, label: LEAD_STATUS_TITLES[value] }))}
            value={lead.status}
            onChange={(status) => status && status !== lead.status && change(lead.id, status)}
            renderOption={({ option, checked }) => (
              <Group justify="space-between" w="100%" wrap="nowrap">
                <LeadStatusBadge status={option.value} />
                {checked && <IconCheck size={16} aria-hidden />}
              </Group>
            )}
          />
        ) : (
          <div>
            <LeadStatusBadge status={lead.status} />
            <Text size="sm" c="dimmed" mt="xs">
              {reason}
            </Text>
          </div>
        )}
        <RefusalAlert refusal={refusal} />
      </Stack>
    </Section>
  );
}

function useChangeStatus() {
  const [changeStatus] = useMutation(ChangeLeadStatusDocument);
  const { attempt, refusal } = useMutationAction(async (id: string, status: LeadStatus) => {
    const lead = { __typename: 'Lead' as const, id, status, updatedAt: new Date().toISOString() };
    const { data } = await changeStatus({
      variables: { input: { id, status } },
      // Show the change immediately. If the mutation fails, Apollo reverts it.
      optimisticResponse: { updateLead: { __typename: 'LeadPayload', lead, errors: [] } },
    });
    return refusalOf(data?.updateLead);
  });
  return { change: (id: string, status: LeadStatus) => void attempt(id, status), refusal };
}
