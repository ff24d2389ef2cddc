import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Group, Mark, Progress, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { type TrialProgress, useConceptTrial } from './use-concept-trial.ts';
import type { MonitorConcept } from './use-concepts.ts';

const DAYS = [7, 30, 90].map((days) => ({ value: String(days), label: t`Last ${days} days` }));
const SHOWN = 50;

/**
 * Section that tests a monitored concept with past conversations, even if the concept is disabled. The results are not
 * stored. Hidden if the viewer cannot read matches or there are no concepts.
 */
export function ConceptTrial({ concepts }: { concepts: MonitorConcept[] | undefined }) {
  const canTry = useCan('read', 'SafetyTrigger');
  const [conceptId, setConceptId] = useState<string | null>(null);
  const [days, setDays] = useState('30');
  const { progress, start, stop, pending, refusal } = useConceptTrial();
  if (!canTry || !concepts || concepts.length === 0) return null;
  return (
    <Section title={t`Test on past conversations`} description={t`Nothing is saved and no one is notified.`}>
      <Stack gap="sm">
        <Group gap="sm" align="flex-end">
          <Select
            label={t`Rule`}
            data={concepts.map(({ concept: { id, name } }) => ({ value: id, label: name }))}
            value={conceptId}
            onChange={setConceptId}
          />
          <Select
            label={t`Range`}
            data={DAYS}
            value={days}
            allowDeselect={false}
            onChange={(value) => setDays(value ?? days)}
          />
          <Button
            variant="default"
            loading={pending}
            disabled={conceptId === null}
            onClick={() => conceptId && start({ conceptId, days: Number(days) })}
          >
            {t`Test rule`}
          </Button>
          {pending && (
            <Button variant="default" onClick={stop}>
              {t`Stop`}
            </Button>
          )}
        </Group>
        <div role="status">{progress && <Result progress={progress} />}</div>
        <RefusalAlert refusal={refusal} />
      </Stack>
    </Section>
  );
}

function Result({ progress: { scanned, total, matches, isDone } }: { progress: TrialProgress }) {
  const rate = scanned === 0 ? 0 : (matches.length / scanned) * 100;
  if (isDone && total === 0) return <Text size="sm">{t`No messages in this range.`}</Text>;
  return (
    <Stack gap="xs">
      {!isDone && <Progress value={total === 0 ? 0 : (scanned / total) * 100} aria-label={t`Messages checked`} />}
      <Text size="sm">
        {!isDone
          ? t`${matches.length} of ${scanned} messages match (${rate.toFixed(1)}%) · ${total - scanned} remaining`
          : t`${matches.length} of ${scanned} messages match (${rate.toFixed(1)}%)`}
      </Text>
      <Stack component="ul" aria-label={t`Matches`} gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {matches.slice(0, SHOWN).map((match) => (
          <TrialMatch key={match.id} match={match} />
        ))}
      </Stack>
      {matches.length > SHOWN && (
        <Text size="sm" c="dimmed">
          {t`The latest ${SHOWN} matches are shown.`}
        </Text>
      )}
    </Stack>
  );
}

function TrialMatch({
  match: { occurredAt: at, phrase, excerpt, matchedRange, ...place },
}: {
  match: TrialProgress['matches'][number];
}) {
  const { timezone } = useWorkspace();
  const { start, end } = matchedRange ?? { start: 0, end: 0 };
  return (
    <Group component="li" justify="space-between" wrap="nowrap" gap="sm">
      <div>
        <Text size="sm" dir="auto">
          “{excerpt.slice(0, start)}
          {end > start && <Mark>{excerpt.slice(start, end)}</Mark>}
          {excerpt.slice(end)}”
        </Text>
        <Text size="sm" c="dimmed" dir="auto">
          <Trans>
            <TimeAgo iso={at} timeZone={timezone} /> · matched “{phrase}”
          </Trans>
        </Text>
      </div>
      <MatchLink place={place} />
    </Group>
  );
}

function MatchLink({ place }: { place: Pick<TrialProgress['matches'][number], 'conversationId' | 'callId'> }) {
  const { slug: workspace } = useWorkspace();
  const { conversationId: conversation, callId: call } = place;
  const to = conversation
    ? paths.conversation({ workspace, conversation })
    : call
      ? paths.call({ workspace, call })
      : null;
  if (to === null) return null;
  return (
    <ButtonLink to={to} size="xs" variant="default">
      {conversation ? t`Open conversation` : t`Open call`}
    </ButtonLink>
  );
}
