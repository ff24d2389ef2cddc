import { useQuery } from '@apollo/client/react';
import { LIMITS, normalizeName, REFUSALS } from '@frontdesk/domain';
import { Modal, Radio, Skeleton, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { OrganizationChoicesDocument } from '../../gql/organization-choices.ts';
import type { OrganizationChoicesQuery } from '../../gql/types.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useCreateOrganization, useSetOrganization } from './use-organization.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** An existing organization of the viewer, or a new one. */
export function OrganizationDialog({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add to organization">
      <OrganizationChoice onClose={onClose} />
    </Modal>
  );
}

function OrganizationChoice({ onClose }: { onClose: () => void }) {
  const { data, error, refetch } = useQuery(OrganizationChoicesDocument, { fetchPolicy: 'network-only' });
  if (error) return <ErrorState onRetry={() => void refetch().catch(() => {})} />;
  if (!data) return <Skeleton height={36} radius="md" role="status" aria-label="Loading organizations" />;
  return <OrganizationForm organizations={data.organizations} onClose={onClose} />;
}

const NEW = 'new';

interface FormProps {
  organizations: OrganizationChoicesQuery['organizations'];
  onClose: () => void;
}

function OrganizationForm({ organizations, onClose }: FormProps) {
  const create = useCreateOrganization();
  const put = useSetOrganization();
  const form = useForm({
    initialValues: { chosen: organizations[0]?.id ?? NEW, name: '' },
    validate: { name: (name, { chosen }) => (chosen !== NEW || normalizeName(name) ? null : REFUSALS.NAME_INVALID) },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ chosen, name }) => {
    const made = chosen === NEW ? await create(name) : { id: chosen };
    if ('code' in made) return made;
    const refused = await put(made.id);
    if (!refused) onClose();
    return refused;
  });
  return (
    <Form onSubmit={onSubmit} aria-label="Add to organization">
      <Stack gap="md">
        {organizations.length > 0 && (
          <Radio.Group label="Organization" {...form.getInputProps('chosen')}>
            <Stack gap="xs" mt={6}>
              {organizations.map(({ id, name }) => (
                <Radio key={id} value={id} label={name} />
              ))}
              <Radio value={NEW} label="New organization" />
            </Stack>
          </Radio.Group>
        )}
        {form.values.chosen === NEW && (
          <TextInput
            label="Organization name"
            maxLength={LIMITS.nameLength}
            data-autofocus
            {...form.getInputProps('name')}
          />
        )}
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          Add workspace
        </FormButtons>
      </Stack>
    </Form>
  );
}
