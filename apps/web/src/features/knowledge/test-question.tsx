import { useLazyQuery, useQuery } from '@apollo/client/react';
import { KNOWLEDGE_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { KnowledgeEmbeddingsDocument } from '../../gql/knowledge-embeddings.ts';
import { KnowledgeSearchDocument } from '../../gql/knowledge-search.ts';
import type { KnowledgeSearchQuery } from '../../gql/types.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import classes from './knowledge.module.css';
import { KIND_TITLES, placeText } from './source-labels.ts';

type Search = KnowledgeSearchQuery['knowledgeSearch'];

/** Form that shows which passages the agent finds for a question. Nothing is recorded. */
export function TestQuestion() {
  const [question, setQuestion] = useState('');
  const [found, setFound] = useState<Search | null>(null);
  const [search] = useLazyQuery(KnowledgeSearchDocument, { fetchPolicy: 'network-only' });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data, error } = await search({ variables: { question: question.trim() } });
    if (error) throw error;
    setFound(data?.knowledgeSearch ?? null);
    return undefined;
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (question.trim() && !pending) void attempt();
  };
  return (
    <Section title={t`Test a question`} description={t`Shows what the agent finds. Nothing is sent to a contact.`}>
      <Stack gap="md">
        <Form onSubmit={submit} aria-label={t`Test a question`}>
          <Group gap="sm" align="flex-end">
            <TextInput
              flex="1 1 14rem"
              label={t`Question`}
              autoComplete="off"
              dir="auto"
              maxLength={KNOWLEDGE_LIMITS.questionLength}
              value={question}
              onChange={(event) => setQuestion(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={pending}>
              {t`Test question`}
            </Button>
          </Group>
        </Form>
        <SearchMethod />
        <RefusalAlert refusal={refusal} />
        <div role="status">{found && <Found search={found} />}</div>
      </Stack>
    </Section>
  );
}

/**
 * Shows how the knowledge base is searched, and how many passages are not ready yet. Renders nothing until the data is
 * loaded.
 */
function SearchMethod() {
  const { data } = useQuery(KnowledgeEmbeddingsDocument, { fetchPolicy: 'cache-and-network' });
  if (!data) return null;
  const { isEnabled, embeddedCount, passageCount } = data.knowledgeEmbeddings;
  const [ready, all] = [embeddedCount, passageCount].map((count) => count.toLocaleString('en-GB'));
  return (
    <Text size="sm" c="dimmed">
      {!isEnabled && t`Only keywords are compared. To also search by meaning, choose a model in the settings.`}
      {isEnabled && embeddedCount >= passageCount && t`Keywords and meaning are compared.`}
      {isEnabled &&
        embeddedCount < passageCount &&
        t`Keywords and meaning are compared. ${ready ?? ''} of ${all ?? ''} passages are ready to be searched by meaning.`}
    </Text>
  );
}

function Found({ search: { isSupported, passages } }: { search: Search }) {
  if (!isSupported) return <Text size="sm">{t`No answer found. The agent offers a human or takes a message.`}</Text>;
  return (
    <ul className={classes.passages} aria-label={t`Matching passages`}>
      {passages.map(({ kind, title, headings, text, pageNumber, similarity }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: Passages have no ids, and the list is replaced as a whole.
        <li key={at} className={classes.passage}>
          <Group gap="xs" mb={4}>
            <Text component="h3" size="sm" fw={600} dir="auto">
              {placeText([title, ...headings.filter((heading) => heading !== title)], pageNumber)}
            </Text>
            <StatusBadge tone="neutral">{KIND_TITLES[kind]}</StatusBadge>
            {similarity !== null && (
              <Text size="xs" c="dimmed">
                {t`Similarity ${Math.round(similarity * 100)} %`}
              </Text>
            )}
          </Group>
          <Text size="sm" dir="auto" lineClamp={6} style={{ whiteSpace: 'pre-wrap' }}>
            {text}
          </Text>
        </li>
      ))}
    </ul>
  );
}
