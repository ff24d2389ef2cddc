import { fieldList, listedFields, namedField } from '@frontdesk/agent/engine';
import { RECORD_FIELD_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { MultiSelect, NativeSelect } from '@mantine/core';
import { useRecordFields } from '../use-record-fields.ts';

interface Props {
  /** Argument as an expression, for example `['membership']`. */
  value: string;
  readOnly: boolean;
  onChange: (value: string) => void;
}

const HINT = t`To add fields, go to “Record fields”.`;

/** Field for selecting the record fields that a state reads. Fields that the agent can no longer use stay selected. */
export function ReadFieldsInput({ value, readOnly, onChange }: Props) {
  const chosen = listedFields(value) ?? [];
  const allowed = useRecordFields()?.map(({ name }) => name) ?? [];
  const example = `{result.${chosen[0] ?? 'membership'}}`;
  return (
    <MultiSelect
      label={t`Fields to read`}
      description={t`To insert a value in a text, write ${example}. ${HINT}`}
      data={[...new Set([...allowed, ...chosen])]}
      value={chosen}
      searchable
      maxValues={RECORD_FIELD_LIMITS.fieldsInRead}
      readOnly={readOnly}
      onChange={(names) => onChange(fieldList(names))}
    />
  );
}

/** Field for selecting the record field that a state changes. */
export function ChangedFieldInput({ value, readOnly, onChange }: Props) {
  const chosen = namedField(value) ?? '';
  const fields = useRecordFields() ?? [];
  const allowed = fields.filter(({ access }) => access === 'WRITE').map(({ name }) => name);
  const data = [...new Set([...allowed, chosen])].filter(Boolean);
  return (
    <NativeSelect
      label={t`Field to change`}
      description={HINT}
      data={[{ value: '', label: t`Choose a field` }, ...data]}
      value={chosen}
      disabled={readOnly}
      onChange={(event) => onChange(`'${event.currentTarget.value}'`)}
    />
  );
}
