import { t } from '@lingui/core/macro';
import { Code, Group, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { expectationText, RESULT_STATUSES, type Result } from '../../app/test-cases/test-labels.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './tests.module.css';

/** Expectations and messages of one test conversation. */
export function TestTranscript({ result }: { result: Result }) {
  const { name, status, error, checks, transcript } = result;
  return (
    <Stack gap="md">
      <Group gap="xs">
        <Title order={3} size="h5">
          {name}
        </Title>
        <StatusBadge tone={RESULT_STATUSES[status].tone}>{RESULT_STATUSES[status].title}</StatusBadge>
      </Group>
      {error && <Text size="sm">{error}</Text>}
      <ul className={classes.checks} aria-label={t`Expectations`}>
        {checks.map((check, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: Expectations have no ids and never change.
          <li key={at} className={classes.check} data-met={check.isMet || undefined}>
            {check.isMet ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
            <div>
              <Text size="sm">
                {expectationText(check)} · {check.isMet ? t`Met` : t`Not met`}
              </Text>
              {check.actual && (
                <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  {check.actual}
                </Text>
              )}
            </div>
          </li>
        ))}
      </ul>
      <ol className={classes.lines} aria-label={t`Conversation`}>
        {transcript.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: Messages have no ids and never change.
          <li key={at} className={classes.line} data-agent={line.isByAgent || undefined}>
            <Text size="xs" c="dimmed">
              {line.isByAgent ? t`Agent` : t`Contact`}
            </Text>
            {line.calls.map((call, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: Calls have no ids and never change.
              <Code key={index} block className={classes.call}>
                {call.name} {call.arguments}
              </Code>
            ))}
            <Text size="sm" dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
              {line.text}
            </Text>
          </li>
        ))}
      </ol>
    </Stack>
  );
}
