import { plural, t } from '@lingui/core/macro';
import { Button, Checkbox, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useWorkspace } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import classes from './knowledge.module.css';
import { type Recipient, useAnswerRecipients } from './use-answer-recipients.ts';

interface Props {
  questionId: string;
  /** Ids of the selected conversations. */
  value: string[];
  onChange: (conversationIds: string[]) => void;
}

/** Field that selects the contacts who receive the answer. Initially, no contact is selected. */
export function AnswerRecipients({ questionId, value, onChange }: Props) {
  const { agentPausedAt } = useWorkspace();
  const { recipients, error, retry } = useAnswerRecipients(questionId);
  if (agentPausedAt)
    return <Text size="sm" c="dimmed">{t`The workspace is paused, so the answer can’t be sent to contacts.`}</Text>;
  if (error && !recipients) return <ErrorState title={t`Could not load the contacts`} onRetry={retry} />;
  if (!recipients) return <Skeleton height={60} aria-label={t`Loading contacts`} />;
  if (recipients.length === 0) return null;
  const available = recipients.filter(({ unavailableReason }) => unavailableReason === null);
  const all = available.map(({ conversationId }) => conversationId);
  return (
    <Stack gap="xs">
      {available.length > 0 && (
        <Checkbox.Group
          label={t`Send the answer to`}
          description={t`Each contact receives their question and your answer.`}
          value={value}
          onChange={onChange}
        >
          <Stack gap="xs" mt="xs" className={classes.recipients}>
            {available.map((recipient) => (
              <RecipientChoice key={recipient.conversationId} recipient={recipient} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {available.length > 1 && (
        <Group>
          <Button size="compact-sm" variant="subtle" onClick={() => onChange(value.length < all.length ? all : [])}>
            {value.length < all.length ? t`Select all` : t`Clear selection`}
          </Button>
        </Group>
      )}
      <Unavailable recipients={recipients.filter(({ unavailableReason }) => unavailableReason !== null)} />
    </Stack>
  );
}

function RecipientChoice({ recipient: { conversationId, name, question, askedAt } }: { recipient: Recipient }) {
  const { timezone } = useWorkspace();
  return (
    <Checkbox
      value={conversationId}
      label={name}
      description={
        <>
          <span dir="auto">“{question}”</span> · <TimeAgo iso={askedAt} timeZone={timezone} />
        </>
      }
    />
  );
}

/** List of the contacts who cannot receive the answer, with the reasons. */
const Unavailable = ({ recipients }: { recipients: readonly Recipient[] }) =>
  recipients.length > 0 && (
    <details className={classes.unavailable}>
      <summary>
        {plural(recipients.length, {
          one: '# contact can’t receive the answer',
          other: '# contacts can’t receive the answer',
        })}
      </summary>
      <ul className={classes.examples}>
        {recipients.map(({ conversationId, name, unavailableReason }) => (
          <li key={conversationId}>
            <span dir="auto">{name}</span>: {unavailableReason}
          </li>
        ))}
      </ul>
    </details>
  );
