import { LIMITS } from '@frontdesk/domain';
import { Divider, Stack, Text } from '@mantine/core';
import { LegalHoldsDocument } from '../../gql/legal-holds.ts';
import { RetentionSettingsDocument } from '../../gql/retention-settings.ts';
import type { RetentionSettingsQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { countOf } from '../../lib/format-text.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { Section } from '../../ui/section.tsx';
import { LegalHolds } from './legal-holds.tsx';
import { LoadingSection } from './loading-section.tsx';
import { RetentionForm } from './retention-form.tsx';
import { deletionText } from './retention-labels.ts';

/** Retention of leads and transcripts, and legal holds. */
export function RetentionSection() {
  const { data: settings } = useScreenQuery(RetentionSettingsDocument);
  const { data: held } = useScreenQuery(LegalHoldsDocument, { first: LIMITS.pageSize });
  if (!settings || !held) return <LoadingSection title="Data retention" />;
  const { retention } = settings;
  const { legalHolds, workspace } = held;
  return (
    <Section title="Data retention" description="Older leads and transcripts are deleted nightly (03:00 UTC).">
      <Stack gap="lg">
        <RetentionStatus retention={retention} />
        <RetentionForm
          key={String(retention.days)}
          days={retention.days}
          permission={workspace.viewerCan.setRetention}
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
  const gone = lastSweep && (deletionText(lastSweep) ?? 'nothing');
  return (
    <Text size="sm">
      {days === null && 'Data is kept forever.'}
      {days !== null && held && 'A legal hold on the workspace prevents all deletions.'}
      {days !== null &&
        !held &&
        `Data older than ${countOf(days, 'day')} is deleted next on ${formatDateTime(sweepsAt, timezone)}.`}
      {lastSweep && ` The deletion on ${formatDateTime(lastSweep.dueAt, timezone)} removed ${gone}.`}
    </Text>
  );
}
