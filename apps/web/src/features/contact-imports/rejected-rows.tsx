import { useMutation, useQuery } from '@apollo/client/react';
import { type ImportField, LIMITS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Button, Group, SimpleGrid, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { ContactImportRowsDocument } from '../../gql/contact-import-rows.ts';
import { CreateRejectedRowsLinkDocument, UpdateContactImportRowDocument } from '../../gql/rejected-rows.ts';
import type { ContactImportRowsQuery } from '../../gql/types.ts';
import { handleMutationResult, refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './contact-imports.module.css';
import type { ContactImport } from './use-contact-import.ts';

/** Rejected rows with reasons. The user can correct the rows or download them. */
export function RejectedRows({ found }: { found: ContactImport }) {
  const { id, headers, invalid, duplicates } = found;
  const [afterRow, setAfterRow] = useState<number | null>(null);
  const { data, error, refetch } = useQuery(ContactImportRowsDocument, {
    variables: { id, actions: ['INVALID', 'DUPLICATE'], first: LIMITS.pageSize, afterRow },
    fetchPolicy: 'cache-and-network',
  });
  const rows = data?.contactImportRows;
  const fetchFile = useFetch(id);
  return (
    <Section
      title={t`Rejected rows`}
      description={t`${plural(invalid + duplicates, { one: '# row', other: '# rows' })} with errors. Fix them here or download the CSV.`}
      actions={
        <Button
          variant="default"
          size="xs"
          loading={fetchFile.pending}
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => void fetchFile.attempt()}
        >
          {t`Download CSV`}
        </Button>
      }
    >
      <RefusalAlert refusal={fetchFile.refusal} />
      {error && !data && <ErrorState onRetry={() => void refetch().catch(() => {})} />}
      {!rows && !error && <Skeleton height={120} />}
      <Stack component="ol" gap="sm" className={classes.rejected} aria-label={t`Rejected rows`}>
        {rows?.map((row) => (
          <RejectedRow key={row.id} row={row} importId={id} headers={headers} mapping={found.mapping} />
        ))}
      </Stack>
      {rows?.length === LIMITS.pageSize && (
        <Button mt="md" variant="default" size="xs" onClick={() => setAfterRow(rows.at(-1)?.row ?? null)}>
          {t`Next rows`}
        </Button>
      )}
      {afterRow !== null && (
        <Button mt="md" variant="subtle" size="xs" onClick={() => setAfterRow(null)}>
          {t`First rows`}
        </Button>
      )}
      {rows?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t`No more rows`}
        </Text>
      )}
    </Section>
  );
}

function useFetch(id: string) {
  const [createLink] = useMutation(CreateRejectedRowsLinkDocument);
  return useMutationAction(async () => {
    const { data } = await createLink({ variables: { id } });
    return handleMutationResult(data?.createRejectedRowsLink, ({ url }) => window.location.assign(url));
  });
}

type Row = ContactImportRowsQuery['contactImportRows'][number];

interface RejectedRowProps {
  row: Row;
  importId: string;
  headers: readonly string[];
  mapping: readonly ImportField[];
}

/** One rejected row with editable cells. */
function RejectedRow({ row: { row, cells, action, reason }, importId, headers, mapping }: RejectedRowProps) {
  const [edited, say] = useState<readonly string[]>(cells);
  const [fix] = useMutation(UpdateContactImportRowDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const result = (await fix({ variables: { input: { importId, row, cells: [...edited] } } })).data
      ?.updateContactImportRow;
    return refusalOf(result);
  });
  const fixed = action !== 'INVALID' && action !== 'DUPLICATE';
  return (
    <li className={classes.row}>
      <Group justify="space-between" gap="xs" mb={6}>
        <Text size="sm" fw={550}>
          {t`Row ${row.toLocaleString('en-GB')}`}
        </Text>
        {fixed ? <StatusBadge tone="good">{t`Fixed`}</StatusBadge> : <Text size="sm">{reason}</Text>}
      </Group>
      {!fixed && (
        <Form
          aria-label={t`Row ${row}`}
          onSubmit={(event) => {
            event.preventDefault();
            void attempt();
          }}
        >
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="xs">
            {headers.map((header, column) =>
              mapping[column] === 'IGNORE' ? null : (
                <TextInput
                  // biome-ignore lint/suspicious/noArrayIndexKey: The position identifies the column.
                  key={column}
                  size="xs"
                  label={header || t`Column ${column + 1}`}
                  value={edited[column] ?? ''}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    say(edited.map((cell, at) => (at === column ? value : cell)));
                  }}
                />
              ),
            )}
          </SimpleGrid>
          <RefusalAlert refusal={refusal} />
          <Group justify="flex-end" mt={6}>
            <Button
              type="submit"
              size="xs"
              variant="light"
              loading={pending}
              disabled={edited.join('\0') === cells.join('\0')}
            >
              {t`Fix row ${row}`}
            </Button>
          </Group>
        </Form>
      )}
    </li>
  );
}
