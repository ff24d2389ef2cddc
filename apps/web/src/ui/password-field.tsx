import { t } from '@lingui/core/macro';
import { PasswordInput, type PasswordInputProps, Text } from '@mantine/core';
import { IconCheck, IconPoint } from '@tabler/icons-react';
import classes from './password-field.module.css';

interface Rule {
  sentence: string;
  met: boolean;
}

/** Field for a new password. Shows the requirements and which of them the password meets. */
export function PasswordField({ rules, ...input }: PasswordInputProps & { rules: Rule[] }) {
  return (
    <PasswordInput
      autoComplete="new-password"
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      description={
        <span className={classes.rules}>
          {rules.map(({ sentence, met }) => (
            <span key={sentence} className={classes.rule} data-met={met}>
              {met ? <IconCheck size={14} aria-hidden /> : <IconPoint size={14} aria-hidden />}
              <Text span inherit>
                {met ? t`${sentence} Done.` : sentence}
              </Text>
            </span>
          ))}
        </span>
      }
      {...input}
    />
  );
}
