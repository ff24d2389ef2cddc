import { TEMPLATE_CATEGORY_TITLES, templateText } from '@frontdesk/domain';
import { Text, UnstyledButton } from '@mantine/core';
import type { UsableTemplate } from './template-dialog.tsx';
import classes from './template-picker.module.css';

interface Props {
  templates: readonly UsableTemplate[];
  onChoose: (id: string) => void;
}

/** Templates as the contact would read them. */
export function TemplateChoices({ templates, onChoose }: Props) {
  return (
    <ul className={classes.list} aria-label="Templates">
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
