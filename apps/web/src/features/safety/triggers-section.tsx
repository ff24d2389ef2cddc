import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Checkbox, Group, NativeSelect, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { SafetyTriggersDocument } from '../../gql/safety-triggers.ts';
import type { SafetyTriggersQuery } from '../../gql/types.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { OUTCOME_TONES, titleOf } from './safety-labels.ts';
import { useConcepts } from './use-concepts.ts';

type Trigger = SafetyTriggersQuery['safetyTriggers']['edges'][number]['node'];

/**
 * Detected matches, linked to their conversations and calls. Hidden from viewers who cannot read matches, such as
 * members who can read only conversations assigned to them.
 */
export function TriggersSection() {
  return useCan('read', 'SafetyTrigger') ? <Triggers /> : null;
}

function Triggers() {
  const [filter, setFilter] = useState<Filter>(ALL);
  const { triggers, ...paging } = useTriggers(filter);
  const isFiltered = filter.conceptId !== '' || filter.isHandoff;
  return (
    <Section title={t`Detections`} flush>
      <TriggerFilters filter={filter} onChange={setFilter} />
      <RowList
        label={t`Detections`}
        rows={triggers}
        rowKey={({ id }) => id}
        renderText={(trigger) => <RowSummary trigger={trigger} />}
        renderActions={(trigger) => <TriggerLink trigger={trigger} />}
        {...paging}
        empty={
          isFiltered ? (
            <EmptyState icon={<IconCircleCheck size={24} stroke={1.6} />} title={t`No matching detections`} />
          ) : (
            <EmptyState icon={<IconCircleCheck size={24} stroke={1.6} />} title={t`No detections yet`}>
              {t`Messages that match a rule appear here.`}
            </EmptyState>
          )
        }
      />
    </Section>
  );
}

interface Filter {
  /** Id of the concept whose matches are listed. Empty if the matches of all concepts are listed. */
  readonly conceptId: string;
  /** Whether to list only matches that handed off to a human. */
  readonly isHandoff: boolean;
}

const ALL: Filter = { conceptId: '', isHandoff: false };

/** Fields that filter the matches by concept and by whether they handed off to a human. */
function TriggerFilters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const { concepts } = useConcepts();
  const names = concepts?.map(({ concept: { id, name } }) => ({ value: id, label: name })) ?? [];
  return (
    <Group gap="md" align="flex-end" px="md" pb="sm">
      <NativeSelect
        label={t`Detected rule`}
        data={[{ value: '', label: t`All rules` }, ...names]}
        value={filter.conceptId}
        onChange={(event) => onChange({ ...filter, conceptId: event.currentTarget.value })}
      />
      <Checkbox
        label={t`Handoffs only`}
        checked={filter.isHandoff}
        pb="xs"
        onChange={(event) => onChange({ ...filter, isHandoff: event.currentTarget.checked })}
      />
    </Group>
  );
}

/** Returns the phrase that matched, or the confidence of the language model if it detected the match. */
const sourceText = ({ source, phrase, confidencePercent }: Trigger): string =>
  source === 'MODEL' ? t`Detected by the language model, ${confidencePercent ?? 0}% confidence` : `“${phrase}”`;

function RowSummary({ trigger }: { trigger: Trigger }) {
  const { conceptName, contactName, outcome, occurredAt: at } = trigger;
  const { timezone } = useWorkspace();
  return (
    <>
      <Group gap="xs" mb={2}>
        <Text component="h3" size="sm" fw={600}>
          {conceptName}
        </Text>
        <StatusBadge tone={OUTCOME_TONES[outcome]}>{titleOf(outcome)}</StatusBadge>
      </Group>
      <Text size="sm" c="dimmed" dir="auto">
        {contactName}, <TimeAgo iso={at} timeZone={timezone} /> · {sourceText(trigger)}
      </Text>
    </>
  );
}

function TriggerLink({ trigger }: { trigger: Trigger }) {
  const { slug: workspace } = useWorkspace();
  const [readsConversations, readsCalls] = [useCan('read', 'Conversation'), useCan('read', 'Call')];
  const { conversationId: conversation, callId: call, contactName } = trigger;
  if (conversation && readsConversations)
    return (
      <Open to={paths.conversation({ workspace, conversation })} label={t`Open conversation with ${contactName}`} />
    );
  if (call && readsCalls) return <Open to={paths.call({ workspace, call })} label={t`Open call with ${contactName}`} />;
  return null;
}

const Open = ({ to, label }: { to: string; label: string }) => (
  <ButtonLink to={to} size="xs" variant="default" aria-label={label}>
    {t`Open`}
  </ButtonLink>
);

/** Loads the matches page by page, newest first. */
function useTriggers({ conceptId, isHandoff }: Filter) {
  const query = useScreenQuery(SafetyTriggersDocument, {
    first: LIMITS.pageSize,
    filter: { conceptId: conceptId || null, outcomes: isHandoff ? ['HAND_OVER'] : null },
  });
  const list = query.data?.safetyTriggers;
  return { triggers: list?.edges.map(({ node }) => node), ...usePages(list, query).paging };
}
