import { RETENTION_DAYS } from '@frontdesk/domain';
import { Group, NumberInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { Form } from '../../ui/form.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SaveRetention } from './save-retention.tsx';

const RETENTION_OPTIONS = [
  { value: 'forever', label: 'Forever' },
  { value: 'days', label: 'Custom' },
] as const;

interface Values {
  period: 'forever' | 'days';
  days: number | string;
}

interface Props {
  days: number | null;
  permission: Permission;
}

/** Previews the deletions before saving. */
export function RetentionForm({ days, permission }: Props) {
  const [asking, setAsking] = useState<{ days: number | null } | null>(null);
  const form = useForm<Values>({
    initialValues: { period: days === null ? 'forever' : 'days', days: days ?? 365 },
    validate: { days: (value, { period }) => (period === 'days' ? daysError(value) : null) },
  });
  const { period } = form.getValues();
  const submit = form.onSubmit((values) => setAsking({ days: values.period === 'days' ? Number(values.days) : null }));
  return (
    <>
      <Form onSubmit={submit} aria-label="Data retention">
        <Stack gap="md">
          <div>
            <Segments
              label="Retention period"
              segments={RETENTION_OPTIONS}
              value={period}
              disabled={!permission.allowed}
              onChange={(value) => form.setFieldValue('period', value)}
            />
          </div>
          {period === 'days' && (
            <NumberInput
              label="Days"
              description={`${RETENTION_DAYS.least} to ${RETENTION_DAYS.most} days after a lead was received or a message sent`}
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
              {period === 'days' ? 'Preview deletion' : 'Keep forever'}
            </PermissionButton>
          </Group>
        </Stack>
      </Form>
      {/* Outside the form, because it contains a form. */}
      <SaveRetention asking={asking} onClose={() => setAsking(null)} />
    </>
  );
}

function daysError(value: number | string): string | null {
  const { least, most } = RETENTION_DAYS;
  const days = Number(value);
  return value !== '' && Number.isInteger(days) && days >= least && days <= most
    ? null
    : `Enter ${least} to ${most} days.`;
}
