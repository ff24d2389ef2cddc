import { expandPolicies, POLICIES, type Policy, type PolicyKey } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { Input, Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { groupBy } from '../../lib/group-by.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ChoiceCard } from '../../ui/choice-card.tsx';
import { GroupedChoices } from '../../ui/grouped-choices.tsx';

interface Props {
  label?: string;
  value?: PolicyKey[];
  onChange?: (scopes: PolicyKey[]) => void;
  error?: ReactNode;
  /** Path of the field in the form, with which the form scrolls to the field if it has an error. */
  'data-path'?: string;
}

/**
 * Field for the policies of an API key or service account. Policies that the viewer does not have are disabled.
 * Policies that a selected policy implies are shown as selected.
 */
export function ScopePicker({ label = t`Scopes`, value = [], onChange, error, 'data-path': path }: Props) {
  const labelId = useId();
  const flip = (key: PolicyKey, on: boolean) =>
    onChange?.(on ? [...value, key] : value.filter((scope) => scope !== key));
  return (
    <div role="group" aria-labelledby={labelId} data-path={path} tabIndex={-1}>
      <Input.Label component="div" id={labelId}>
        {label}
      </Input.Label>
      <Input.Description mb="xs">{t`Select only the permissions that are needed.`}</Input.Description>
      <GroupedChoices
        findLabel={t`Find permission`}
        nothing={t`No matching permissions`}
        groups={groupBy(POLICIES, ({ group }) => group).map(([title, items]) => ({
          title,
          items,
          summary: <Chosen count={items.filter(({ key }) => value.includes(key)).length} />,
        }))}
        itemKey={({ key }) => key}
        textOf={({ key, description, group }) => `${key} ${description} ${group}`}
      >
        {(policy) => <Scope policy={policy} chosen={value} onFlip={(on) => flip(policy.key, on)} />}
      </GroupedChoices>
      {error && (
        <Input.Error mt={6} role="alert">
          {error}
        </Input.Error>
      )}
    </div>
  );
}

const Chosen = ({ count }: { count: number }) =>
  count > 0 && (
    <Text span size="sm" c="dimmed">
      {t`${count} selected`}
    </Text>
  );

interface ScopeProps {
  policy: Policy;
  chosen: PolicyKey[];
  onFlip: (on: boolean) => void;
}

function Scope({ policy: { key, description, warning }, chosen, onFlip }: ScopeProps) {
  const held = useWorkspace().viewer.policies.includes(key);
  const ticked = chosen.includes(key);
  const bringer = ticked ? undefined : chosen.find((scope) => expandPolicies([scope]).has(key));
  return (
    <ChoiceCard
      label={description}
      code={key}
      note={bringer ? t`Included with ${bringer}` : held ? null : t`You don’t have this permission`}
      warning={ticked ? warning : null}
      checked={ticked || bringer !== undefined}
      disabled={bringer !== undefined || !held}
      onChange={onFlip}
    />
  );
}
