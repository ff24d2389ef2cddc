import { plural, t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import classes from './knowledge.module.css';
import type { Question } from './use-questions-list.ts';

type Example = Question['examples'][number];

/** Summary of a group of similar questions: how often and when they were asked, and the words of the contacts. */
export function QuestionSummary({ question }: { question: Question }) {
  const { slug: workspace, timezone } = useWorkspace();
  const { text, askedCount, firstAskedAt, lastAskedAt, examples, sourceId, settledAt, settledByName } = question;
  // Omit the latest example from the list, because it is already shown as the text of the group.
  const [latest, ...earlier] = examples;
  const settled = settledByName ?? '';
  return (
    <>
      <Text component="h2" size="sm" fw={600} className={classes.title} dir="auto">
        {text}
      </Text>
      <Text size="sm" c="dimmed">
        {plural(askedCount, { one: 'Asked once', other: 'Asked # times' })} · {t`Last asked`}{' '}
        {latest ? <ExampleLink example={latest} /> : <TimeAgo iso={lastAskedAt} timeZone={timezone} />}
        {askedCount > 1 && (
          <>
            {' · '}
            {t`First asked`} <TimeAgo iso={firstAskedAt} timeZone={timezone} />
          </>
        )}
      </Text>
      {settledAt && (
        <Text size="sm" c="dimmed">
          {question.status === 'ANSWERED' ? t`Answered by ${settled}` : t`Dismissed by ${settled}`}{' '}
          <TimeAgo iso={settledAt} timeZone={timezone} />
          {sourceId && (
            <>
              {' · '}
              <AnchorLink to={paths.knowledgeSource({ workspace, source: sourceId })} inherit td="underline">
                {t`Open answer`}
              </AnchorLink>
            </>
          )}
        </Text>
      )}
      {earlier.length > 0 && (
        <ul className={classes.examples} aria-label={t`Examples`}>
          {earlier.map((example) => (
            <li key={example.id}>
              <span dir="auto">“{example.text}”</span> <ExampleLink example={example} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Link to the conversation or call of an example, for members who can read it. */
function ExampleLink({ example: { text, conversationId, callId, askedAt } }: { example: Example }) {
  const { slug: workspace, timezone } = useWorkspace();
  const canReadConversations = useCan('read', 'Conversation');
  const canReadCalls = useCan('read', 'Call');
  const time = <TimeAgo iso={askedAt} timeZone={timezone} />;
  if (conversationId && canReadConversations)
    return (
      <AnchorLink
        to={paths.conversation({ workspace, conversation: conversationId })}
        inherit
        td="underline"
        aria-label={t`Open conversation that contains “${text}”`}
      >
        {time}
      </AnchorLink>
    );
  if (callId && canReadCalls)
    return (
      <AnchorLink
        to={paths.call({ workspace, call: callId })}
        inherit
        td="underline"
        aria-label={t`Open call that contains “${text}”`}
      >
        {time}
      </AnchorLink>
    );
  return (
    <Text span inherit c="dimmed">
      {time}
    </Text>
  );
}
