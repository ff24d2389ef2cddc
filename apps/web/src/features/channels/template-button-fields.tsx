import {
  hasUrlVariable,
  TEMPLATE_BUTTON_LIMITS,
  type TemplateButtonType,
  WRITABLE_TEMPLATE_BUTTON_TYPES,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Fieldset, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { Action } from '../../app/form-builder/action.tsx';
import type { ButtonValues, TemplateValues } from './template-editor.tsx';

interface Props {
  form: UseFormReturnType<TemplateValues>;
}

/** List of the buttons of a template, which can be added, removed and reordered. */
export function TemplateButtonFields({ form }: Props) {
  const { buttons } = form.getValues();
  const error = form.errors['buttons'];
  // Errors name the position of a button, so they no longer apply after a change of the list.
  const change = (next: ButtonValues[]) => {
    form.clearErrors();
    form.setFieldValue('buttons', next);
  };
  const move = (from: number, to: number) => {
    const next = [...buttons];
    next.splice(to, 0, ...next.splice(from, 1));
    change(next);
  };
  return (
    <Fieldset legend={t`Buttons (optional)`}>
      <Stack gap="md">
        {buttons.map(({ key }, at) => (
          <Group key={key} gap="xs" align="flex-start" wrap="nowrap" role="group" aria-label={t`Button ${at + 1}`}>
            <ButtonFields form={form} at={at} />
            <Group gap={2} wrap="nowrap" pt={26}>
              <Action label={t`Move button ${at + 1} up`} disabled={at === 0} onClick={() => move(at, at - 1)}>
                <IconArrowUp size={16} aria-hidden />
              </Action>
              <Action
                label={t`Move button ${at + 1} down`}
                disabled={at === buttons.length - 1}
                onClick={() => move(at, at + 1)}
              >
                <IconArrowDown size={16} aria-hidden />
              </Action>
              <Action
                label={t`Remove button ${at + 1}`}
                onClick={() => change(buttons.filter((_, index) => index !== at))}
              >
                <IconTrash size={16} aria-hidden />
              </Action>
            </Group>
          </Group>
        ))}
        {error && (
          <Text size="sm" c="red" role="alert">
            {error}
          </Text>
        )}
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={16} aria-hidden />}
            disabled={buttons.length >= TEMPLATE_BUTTON_LIMITS.buttons}
            onClick={() => change([...buttons, newButton()])}
          >
            {t`Add button`}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}

const newButton = (): ButtonValues => ({
  key: crypto.randomUUID(),
  type: 'QUICK_REPLY',
  text: '',
  url: '',
  phoneNumber: '',
  example: '',
});

const TYPE_LABELS: Record<TemplateButtonType, string> = {
  QUICK_REPLY: t`Quick reply`,
  URL: t`Link`,
  PHONE_NUMBER: t`Phone number`,
  OTHER: t`Other`,
};

function ButtonFields({ form, at }: Props & { at: number }) {
  const button = form.getValues().buttons[at];
  if (!button) return null;
  const { type, url } = button;
  const field = (name: keyof ButtonValues) => form.getInputProps(`buttons.${at}.${name}`);
  return (
    <Stack gap="xs" flex={1}>
      <Group gap="xs" grow align="flex-start">
        <NativeSelect
          label={t`Type`}
          data={WRITABLE_TEMPLATE_BUTTON_TYPES.map((value) => ({ value, label: TYPE_LABELS[value] }))}
          {...field('type')}
        />
        <TextInput
          label={t`Button text`}
          maxLength={TEMPLATE_BUTTON_LIMITS.text}
          autoComplete="off"
          {...field('text')}
        />
      </Group>
      {type === 'URL' && (
        <TextInput
          label={t`Address`}
          description={t`Add ${'{{1}}'} at the end if the address differs for each contact.`}
          placeholder="https://"
          maxLength={TEMPLATE_BUTTON_LIMITS.url}
          autoComplete="off"
          {...field('url')}
        />
      )}
      {type === 'URL' && hasUrlVariable(url.trim()) && (
        <TextInput
          label={t`Example for ${'{{1}}'} in the address`}
          maxLength={1024}
          autoComplete="off"
          {...field('example')}
        />
      )}
      {type === 'PHONE_NUMBER' && (
        <TextInput label={t`Phone number to call`} type="tel" autoComplete="off" {...field('phoneNumber')} />
      )}
    </Stack>
  );
}
