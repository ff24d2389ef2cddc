import { plural, t } from '@lingui/core/macro';
import { Button, Group, Stack, Text } from '@mantine/core';
import type { InvitationOutcome } from '../../gql/types.ts';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import classes from './invitation-answers.module.css';
import type { InvitationAnswer } from './use-invite.ts';

const OUTCOMES: Record<InvitationOutcome, { title: string; tone: Tone }> = {
  INVITED: { title: t`Invited`, tone: 'good' },
  ALREADY_MEMBER: { title: t`Already a member`, tone: 'neutral' },
  ALREADY_INVITED: { title: t`Already invited`, tone: 'info' },
  NOT_AN_ADDRESS: { title: t`Invalid address`, tone: 'warning' },
  PLAN_LIMIT_REACHED: { title: t`Plan limit reached`, tone: 'warning' },
};

/** Result for each invited email address. Shown if at least one invitation was not sent. */
export function InvitationAnswers({ answers, onDone }: { answers: InvitationAnswer[]; onDone: () => void }) {
  // The results replace the form that had the focus, so move the focus to the results.
  const step = useFirstFocus<HTMLDivElement>();
  const sent = answers.filter(({ outcome }) => outcome === 'INVITED').length;
  return (
    <Stack gap="md" ref={step} tabIndex={-1} role="group" aria-label={t`Invitation results`} className={classes.step}>
      <Text>
        {t`${plural(sent, { one: '# invitation', other: '# invitations' })} sent, ${answers.length - sent} not sent`}
      </Text>
      <ul className={classes.list}>
        {answers.map(({ email, outcome }) => (
          <li key={email} className={classes.row}>
            <span className={classes.email}>{email}</span>
            <StatusBadge tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].title}</StatusBadge>
          </li>
        ))}
      </ul>
      <Group justify="flex-end">
        <Button onClick={onDone}>{t`Done`}</Button>
      </Group>
    </Stack>
  );
}
