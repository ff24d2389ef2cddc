import { formOrigin, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useWorkspace } from '../../session/workspace.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { WarningAlert } from '../../ui/warning-alert.tsx';
import type { FormDraft } from './use-form-draft.ts';

/** Field for the websites that can embed the form, and the code that embeds it. */
export function ShareEmbed({ draft }: { draft: FormDraft }) {
  const { embedOrigins } = draft.form;
  const { formUrl, slug } = useWorkspace();
  const { origin } = new URL(formUrl);
  return (
    <Stack gap="md">
      <OriginsForm key={embedOrigins.join(' ')} origins={embedOrigins} change={draft.changeOrigins} />
      {embedOrigins.length === 0 && (
        <WarningAlert
          title={t`No site can embed the form`}
        >{t`Add the site first. Browsers block all others.`}</WarningAlert>
      )}
      <CopyField
        label={t`Script (adjusts its height automatically)`}
        value={`<script src="${origin}/embed.js" data-form="${slug}" async></script>`}
        block
      />
      <CopyField
        label={t`Frame (fixed height)`}
        value={`<iframe src="${formUrl}?embed=1" title="Contact form" width="100%" height="640" style="border:0"></iframe>`}
        block
      />
    </Stack>
  );
}

interface OriginsProps {
  origins: readonly string[];
  change: FormDraft['changeOrigins'];
}

function OriginsForm({ origins, change }: OriginsProps) {
  const [text, setText] = useState(origins.join('\n'));
  const [wrong, setWrong] = useState<string | null>(null);
  const lines = text.split(/\s+/).filter(Boolean);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = lines.find((line) => formOrigin(line) === null);
    setWrong(found ? `${found}: ${REFUSALS.FORM_ORIGIN_INVALID}` : null);
    if (!found) void change.attempt(lines);
  };
  return (
    <Form onSubmit={submit} aria-label={t`Allowed sites`}>
      <Stack gap="xs">
        <Textarea
          label={t`Allowed sites`}
          description={t`One https origin per line. Only these sites can embed the form.`}
          placeholder="https://www.example.com"
          autosize
          minRows={2}
          maxRows={8}
          dir="ltr"
          value={text}
          error={wrong}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <RefusalAlert refusal={change.refusal} />
        <Group justify="flex-end">
          <Button type="submit" variant="default" size="xs" loading={change.pending}>
            {t`Save sites`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
