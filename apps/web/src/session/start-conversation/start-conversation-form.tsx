import { LIMITS } from '@frontdesk/domain';
import { Button, Group, SegmentedControl, Skeleton, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ErrorState } from '../../ui/error-state.tsx';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { denialOf } from '../denial.ts';
import type { Recipient } from './start-conversation-dialog.tsx';
import { isFilled, type TemplateDraft, TemplateFields } from './template-fields.tsx';
import { useStartConversation } from './use-start-conversation.ts';
import { useStartOptions } from './use-start-options.ts';

interface Props {
  to: Recipient;
  onDone: () => void;
}

/** A template, or free text while the contact's reply window is open. */
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
      aria-label="New conversation"
      onSubmit={(event) => {
        event.preventDefault();
        if (message && isReady) void attempt(message);
      }}
    >
      <Stack gap="md">
        {options.isWindowOpen ? (
          <SegmentedControl
            aria-label="Kind of message"
            value={kind}
            onChange={(value) => setKind(value === 'message' ? 'message' : 'template')}
            data={[
              { value: 'message', label: 'Message' },
              { value: 'template', label: 'Template' },
            ]}
          />
        ) : (
          <Text size="sm" c="dimmed">
            WhatsApp allows only templates until the contact writes.
          </Text>
        )}
        {isText ? (
          <Textarea
            label="Message"
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
            {isOutside ? 'Send anyway' : 'Send'}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
