import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconHandStop, IconPhoto, IconSend2 } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import classes from './phone-page.module.css';

interface Props {
  onSay: (body: string, image?: boolean) => Promise<void>;
}

/** Composer of the simulated phone, including messages other than text. */
export function PhoneComposer({ onSay }: Props) {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const body = text.trim();
    if (body === '') return;
    setText('');
    void onSay(body);
    field.current?.focus();
  };
  return (
    <div className={classes.composer}>
      <Quick onSay={onSay} />
      <form className={classes.line} onSubmit={send}>
        <TextInput
          ref={field}
          className={classes.field}
          aria-label="Message"
          placeholder="Message"
          autoComplete="off"
          maxLength={4096}
          radius="xl"
          dir="auto"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Tooltip label="Send">
          <ActionIcon type="submit" size={38} radius="xl" aria-label="Send" className={classes.send}>
            <IconSend2 size={18} stroke={1.8} />
          </ActionIcon>
        </Tooltip>
      </form>
    </div>
  );
}

const Quick = ({ onSay }: Props) => (
  <div className={classes.quick} role="group" aria-label="Quick replies">
    {QUICK.map((words) => (
      <Button key={words} size="compact-xs" radius="xl" variant="default" onClick={() => void onSay(words)}>
        {words}
      </Button>
    ))}
    <Button
      size="compact-xs"
      radius="xl"
      variant="default"
      leftSection={<IconPhoto size={13} aria-hidden />}
      onClick={() => void onSay('', true)}
    >
      Photo
    </Button>
    <Button
      size="compact-xs"
      radius="xl"
      variant="default"
      leftSection={<IconHandStop size={13} aria-hidden />}
      onClick={() => void onSay('STOP')}
    >
      STOP
    </Button>
  </div>
);

const QUICK = ['Hello!', 'This week', 'The first one', 'START'];
