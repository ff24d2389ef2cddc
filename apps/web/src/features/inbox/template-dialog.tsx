import { useQuery } from '@apollo/client/react';
import { LIMITS, TEMPLATE_CATEGORY_TITLES, templateText } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, Skeleton, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconTemplateOff } from '@tabler/icons-react';
import { useState } from 'react';
import { TemplatePickerDocument } from '../../gql/template-picker.ts';
import { denialOf } from '../../session/denial.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import type { ThreadAddress } from './conversation-cache.ts';
import { TemplateForm } from './template-form.tsx';
import classes from './template-picker.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  thread: ThreadAddress;
  to: string;
}

/** Dialog that selects a template and fills its variables. */
export function TemplateDialog({ opened, onClose, thread, to }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Send template to ${to}`} size="lg">
      <TemplateSelection thread={thread} onDone={onClose} to={to} />
    </Modal>
  );
}

function TemplateSelection({ thread, to, onDone }: { thread: ThreadAddress; to: string; onDone: () => void }) {
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 250);
  const { templates, error, retry } = useUsable(thread.id, search);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = templates?.find(({ id }) => id === chosenId);
  if (chosen)
    return <TemplateForm template={chosen} thread={thread} to={to} onBack={() => setChosenId(null)} onDone={onDone} />;
  return (
    <Stack gap="sm">
      <TextInput
        data-autofocus
        type="search"
        aria-label={t`Search templates`}
        placeholder={t`Name or text`}
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={LIMITS.searchLength}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {templates && templates.length > 0 && <TemplateChoices templates={templates} onChoose={setChosenId} />}
      {templates?.length === 0 && <NoTemplates search={search} />}
      {!templates && !error && <Skeleton height={120} radius="md" />}
      {!templates && error && <ErrorState requestId={denialOf(error).requestId} onRetry={retry} />}
    </Stack>
  );
}

const NoTemplates = ({ search }: { search: string }) => (
  <EmptyState
    icon={<IconTemplateOff size={24} stroke={1.6} />}
    title={search ? t`No matching templates` : t`No approved templates`}
  >
    {search ? t`No template contains “${search}”.` : t`Create templates at your provider. They are synced hourly.`}
  </EmptyState>
);

/**
 * Returns up to 50 approved templates for the phone number of the conversation that match a search, and the error if
 * they could not be loaded. Undefined while they load.
 */
function useUsable(conversationId: string, search: string) {
  const filter = { conversationId, search: search || null, statuses: ['APPROVED' as const] };
  const { data, previousData, error, refetch } = useQuery(TemplatePickerDocument, {
    variables: { first: 50, filter },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.templates;
  return { templates: shown?.edges.map(({ node }) => node), error, retry: () => void refetch() };
}

export type UsableTemplate = NonNullable<ReturnType<typeof useUsable>['templates']>[number];

interface TemplateChoicesProps {
  templates: readonly UsableTemplate[];
  onChoose: (id: string) => void;
}

/** List of templates with their texts, in which sample values replace the variables. */
function TemplateChoices({ templates, onChoose }: TemplateChoicesProps) {
  return (
    <ul className={classes.list} aria-label={t`Templates`}>
      {templates.map((template) => (
        <li key={template.id}>
          <UnstyledButton className={classes.choice} onClick={() => onChoose(template.id)}>
            <Text size="sm" fw={600} component="span">
              {template.name}
            </Text>
            <Text size="xs" c="dimmed" component="span">
              {TEMPLATE_CATEGORY_TITLES[template.category]}, {template.language}
            </Text>
            <span className={classes.words} dir="auto">
              {templateText(template, samplesOf(template))}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

const samplesOf = ({ variables, examples }: UsableTemplate) =>
  Object.fromEntries(variables.map((name, at) => [name, examples[at] ?? '']));
