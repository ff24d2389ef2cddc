import { Trans } from '@lingui/react/macro';
import { Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useEscapeLayer } from '../lib/use-escape-layer.ts';
import { FormButtons } from './form-buttons.tsx';
import { RefusalAlert } from './refusal-alert.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** Title that names the action and its object, for example "Remove Ben from Acme?". */
  title: string;
  /** Text that explains the consequences of the action. */
  children: ReactNode;
  /** Label of the confirm button, for example "Remove Ben". */
  confirmLabel: string;
  onConfirm: () => void;
  pending?: boolean;
  /** Whether the confirm button is red, because the action deletes, removes or ends something. */
  danger?: boolean;
  /** Error message of the server, shown in the dialog. Null or omitted if there is none. */
  refusal?: string | null;
}

/** Dialog that asks for confirmation of an action. */
export function ConfirmDialog({ children, onConfirm, ...rest }: Props) {
  return (
    <Dialog {...rest} onSubmit={onConfirm}>
      {children}
    </Dialog>
  );
}

/** Confirmation dialog for irreversible actions, in which the user must type a word. */
export function TypeToConfirmDialog({ word, wordLabel, ...rest }: Props & { word: string; wordLabel: string }) {
  return (
    <Dialog {...rest} onSubmit={rest.onConfirm} key={String(rest.opened)} word={word} wordLabel={wordLabel}>
      {rest.children}
    </Dialog>
  );
}

type DialogProps = Omit<Props, 'onConfirm'> & { onSubmit: () => void; word?: string; wordLabel?: string };

function Dialog(props: DialogProps) {
  const { opened, onClose, title, children, confirmLabel, onSubmit, pending, danger, refusal, word, wordLabel } = props;
  const [typed, setTyped] = useState('');
  useEscapeLayer(opened);
  const ready = word === undefined || typed.trim() === word;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !pending) onSubmit();
  };
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeOnClickOutside={!pending}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text component="div" size="sm">
            {children}
          </Text>
          {word !== undefined && (
            <TextInput
              data-autofocus
              label={wordLabel}
              description={
                <span>
                  <Trans>
                    Type <b>{word}</b> to confirm.
                  </Trans>
                </span>
              }
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
            />
          )}
          <RefusalAlert refusal={refusal} />
          <FormButtons onCancel={onClose} pending={pending} disabled={!ready} danger={danger}>
            {confirmLabel}
          </FormButtons>
        </Stack>
      </form>
    </Modal>
  );
}
