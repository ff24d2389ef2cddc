import { useMutation } from '@apollo/client/react';
import { type GreetingVariableSource, isVariableInvalid, TEMPLATE_STATUS_TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { TemplatePreview } from '../../app/template-preview/template-preview.tsx';
import { templateVariableLabel } from '../../app/template-preview/template-variable-label.ts';
import { MessagingSettingsDocument } from '../../gql/messaging-settings.ts';
import { UpdateGreetingTemplateDocument } from '../../gql/update-greeting-template.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { REFRESHED_STATUS } from '../../session/setup-status.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import { WarningAlert } from '../../ui/warning-alert.tsx';
import { type Settings, useMessagingSettings } from './use-messaging-settings.ts';
import { type Template, useTemplates } from './use-templates.ts';

/** Setting for the template that greets leads who have not written in the last 24 hours. */
export function GreetingSection() {
  const settings = useMessagingSettings();
  const { templates, hasMore } = useTemplates('');
  const chosenId = settings?.greetingTemplateId;
  const approved = templates?.filter(({ status }) => status === 'APPROVED');
  return (
    <Section title={t`Greeting`} description={t`WhatsApp requires a template for first messages.`}>
      {chosenId && templates && !hasMore && <UnusableTemplate id={chosenId} templates={templates} />}
      {settings && approved && <Greeting key={settings.version} settings={settings} templates={approved} />}
    </Section>
  );
}

interface ChosenTemplateProps {
  id: string;
  templates: Template[];
}

/** Warning that new leads are not greeted because the selected template was removed or is not approved. */
function UnusableTemplate({ id, templates }: ChosenTemplateProps) {
  const template = templates.find((one) => one.id === id);
  if (template?.status === 'APPROVED') return null;
  const title = template ? `${template.name}: ${TEMPLATE_STATUS_TITLES[template.status]}` : t`Template removed`;
  return <WarningAlert title={title}>{t`New leads wait until you choose an approved template.`}</WarningAlert>;
}

const KNOWN: Record<GreetingVariableSource, string> = {
  CONTACT_NAME: t`Contact name`,
  WORKSPACE_NAME: t`Workspace name`,
};

interface VariableSource {
  known: GreetingVariableSource | null;
  text: string;
}

function Greeting({ settings, templates }: { settings: Settings; templates: Template[] }) {
  const [templateId, setTemplateId] = useState(settings.greetingTemplateId);
  const [sources, setSources] = useState(() => sourcesOf(settings));
  const { attempt, pending, refusal } = useSave();
  const template = templates.find(({ id }) => id === templateId) ?? null;
  const filled = template?.variables.every((name) => isFilled(sources[name])) ?? true;
  const fill = (name: string, source: VariableSource) => setSources((before) => ({ ...before, [name]: source }));
  const save = () =>
    void attempt({
      templateId,
      variables: (template?.variables ?? []).map((name) => asInput(name, sources[name] ?? FIRST)),
    });
  return (
    <Stack gap="md">
      <Select
        label={t`Template`}
        placeholder={t`No template: new leads wait`}
        clearable
        clearButtonProps={{ 'aria-label': t`Remove template` }}
        data={templates.map(({ id, name, language }) => ({ value: id, label: `${name} (${language})` }))}
        value={templateId}
        onChange={setTemplateId}
      />
      {template?.variables.map((name) => (
        <VariableField
          key={name}
          label={templateVariableLabel(name, template.buttons)}
          source={sources[name] ?? FIRST}
          onChange={(one) => fill(name, one)}
        />
      ))}
      {template && <Preview template={template} sources={sources} />}
      <RefusalAlert refusal={refusal} />
      <Group justify="flex-end">
        <Button size="sm" onClick={save} loading={pending} disabled={!filled}>
          {t`Save greeting`}
        </Button>
      </Group>
    </Stack>
  );
}

const FIRST: VariableSource = { known: 'CONTACT_NAME', text: '' };
const isFilled = (source: VariableSource = FIRST) => source.known !== null || !isVariableInvalid(source.text);
const asInput = (name: string, { known, text }: VariableSource) => ({ name, known, text: known ? null : text });

const sourcesOf = ({ greetingVariables }: Settings): Record<string, VariableSource> =>
  Object.fromEntries(greetingVariables.map(({ name, known, text }) => [name, { known, text: text ?? '' }]));

interface FieldProps {
  label: string;
  source: VariableSource;
  onChange: (source: VariableSource) => void;
}

function VariableField({ label, source, onChange }: FieldProps) {
  return (
    <Group align="flex-end" gap="sm" wrap="wrap">
      <Select
        label={label}
        allowDeselect={false}
        data={[
          ...Object.entries(KNOWN).map(([value, title]) => ({ value, label: title })),
          { value: 'TEXT', label: t`Fixed text` },
        ]}
        value={source.known ?? 'TEXT'}
        onChange={(value) =>
          onChange({ ...source, known: value === 'TEXT' ? null : (value as GreetingVariableSource) })
        }
      />
      {source.known === null && (
        <TextInput
          label={t`Text for ${label}`}
          maxLength={1024}
          value={source.text}
          onChange={(event) => onChange({ ...source, text: event.currentTarget.value })}
        />
      )}
    </Group>
  );
}

function Preview({ template, sources }: { template: Template; sources: Record<string, VariableSource> }) {
  const { name: workspaceName } = useWorkspace();
  const samples = { CONTACT_NAME: t`Lena Lead`, WORKSPACE_NAME: workspaceName };
  const values = template.variables.map((name): [string, string] => {
    const { known, text } = sources[name] ?? FIRST;
    return [name, known ? samples[known] : text];
  });
  return <TemplatePreview template={template} values={Object.fromEntries(values)} />;
}

function useSave() {
  const [save] = useMutation(UpdateGreetingTemplateDocument, {
    refetchQueries: [MessagingSettingsDocument, ...REFRESHED_STATUS],
    awaitRefetchQueries: true,
  });
  return useMutationAction(async (input: { templateId: string | null; variables: ReturnType<typeof asInput>[] }) => {
    return handleMutationResult(
      (await save({ variables: { input } })).data?.updateGreetingTemplate,
      () => void toast(t`Greeting saved.`),
    );
  });
}
