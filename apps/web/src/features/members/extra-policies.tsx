import { explain, POLICIES, type Policy } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { groupBy } from '../../lib/group-by.ts';
import { ChoiceCard } from '../../ui/choice-card.tsx';
import { GroupedChoices } from '../../ui/grouped-choices.tsx';
import { type AccessDraft, overrideOf, personOf, withOverride } from './access-draft.ts';
import classes from './access-form.module.css';
import { POLICY_REFUSAL } from './access-labels.ts';
import type { AccessChoices } from './use-access-choices.ts';

interface Props {
  draft: AccessDraft;
  now: Date;
  choices: AccessChoices;
  onChange: (draft: AccessDraft) => void;
}

/**
 * Checkboxes for policies in addition to the role. A policy that another policy implies is also checked and shows the
 * reason.
 */
export function ExtraPolicies({ draft, now, choices, onChange }: Props) {
  const chosen = draft.grants.size;
  return (
    <details className={classes.extra}>
      <summary className={classes.extraSummary}>
        <Text span size="sm" fw={500}>
          {t`More permissions`}
        </Text>
        <Text span size="sm" c="dimmed">
          {chosen > 0 ? t`${chosen} selected` : t`none selected`}
        </Text>
      </summary>
      <GroupedChoices
        findLabel={t`Find permission`}
        nothing={t`No matching permissions`}
        groups={groupBy(POLICIES, ({ group }) => group).map(([title, items]) => ({
          title,
          items,
          summary: <Count count={items.filter(({ key }) => overrideOf(draft, key) === 'GRANT').length} />,
        }))}
        itemKey={({ key }) => key}
        textOf={({ key, description, group }) => `${key} ${description} ${group}`}
      >
        {(policy) => (
          <Choice
            policy={policy}
            draft={draft}
            now={now}
            open={choices.policy(policy.key)}
            onChange={(given) => onChange(withOverride(draft, policy.key, given ? 'GRANT' : 'ROLE'))}
          />
        )}
      </GroupedChoices>
    </details>
  );
}

const Count = ({ count }: { count: number }) =>
  count > 0 && (
    <Text span size="sm" c="dimmed">
      {t`${count} selected`}
    </Text>
  );

interface ChoiceProps {
  policy: Policy;
  draft: AccessDraft;
  now: Date;
  open: boolean;
  onChange: (given: boolean) => void;
}

function Choice({ policy, draft, now, open, onChange }: ChoiceProps) {
  const { key, description, warning } = policy;
  const granted = overrideOf(draft, key) === 'GRANT';
  const { allowed, source, via } = explain({ ...personOf(draft), now }, key);
  const anyway = allowed && !granted;
  const note = anyway ? (source === 'ROLE' ? t`From role` : t`Included with ${via ?? ''}`) : open ? '' : POLICY_REFUSAL;
  return (
    <ChoiceCard
      label={description}
      code={key}
      note={note}
      warning={granted ? warning : null}
      checked={granted || anyway}
      disabled={anyway || !open}
      onChange={onChange}
    />
  );
}
