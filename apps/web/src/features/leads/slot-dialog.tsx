import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { useId, useState } from 'react';
import { AvailableSlotsDocument } from '../../gql/available-slots.ts';
import { dayLabel, formatTime } from '../../lib/dates.ts';
import { groupBy } from '../../lib/group-by.ts';
import { useNow } from '../../lib/use-now.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import classes from './lead-bookings.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  confirm: string;
  /** Resolves to true if the server accepted the slot. */
  onChoose: (startsAt: string) => Promise<boolean>;
  pending: boolean;
  refusal: string | null;
}

/** Dialog that offers the free slots of the next two weeks. */
export function SlotDialog({ opened, onClose, title, ...choosing }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <SlotChoice onClose={onClose} {...choosing} />
    </Modal>
  );
}

const DAYS = 14;

function SlotChoice({ onClose, confirm, onChoose, pending, refusal }: Omit<Props, 'opened' | 'title'>) {
  const [chosen, setChosen] = useState<string | null>(null);
  // The calendar changes outside the app, so load the free slots each time.
  const { data, error, refetch } = useQuery(AvailableSlotsDocument, {
    variables: { days: DAYS },
    fetchPolicy: 'no-cache',
  });
  const choose = async () => {
    if (chosen && (await onChoose(chosen))) onClose();
  };
  if (error) return <ErrorState onRetry={() => void refetch().catch(() => {})} />;
  if (!data) return <SlotsLoading />;
  const { slots, failure } = data.availableSlots;
  return (
    <Stack gap="md">
      {failure && <RefusalAlert refusal={failure} />}
      {!failure && slots.length === 0 && <Text>{t`No free times in the next two weeks`}</Text>}
      <Days slots={slots} chosen={chosen} onChange={setChosen} />
      <RefusalAlert refusal={refusal} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose} disabled={pending}>
          {t`Cancel`}
        </Button>
        <Button onClick={() => void choose()} disabled={!chosen} loading={pending}>
          {confirm}
        </Button>
      </Group>
    </Stack>
  );
}

const SlotsLoading = () => (
  <Group justify="center" py="xl" role="status" aria-label={t`Loading free times`}>
    <Loader size="sm" />
  </Group>
);

interface DaysProps {
  slots: readonly string[];
  chosen: string | null;
  onChange: (slot: string) => void;
}

function Days({ slots, chosen, onChange }: DaysProps) {
  const { timezone } = useWorkspace();
  const now = useNow();
  const name = useId();
  const days = groupBy(slots, (slot) => dayLabel(slot, now, timezone));
  return (
    <div className={classes.days}>
      {[...days].map(([day, times]) => (
        <fieldset key={day} className={classes.day}>
          <legend className={classes.date}>{day}</legend>
          <div className={classes.slots}>
            {times.map((slot) => (
              <label key={slot} className={classes.slot}>
                <input
                  type="radio"
                  name={name}
                  className={classes.choice}
                  checked={slot === chosen}
                  onChange={() => onChange(slot)}
                />
                {formatTime(slot, timezone)}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
