import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { UndoContactImportDocument } from '../../gql/undo-contact-import.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { Counts } from './counts.tsx';
import { storedCounts } from './import-counts.ts';
import { useStart } from './import-forecast.tsx';
import type { ContactImport } from './use-contact-import.ts';

/** Result of a finished, canceled or stopped import. */
export function ImportOutcome({ found, going }: { found: ContactImport; going: boolean }) {
  const { created, updated, skipped, optedOut, duplicates, invalid, stage, job, isViewerOwner, tags } = found;
  const left = found.willCreate + found.willUpdate + found.willSkip - created - updated - skipped;
  const start = useStart(found.id);
  const stopped = stage === 'IMPORTING' && !going;
  return (
    <Section title={TITLES[stage] ?? t`Results`}>
      <Stack gap="md">
        <Counts
          label={t`Results`}
          counts={[
            ...storedCounts(found),
            [t`Duplicates`, duplicates],
            [t`Errors`, invalid],
            ...(optedOut > 0 ? [[t`Opt-outs`, optedOut] as const] : []),
          ]}
        />
        {job?.failure && (
          <Alert color="red" variant="light">
            {job.failure}
          </Alert>
        )}
        {stage === 'IMPORTED' && tags.length > 0 && <Tagged tags={tags} />}
        {stopped && <Text size="sm">{t`The import was stopped. Rows that were already imported are saved.`}</Text>}
        <RefusalAlert refusal={start.refusal} />
        {isViewerOwner && (
          <Group justify="flex-end" gap="sm">
            <Undo found={found} />
            {left > 0 && stage !== 'UNDONE' && stage !== 'UNDOING' && (
              <Button loading={start.pending} onClick={() => void start.attempt()}>
                {stopped
                  ? t`Import remaining ${plural(left, { one: '# row', other: '# rows' })}`
                  : t`Import ${plural(left, { one: '# row', other: '# rows' })}`}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Section>
  );
}

/** Link to the contacts that have the tags assigned by the import. */
function Tagged({ tags }: { tags: readonly string[] }) {
  const { slug } = useWorkspace();
  return (
    <Text size="sm">
      <Trans>
        Created and updated contacts are tagged{' '}
        <AnchorLink to={paths.contacts({ workspace: slug })} search={{ tag: [...tags] }} td="underline">
          {tags.join(', ')}
        </AnchorLink>
        .
      </Trans>
    </Text>
  );
}

const TITLES: Partial<Record<ContactImport['stage'], string>> = {
  IMPORTED: t`Done`,
  UNDONE: t`Undone`,
  UNDOING: t`Partly undone`,
};

function Undo({
  found: { id, kind, fileName, undoable, stage, created, updated, createdLeads },
}: {
  found: ContactImport;
}) {
  const [undo] = useMutation(UndoContactImportDocument, { refetchQueries: [JobsTrayDocument] });
  const confirmation = useConfirmation(async () => {
    const result = (await undo({ variables: { id } })).data?.undoContactImport;
    return refusalOf(result);
  });
  const stopped = stage === 'IMPORTING' && created + updated + createdLeads > 0;
  if (!undoable && !stopped) return null;
  return (
    <>
      <Button variant="default" onClick={confirmation.ask}>
        {t`Undo import`}
      </Button>
      <ConfirmDialog
        {...confirmation.dialog}
        title={t`Undo the import of ${fileName}?`}
        confirmLabel={t`Undo import`}
        danger
      >
        {undoEffect(kind)}
      </ConfirmDialog>
    </>
  );
}

/** Returns what the undo of an import does. */
function undoEffect(kind: ContactImport['kind']): string {
  switch (kind) {
    case 'LEADS':
      return t`This removes new leads and contacts and restores updated contacts, except those edited or contacted since. An import can be undone for ${LIMITS.importUndoHours} hours.`;
    case 'SAVED_REPLIES':
      return t`This deletes new saved replies, except those edited since. An import can be undone for ${LIMITS.importUndoHours} hours.`;
    case 'HISTORY':
      return t`This deletes the imported messages, and conversations without other content. An import can be undone for ${LIMITS.importUndoHours} hours.`;
    case 'CONTACTS':
      return t`This removes new contacts and restores updated contacts, except contacts that were edited or messaged since the import. An import can be undone for ${LIMITS.importUndoHours} hours.`;
  }
}
