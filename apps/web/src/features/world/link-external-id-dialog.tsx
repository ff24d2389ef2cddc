import { useMutation } from '@apollo/client/react';
import { WORLD_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { LinkExternalIdDocument } from '../../gql/external-ids.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useEscapeLayer } from '../../lib/use-escape-layer.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

/** A data source with the system name of its external ids. */
export interface SystemChoice {
  value: string;
  label: string;
}

interface Props {
  entityId: string;
  systems: readonly SystemChoice[];
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Dialog that adds an external id to an entity. */
export function LinkExternalIdDialog({ opened, onClose, ...rest }: Props) {
  useEscapeLayer(opened);
  return (
    <Modal opened={opened} onClose={onClose} title={t`Add external id`}>
      <ExternalIdForm {...rest} onClose={onClose} />
    </Modal>
  );
}

/** Choice of a system that is not a data source. Its name is entered as text. */
const OTHER = 'other';

function ExternalIdForm({ entityId, systems, onClose, onDone }: Omit<Props, 'opened'>) {
  const [link] = useMutation(LinkExternalIdDocument);
  const form = useForm({ initialValues: { source: systems[0]?.value ?? OTHER, system: '', externalId: '' } });
  const isOther = form.values.source === OTHER;
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ source, system, externalId }) => {
    const input = { entityId, system: source === OTHER ? system : source, externalId };
    const { data } = await link({ variables: { input } });
    return handleMutationResult(data?.linkExternalId, onDone);
  });
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        {systems.length > 0 && (
          <Select
            label={t`Data source`}
            data={[...systems, { value: OTHER, label: t`Another system` }]}
            allowDeselect={false}
            {...form.getInputProps('source')}
            error={isOther ? null : form.errors.system}
          />
        )}
        {isOther && (
          <TextInput
            label={t`System`}
            description={t`Name that the API uses for the system, for example shop.`}
            maxLength={WORLD_LIMITS.systemLength}
            autoComplete="off"
            {...form.getInputProps('system')}
          />
        )}
        <TextInput
          label={t`External id`}
          maxLength={WORLD_LIMITS.externalIdLength}
          autoComplete="off"
          {...form.getInputProps('externalId')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Add external id`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
