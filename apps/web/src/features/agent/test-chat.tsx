import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconMessageChatbot, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { AnswerSources } from '../../app/answer-sources.tsx';
import { TestAgentDocument } from '../../gql/test-agent.ts';
import type { TestAgentMutation } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { OUTCOME_TITLES } from './agent-labels.ts';
import classes from './test-chat.module.css';
import type { Draft } from './use-agent.ts';

interface Props {
  draft: Draft;
  permission: Permission;
}

/** Test chat with the draft. Sends no messages to contacts, and only simulates appointments. */
export function TestChat({ draft, permission }: Props) {
  const { lines, trial, pending, refusal, greet, send, restart } = useTestChat(draft.agentId);
  const begun = trial !== null;
  return (
    <div className={classes.sticky}>
      <Section
        title={t`Test chat`}
        description={t`Tests your draft. Nothing is sent or booked.`}
        actions={
          begun && (
            <Button size="xs" variant="default" leftSection={<IconRefresh size={15} aria-hidden />} onClick={restart}>
              {t`Start over`}
            </Button>
          )
        }
      >
        <Stack gap="sm">
          {begun ? (
            <Lines lines={lines} pending={pending} name={draft.persona.name} />
          ) : (
            <EmptyState
              icon={<IconMessageChatbot size={24} stroke={1.6} />}
              title={t`Talk to ${draft.persona.name}`}
              action={
                <PermissionButton
                  permission={permission}
                  loading={pending}
                  leftSection={<IconPlayerPlay size={16} aria-hidden />}
                  onClick={() => void greet()}
                >
                  {t`Start chat`}
                </PermissionButton>
              }
            >
              {t`You write as a lead who just submitted the form.`}
            </EmptyState>
          )}
          <RefusalAlert refusal={refusal} />
          {trial && <CollectedAnswers trial={trial} />}
          {begun && <Composer onSend={send} pending={pending} over={isOver(trial)} />}
        </Stack>
      </Section>
    </div>
  );
}

// After other outcomes the contact can still write, for example to move the appointment.
const isOver = ({ handedOff, outcome }: TestChatState) => handedOff !== null || outcome === 'OPTED_OUT';

function Lines({ lines, pending, name }: { lines: readonly Line[]; pending: boolean; name: string }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => void end.current?.scrollIntoView?.({ block: 'nearest' }), [lines]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Keyboard users must be able to scroll the chat.
    <div role="log" aria-label={t`Test chat`} className={classes.lines} tabIndex={0}>
      {lines.map(({ by, text, sources }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- Lines change only at the end, so the index is stable.
        <div key={index} className={classes.line} data-by={by}>
          <span className={classes.who}>{by === 'AGENT' ? name : t`You`}</span>
          {text}
          <AnswerSources sources={sources} />
        </div>
      ))}
      {pending && (
        <Text size="sm" c="dimmed">
          {t`${name} is writing…`}
        </Text>
      )}
      <div ref={end} />
    </div>
  );
}

function CollectedAnswers({ trial: { answers, state, outcome, handedOff } }: { trial: TestChatState }) {
  return (
    <div className={classes.understood}>
      <Group gap="xs">
        {(outcome || state) && (
          <StatusBadge tone={outcome === 'BOOKED' || outcome === 'QUALIFIED' ? 'good' : 'neutral'}>
            {outcome ? OUTCOME_TITLES[outcome] : t`State: ${state}`}
          </StatusBadge>
        )}
        {handedOff && <StatusBadge tone="warning">{t`Asked for a human: ${handedOff}`}</StatusBadge>}
      </Group>
      {answers.length > 0 && (
        <dl className={classes.answers} aria-label={t`Collected answers`}>
          {answers.map(({ key, value }) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function Composer({
  onSend,
  pending,
  over,
}: {
  onSend: (text: string) => Promise<boolean>;
  pending: boolean;
  over: boolean;
}) {
  const [text, setText] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim() || pending) return;
    setText('');
    if (!(await onSend(text.trim()))) setText(text);
  };
  if (over) return <Text size="sm">{t`Chat ended. Start over to try again.`}</Text>;
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          aria-label={t`Your message`}
          placeholder={t`Type a message`}
          autoComplete="off"
          maxLength={4096}
          flex={1}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" loading={pending}>
          {t`Send`}
        </Button>
      </Group>
    </form>
  );
}

type TestChatState = NonNullable<TestAgentMutation['testAgent']['test']>;

interface Line {
  by: 'CONTACT' | 'AGENT';
  text: string;
  /**
   * Sources of the facts in the message. The messages of one turn share their sources, which are set at the last
   * message.
   */
  sources: TestChatState['sources'];
}

const repliesOf = ({ replies, sources }: TestChatState): Line[] =>
  replies.map((text, index) => ({ by: 'AGENT', text, sources: index === replies.length - 1 ? sources : [] }));

/**
 * Returns the messages and the state of the test chat, and functions that change them. The chat is not stored on the
 * server.
 */
function useTestChat(agentId: string) {
  const [testAgent] = useMutation(TestAgentDocument);
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [trial, setTrial] = useState<TestChatState | null>(null);
  const { attempt, pending, refusal, clear } = useMutationAction(async (history: readonly Line[]) => {
    const input = { agentId, history: history.map(({ by, text }) => ({ by, text })), memory: trial?.memory ?? null };
    return handleMutationResult((await testAgent({ variables: { input } })).data?.testAgent, (answer) => {
      setTrial(answer.test);
      setLines([...history, ...repliesOf(answer.test)]);
    });
  });

  /**
   * Sends a message to the agent. Resolves to false if the request failed or was rejected, in which case the message is
   * removed from the chat.
   */
  async function send(text: string): Promise<boolean> {
    const next: Line[] = [...lines, { by: 'CONTACT', text, sources: [] }];
    setLines(next);
    const done = await attempt(next);
    if (!done) setLines(lines);
    return done;
  }
  const restart = () => {
    setLines([]);
    setTrial(null);
    clear();
  };
  return { lines, trial, pending, refusal, greet: () => attempt([]), send, restart };
}
