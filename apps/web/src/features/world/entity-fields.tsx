import { useMutation } from '@apollo/client/react';
import { WORLD_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconWorld } from '@tabler/icons-react';
import { useState } from 'react';
import type { EntityPageQuery } from '../../gql/types.ts';
import { UpdateEntityDocument } from '../../gql/update-entity.ts';
import { humanizeName } from '../../lib/format-text.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { FieldSummary } from './field-summary.tsx';
import { groupFieldsOf, type KnownField } from './group-fields.ts';
import { HistoryControl, type PastTime } from './history-control.tsx';

export type Entity = EntityPageQuery['entity'];

interface Props {
  entity: Entity;
  values: readonly KnownField[];
  onChanged: () => void;
  onPast: (past: PastTime | null) => void;
}

/** Fields of an entity and its linked entities, with confidence and source. With the permission, the viewer can correct each field. */
export function EntityFields({ entity, values, onChanged, onPast }: Props) {
  const [corrected, correct] = useState<string | null>(null);
  const done = () => {
    correct(null);
    onChanged();
  };
  const { id, viewerCan } = entity;
  const fields = groupFieldsOf(values);
  return (
    <Section title={t`Facts`} actions={<HistoryControl past={null} onChange={onPast} />} flush>
      <RowList
        label={t`Facts`}
        rows={fields}
        rowKey={({ name }) => name}
        renderText={(field) =>
          corrected === field.name ? (
            <CorrectField
              entityId={id}
              name={field.name}
              value={field.current?.value ?? ''}
              onClose={() => correct(null)}
              onDone={done}
            />
          ) : (
            <FieldSummary field={field} />
          )
        }
        renderActions={(field) =>
          corrected !== field.name && (
            <PermissionButton
              size="xs"
              variant="default"
              permission={viewerCan.correct}
              aria-label={t`Correct ${humanizeName(field.name)}`}
              onClick={() => correct(field.name)}
            >
              {t`Correct`}
            </PermissionButton>
          )
        }
        total={fields.length}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        empty={
          <EmptyState icon={<IconWorld size={24} stroke={1.6} />} title={t`No facts`}>
            {t`This record was only mentioned, or its facts were retracted.`}
          </EmptyState>
        }
      />
    </Section>
  );
}

interface CorrectFieldProps {
  entityId: string;
  name: string;
  value: string;
  onClose: () => void;
  onDone: () => void;
}

/**
 * Form that corrects a field with full confidence. An empty text clears the field. Later events do not override the
 * correction.
 */
function CorrectField({ entityId: id, name, value, onClose, onDone }: CorrectFieldProps) {
  const [correct] = useMutation(UpdateEntityDocument);
  const form = useForm({ initialValues: { text: value } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ text }) => {
    const field = { name, ...(text.trim() && { string: text }) };
    const { data } = await correct({ variables: { input: { id, field } } });
    return handleMutationResult(data?.updateEntity, onDone);
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Correct ${humanizeName(name)}`}>
      <Stack gap="sm">
        <Textarea
          label={humanizeName(name)}
          description={t`Your value overrides the values from all other sources. To clear the value, leave the field empty.`}
          autosize
          data-autofocus
          maxLength={WORLD_LIMITS.valueLength}
          {...form.getInputProps('text')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Save`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
