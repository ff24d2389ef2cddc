import { LIMITS, RETENTION_DAYS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Divider, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { LegalHoldsDocument } from '../../gql/legal-holds.ts';
import { RetentionSettingsDocument } from '../../gql/retention-settings.ts';
import type { RetentionSettingsQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { Segments } from '../../ui/segments.tsx';
import { LegalHolds } from './legal-holds.tsx';
import { LoadingSection } from './loading-section.tsx';
import { deletionText, SaveRetention } from './save-retention.tsx';

/** Settings for the retention of leads and transcripts, and legal holds. */
export function RetentionSection() {
  const { data: settings } = useScreenQuery(RetentionSettingsDocument);
  const { data: held } = useScreenQuery(LegalHoldsDocument, { first: LIMITS.pageSize });
  if (!settings || !held) return <LoadingSection title={t`Data retention`} />;
  const { retention } = settings;
  const { legalHolds, workspace } = held;
  return (
    <Section
      title={t`Data retention`}
      description={t`Leads and transcripts older than the retention period are deleted nightly at 03:00 UTC.`}
    >
      <Stack gap="lg">
        <RetentionStatus retention={retention} />
        <RetentionForm
          key={String(retention.days)}
          days={retention.days}
          permission={workspace.viewerCan.updateRetention}
        />
        <Divider />
        <LegalHolds holds={legalHolds.edges.map(({ node }) => node)} permission={workspace.viewerCan.placeLegalHolds} />
      </Stack>
    </Section>
  );
}

function RetentionStatus({
  retention: { days, held, sweepsAt, lastSweep },
}: Pick<RetentionSettingsQuery, 'retention'>) {
  const { timezone } = useWorkspace();
  const gone = lastSweep && deletionText(lastSweep);
  const sweptAt = lastSweep && formatDateTime(lastSweep.dueAt, timezone);
  return (
    <Text size="sm">
      {days === null && t`Data is kept forever.`}
      {days !== null && held && t`A legal hold on the workspace prevents all deletions.`}
      {days !== null &&
        !held &&
        t`Data older than ${plural(days, { one: '# day', other: '# days' })} is deleted next on ${formatDateTime(sweepsAt, timezone)}.`}
      {sweptAt && gone && <> {t`The deletion on ${sweptAt} removed ${gone}.`}</>}
      {sweptAt && !gone && <> {t`The deletion on ${sweptAt} removed nothing.`}</>}
    </Text>
  );
}

const RETENTION_OPTIONS = [
  { value: 'forever', label: t`Forever` },
  { value: 'days', label: t`Custom` },
] as const;

interface Values {
  period: 'forever' | 'days';
  days: number | string;
}

interface RetentionFormProps {
  days: number | null;
  permission: Permission;
}

/** Form for the retention period. Shows a preview of the deletions before the period is saved. */
function RetentionForm({ days, permission }: RetentionFormProps) {
  const [asking, setAsking] = useState<{ days: number | null } | null>(null);
  const form = useForm<Values>({
    initialValues: { period: days === null ? 'forever' : 'days', days: days ?? 365 },
    validate: { days: (value, { period }) => (period === 'days' ? daysError(value) : null) },
  });
  const { period } = form.getValues();
  const submit = form.onSubmit((values) => setAsking({ days: values.period === 'days' ? Number(values.days) : null }));
  return (
    <>
      <Form onSubmit={submit} aria-label={t`Data retention`}>
        <Stack gap="md">
          <div>
            <Segments
              label={t`Retention period`}
              segments={RETENTION_OPTIONS}
              value={period}
              disabled={!permission.allowed}
              onChange={(value) => form.setFieldValue('period', value)}
            />
          </div>
          {period === 'days' && (
            <NumberInput
              label={t`Days`}
              description={t`${RETENTION_DAYS.least} to ${RETENTION_DAYS.most} days after a lead was received or a message sent`}
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
              {period === 'days' ? t`Preview deletion` : t`Keep forever`}
            </PermissionButton>
          </Group>
        </Stack>
      </Form>
      {/* The dialog contains a form, and forms cannot be nested. */}
      <SaveRetention asking={asking} onClose={() => setAsking(null)} />
    </>
  );
}

function daysError(value: number | string): string | null {
  const { least, most } = RETENTION_DAYS;
  const days = Number(value);
  return value !== '' && Number.isInteger(days) && days >= least && days <= most
    ? null
    : t`Enter ${least} to ${most} days.`;
}
