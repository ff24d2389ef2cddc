import { FILTER_OPERATORS, type FilterCondition, type FilterMatch, WEBHOOK_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ActionIcon, Button, Group, Input, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useId } from 'react';
import { OPERATOR_TITLES } from './webhook-labels.ts';

interface Props {
  match: FilterMatch;
  onMatch: (match: FilterMatch) => void;
  conditions: readonly FilterCondition[];
  onChange: (conditions: FilterCondition[]) => void;
  error: React.ReactNode;
}

const EMPTY: FilterCondition = { path: '', operator: 'EQUALS', value: '' };
const OPERATORS = FILTER_OPERATORS.map((value) => ({ value, label: OPERATOR_TITLES[value] }));

/** Fields for conditions on the payload of events. Without conditions, all events of the selected types are sent. */
export function FilterFields({ match, onMatch, conditions, onChange, error }: Props) {
  const labelId = useId();
  const put = (at: number, part: Partial<FilterCondition>) =>
    onChange(conditions.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <Stack gap="xs" role="group" aria-labelledby={labelId}>
      <Input.Label component="div" id={labelId}>
        {t`Filter (optional)`}
      </Input.Label>
      {conditions.length > 1 && (
        <NativeSelect
          aria-label={t`Match`}
          value={match}
          onChange={(event) => onMatch(event.currentTarget.value as FilterMatch)}
          data={[
            { value: 'ALL', label: t`Match all` },
            { value: 'ANY', label: t`Match any` },
          ]}
        />
      )}
      {conditions.map((condition, at) => (
        <Condition
          // oxlint-disable-next-line react/no-array-index-key -- Conditions have no ids, only positions.
          key={at}
          place={at + 1}
          condition={condition}
          onChange={(part) => put(at, part)}
          onRemove={() => onChange(conditions.filter((_, index) => index !== at))}
        />
      ))}
      {error && <Input.Error>{error}</Input.Error>}
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={conditions.length >= WEBHOOK_LIMITS.conditions}
          onClick={() => onChange([...conditions, EMPTY])}
        >
          {t`Add condition`}
        </Button>
      </div>
    </Stack>
  );
}

interface ConditionProps {
  place: number;
  condition: FilterCondition;
  onChange: (part: Partial<FilterCondition>) => void;
  onRemove: () => void;
}

function Condition({ place, condition: { path, operator, value }, onChange, onRemove }: ConditionProps) {
  return (
    <Group gap="xs" wrap="wrap" align="flex-end">
      <TextInput
        aria-label={t`Path of condition ${place}`}
        placeholder="lead.status"
        value={path}
        spellCheck={false}
        style={{ flex: '2 1 120px' }}
        onChange={(event) => onChange({ path: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={t`Operator of condition ${place}`}
        value={operator}
        data={OPERATORS}
        style={{ flex: '1 1 90px' }}
        onChange={(event) => onChange({ operator: event.currentTarget.value as FilterCondition['operator'] })}
      />
      {operator !== 'EXISTS' && (
        <TextInput
          aria-label={t`Value of condition ${place}`}
          placeholder="QUALIFIED"
          value={value}
          style={{ flex: '2 1 110px' }}
          onChange={(event) => onChange({ value: event.currentTarget.value })}
        />
      )}
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Remove condition ${place}`} onClick={onRemove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
