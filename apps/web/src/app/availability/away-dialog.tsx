import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal } from '@mantine/core';
import TimeChoiceForm from '../time-choice/time-choice-form.tsx';
import { useUpdateAvailability } from './use-update-availability.ts';

/** Dialog that asks until when the viewer is away. */
export default function AwayDialog({ onClose }: { onClose: () => void }) {
  const { attempt, pending, refusal } = useUpdateAvailability();
  return (
    <Modal opened onClose={onClose} title={t`Set as away`}>
      <TimeChoiceForm
        title={t`Set as away`}
        text={t`Other members are notified of handoffs while you’re away. If everyone is away, everyone is notified.`}
        noTime={t`Until I set myself as available`}
        daysMax={LIMITS.awayDaysMax}
        pending={pending}
        refusal={refusal}
        onChoose={async (awayUntil) => {
          if (await attempt({ isAway: true, awayUntil })) onClose();
        }}
        onClose={onClose}
      />
    </Modal>
  );
}
