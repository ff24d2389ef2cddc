import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { SettingsPageQuery } from '../../gql/types.ts';
import { UpdateWorkspaceDocument } from '../../gql/update-workspace.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { timeZones } from '../../lib/time-zones.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { EditableBlock } from './editable-block.tsx';

type Workspace = SettingsPageQuery['workspace'];

/** Time zone of the workspace, with a form that changes it. */
export function TimeZoneBlock({ workspace }: { workspace: Workspace }) {
  const { timezone, viewerCan } = workspace;
  return (
    <EditableBlock
      title={t`Time zone`}
      permission={viewerCan.update}
      renderForm={(done) => <TimeZoneForm workspace={workspace} onDone={done} />}
    >
      <Text fw={600}>{timezone}</Text>
      <Text c="dimmed" size="sm">
        {t`Appointments, daily analytics and quiet hours use this time zone.`}
      </Text>
    </EditableBlock>
  );
}

function TimeZoneForm({ workspace, onDone }: { workspace: Workspace; onDone: () => void }) {
  const { name, description } = workspace;
  const [timezone, setTimezone] = useState(workspace.timezone);
  const [updateWorkspace] = useMutation(UpdateWorkspaceDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const input = { name, description, timezone };
    const { data } = await updateWorkspace({ variables: { input } });
    return handleMutationResult(data?.updateWorkspace, onDone);
  });
  return (
    <Form
      aria-label={t`Time zone`}
      onSubmit={(event) => {
        event.preventDefault();
        void attempt();
      }}
    >
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <Select
          label={t`Time zone`}
          searchable
          allowDeselect={false}
          data={timeZones()}
          value={timezone}
          onChange={(value) => value && setTimezone(value)}
        />
        <FormButtons onCancel={onDone} pending={pending}>
          {t`Save`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
