import type { PolicyKey } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { Input, Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { ChoiceCard } from '../../ui/choice-card.tsx';
import { GroupedChoices } from '../../ui/grouped-choices.tsx';
import { POLICY_REFUSAL } from './access-labels.ts';
import { POLICY_GROUPS } from './policy-matrix.tsx';
import { broughtBy, withPolicy } from './role-draft.ts';
import type { AccessChoices } from './use-access-choices.ts';

interface Props {
  policies: readonly PolicyKey[];
  choices: AccessChoices;
  error: ReactNode;
  onChange: (policies: PolicyKey[]) => void;
}

/** Checkboxes for policies, by group. A policy that another policy implies is also checked and names that policy. */
export function RoleMatrix({ policies, choices, error, onChange }: Props) {
  const labelId = useId();
  const held = (key: PolicyKey) => policies.includes(key) || broughtBy(policies, key) !== null;
  return (
    <div role="group" aria-labelledby={labelId}>
      <Input.Label component="div" id={labelId} mb={2}>
        {t`Permissions`}
      </Input.Label>
      <Text size="sm" c="dimmed" mb="sm">
        {t`Required permissions are included automatically.`}
      </Text>
      {error && <Input.Error mb="sm">{error}</Input.Error>}
      <GroupedChoices
        findLabel={t`Find permission`}
        nothing={t`No matching permissions`}
        groups={POLICY_GROUPS.map(([title, items]) => {
          const count = items.filter(({ key }) => held(key)).length;
          return {
            title,
            items,
            opened: count > 0,
            summary: (
              <Text span size="sm" c="dimmed">
                {t`${count} of ${items.length}`}
              </Text>
            ),
          };
        })}
        itemKey={({ key }) => key}
        textOf={({ key, description, group }) => `${key} ${description} ${group}`}
      >
        {({ key, description, warning }) => {
          const bringer = broughtBy(policies, key);
          const open = choices.policy(key);
          return (
            <ChoiceCard
              label={description}
              code={key}
              note={bringer ? t`Included with ${bringer}` : open ? '' : POLICY_REFUSAL}
              warning={policies.includes(key) ? warning : null}
              checked={held(key)}
              disabled={bringer !== null || (!open && !policies.includes(key))}
              onChange={(chosen) => onChange(withPolicy(policies, key, chosen))}
            />
          );
        }}
      </GroupedChoices>
    </div>
  );
}
