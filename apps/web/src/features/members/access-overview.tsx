import { explain, POLICIES, type Policy } from '@frontdesk/policies';
import { plural, t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { MemberTable_MemberFragment } from '../../gql/types.ts';
import { groupBy } from '../../lib/group-by.ts';
import { useCan } from '../../session/workspace.tsx';
import { GroupedChoices } from '../../ui/grouped-choices.tsx';
import { draftOf, personOf } from './access-draft.ts';
import classes from './access-form.module.css';
import { accessSummary } from './access-labels.ts';
import { ExplainAccessForm } from './explain-access-form.tsx';
import { grantText } from './grant-text.ts';
import { Note, PolicyLabel } from './policy-row.tsx';

/** Read-only list of a member's policies, including denied ones, with their sources. */
export function AccessOverview({ member }: { member: MemberTable_MemberFragment }) {
  const [now] = useState(() => new Date());
  const canAsk = useCan('update', 'Member');
  const held = new Set(member.effectivePolicies);
  const draft = draftOf(member, now);
  const shown = POLICIES.filter(({ key }) => held.has(key) || draft.grants.get(key)?.effect === 'DENY');
  const count = plural(held.size, { one: '# permission', other: '# permissions' });
  return (
    <>
      <Text mb="md">
        {member.maskContactDetails
          ? member.assignedConversationsOnly
            ? t`${accessSummary(member, now)} · ${count} in total · Contact details hidden · Assigned conversations only`
            : t`${accessSummary(member, now)} · ${count} in total · Contact details hidden`
          : member.assignedConversationsOnly
            ? t`${accessSummary(member, now)} · ${count} in total · Assigned conversations only`
            : t`${accessSummary(member, now)} · ${count} in total`}
      </Text>
      {(canAsk || member.isViewer) && <ExplainAccessForm member={member} />}
      <GroupedChoices
        findLabel={t`Find permission`}
        nothing={t`No matching permissions`}
        groups={groupBy(shown, ({ group }) => group).map(([title, items]) => ({
          title,
          items,
          summary: (
            <Text span size="sm" c="dimmed">
              {items.filter(({ key }) => held.has(key)).length}
            </Text>
          ),
        }))}
        itemKey={({ key }) => key}
        textOf={({ key, description, group }) => `${key} ${description} ${group}`}
      >
        {(policy) => (
          <div className={classes.policy}>
            <div className={classes.policyWords}>
              <PolicyLabel policy={policy} />
              <Origin policy={policy} member={member} now={now} held={held.has(policy.key)} />
            </div>
          </div>
        )}
      </GroupedChoices>
    </>
  );
}

interface OriginProps {
  policy: Policy;
  member: MemberTable_MemberFragment;
  now: Date;
  held: boolean;
}

function Origin({ policy, member, now, held }: OriginProps) {
  const draft = draftOf(member, now);
  const { source, via } = explain({ ...personOf(draft), now }, policy.key);
  const setting = draft.grants.get(policy.key);
  if (!held) {
    return (
      <Note tone="denied" icon={<IconBan size={15} aria-hidden />}>
        {grantText('DENIED_TO_MEMBER', setting)}
      </Note>
    );
  }
  const why = {
    ROLE: t`From role`,
    GRANT: grantText('GRANTED', setting),
    IMPLIED: t`Included with ${via ?? ''}`,
    NONE: t`Allowed`,
  }[source];
  return (
    <Note tone="held" icon={<IconCheck size={15} stroke={2.4} aria-hidden />}>
      {why}
    </Note>
  );
}
