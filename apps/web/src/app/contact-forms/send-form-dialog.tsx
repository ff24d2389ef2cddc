import { useMutation, useQuery } from '@apollo/client/react';
import { FORM_LANGUAGE_TITLES, isFormLanguage } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { IconForms } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { CreateSurfaceLinkDocument, SendableFormsDocument, SendSurfaceDocument } from '../../gql/sendable-forms.ts';
import { SentFormsDocument } from '../../gql/sent-forms.ts';
import type { SendableFormsQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { denialOf } from '../../session/denial.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { ButtonLink } from '../link.tsx';
import { paths } from '../paths.ts';

interface Props {
  /** Conversation in which the form can be sent. Null if only a link can be created. */
  conversationId: string | null;
  /** Contact for whom a link can be created. Null if the viewer cannot read contacts. */
  contactId: string | null;
  onClose: () => void;
}

type SendableForm = SendableFormsQuery['surfaceTemplates']['edges'][number]['node'];

/** Dialog in which the user selects a published form and its language, and sends or copies its link. */
// oxlint-disable-next-line import/no-default-export -- React.lazy loads the default export.
export default function SendFormDialog(props: Props) {
  const { data, error, refetch } = useQuery(SendableFormsDocument, { fetchPolicy: 'cache-and-network' });
  if (!data && error)
    return <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />;
  if (!data) return <Skeleton height={200} radius="md" />;
  const forms = data.surfaceTemplates.edges.map(({ node }) => node).filter((form) => form.publishedNumber !== null);
  const [first] = forms;
  return first ? <SendForm {...props} forms={forms} first={first} /> : <NoForms />;
}

function NoForms() {
  const { slug: workspace } = useWorkspace();
  return (
    <EmptyState
      icon={<IconForms size={24} stroke={1.6} />}
      title={t`No published forms`}
      action={
        <ButtonLink to={paths.contactForms({ workspace })} variant="default">
          {t`Open forms`}
        </ButtonLink>
      }
    >
      {t`Create and publish a form first.`}
    </EmptyState>
  );
}

function SendForm({ forms, first, ...props }: Props & { forms: readonly SendableForm[]; first: SendableForm }) {
  const [formId, setFormId] = useState(first.id);
  const form = forms.find(({ id }) => id === formId) ?? first;
  const [chosen, setLanguage] = useState('');
  const language = form.publishedLanguages.includes(chosen) ? chosen : (form.publishedLanguages[0] ?? 'en');
  const { send, createLink, url } = useSending(props, { templateId: form.id, language });
  if (url !== null) return <CreatedLink url={url} onClose={props.onClose} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void (props.conversationId === null ? createLink.attempt() : send.attempt());
  };
  const pending = send.pending || createLink.pending;
  return (
    <Form onSubmit={submit} aria-label={t`Form to send`}>
      <Stack gap="md">
        <RefusalAlert refusal={send.refusal ?? createLink.refusal} />
        <FormChoice forms={forms} form={form} language={language} onForm={setFormId} onLanguage={setLanguage} />
        {props.conversationId !== null && (
          <Text size="sm" c="dimmed">
            {t`Sends a WhatsApp message with the link. If the reply window is closed, copy the link.`}
          </Text>
        )}
        <Group justify="flex-end">
          {props.conversationId !== null && props.contactId !== null && (
            <Button variant="default" disabled={pending} onClick={() => void createLink.attempt()}>
              {t`Copy link`}
            </Button>
          )}
          <Button type="submit" loading={pending}>
            {props.conversationId === null ? t`Create link` : t`Send form`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

interface FormChoiceProps {
  forms: readonly SendableForm[];
  form: SendableForm;
  language: string;
  onForm: (id: string) => void;
  onLanguage: (language: string) => void;
}

const FormChoice = ({ forms, form, language, onForm, onLanguage }: FormChoiceProps) => (
  <>
    <NativeSelect
      label={t`Form`}
      data-autofocus
      data={forms.map(({ id, name }) => ({ value: id, label: name }))}
      value={form.id}
      onChange={(event) => onForm(event.currentTarget.value)}
    />
    <NativeSelect
      label={t`Language`}
      data={form.publishedLanguages.map((value) => ({
        value,
        label: isFormLanguage(value) ? FORM_LANGUAGE_TITLES[value] : value,
      }))}
      value={language}
      onChange={(event) => onLanguage(event.currentTarget.value)}
    />
  </>
);

interface Choice {
  readonly templateId: string;
  readonly language: string;
}

/** Returns the actions of the dialog, and the URL of the created link, which is null until a link is created. */
function useSending({ conversationId, contactId, onClose }: Props, choice: Choice) {
  const [url, setUrl] = useState<string | null>(null);
  // Idempotency key: if the request is retried after a lost response, the form is sent only once.
  const clientId = useRef<string>(crypto.randomUUID());
  const refetchQueries = [SentFormsDocument];
  const [sendForm] = useMutation(SendSurfaceDocument, { refetchQueries });
  const [create] = useMutation(CreateSurfaceLinkDocument, { refetchQueries });
  const send = useMutationAction(async () => {
    const input = { ...choice, conversationId: conversationId ?? '', clientId: clientId.current };
    const { data } = await sendForm({ variables: { input } });
    return handleMutationResult(data?.sendSurface, () => {
      void toast(t`Form sent.`);
      onClose();
    });
  });
  const createLink = useMutationAction(async () => {
    const { data } = await create({ variables: { input: { ...choice, contactId: contactId ?? '' } } });
    return handleMutationResult(data?.createSurfaceLink, (created) => setUrl(created.url));
  });
  return { send, createLink, url };
}

function CreatedLink({ url, onClose }: { url: string; onClose: () => void }) {
  return (
    <Stack gap="md">
      <CopyField label={t`Form link`} value={url} />
      <Text size="sm" c="dimmed">
        {t`Send this link only to the contact. It is shown once.`}
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t`Done`}</Button>
      </Group>
    </Stack>
  );
}
