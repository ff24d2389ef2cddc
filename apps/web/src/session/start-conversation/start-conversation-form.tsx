import { useMutation, useQuery } from '@apollo/client/react';
import { isVariableInvalid, LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, SegmentedControl, Select, Skeleton, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { paths } from '../../app/paths.ts';
import { TemplatePreview } from '../../app/template-preview/template-preview.tsx';
import { templateVariableLabel } from '../../app/template-preview/template-variable-label.ts';
import { StartConversationDocument } from '../../gql/start-conversation.ts';
import { StartConversationOptionsDocument } from '../../gql/start-conversation-options.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useNow } from '../../lib/use-now.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { denialOf } from '../denial.ts';
import { useWorkspace } from '../workspace.tsx';
import type { Recipient } from './start-conversation-dialog.tsx';

interface Props {
  to: Recipient;
  onDone: () => void;
}

/** Form for the first message: a template, or free text if the contact's reply window is open. */
export function StartConversationForm({ to, onDone }: Props) {
  const options = useStartOptions(to);
  const { attempt, pending, refusal, isOutside } = useStartConversation(to, onDone);
  const [kind, setKind] = useState<'message' | 'template'>('message');
  const [body, setBody] = useState('');
  const [draft, setDraft] = useState<TemplateDraft | null>(null);
  if (options.error && !options.templates)
    return <ErrorState requestId={denialOf(options.error).requestId} onRetry={options.retry} />;
  if (!options.templates) return <Skeleton height={120} radius="md" />;
  const isText = options.isWindowOpen && kind === 'message';
  const message = isText ? { body } : draft && { templateId: draft.template.id, variables: draft.values };
  const isReady = isText ? body.trim() !== '' : draft !== null && isFilled(draft);
  return (
    <Form
      aria-label={t`New conversation`}
      onSubmit={(event) => {
        event.preventDefault();
        if (message && isReady) void attempt(message);
      }}
    >
      <Stack gap="md">
        {options.isWindowOpen ? (
          <SegmentedControl
            aria-label={t`Kind of message`}
            value={kind}
            onChange={(value) => setKind(value === 'message' ? 'message' : 'template')}
            data={[
              { value: 'message', label: t`Message` },
              { value: 'template', label: t`Template` },
            ]}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {t`WhatsApp allows only templates until the contact writes.`}
          </Text>
        )}
        {isText ? (
          <Textarea
            label={t`Message`}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={LIMITS.messageLength}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
          />
        ) : (
          <TemplateFields templates={options.templates} to={to.name} draft={draft} onChange={setDraft} />
        )}
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end">
          <Button type="submit" loading={pending} disabled={!isReady}>
            {isOutside ? t`Send anyway` : t`Send`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

type StartMessage = { body: string } | { templateId: string; variables: Record<string, string> };

/**
 * Returns an action that sends the message and opens the new conversation in the inbox, and whether the last attempt
 * was outside the contact window.
 */
function useStartConversation({ contactId, leadId }: Recipient, onDone: () => void) {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const [start] = useMutation(StartConversationDocument);
  // Idempotency key: if the user clicks again after a connection error, the message is sent only once.
  const clientId = useRef(crypto.randomUUID());
  // Whether the server rejected the message because the contact window is closed. Pressing the button again sends the
  // message anyway.
  const [isOutside, setIsOutside] = useState(false);
  const action = useMutationAction(async (message: StartMessage) => {
    const to = contactId === null ? { leadId } : { contactId };
    const words =
      'body' in message
        ? message
        : {
            templateId: message.templateId,
            variables: Object.entries(message.variables).map(([name, value]) => ({ name, value })),
          };
    const { data } = await start({
      variables: {
        input: { ...to, ...words, clientId: clientId.current, ...(isOutside && { confirmOutsideWindow: true }) },
      },
    });
    const refused = await handleMutationResult(data?.startConversation, ({ conversation }) => {
      onDone();
      void navigate({ to: paths.conversation({ workspace: slug, conversation: conversation.id }) });
    });
    setIsOutside(refused?.code === 'OUTSIDE_CONTACT_WINDOW');
    return refused;
  });
  return { ...action, isOutside };
}

interface TemplateDraft {
  template: StartTemplate;
  values: Record<string, string>;
}

interface TemplateFieldsProps {
  templates: readonly StartTemplate[];
  /** Name of the recipient, used as the initial value of the first variable. */
  to: string;
  draft: TemplateDraft | null;
  onChange: (draft: TemplateDraft | null) => void;
}

const isFilled = ({ template, values }: TemplateDraft): boolean =>
  template.variables.every((name) => !isVariableInvalid(values[name] ?? ''));

/** Fields for a template and the values of its variables, with a preview. */
function TemplateFields({ templates, to, draft, onChange }: TemplateFieldsProps) {
  const select = (id: string | null) => {
    const template = templates.find((one) => one.id === id);
    const values = Object.fromEntries(template?.variables.map((name, at) => [name, at === 0 ? to : '']) ?? []);
    onChange(template ? { template, values } : null);
  };
  return (
    <>
      <Select
        searchable
        label={t`Template`}
        placeholder={t`Select a template`}
        nothingFoundMessage={templates.length === 0 ? t`No approved templates` : t`No matching templates`}
        data={templates.map(({ id, name, language }) => ({ value: id, label: `${name} (${language})` }))}
        value={draft?.template.id ?? null}
        onChange={select}
      />
      {draft?.template.variables.map((name, at) => (
        <TextInput
          key={name}
          label={templateVariableLabel(name, draft.template.buttons)}
          placeholder={draft.template.examples[at] ?? ''}
          maxLength={1024}
          autoComplete="off"
          value={draft.values[name] ?? ''}
          onChange={(event) => onChange({ ...draft, values: { ...draft.values, [name]: event.currentTarget.value } })}
        />
      ))}
      {draft && <TemplatePreview template={draft.template} values={draft.values} />}
    </>
  );
}

/** Loads the approved templates, and whether the contact's reply window is open. */
function useStartOptions({ contactId }: Recipient) {
  const now = useNow();
  const { data, error, refetch } = useQuery(StartConversationOptionsDocument, {
    variables: {
      templates: { statuses: ['APPROVED'] },
      conversations: { contactId: { eq: contactId } },
      withConversation: contactId !== null,
    },
    fetchPolicy: 'cache-and-network',
  });
  const replyWindowExpiresAt = data?.conversations?.edges[0]?.node.replyWindowExpiresAt ?? null;
  return {
    templates: data?.templates.edges.map(({ node }) => node),
    isWindowOpen: replyWindowExpiresAt !== null && new Date(replyWindowExpiresAt).getTime() > now,
    error,
    retry: () => void refetch().catch(() => {}),
  };
}

type StartTemplate = NonNullable<ReturnType<typeof useStartOptions>['templates']>[number];
