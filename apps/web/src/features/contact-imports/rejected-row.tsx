import { useMutation } from '@apollo/client/react';
import type { ImportField } from '@frontdesk/domain';
import { Button, Group, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ContactImportRowsQuery } from '../../gql/types.ts';
import { UpdateContactImportRowDocument } from '../../gql/update-contact-import-row.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './contact-imports.module.css';

type Row = ContactImportRowsQuery['contactImportRows'][number];

interface Props {
  row: Row;
  importId: string;
  headers: readonly string[];
  mapping: readonly ImportField[];
}

/** One rejected row with its reason and editable cells. */
export function RejectedRow({ row: { row, cells, action, reason }, importId, headers, mapping }: Props) {
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
          Row {row.toLocaleString('en-GB')}
        </Text>
        {fixed ? <StatusBadge tone="good">Fixed</StatusBadge> : <Text size="sm">{reason}</Text>}
      </Group>
      {!fixed && (
        <Form
          aria-label={`Row ${row}`}
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
                  label={header || `Column ${column + 1}`}
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
              Fix row {row}
            </Button>
          </Group>
        </Form>
      )}
    </li>
  );
}
