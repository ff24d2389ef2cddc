import { useMutation, useQuery } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { ContactImportRowsDocument } from '../../gql/contact-import-rows.ts';
import { CreateRejectedRowsLinkDocument } from '../../gql/create-rejected-rows-link.ts';
import { countOf } from '../../lib/format-text.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './contact-imports.module.css';
import { RejectedRow } from './rejected-row.tsx';
import type { ContactImport } from './use-contact-import.ts';

/** Rejected rows with reasons: correct them here or download them. */
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
      title="Rejected rows"
      description={`${countOf(invalid + duplicates, 'row')} with errors. Fix them here or download the CSV.`}
      actions={
        <Button
          variant="default"
          size="xs"
          loading={fetchFile.pending}
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => void fetchFile.attempt()}
        >
          Download CSV
        </Button>
      }
    >
      <RefusalAlert refusal={fetchFile.refusal} />
      {error && !data && <ErrorState onRetry={() => void refetch().catch(() => {})} />}
      {!rows && !error && <Skeleton height={120} />}
      <Stack component="ol" gap="sm" className={classes.rejected} aria-label="Rejected rows">
        {rows?.map((row) => (
          <RejectedRow key={row.id} row={row} importId={id} headers={headers} mapping={found.mapping} />
        ))}
      </Stack>
      {rows?.length === LIMITS.pageSize && (
        <Button mt="md" variant="default" size="xs" onClick={() => setAfterRow(rows.at(-1)?.row ?? null)}>
          Next rows
        </Button>
      )}
      {afterRow !== null && (
        <Button mt="md" variant="subtle" size="xs" onClick={() => setAfterRow(null)}>
          First rows
        </Button>
      )}
      {rows?.length === 0 && (
        <Text size="sm" c="dimmed">
          No more rows
        </Text>
      )}
    </Section>
  );
}

function useFetch(id: string) {
  const [createLink] = useMutation(CreateRejectedRowsLinkDocument);
  return useMutationAction(async () => {
    const { data } = await createLink({ variables: { input: { id } } });
    return handleMutationResult(data?.createRejectedRowsLink, {
      RejectedRowsLink: ({ url }) => window.location.assign(url),
    });
  });
}
