import { SOURCE_AUTHORIZATIONS, type SourceAuthorization } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { AUTHORIZATION_TITLES } from './data-source-labels.ts';

export interface Credentials {
  authorization: SourceAuthorization;
  username: string;
  secret: string;
}

const CHOICES = SOURCE_AUTHORIZATIONS.map((value) => ({ value, label: AUTHORIZATION_TITLES[value] }));

/** Fields for the credentials of a data source. */
export function CredentialFields<Values extends Credentials>({ form }: { form: UseFormReturnType<Values> }) {
  const { authorization } = form.getValues();
  const input = (name: keyof Credentials) => form.getInputProps(name);
  return (
    <>
      <NativeSelect label={t`Authentication`} data={CHOICES} {...input('authorization')} />
      {authorization === 'BASIC' && (
        <TextInput label={t`Username`} autoComplete="off" spellCheck={false} {...input('username')} />
      )}
      {authorization !== 'NONE' && (
        <PasswordInput
          label={authorization === 'BASIC' ? t`Password` : t`Token`}
          description={t`Stored encrypted. It can’t be shown again.`}
          autoComplete="off"
          {...input('secret')}
        />
      )}
    </>
  );
}
