import { RETENTION_DAYS } from '@frontdesk/domain';
import { Group, NumberInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Form } from '../../ui/form.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SaveRetention } from './save-retention.tsx';

const KEEPS = [
  { value: 'forever', label: 'Forever' },
  { value: 'days', label: 'For so many days' },
] as const;

interface Values {
  keep: 'forever' | 'days';
  days: number | string;
}

interface Props {
  days: number | null;
  permission: Permission;
}

/** What is chosen is shown with what would go, before it holds. */
export function RetentionForm({ days, permission }: Props) {
  const [asking, setAsking] = useState<{ days: number | null } | null>(null);
  const form = useForm<Values>({
    initialValues: { keep: days === null ? 'forever' : 'days', days: days ?? 365 },
    validate: { days: (value, { keep }) => (keep === 'days' ? fault(value) : null) },
  });
  const { keep } = form.getValues();
  const submit = form.onSubmit((values) => setAsking({ days: values.keep === 'days' ? Number(values.days) : null }));
  return (
    <>
      <Form onSubmit={submit} aria-label="Data retention">
        <Stack gap="md">
          <div>
            <Segments
              label="How long to keep"
              segments={KEEPS}
              value={keep}
              disabled={!permission.allowed}
              onChange={(value) => form.setFieldValue('keep', value)}
            />
          </div>
          {keep === 'days' && (
            <NumberInput
              label="Days"
              description={`Between ${RETENTION_DAYS.least} and ${RETENTION_DAYS.most}. A lead counts from its arrival, a message from its sending.`}
              min={RETENTION_DAYS.least}
              max={RETENTION_DAYS.most}
              allowDecimal={false}
              clampBehavior="none"
              maw={420}
              {...form.getInputProps('days')}
            />
          )}
          <Group justify="flex-end">
            <PermissionButton type="submit" permission={permission} disabled={!form.isDirty()}>
              {keep === 'days' ? 'See what would go' : 'Keep forever'}
            </PermissionButton>
          </Group>
        </Stack>
      </Form>
      {/* Beside the form and not in it: it is one itself. */}
      <SaveRetention asking={asking} onClose={() => setAsking(null)} />
    </>
  );
}

function fault(value: number | string): string | null {
  const { least, most } = RETENTION_DAYS;
  const days = Number(value);
  return value !== '' && Number.isInteger(days) && days >= least && days <= most
    ? null
    : `Between ${least} and ${most} days.`;
}
