import { useMutation } from '@apollo/client/react';
import { useGraphiQL } from '@graphiql/react';
import { Button, Modal, Stack, Text } from '@mantine/core';
import { IconBookmarkPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { PersistedOperationsDocument } from '../../gql/persisted-operations.ts';
import { SaveOperationDocument } from '../../gql/save-operation.ts';
import type { SaveOperationMutation } from '../../gql/types.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';

type Saved = Extract<SaveOperationMutation['registerPersistedOperation'], { operation: object }>['operation'];

/** Keeps the document in the editor, so that automation can run it by its id. */
export function SaveOperation() {
  const editor = useGraphiQL((state) => state.queryEditor);
  const [opened, setOpened] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [save] = useMutation(SaveOperationDocument, { refetchQueries: [PersistedOperationsDocument] });
  const { attempt, pending, refusal } = useAttempt(async () => {
    setSaved(null);
    const { data } = await save({ variables: { input: { document: editor?.getValue() ?? '' } } });
    const result = data?.registerPersistedOperation;
    switch (result?.__typename) {
      case 'PersistedOperationRegistered':
        return void setSaved(result.operation);
      case 'Refused':
        return result;
      case undefined:
        return;
      default:
        return unreachable(result);
    }
  });
  return (
    <>
      <Button
        size="xs"
        leftSection={<IconBookmarkPlus size={15} aria-hidden />}
        loading={pending}
        onClick={() => void attempt().finally(() => setOpened(true))}
      >
        Save as persisted operation
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={saved ? `${saved.name} is saved` : 'Not saved'}
        size="lg"
      >
        <Stack gap="md">
          <RefusalAlert refusal={refusal} />
          {saved && <Receipt saved={saved} />}
        </Stack>
      </Modal>
    </>
  );
}

function Receipt({ saved }: { saved: Saved }) {
  return (
    <>
      <Text size="sm" c="dimmed">
        Run it by its id, without its text. Put an API key of this workspace into <code>FRONTDESK_KEY</code>, and your
        values into the variables.
      </Text>
      <CopyField label="Id" value={saved.id} />
      <CopyField label="Command" value={saved.curl} block />
    </>
  );
}
