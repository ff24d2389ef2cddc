import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { SettingsPageQuery } from '../../gql/types.ts';
import { UpdateWorkspaceDocument } from '../../gql/update-workspace.ts';
import { countries } from '../../lib/countries.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { EditableBlock } from './editable-block.tsx';

type Workspace = SettingsPageQuery['workspace'];

/** Country that is assumed for phone numbers without a country code, with a form that changes it. */
export function CountryBlock({ workspace }: { workspace: Workspace }) {
  const { defaultCountry, viewerCan } = workspace;
  const chosen = defaultCountry && countries().find(({ value }) => value === defaultCountry)?.label;
  return (
    <EditableBlock
      title={t`Default country for phone numbers`}
      permission={viewerCan.update}
      renderForm={(done) => <CountryForm workspace={workspace} onDone={done} />}
    >
      <Text fw={600}>{chosen || t`None`}</Text>
      <Text c="dimmed" size="sm">
        {chosen ? t`Used for numbers without a country code.` : t`Numbers must include a country code.`}
      </Text>
    </EditableBlock>
  );
}

function CountryForm({ workspace, onDone }: { workspace: Workspace; onDone: () => void }) {
  const { name, description } = workspace;
  const [country, setCountry] = useState(workspace.defaultCountry);
  const [updateWorkspace] = useMutation(UpdateWorkspaceDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const input = { name, description, defaultCountry: country ?? '' };
    const { data } = await updateWorkspace({ variables: { input } });
    return handleMutationResult(data?.updateWorkspace, onDone);
  });
  return (
    <Form
      aria-label={t`Default country for phone numbers`}
      onSubmit={(event) => {
        event.preventDefault();
        void attempt();
      }}
    >
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <Select
          label={t`Default country for phone numbers`}
          searchable
          clearable
          placeholder={t`None`}
          data={countries()}
          value={country}
          onChange={setCountry}
        />
        <FormButtons onCancel={onDone} pending={pending}>
          {t`Save`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
