import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ActionIcon, Skeleton, Stack, Text } from '@mantine/core';
import { IconPencil, IconPlus, IconShieldCheck, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { reactionOf } from './agent-labels.ts';
import questions from './questions.module.css';
import { TopicDialog } from './topic-dialog.tsx';
import { MANAGES } from './use-agent.ts';
import { type Settings, type Topic, useSaveSettings, useVoiceSettings } from './use-voice-settings.ts';
import classes from './voice.module.css';

/** Settings for sensitive topics, which apply to every channel (AM-37). */
export function TopicsSection() {
  const settings = useVoiceSettings();
  const allowed = useCan('update', 'VoiceSettings');
  if (!settings) return <Skeleton height={180} radius="lg" />;
  return <Topics settings={settings} permission={{ allowed, reason: allowed ? null : MANAGES }} />;
}

function Topics({ settings, permission }: { settings: Settings; permission: Permission }) {
  const { sensitiveTopics: topics } = settings;
  const [edited, setEdited] = useState<Topic | 'new' | null>(null);
  const save = useSaveSettings(settings, t`Sensitive topics saved.`);
  const asInput = (list: readonly Topic[]) => ({
    sensitiveTopics: list.map(({ topic, reaction, words }) => ({ topic, reaction, words })),
  });
  const { attempt, refusal } = useMutationAction((list: readonly Topic[]) => save(asInput(list)));
  const put = (topic: Topic) =>
    save(asInput(edited === 'new' ? [...topics, topic] : topics.map((one) => (one === edited ? topic : one))));
  const full = topics.length >= LIMITS.sensitiveTopics;
  return (
    <Section
      title={t`Sensitive topics`}
      description={t`Changes apply immediately, without publishing.`}
      actions={
        <PermissionButton
          size="xs"
          permission={
            full ? { allowed: false, reason: t`You can add at most ${LIMITS.sensitiveTopics} topics.` } : permission
          }
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setEdited('new')}
        >
          {t`Add topic`}
        </PermissionButton>
      }
    >
      <Stack gap="sm">
        <RefusalAlert refusal={refusal} />
        {topics.length === 0 ? (
          <EmptyState icon={<IconShieldCheck size={24} stroke={1.6} />} title={t`No sensitive topics yet`}>
            {t`Choose how the agent responds to questions about prices, diagnoses or complaints.`}
          </EmptyState>
        ) : (
          <ul className={classes.topics} aria-label={t`Sensitive topics`}>
            {topics.map((topic) => (
              <TopicRow
                key={topic.topic}
                topic={topic}
                locked={!permission.allowed}
                onEdit={() => setEdited(topic)}
                onRemove={() => void attempt(topics.filter((one) => one !== topic))}
              />
            ))}
          </ul>
        )}
      </Stack>
      <TopicDialog edited={edited} topics={topics} onSave={put} onClose={() => setEdited(null)} />
    </Section>
  );
}

interface RowProps {
  topic: Topic;
  locked: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

function TopicRow({ topic, locked, onEdit, onRemove }: RowProps) {
  return (
    <li className={questions.row}>
      <div className={questions.words}>
        <Text fw={550} size="sm">
          {topic.topic}
        </Text>
        <Text size="sm" c="dimmed">
          {reactionOf(topic)}
        </Text>
      </div>
      {!locked && (
        <>
          <ActionIcon variant="subtle" color="gray" aria-label={t`Edit: ${topic.topic}`} onClick={onEdit}>
            <IconPencil size={17} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={t`Remove: ${topic.topic}`} onClick={onRemove}>
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        </>
      )}
    </li>
  );
}
