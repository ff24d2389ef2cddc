import { useQuery } from '@apollo/client/react';
import { type ImportRowGroup, LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { ContactImportRowsDocument } from '../../gql/contact-import-rows.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './contact-imports.module.css';
import type { ContactImport } from './use-contact-import.ts';

/** Rows that create nothing because the record exists, and rows that the undo has kept, with the reasons. */
export function RowsWithReason({ found }: { found: ContactImport }) {
  const { id, kind, stage, existingLeads, rowsWithAttachments, willSkip, mapping } = found;
  const column = mapping.indexOf(NAMES.find((field) => mapping.includes(field)) ?? 'PHONE');
  if (stage === 'UNDONE' || stage === 'UNDOING')
    return <RowsOfGroup id={id} group="KEPT" title={t`Kept by the undo`} column={column} />;
  if (kind === 'SAVED_REPLIES' && willSkip > 0)
    return <RowsOfGroup id={id} group="EXISTING_SAVED_REPLY" title={t`Existing saved replies`} column={column} />;
  if (kind === 'HISTORY' && rowsWithAttachments > 0)
    return <RowsOfGroup id={id} group="ATTACHMENTS" title={t`Messages without their attachments`} column={column} />;
  if (existingLeads === 0) return null;
  return <RowsOfGroup id={id} group="EXISTING_LEAD" title={t`Existing leads`} column={column} />;
}

/** Fields whose cell names a row, in order of preference. */
const NAMES = ['NAME', 'SHORTCUT'] as const;

interface Props {
  id: string;
  group: ImportRowGroup;
  title: string;
  /** Column whose cell names the row. */
  column: number;
}

/** Rows of a group, page by page. Hidden if there are none. */
function RowsOfGroup({ id, group, title, column }: Props) {
  const { slug } = useWorkspace();
  const [afterRow, setAfterRow] = useState<number | null>(null);
  const { data, error, refetch } = useQuery(ContactImportRowsDocument, {
    variables: { id, group, first: LIMITS.pageSize, afterRow },
    fetchPolicy: 'cache-and-network',
  });
  const rows = data?.contactImportRows;
  if (!error && (!rows || (rows.length === 0 && afterRow === null))) return null;
  return (
    <Section title={title}>
      {error && !data && <ErrorState onRetry={() => void refetch().catch(() => {})} />}
      <Stack component="ol" gap="xs" className={classes.rejected} aria-label={title}>
        {rows?.map(({ id: rowId, row, cells, reason, existingLeadId }) => (
          <li key={rowId} className={classes.row}>
            <Group justify="space-between" gap="xs">
              <Text size="sm" fw={550}>
                {t`Row ${row.toLocaleString('en-GB')}`} · <bdi>{cells[column]}</bdi>
              </Text>
              <Text size="sm">
                {reason}{' '}
                {existingLeadId && (
                  <AnchorLink to={paths.lead({ workspace: slug, lead: existingLeadId })}>{t`Open lead`}</AnchorLink>
                )}
              </Text>
            </Group>
          </li>
        ))}
      </Stack>
      {rows?.length === LIMITS.pageSize && (
        <Button mt="md" variant="default" size="xs" onClick={() => setAfterRow(rows.at(-1)?.row ?? null)}>
          {t`Next rows`}
        </Button>
      )}
    </Section>
  );
}
