import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack } from '@mantine/core';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { StartContactImportDocument } from '../../gql/start-contact-import.ts';
import { countOf } from '../../lib/format-text.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { Counts } from './counts.tsx';
import type { ContactImport } from './use-contact-import.ts';

/** Preview of the import, with the button that starts it. */
export function ImportForecast({ found, onRemap }: { found: ContactImport; onRemap: () => void }) {
  const { willCreate, willUpdate, willSkip, duplicates, invalid } = found;
  const start = useStart(found.id);
  const work = willCreate + willUpdate + willSkip;
  return (
    <Section title="Preview" description="Nothing has been saved yet.">
      <Stack gap="md">
        <Counts
          label="Preview"
          counts={[
            ['New', willCreate],
            ['Updated', willUpdate],
            ['Unchanged', willSkip],
            ['Duplicates', duplicates],
            ['Errors', invalid],
          ]}
        />
        <RefusalAlert refusal={start.refusal} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onRemap}>
            Change columns
          </Button>
          <Button loading={start.pending} disabled={work === 0} onClick={() => void start.attempt()}>
            Import {countOf(work, 'row')}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}

export function useStart(id: string) {
  const [start] = useMutation(StartContactImportDocument, { refetchQueries: [JobsTrayDocument] });
  return useMutationAction(async () => {
    const result = (await start({ variables: { input: { id } } })).data?.startContactImport;
    return refusalOf(result);
  });
}
