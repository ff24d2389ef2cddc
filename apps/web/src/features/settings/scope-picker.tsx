import { expandPolicies, POLICIES, type Policy, type PolicyKey } from '@frontdesk/policies';
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
  /** The form finds it by this, to bring it into view when there is something wrong. */
  'data-path'?: string;
}

/** The policies a key is narrowed to, out of those the viewer holds; what they bring along is ticked too. */
export function ScopePicker({ label = 'Scopes', value = [], onChange, error, 'data-path': path }: Props) {
  const labelId = useId();
  const flip = (key: PolicyKey, on: boolean) =>
    onChange?.(on ? [...value, key] : value.filter((scope) => scope !== key));
  return (
    <div role="group" aria-labelledby={labelId} data-path={path} tabIndex={-1}>
      <Input.Label component="div" id={labelId}>
        {label}
      </Input.Label>
      <Input.Description mb="xs">
        What it may do, out of what you may do. Give it as little as it needs.
      </Input.Description>
      <GroupedChoices
        findLabel="Find a scope"
        nothing="No policy by that name."
        groups={groupBy(POLICIES, ({ group }) => group).map(([title, items]) => ({
          title,
          items,
          summary: <Chosen count={items.filter(({ key }) => value.includes(key)).length} />,
        }))}
        itemKey={({ key }) => key}
        textOf={({ key, sentence, group }) => `${key} ${sentence} ${group}`}
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
      {count} chosen
    </Text>
  );

interface ScopeProps {
  policy: Policy;
  chosen: PolicyKey[];
  onFlip: (on: boolean) => void;
}

function Scope({ policy: { key, sentence, warning }, chosen, onFlip }: ScopeProps) {
  const held = useWorkspace().viewer.policies.includes(key);
  const ticked = chosen.includes(key);
  const bringer = ticked ? undefined : chosen.find((scope) => expandPolicies([scope]).has(key));
  return (
    <ChoiceCard
      label={sentence}
      code={key}
      note={bringer ? `Comes along with ${bringer}` : held ? null : 'You do not hold it yourself'}
      warning={ticked ? warning : null}
      checked={ticked || bringer !== undefined}
      disabled={bringer !== undefined || !held}
      onChange={onFlip}
    />
  );
}
