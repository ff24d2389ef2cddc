import { useLazyQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { TestSafetyRulesDocument } from '../../gql/test-safety-rules.ts';
import type { TestSafetyRulesQuery } from '../../gql/types.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { OUTCOME_TONES, titleOf } from './safety-labels.ts';

type FoundMatch = TestSafetyRulesQuery['testSafetyRules'][number];

const MOST = 5000;

/** Form that tests which monitored concepts match a text. Nothing is stored, and no member is notified. */
export function TestPhrases() {
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly FoundMatch[] | null>(null);
  const [look] = useLazyQuery(TestSafetyRulesDocument, { fetchPolicy: 'network-only' });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await look({ variables: { text } });
    setFound(data?.testSafetyRules ?? null);
    return undefined;
  });
  const submit = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    if (text.trim() !== '' && !pending) void attempt();
  };
  return (
    <Section title={t`Test detection`} description={t`Nothing is saved and no one is notified.`}>
      <Form onSubmit={submit} aria-label={t`Test detection`}>
        <Stack gap="sm" align="stretch">
          <Textarea
            label={t`Sample message`}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={MOST}
            dir="auto"
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setFound(null);
            }}
          />
          <Group justify="space-between" align="flex-start" gap="sm">
            <div role="status">{found && <Answer found={found} />}</div>
            <Button type="submit" variant="default" loading={pending} disabled={text.trim() === ''}>
              {t`Test message`}
            </Button>
          </Group>
          <RefusalAlert refusal={refusal} />
        </Stack>
      </Form>
    </Section>
  );
}

function Answer({ found }: { found: readonly FoundMatch[] }) {
  if (found.length === 0) return <Text size="sm">{t`No detections. The agent replies as usual.`}</Text>;
  return (
    <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
      {found.map(({ conceptId, conceptName, phrase, minMatches, windowSize, outcome }) => (
        <li key={conceptId}>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {conceptName}
            </Text>
            <StatusBadge tone={OUTCOME_TONES[outcome]}>{titleOf(outcome)}</StatusBadge>
          </Group>
          <Text size="sm" c="dimmed" dir="auto">
            {minMatches > 1
              ? t`Matched “${phrase}” · triggers after ${minMatches} of the last ${windowSize} messages`
              : t`Matched “${phrase}”`}
          </Text>
        </li>
      ))}
    </Stack>
  );
}
