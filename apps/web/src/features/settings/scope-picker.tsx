import { closePolicies, POLICIES, type PolicyKey } from '@frontdesk/policies';
import { Input, Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { groupBy } from '../../lib/group-by.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ChoiceCheck } from '../../ui/choice-check.tsx';
import { GroupedChoices } from '../../ui/grouped-choices.tsx';

interface Props {
  value?: PolicyKey[];
  onChange?: (scopes: PolicyKey[]) => void;
  error?: ReactNode;
  /** The form finds it by this, to bring it into view when there is something wrong. */
  'data-path'?: string;
}

/** The policies a key is narrowed to, out of those the viewer holds; what they bring along is ticked too. */
export function ScopePicker({ value = [], onChange, error, 'data-path': path }: Props) {
  const labelId = useId();
  const held = useWorkspace().viewer.policies;
  const closed = closePolicies(value);
  const flip = (key: PolicyKey, on: boolean) =>
    onChange?.(on ? [...value, key] : value.filter((scope) => scope !== key));
  return (
    <div role="group" aria-labelledby={labelId} data-path={path} tabIndex={-1}>
      <Input.Label component="div" id={labelId}>
        Scopes
      </Input.Label>
      <Input.Description mb="xs">
        What it may do, out of what you may do. Give it as little as it needs.
      </Input.Description>
      <GroupedChoices
        findLabel="Find a scope"
        nothing="No policy by that name."
        groups={groupBy(POLICIES, ({ group }) => group).map(([title, items]) => {
          const count = items.filter(({ key }) => value.includes(key)).length;
          return {
            title,
            items,
            summary: (
              <Text span size="sm" c="dimmed">
                {count > 0 && `${count} chosen`}
              </Text>
            ),
          };
        })}
        itemKey={({ key }) => key}
        textOf={({ key, sentence, group }) => `${key} ${sentence} ${group}`}
      >
        {({ key, sentence, warning }) => {
          const chosen = value.includes(key);
          const along = !chosen && closed.has(key);
          const open = held.includes(key);
          return (
            <ChoiceCheck
              label={sentence}
              code={key}
              note={along ? `Comes along with ${bringerOf(key, value)}` : open ? null : 'You do not hold it yourself'}
              warning={chosen ? warning : null}
              checked={chosen || along}
              disabled={along || !open}
              onChange={(on) => flip(key, on)}
            />
          );
        }}
      </GroupedChoices>
      {error && (
        <Input.Error mt={6} role="alert">
          {error}
        </Input.Error>
      )}
    </div>
  );
}

const bringerOf = (key: PolicyKey, scopes: PolicyKey[]) => scopes.find((scope) => closePolicies([scope]).has(key));
