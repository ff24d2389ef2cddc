import { useMutation } from '@apollo/client/react';
import { WORLD_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconWorld } from '@tabler/icons-react';
import { useState } from 'react';
import { confidenceText } from '../../app/fact-labels.ts';
import type { EntityPageQuery } from '../../gql/types.ts';
import { UpdateEntityDocument } from '../../gql/update-entity.ts';
import { readableText } from '../../lib/dates.ts';
import { humanizeName } from '../../lib/format-text.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { type GroupField, groupFieldsOf, type KnownField } from './group-fields.ts';
import classes from './world.module.css';
import { sourceOf } from './world-labels.ts';

export type Entity = EntityPageQuery['entity'];

interface Props {
  entity: Entity;
  onChanged: () => void;
}

/** Fields of an entity and its linked entities, with confidence and source. With the permission, the viewer can correct each field. */
export function EntityFields({ entity, onChanged }: Props) {
  const [corrected, correct] = useState<string | null>(null);
  const done = () => {
    correct(null);
    onChanged();
  };
  const { id, viewerCan } = entity;
  const fields = groupFieldsOf(entity);
  return (
    <Section title={t`Facts`} flush>
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
            <RowSummary field={field} />
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

function RowSummary({ field: { name, current, others } }: { field: GroupField }) {
  const { timezone } = useWorkspace();
  return (
    <>
      <Group gap="xs" mb={2}>
        <Text component="h3" size="sm" c="dimmed">
          {humanizeName(name)}
        </Text>
      </Group>
      {current ? (
        <>
          <Text dir="auto" className={classes.value}>
            {valueOf(current, timezone)}
          </Text>
          <Text size="sm" c="dimmed">
            {confidenceText(current.confidencePercent)} · <bdi>{sourceOf(current)}</bdi> ·{' '}
            <TimeAgo iso={current.ingestedAt} timeZone={timezone} />
          </Text>
        </>
      ) : (
        <Text c="dimmed">{t`Cleared`}</Text>
      )}
      {others.map((other) => (
        <Text key={other.id} size="sm" c="dimmed" className={classes.value}>
          {t`Other value:`} <bdi>{valueOf(other, timezone)}</bdi> · {confidenceText(other.confidencePercent)} ·{' '}
          <bdi>{sourceOf(other)}</bdi> · <TimeAgo iso={other.ingestedAt} timeZone={timezone} />
        </Text>
      ))}
    </>
  );
}

/** Formats the value of a field. */
export function valueOf({ kind, value }: Pick<KnownField, 'kind' | 'value'>, timezone: string): string {
  if (kind !== 'BOOLEAN') return readableText(value, timezone);
  return value === 'true' ? t`Yes` : t`No`;
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
