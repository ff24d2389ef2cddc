import { SOURCE_AUTHORIZATIONS, type SourceAuthorization } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { AUTHORIZATION_TITLES } from './data-source-labels.ts';

export interface Credentials {
  authorization: SourceAuthorization;
  username: string;
  headerName: string;
  secret: string;
}

const CHOICES = SOURCE_AUTHORIZATIONS.map((value) => ({ value, label: AUTHORIZATION_TITLES[value] }));

export const SECRET_TITLES: Record<SourceAuthorization, string> = {
  NONE: t`Token`,
  BEARER: t`Token`,
  BASIC: t`Password`,
  HEADER: t`Key`,
};

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
      {authorization === 'HEADER' && (
        <TextInput
          label={t`Header name`}
          placeholder="X-Api-Key"
          autoComplete="off"
          spellCheck={false}
          {...input('headerName')}
        />
      )}
      {authorization !== 'NONE' && (
        <PasswordInput
          label={SECRET_TITLES[authorization]}
          description={t`Stored encrypted. It can’t be shown again.`}
          autoComplete="off"
          {...input('secret')}
        />
      )}
    </>
  );
}
