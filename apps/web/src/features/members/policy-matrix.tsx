import { POLICIES, type Policy } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { Input, Text } from '@mantine/core';
import { useId } from 'react';
import { groupBy } from '../../lib/group-by.ts';
import { type ChoiceGroup, GroupedChoices } from '../../ui/grouped-choices.tsx';
import { type AccessDraft, effectiveOf, overrideOf, withEnd, withOverride } from './access-draft.ts';
import { PolicyRow } from './policy-row.tsx';
import type { AccessChoices } from './use-access-choices.ts';

export const POLICY_GROUPS = groupBy(POLICIES, ({ group }) => group);

interface Props {
  draft: AccessDraft;
  now: Date;
  choices: AccessChoices;
  onChange: (draft: AccessDraft) => void;
}

/** Fields for all policies, by group. Each policy has one of three settings: as in the role, granted, or denied. */
export function PolicyMatrix({ draft, now, choices, onChange }: Props) {
  const labelId = useId();
  const held = effectiveOf(draft, now);
  const groups = POLICY_GROUPS.map(([title, items]): ChoiceGroup<Policy> => {
    const exceptions = items.filter(({ key }) => overrideOf(draft, key) !== 'ROLE').length;
    const count = items.filter(({ key }) => held.has(key)).length;
    return {
      title,
      items,
      opened: exceptions > 0,
      summary: (
        <Text span size="sm" c="dimmed">
          {exceptions > 0
            ? t`${count} of ${items.length} allowed · ${exceptions} overridden`
            : t`${count} of ${items.length} allowed`}
        </Text>
      ),
    };
  });
  return (
    <div role="group" aria-labelledby={labelId}>
      <Input.Label component="div" id={labelId} mb={2}>
        {' '}
        {t`Permissions`}
      </Input.Label>
      <Text size="sm" c="dimmed" mb="sm">
        {t`These settings override the role for this member.`}
      </Text>
      <GroupedChoices
        findLabel={t`Find permission`}
        nothing={t`No matching permissions`}
        groups={groups}
        itemKey={({ key }) => key}
        textOf={({ key, description, group }) => `${key} ${description} ${group}`}
      >
        {(policy) => (
          <PolicyRow
            policy={policy}
            draft={draft}
            now={now}
            open={choices.policy(policy.key)}
            onChange={(word) => onChange(withOverride(draft, policy.key, word))}
            onEnd={(expiresAt) => onChange(withEnd(draft, policy.key, expiresAt))}
          />
        )}
      </GroupedChoices>
    </div>
  );
}
