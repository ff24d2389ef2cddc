import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import type { VerifySignInInput } from '../../gql/types.ts';
import { VerifySignInDocument } from '../../gql/verify-sign-in.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { usePasskeyProof } from '../../session/passkeys.ts';
import type { SessionGrant } from '../../session/session.ts';
import { CardPage } from '../../ui/card-page.tsx';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useFirstFocus } from '../../ui/use-first-focus.ts';

type Method = 'TOTP' | 'PASSKEY' | 'RECOVERY_CODE';

export interface SecondFactorChallenge {
  challengeToken: string;
  methods: readonly Method[];
}

interface Props extends SecondFactorChallenge {
  onSignedIn: (grant: SessionGrant) => Promise<void>;
  /** Returns to the password step. */
  onBack: () => void;
}

const WORDS = {
  TOTP: {
    label: t`Code`,
    description: t`6-digit code from your authenticator app`,
    field: 'code',
    empty: t`Enter the 6-digit code.`,
  },
  RECOVERY_CODE: {
    label: t`Recovery code`,
    description: t`Each code works once`,
    field: 'recoveryCode',
    empty: t`Enter a recovery code.`,
  },
} as const;

/** Second step of the sign-in, after the password. Asks for a code, a passkey or a recovery code. */
export function SecondStep({ methods, onBack, ...rest }: Props) {
  const first = methods.includes('TOTP') ? 'TOTP' : 'PASSKEY';
  const [method, setMethod] = useState<Method>(first);
  const others = methods.filter((other) => other !== method);
  return (
    <CardPage
      title={t`Two-factor authentication`}
      below={
        <Anchor component="button" type="button" size="sm" onClick={onBack}>
          {t`Back to password`}
        </Anchor>
      }
    >
      <Stack gap="md">
        {method === 'PASSKEY' ? <ByPasskey {...rest} /> : <ByCode key={method} method={method} {...rest} />}
        {others.map((other) => (
          <Anchor key={other} component="button" type="button" size="sm" onClick={() => setMethod(other)}>
            {OTHERWISE[other]}
          </Anchor>
        ))}
      </Stack>
    </CardPage>
  );
}

const OTHERWISE: Record<Method, string> = {
  TOTP: t`Use authenticator app`,
  PASSKEY: t`Use passkey`,
  RECOVERY_CODE: t`Use recovery code`,
};

type Way = Omit<Props, 'methods' | 'onBack'>;

function ByCode({ method, ...way }: Way & { method: keyof typeof WORDS }) {
  const words = WORDS[method];
  // This form replaces the password form, which had the focus, so its field receives the focus.
  const field = useFirstFocus<HTMLInputElement>();
  const complete = useComplete(way);
  const form = useForm({
    initialValues: { [words.field]: '' } as Record<string, string>,
    validate: (values) => (values[words.field]?.trim() ? {} : { [words.field]: words.empty }),
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, (values) => complete(values));
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <TextInput
          label={words.label}
          description={words.description}
          autoComplete="one-time-code"
          inputMode={method === 'TOTP' ? 'numeric' : 'text'}
          spellCheck={false}
          autoCapitalize="off"
          required
          withAsterisk={false}
          {...form.getInputProps(words.field)}
          ref={field}
        />
        <Button type="submit" size="md" loading={pending} fullWidth>
          {t`Continue`}
        </Button>
      </Stack>
    </Form>
  );
}

function ByPasskey(way: Way) {
  const complete = useComplete(way);
  const prove = usePasskeyProof();
  const button = useFirstFocus<HTMLButtonElement>();
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const passkey = await prove({ challengeToken: way.challengeToken });
    return passkey ? complete({ passkey }) : undefined;
  });
  return (
    <Stack gap="md">
      <RefusalAlert refusal={refusal} />
      <Button
        ref={button}
        size="md"
        fullWidth
        loading={pending}
        leftSection={<IconFingerprint size={18} aria-hidden />}
        onClick={() => void attempt()}
      >
        {t`Use passkey`}
      </Button>
    </Stack>
  );
}

function useComplete({ challengeToken, onSignedIn }: Way) {
  const [complete] = useMutation(VerifySignInDocument);
  return async (proof: Omit<VerifySignInInput, 'challengeToken'>) => {
    const { data } = await complete({ variables: { input: { ...proof, challengeToken } }, fetchPolicy: 'no-cache' });
    return handleMutationResult(data?.verifySignIn, (answer) => onSignedIn(answer));
  };
}
