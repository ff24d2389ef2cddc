import { useQuery } from '@apollo/client/react';
import { Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { BusinessHoursDocument } from '../../gql/business-hours.ts';
import { HoursScopesDocument } from '../../gql/hours-scopes.ts';
import type { BusinessHoursQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { withinMain } from '../../ui/floating.ts';
import { Section } from '../../ui/section.tsx';
import { BusinessHoursForm } from './business-hours-form.tsx';
import { LoadingSection } from './loading-section.tsx';

const TITLE = 'Business hours';
const WORKSPACE = 'WORKSPACE';

/** When people are available, for the workspace and for single numbers. */
export function BusinessHoursSection() {
  const [scope, setScope] = useState(WORKSPACE);
  const phoneConfigId = scope === WORKSPACE ? null : scope;
  const { data: current, previousData } = useScreenQuery(BusinessHoursDocument, { phoneConfigId });
  const data = current ?? previousData;
  if (!data) return <LoadingSection title={TITLE} />;
  const hours = data.businessHours;
  return (
    <Section
      id="business-hours"
      title={TITLE}
      description="When your team is available. The agent tells contacts when it is back."
    >
      <Stack gap="md">
        <Group justify="space-between" align="flex-end" gap="md">
          <ScopeSelect value={scope} onChange={setScope} />
          <HoursStatus hours={hours} />
        </Group>
        <BusinessHoursForm key={`${scope} ${JSON.stringify(hours)}`} hours={hours} />
      </Stack>
    </Section>
  );
}

function HoursStatus({ hours }: { hours: BusinessHoursQuery['businessHours'] }) {
  const { weekly, isOpen, opensAt, timezone } = hours;
  const status = () => {
    if (weekly.length === 0) return 'No hours set: always open';
    if (isOpen) return 'Open now';
    return opensAt ? `Closed until ${formatDateTime(opensAt, timezone)}` : 'Closed';
  };
  return (
    <Text size="sm" c="dimmed">
      {status()} · {timezone}
    </Text>
  );
}

/** The workspace, or one of its numbers. Absent without numbers. */
function ScopeSelect({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const canRead = useCan('read', 'PhoneConfig');
  const { data } = useQuery(HoursScopesDocument, { skip: !canRead });
  const numbers = data?.phoneConfigs ?? [];
  if (numbers.length === 0) return null;
  return (
    <Select
      label="Applies to"
      allowDeselect={false}
      data={[
        { value: WORKSPACE, label: 'Whole workspace' },
        ...numbers.map(({ id, number }) => ({ value: id, label: number })),
      ]}
      value={value}
      onChange={(next) => next && onChange(next)}
      comboboxProps={withinMain}
    />
  );
}
