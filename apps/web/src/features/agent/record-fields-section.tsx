import {
  isChangeableFieldName,
  isWritableRecordField,
  LEAD_FIELD_NAMES,
  leadFieldOf,
  RECORD_FIELD_LIMITS,
  type RecordAccess,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ActionIcon, Group, NativeSelect, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconId, IconTrash } from '@tabler/icons-react';
import { refusalMessage } from '../../lib/refusal-message.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Form } from '../../ui/form.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import questions from './questions.module.css';
import { MANAGES } from './use-agent.ts';
import { type RecordField, useRecordFields, useUpdateRecordFieldAccess } from './use-record-fields.ts';

const ACCESS = [
  { value: 'READ', label: t`Read` },
  { value: 'WRITE', label: t`Read and change` },
];
/** Levels of access that can be granted to fields of the lead. Flows can always read these fields. */
const LEAD_ACCESS = [{ value: 'WRITE', label: t`Change` }];

function optionsOf(name: string) {
  if (leadFieldOf(name)) return LEAD_ACCESS;
  return isWritableRecordField(name) ? ACCESS : ACCESS.slice(0, 1);
}

/** Fields of the contact's own record, and of the lead, that the agent can use (AG-21). */
export function RecordFieldsSection() {
  const fields = useRecordFields();
  const allowed = useCan('update', 'RecordField');
  return (
    <Section
      title={t`Record fields`}
      description={t`Fields of a contact’s record or lead that the agent can use. Changes apply immediately.`}
    >
      {fields ? (
        <RecordFields fields={fields} permission={{ allowed, reason: allowed ? null : MANAGES }} />
      ) : (
        <Skeleton height={120} radius="md" />
      )}
    </Section>
  );
}

function RecordFields({ fields, permission }: { fields: readonly RecordField[]; permission: Permission }) {
  const set = useUpdateRecordFieldAccess();
  const { attempt, refusal } = useMutationAction(set);
  return (
    <Stack gap="sm">
      <RefusalAlert refusal={refusal} />
      {fields.length === 0 ? (
        <EmptyState icon={<IconId size={24} stroke={1.6} />} title={t`No record fields yet`}>
          {t`The agent can’t read or change records.`}
        </EmptyState>
      ) : (
        <ul className={questions.list} aria-label={t`Record fields`}>
          {fields.map((field) => (
            <FieldRow
              key={field.name}
              field={field}
              readOnly={!permission.allowed}
              onChange={(access) => void attempt(field.name, access)}
            />
          ))}
        </ul>
      )}
      <AddField isFull={fields.length >= RECORD_FIELD_LIMITS.fields} permission={permission} />
    </Stack>
  );
}

interface RowProps {
  field: RecordField;
  readOnly: boolean;
  onChange: (access: RecordAccess) => void;
}

function FieldRow({ field: { name, access }, readOnly, onChange }: RowProps) {
  return (
    <li className={questions.row}>
      <Text className={questions.words} size="sm" fw={550}>
        {name}
      </Text>
      <NativeSelect
        size="xs"
        aria-label={t`Access: ${name}`}
        data={optionsOf(name)}
        value={access}
        disabled={readOnly}
        onChange={(event) => onChange(event.currentTarget.value as RecordAccess)}
      />
      {!readOnly && (
        <ActionIcon variant="subtle" color="gray" aria-label={t`Remove: ${name}`} onClick={() => onChange('NONE')}>
          <IconTrash size={17} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

function AddField({ isFull, permission }: { isFull: boolean; permission: Permission }) {
  const set = useUpdateRecordFieldAccess();
  const form = useForm({
    initialValues: { name: '', access: 'READ' as RecordAccess },
    validate: { name: (name) => (isChangeableFieldName(name.trim()) ? null : refusalMessage('RECORD_FIELD_INVALID')) },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ name, access }) => {
    const refused = await set(name.trim(), leadFieldOf(name.trim()) ? 'WRITE' : access);
    if (!refused) form.reset();
    return refused;
  });
  if (!permission.allowed) return null;
  return (
    <Form onSubmit={onSubmit} aria-label={t`Add record field`}>
      <RefusalAlert refusal={refusal} />
      <Group gap="sm" align="flex-start">
        <TextInput
          label={t`Field`}
          description={t`Field of the contact’s record, or of the lead: ${LEAD_FIELD_NAMES.join(', ')}.`}
          placeholder={t`membership`}
          autoComplete="off"
          spellCheck={false}
          flex={1}
          miw={160}
          {...form.getInputProps('name')}
        />
        <NativeSelect label={t`Access`} data={optionsOf(form.values.name.trim())} {...form.getInputProps('access')} />
        <PermissionButton
          type="submit"
          variant="default"
          mt={25}
          loading={pending}
          permission={isFull ? { allowed: false, reason: refusalMessage('RECORD_FIELDS_TOO_MANY') } : permission}
        >
          {t`Add field`}
        </PermissionButton>
      </Group>
    </Form>
  );
}
