import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { EnablePhoneConfigDocument } from '../../gql/enable-phone-config.ts';
import type { NumberRow_PhoneConfigFragment } from '../../gql/types.ts';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useNumberStep } from './use-number-step.ts';
import { VerificationCodeDialog } from './verification-code.tsx';

/** Button that activates a phone number. Phone numbers registered at Meta require a PIN. */
export function ActivateNumber({ number }: { number: NumberRow_PhoneConfigFragment }) {
  const { id, provider, viewerCan } = number;
  const [asking, setAsking] = useState(false);
  const { attempt, pending, refusal } = useNumberStep(EnablePhoneConfigDocument, t`${number.number} activated.`);
  const needsPin = provider === 'WHATSAPP_CLOUD';
  const close = () => setAsking(false);
  return (
    <>
      <PermissionButton
        size="xs"
        permission={viewerCan.update}
        loading={pending && !asking}
        onClick={() => (needsPin ? setAsking(true) : void attempt({ id }))}
        aria-label={t`Activate ${number.number}`}
      >
        {t`Activate`}
      </PermissionButton>
      {!asking && <RefusalAlert refusal={refusal} />}
      <VerificationCodeDialog
        opened={asking}
        onClose={close}
        title={t`Activate ${number.number}`}
        label={t`PIN`}
        confirmLabel={t`Activate`}
        pending={pending}
        refusal={refusal}
        onDigits={(pin) => void attempt({ id, pin }).then((done) => done && close())}
      >
        {t`Enter the number’s WhatsApp PIN. If the number has no PIN, choose six digits and store them safely.`}
      </VerificationCodeDialog>
    </>
  );
}
