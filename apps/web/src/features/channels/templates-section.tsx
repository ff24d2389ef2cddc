import { useMutation } from '@apollo/client/react';
import { TEMPLATE_CATEGORY_TITLES, TEMPLATE_STATUS_TITLES, type TemplateStatus } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Group, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconRefresh, IconSearch, IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { TemplatePreview } from '../../app/template-preview/template-preview.tsx';
import { SyncTemplatesDocument } from '../../gql/sync-templates.ts';
import { TemplatesDocument } from '../../gql/templates-section.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { REFRESHED_STATUS } from '../../session/setup-status.ts';
import { useCan } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.ts';
import classes from './channels.module.css';
import { TemplateActions } from './template-actions.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { type Template, useTemplates } from './use-templates.ts';

/** Message templates with their approval status. */
export function TemplatesSection() {
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text, 250);
  const { templates, ...paging } = useTemplates(search);
  const [editor, setEditor] = useState<{ template: Template | null } | null>(null);
  return (
    <Section
      title={t`Templates`}
      description={t`WhatsApp reviews each template before it can be sent. Templates are synced hourly.`}
      flush
      actions={
        <>
          <SyncTemplates />
          <CreateTemplate onClick={() => setEditor({ template: null })} />
        </>
      }
    >
      <div className={classes.search}>
        <TextInput
          type="search"
          aria-label={t`Search templates`}
          placeholder={t`Name or text`}
          leftSection={<IconSearch size={16} aria-hidden />}
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <RowList
        label={t`Templates`}
        rows={templates}
        rowKey={({ id }) => id}
        renderText={(template) => <TemplateSummary template={template} />}
        renderActions={(template) => <TemplateActions template={template} onEdit={() => setEditor({ template })} />}
        {...paging}
        empty={search ? <NoMatch search={search} /> : <NoTemplates />}
      />
      <TemplateEditor open={editor} onClose={() => setEditor(null)} />
    </Section>
  );
}

function CreateTemplate({ onClick }: { onClick: () => void }) {
  const allowed = useCan('create', 'WhatsAppTemplate');
  return (
    <PermissionButton
      size="xs"
      variant="default"
      permission={{ allowed, reason: t`You need the campaign.manage permission.` }}
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={onClick}
    >
      {t`Create template`}
    </PermissionButton>
  );
}

const NoTemplates = () => (
  <EmptyState icon={<IconTemplate size={24} stroke={1.6} />} title={t`No templates yet`}>
    {t`Connect Twilio or a WhatsApp Cloud number, then create a template or sync existing ones.`}
  </EmptyState>
);

const NoMatch = ({ search }: { search: string }) => (
  <EmptyState icon={<IconSearch size={24} stroke={1.6} />} title={t`No matching templates`}>
    {t`No template contains “${search}”.`}
  </EmptyState>
);

/** Button that synchronizes the templates immediately, in addition to the hourly job. */
function SyncTemplates() {
  const allowed = useCan('update', 'WhatsAppTemplate');
  const [sync] = useMutation(SyncTemplatesDocument, {
    refetchQueries: [TemplatesDocument, ...REFRESHED_STATUS],
    awaitRefetchQueries: true,
  });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    return handleMutationResult(
      (await sync()).data?.syncTemplates,
      (answer) => void toast(plural(answer.count, { one: '# template synced.', other: '# templates synced.' })),
    );
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={{ allowed, reason: t`You need the campaign.manage permission.` }}
        leftSection={<IconRefresh size={15} aria-hidden />}
        loading={pending}
        onClick={() => void attempt()}
      >
        {t`Sync templates`}
      </PermissionButton>
      <RefusalAlert refusal={refusal} />
    </>
  );
}

const TONES: Record<TemplateStatus, Tone> = {
  APPROVED: 'good',
  PENDING: 'info',
  REJECTED: 'bad',
  PAUSED: 'warning',
  DISABLED: 'bad',
  OTHER: 'neutral',
};

/** Summary of a template, with sample values for its variables. */
function TemplateSummary({ template }: { template: Template }) {
  const { name, language, category, status, variables, examples, rejectedReason, headerFormat, headerFile } = template;
  const samples = Object.fromEntries(variables.map((variable, at) => [variable, examples[at] ?? '']));
  return (
    <>
      <Group gap="xs" mb={4}>
        <Text component="h3" size="sm" fw={600}>
          {name}
        </Text>
        <StatusBadge tone={TONES[status]}>{TEMPLATE_STATUS_TITLES[status]}</StatusBadge>
        <Text size="xs" c="dimmed">
          {TEMPLATE_CATEGORY_TITLES[category]}, {language}
        </Text>
      </Group>
      <TemplatePreview template={template} values={samples} />
      {headerFormat && !headerFile && (
        <Text size="sm" mt={6} c="red">
          {t`The header needs a file. Add it to send this template.`}
        </Text>
      )}
      {rejectedReason && (
        <Text size="sm" mt={6} c="red">
          “{rejectedReason}”
        </Text>
      )}
    </>
  );
}
