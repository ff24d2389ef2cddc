import { useMutation } from '@apollo/client/react';
import { LIMITS, WORLD_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UpdateBookingExternalDataDocument } from '../../gql/booking-external-data.ts';
import { UpdateContactExternalDataDocument } from '../../gql/contact-external-data.ts';
import { UpdateLeadExternalDataDocument } from '../../gql/lead-external-data.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useEscapeLayer } from '../../lib/use-escape-layer.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import type { ExternalDataRecord } from './external-data.tsx';
import { type Pair, PairFields } from './pair-fields.tsx';

export type RecordType = 'Lead' | 'Contact' | 'Booking';

interface Props {
  type: RecordType;
  record: ExternalDataRecord;
  opened: boolean;
  onClose: () => void;
}

/** Dialog that edits the external ids and the metadata of a record. */
export function ExternalDataDialog({ opened, onClose, ...rest }: Props) {
  useEscapeLayer(opened);
  return (
    <Modal opened={opened} onClose={onClose} title={t`External data`} size="lg">
      <ExternalDataForm {...rest} onClose={onClose} />
    </Modal>
  );
}

interface Input {
  readonly id: string;
  readonly externalIds: { system: string; externalId: string | null }[];
  readonly metadata: { key: string; value: string | null }[];
}

function ExternalDataForm({ type, record, onClose }: Omit<Props, 'opened'>) {
  const update = useUpdate(type);
  const initialValues = {
    externalIds: record.externalIds.map(({ system, externalId }) => ({ row: system, name: system, text: externalId })),
    metadata: record.metadata.map(({ key, value }) => ({ row: key, name: key, text: value })),
  };
  const form = useForm({ initialValues });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    const externalIds = changesOf(initialValues.externalIds, values.externalIds);
    const metadata = changesOf(initialValues.metadata, values.metadata);
    const result = await update({
      id: record.id,
      externalIds: externalIds.map(({ name, text }) => ({ system: name, externalId: text })),
      metadata: metadata.map(({ name, text }) => ({ key: name, value: text })),
    });
    return handleMutationResult(result, onClose);
  });
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <PairFields
          title={t`External IDs`}
          labels={{ name: t`System`, text: t`ID`, add: t`Add external ID` }}
          lengths={{ name: WORLD_LIMITS.systemLength, text: LIMITS.externalIdLength }}
          maximum={LIMITS.externalIds}
          {...form.getInputProps('externalIds')}
        />
        <PairFields
          title={t`Metadata`}
          labels={{ name: t`Key`, text: t`Value`, add: t`Add value` }}
          lengths={{ name: LIMITS.metadataKeyLength, text: LIMITS.metadataValueLength }}
          maximum={LIMITS.metadataKeys}
          {...form.getInputProps('metadata')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Save external data`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

/** Returns the changed pairs, with a null text for those that were removed. Pairs without a name are omitted. */
function changesOf(before: readonly Pair[], after: readonly Pair[]) {
  const named = after.filter(({ name }) => name.trim() !== '');
  const kept = new Set(named.map(({ name }) => name.trim()));
  const removed = before.filter(({ name }) => !kept.has(name)).map(({ name }) => ({ name, text: null }));
  const isStored = (pair: Pair) => before.some(({ name, text }) => name === pair.name && text === pair.text);
  return [...removed, ...named.filter((pair) => !isStored(pair)).map(({ name, text }) => ({ name, text }))];
}

/** Returns a function that runs the mutation of the type. */
function useUpdate(type: RecordType) {
  const [updateLead] = useMutation(UpdateLeadExternalDataDocument);
  const [updateContact] = useMutation(UpdateContactExternalDataDocument);
  const [updateBooking] = useMutation(UpdateBookingExternalDataDocument);
  return async (input: Input) => {
    if (type === 'Lead') return (await updateLead({ variables: { input } })).data?.updateLead;
    if (type === 'Contact') return (await updateContact({ variables: { input } })).data?.updateContact;
    return (await updateBooking({ variables: { input } })).data?.updateBooking;
  };
}
