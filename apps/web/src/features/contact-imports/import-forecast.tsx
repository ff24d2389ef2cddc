import { useMutation } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Button, Group, Stack, Text } from '@mantine/core';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { StartContactImportDocument } from '../../gql/start-contact-import.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { Counts } from './counts.tsx';
import { plannedCounts } from './import-counts.ts';
import type { ContactImport } from './use-contact-import.ts';

/** Preview of the result of an import, with the button that starts it. */
export function ImportForecast({ found, onRemap }: { found: ContactImport; onRemap: () => void }) {
  const { willCreate, willUpdate, willSkip, willOptOut, duplicates, invalid, kind, greetLeads } = found;
  const start = useStart(found.id);
  const work = willCreate + willUpdate + willSkip;
  return (
    <Section title={t`Preview`} description={t`Nothing has been saved yet.`}>
      <Stack gap="md">
        <Counts
          label={t`Preview`}
          counts={[
            ...plannedCounts(found),
            [t`Duplicates`, duplicates],
            [t`Errors`, invalid],
            ...(willOptOut > 0 ? [[t`Opt-outs`, willOptOut] as const] : []),
          ]}
        />
        {kind === 'LEADS' && (
          <Text size="sm">
            {greetLeads
              ? t`The agent contacts new leads, within your outreach limits and contact hours.`
              : t`The agent does not contact these leads.`}
          </Text>
        )}
        <RefusalAlert refusal={start.refusal} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onRemap}>
            {t`Change columns`}
          </Button>
          <Button loading={start.pending} disabled={work === 0} onClick={() => void start.attempt()}>
            {t`Import ${plural(work, { one: '# row', other: '# rows' })}`}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}

export function useStart(id: string) {
  const [start] = useMutation(StartContactImportDocument, { refetchQueries: [JobsTrayDocument] });
  return useMutationAction(async () => {
    const result = (await start({ variables: { id } })).data?.startContactImport;
    return refusalOf(result);
  });
}
