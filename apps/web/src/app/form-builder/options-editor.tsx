import { FORM_LIMITS, type FormLanguage, type FormOption, type FormProblem } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Fieldset, Group, Stack } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Action } from './action.tsx';
import classes from './form-builder.module.css';
import { keyFor } from './question-values.ts';
import { problemAt, TextsField } from './texts-field.tsx';

interface Props {
  options: readonly FormOption[];
  onChange: (options: readonly FormOption[]) => void;
  languages: readonly FormLanguage[];
  problems: readonly FormProblem[];
  path: string;
}

/** Fields for the options of a choice question, with their labels in all languages. */
export function OptionsEditor({ options, onChange, languages, problems, path }: Props) {
  const taken = options.map(({ key }) => key);
  const move = (from: number, to: number) => {
    const next = [...options];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
  };
  return (
    <Fieldset legend={t`Options`}>
      <Stack gap="sm">
        <RefusalAlert refusal={problemAt(problems, path)} />
        {options.map((option, index) => (
          <Group key={option.key} gap={4} wrap="nowrap" align="flex-end">
            <div className={classes.words}>
              <TextsField
                label={t`Option ${index + 1}`}
                texts={option.label}
                onChange={(label) => onChange(options.map((one, at) => (at === index ? { ...one, label } : one)))}
                path={`${path}.${index}.label`}
                {...{ languages, problems }}
              />
            </div>
            <Action
              label={t`Move option ${index + 1} up`}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            >
              <IconArrowUp size={16} aria-hidden />
            </Action>
            <Action
              label={t`Move option ${index + 1} down`}
              disabled={index === options.length - 1}
              onClick={() => move(index, index + 1)}
            >
              <IconArrowDown size={16} aria-hidden />
            </Action>
            <Action
              label={t`Remove option ${index + 1}`}
              onClick={() => onChange(options.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} aria-hidden />
            </Action>
          </Group>
        ))}
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={16} aria-hidden />}
            disabled={options.length >= FORM_LIMITS.options}
            onClick={() => onChange([...options, { key: keyFor('option', taken, 'option'), label: {} }])}
          >
            {t`Add option`}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
