import { useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { LeadFormVersionsDocument } from '../../gql/lead-form.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { denialOf } from '../../session/denial.ts';
import { usePages } from '../../session/use-pages.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import type { FormDraft } from './use-form-draft.ts';

interface Props {
  publishedNumber: number | null;
  isDirty: boolean;
  restore: FormDraft['restore'];
}

/** List of the published versions. Each version can be restored as the draft. */
export function VersionsSection({ publishedNumber, isDirty, restore }: Props) {
  const variables = { first: LIMITS.pageSize };
  const { data, error, fetchMore, refetch } = useQuery(LeadFormVersionsDocument, { variables });
  const { timezone } = useWorkspace();
  const list = data?.leadFormVersions;
  const { paging } = usePages(list, { fetchMore, refetch });
  const [restored, setRestored] = useState<{ id: string; number: number } | null>(null);
  const shown = useLastValue(restored);
  const confirm = async () => {
    if (restored && (await restore.attempt(restored.id))) setRestored(null);
  };
  if (error && !data)
    return (
      <Section title={t`Versions`}>
        <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />
      </Section>
    );
  return (
    <Section title={t`Versions`} flush>
      <RowList
        label={t`Versions`}
        rows={list?.edges.map(({ node }) => node)}
        rowKey={({ id }) => id}
        renderText={({ number, publishedAt, publishedByName }) => (
          <>
            <Group gap="xs">
              <Text size="sm" fw={600}>{t`Version ${number}`}</Text>
              {number === publishedNumber && <StatusBadge tone="good">{t`Published`}</StatusBadge>}
            </Group>
            <Text size="sm" c="dimmed">
              <Trans>
                <TimeAgo iso={publishedAt} timeZone={timezone} /> · {publishedByName}
              </Trans>
            </Text>
          </>
        )}
        renderActions={({ id, number }) => (
          <Button
            variant="default"
            size="xs"
            aria-label={t`Restore version ${number}`}
            onClick={() => setRestored({ id, number })}
          >
            {t`Restore`}
          </Button>
        )}
        {...paging}
        empty={
          <EmptyState icon={<IconHistory size={24} stroke={1.6} />} title={t`No versions yet`}>
            {t`Visitors see the built-in form until you publish.`}
          </EmptyState>
        }
      />
      <ConfirmDialog
        opened={restored !== null}
        onClose={() => setRestored(null)}
        title={t`Restore version ${shown?.number ?? 0}?`}
        confirmLabel={t`Restore as draft`}
        onConfirm={() => void confirm()}
        pending={restore.pending}
        refusal={restore.refusal}
      >
        {isDirty
          ? t`The draft and your unsaved changes are replaced. Visitors see the version after you publish it.`
          : t`The draft is replaced. Visitors see the version after you publish it.`}
      </ConfirmDialog>
    </Section>
  );
}
