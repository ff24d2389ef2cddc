import { useMutation } from '@apollo/client/react';
import { isVariableInvalid } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRef } from 'react';
import { TemplatePreview } from '../../app/template-preview/template-preview.tsx';
import { templateVariableLabel } from '../../app/template-preview/template-variable-label.ts';
import { SendTemplateDocument } from '../../gql/send-template.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { addToThread, type ThreadAddress } from './conversation-cache.ts';
import type { UsableTemplate } from './template-dialog.tsx';

interface Props {
  template: UsableTemplate;
  thread: ThreadAddress;
  to: string;
  onBack: () => void;
  onDone: () => void;
}

/** Form for the variables of a template, with a preview. */
export function TemplateForm({ template, thread, to, onBack, onDone }: Props) {
  const { attempt, pending, refusal } = useSendTemplate(thread);
  const form = useForm<Record<string, string>>({
    initialValues: Object.fromEntries(template.variables.map((name, at) => [key(name), at === 0 ? to : ''])),
    validate: Object.fromEntries(template.variables.map((name) => [key(name), problem])),
  });
  const values = form.getValues();
  const filled = Object.fromEntries(template.variables.map((name) => [name, values[key(name)] ?? '']));
  const onSubmit = form.onSubmit(
    () => void attempt({ templateId: template.id, values: filled }).then((done) => done && onDone()),
  );
  return (
    <Form onSubmit={onSubmit} aria-label={t`Template ${template.name}`}>
      <Stack gap="md">
        <TemplatePreview template={template} values={filled} />
        {template.variables.map((name, at) => (
          <TextInput
            key={name}
            label={templateVariableLabel(name, template.buttons)}
            placeholder={template.examples[at] ?? ''}
            maxLength={1024}
            autoComplete="off"
            {...(at === 0 ? { 'data-autofocus': true } : {})}
            {...form.getInputProps(key(name))}
          />
        ))}
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onBack} disabled={pending}>
            {t`Change template`}
          </Button>
          <Button type="submit" loading={pending}>
            {t`Send`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

// The prefix is necessary, because Mantine would convert values with numeric keys to a list.
const key = (name: string) => `variable ${name}`;

const problem = (value: string) => (isVariableInvalid(value) ? t`Enter one line of text.` : null);

interface TemplateSendInput {
  templateId: string;
  values: Record<string, string>;
}

/** Returns an action that sends a template. The message appears in the thread after the server's response. */
function useSendTemplate(thread: ThreadAddress) {
  const [sendTemplate] = useMutation(SendTemplateDocument);
  // Idempotency key: if the user clicks again after a connection error, the message is sent only once.
  const clientId = useRef(crypto.randomUUID());
  return useMutationAction(async ({ templateId, values }: TemplateSendInput) => {
    const variables = Object.entries(values).map(([name, value]) => ({ name, value }));
    const { data } = await sendTemplate({
      variables: { input: { conversationId: thread.id, templateId, variables, clientId: clientId.current } },
      update: (cache, { data: answer }) => {
        if (answer?.sendTemplate.message) addToThread(cache, thread, answer.sendTemplate.message);
      },
    });
    return handleMutationResult(data?.sendTemplate, () => (clientId.current = crypto.randomUUID()));
  });
}
