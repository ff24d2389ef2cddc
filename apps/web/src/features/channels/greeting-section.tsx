import { useMutation } from '@apollo/client/react';
import { type GreetingVariableSource, isVariableInvalid, templateText } from '@frontdesk/domain';
import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { MessagingSettingsDocument } from '../../gql/messaging-settings.ts';
import { SetGreetingTemplateDocument } from '../../gql/set-greeting-template.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import classes from './channels.module.css';
import { type Settings, useMessagingSettings } from './use-messaging-settings.ts';
import { type Template, useTemplates } from './use-templates.ts';

/** Selects the template with which the agent greets contacts who have no conversation yet. */
export function GreetingSection() {
  const settings = useMessagingSettings();
  const { templates } = useTemplates('');
  const approved = templates?.filter(({ status }) => status === 'APPROVED');
  return (
    <Section title="Greeting" description="WhatsApp requires a template for first messages.">
      {settings && approved && <Greeting key={settings.version} settings={settings} templates={approved} />}
    </Section>
  );
}

const KNOWN: Record<GreetingVariableSource, string> = {
  CONTACT_NAME: 'Contact name',
  WORKSPACE_NAME: 'Workspace name',
};

interface Filling {
  known: GreetingVariableSource | null;
  text: string;
}

function Greeting({ settings, templates }: { settings: Settings; templates: Template[] }) {
  const [templateId, setTemplateId] = useState(settings.greetingTemplateId);
  const [fillings, setFillings] = useState(() => fillingsOf(settings));
  const { attempt, pending, refusal } = useSave();
  const template = templates.find(({ id }) => id === templateId) ?? null;
  const filled = template?.variables.every((name) => isFilled(fillings[name])) ?? true;
  const fill = (name: string, filling: Filling) => setFillings((before) => ({ ...before, [name]: filling }));
  const save = () =>
    void attempt({
      templateId,
      variables: (template?.variables ?? []).map((name) => asInput(name, fillings[name] ?? FIRST)),
    });
  return (
    <Stack gap="md">
      <Select
        label="Template"
        placeholder="AI-generated greeting"
        clearable
        data={templates.map(({ id, name, language }) => ({ value: id, label: `${name} (${language})` }))}
        value={templateId}
        onChange={setTemplateId}
      />
      {template?.variables.map((name) => (
        <FillingField key={name} name={name} filling={fillings[name] ?? FIRST} onChange={(one) => fill(name, one)} />
      ))}
      {template && <Preview template={template} fillings={fillings} />}
      <RefusalAlert refusal={refusal} />
      <Group justify="flex-end">
        <Button size="sm" onClick={save} loading={pending} disabled={!filled}>
          Save greeting
        </Button>
      </Group>
    </Stack>
  );
}

const FIRST: Filling = { known: 'CONTACT_NAME', text: '' };
const isFilled = (filling: Filling = FIRST) => filling.known !== null || !isVariableInvalid(filling.text);
const asInput = (name: string, { known, text }: Filling) => ({ name, known, text: known ? null : text });

const fillingsOf = ({ greetingVariables }: Settings): Record<string, Filling> =>
  Object.fromEntries(greetingVariables.map(({ name, known, text }) => [name, { known, text: text ?? '' }]));

interface FieldProps {
  name: string;
  filling: Filling;
  onChange: (filling: Filling) => void;
}

function FillingField({ name, filling, onChange }: FieldProps) {
  return (
    <Group align="flex-end" gap="sm" wrap="wrap">
      <Select
        label={`Variable ${name}`}
        allowDeselect={false}
        data={[
          ...Object.entries(KNOWN).map(([value, label]) => ({ value, label })),
          { value: 'TEXT', label: 'Fixed text' },
        ]}
        value={filling.known ?? 'TEXT'}
        onChange={(value) =>
          onChange({ ...filling, known: value === 'TEXT' ? null : (value as GreetingVariableSource) })
        }
      />
      {filling.known === null && (
        <TextInput
          label={`Text for ${name}`}
          maxLength={1024}
          value={filling.text}
          onChange={(event) => onChange({ ...filling, text: event.currentTarget.value })}
        />
      )}
    </Group>
  );
}

function Preview({ template, fillings }: { template: Template; fillings: Record<string, Filling> }) {
  const { name: workspaceName } = useWorkspace();
  const samples = { CONTACT_NAME: 'Lena Lead', WORKSPACE_NAME: workspaceName };
  const values = template.variables.map((name): [string, string] => {
    const { known, text } = fillings[name] ?? FIRST;
    return [name, known ? samples[known] : text];
  });
  return (
    <div className={classes.preview} dir="auto" role="note" aria-label="Preview">
      {templateText(template, Object.fromEntries(values))}
    </div>
  );
}

function useSave() {
  const [save] = useMutation(SetGreetingTemplateDocument, {
    refetchQueries: [MessagingSettingsDocument],
    awaitRefetchQueries: true,
  });
  return useMutationAction(async (input: { templateId: string | null; variables: ReturnType<typeof asInput>[] }) => {
    return handleMutationResult((await save({ variables: { input } })).data?.setGreetingTemplate, {
      MessagingSettingsUpdated: () => void toast('Greeting saved.'),
    });
  });
}
