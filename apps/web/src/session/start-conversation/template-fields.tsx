import { isVariableInvalid, templateText } from '@frontdesk/domain';
import { Select, Text, TextInput } from '@mantine/core';
import type { StartTemplate } from './use-start-options.ts';

export interface TemplateDraft {
  template: StartTemplate;
  values: Record<string, string>;
}

interface Props {
  templates: readonly StartTemplate[];
  /** Name of the recipient, proposed for the first variable. */
  to: string;
  draft: TemplateDraft | null;
  onChange: (draft: TemplateDraft | null) => void;
}

export const isFilled = ({ template, values }: TemplateDraft): boolean =>
  template.variables.every((name) => !isVariableInvalid(values[name] ?? ''));

/** Template, its variables and a preview. */
export function TemplateFields({ templates, to, draft, onChange }: Props) {
  const select = (id: string | null) => {
    const template = templates.find((one) => one.id === id);
    const values = Object.fromEntries(template?.variables.map((name, at) => [name, at === 0 ? to : '']) ?? []);
    onChange(template ? { template, values } : null);
  };
  return (
    <>
      <Select
        searchable
        label="Template"
        placeholder="Select a template"
        nothingFoundMessage={templates.length === 0 ? 'No approved templates' : 'No matching templates'}
        data={templates.map(({ id, name, language }) => ({ value: id, label: `${name} (${language})` }))}
        value={draft?.template.id ?? null}
        onChange={select}
      />
      {draft?.template.variables.map((name, at) => (
        <TextInput
          key={name}
          label={`Variable ${name}`}
          placeholder={draft.template.examples[at] ?? ''}
          maxLength={1024}
          autoComplete="off"
          value={draft.values[name] ?? ''}
          onChange={(event) => onChange({ ...draft, values: { ...draft.values, [name]: event.currentTarget.value } })}
        />
      ))}
      {draft && (
        <Text size="sm" dir="auto" role="note" aria-label="Preview" style={{ whiteSpace: 'pre-wrap' }}>
          {templateText(draft.template, draft.values)}
        </Text>
      )}
    </>
  );
}
