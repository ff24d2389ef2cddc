import { t } from '@lingui/core/macro';
import { useState } from 'react';
import type { NumberRow_PhoneConfigFragment } from '../../gql/types.ts';
import { VerifyPhoneConfigCodeDocument } from '../../gql/verify-phone-config-code.ts';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { useNumberStep } from './use-number-step.ts';
import { VerificationCodeDialog } from './verification-code-dialog.tsx';

/** Button that verifies a phone number with the code that was sent to the number. */
export function VerifyCode({ number }: { number: NumberRow_PhoneConfigFragment }) {
  const { id, sandbox, viewerCan } = number;
  const [asking, setAsking] = useState(false);
  const { attempt, pending, refusal } = useNumberStep(VerifyPhoneConfigCodeDocument, t`${number.number} verified.`);
  const close = () => setAsking(false);
  return (
    <>
      <PermissionButton
        size="xs"
        permission={viewerCan.update}
        onClick={() => setAsking(true)}
        aria-label={t`Enter code for ${number.number}`}
      >
        {t`Enter code`}
      </PermissionButton>
      <VerificationCodeDialog
        opened={asking}
        onClose={close}
        title={t`Enter code`}
        label={t`Code`}
        confirmLabel={t`Verify number`}
        pending={pending}
        refusal={refusal}
        onDigits={(code) => void attempt({ input: { id, code } }).then((done) => done && close())}
      >
        {t`Enter the six digits sent to`} <bdi dir="ltr">{number.number}</bdi>.
        {sandbox && <> {t`In the sandbox the code is always 123456.`}</>}
      </VerificationCodeDialog>
    </>
  );
}
