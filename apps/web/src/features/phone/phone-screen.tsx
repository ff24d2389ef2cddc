import { PHONE_ATTACHMENTS, type PhoneAttachment } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import {
  IconBuildingStore,
  IconCheck,
  IconChecks,
  IconFile,
  IconHandStop,
  IconListDetails,
  IconMapPin,
  IconMicrophone,
  IconPaperclip,
  IconPhoto,
  IconSend2,
} from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { dayKey, dayLabel, formatTime } from '../../lib/dates.ts';
import { useNow } from '../../lib/use-now.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import type { PhoneMessage, PhoneOption } from './phone-client.ts';
import classes from './phone-page.module.css';
import { ATTACHMENTS, type usePhone } from './use-phone.ts';

type Phone = ReturnType<typeof usePhone>;

/** Chat with the workspace, as the contact sees it. */
export function PhoneScreen({ phone }: { phone: Phone }) {
  return (
    <section className={classes.phone} aria-label={t`Phone`}>
      <Head agent={phone.content?.agent} />
      <Chat phone={phone} />
      <PhoneComposer onSay={phone.say} />
    </section>
  );
}

function Head({ agent }: { agent: string | undefined }) {
  const { name } = useWorkspace();
  return (
    <header className={classes.head}>
      <span className={classes.portrait} aria-hidden>
        <IconBuildingStore size={20} stroke={1.7} />
      </span>
      <div className={classes.contact}>
        <h2 className={classes.name}>{name}</h2>
        <p className={classes.about}>{agent ? t`${agent} · Business account` : t`Business account`}</p>
      </div>
    </header>
  );
}

function Chat({ phone: { content, onItsWay, press } }: { phone: Phone }) {
  const { timezone } = useWorkspace();
  const now = useNow();
  const end = useRef<HTMLDivElement>(null);
  const messages = content?.messages ?? [];
  const shown = messages.length + onItsWay.length;
  useEffect(() => {
    if (shown > 0) end.current?.scrollIntoView?.({ block: 'nearest' });
  }, [shown]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Keyboard users must be able to scroll the chat.
    <div className={classes.chat} role="log" aria-label={t`Chat`} tabIndex={0} aria-busy={!content}>
      {content && shown === 0 && <p className={classes.nothing}>{t`No messages yet`}</p>}
      {messages.map((message, index) => (
        <div key={message.sid} className={classes.entry}>
          {isNewDay(messages, index, timezone) && <p className={classes.day}>{dayLabel(message.at, now, timezone)}</p>}
          <Bubble message={message} time={formatTime(message.at, timezone)} />
          <Options message={message} onPress={(option) => void press(message.sid, option)} />
        </div>
      ))}
      {onItsWay.map((body, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- Pending messages have no ids and no state.
        <p key={index} className={classes.bubble} data-side="own">
          {body}
          <span className={classes.foot}>{t`Sending…`}</span>
        </p>
      ))}
      <div ref={end} />
    </div>
  );
}

const isNewDay = (messages: readonly PhoneMessage[], index: number, timezone: string) => {
  const [one, before] = [messages[index], messages[index - 1]];
  return one !== undefined && (!before || dayKey(one.at, timezone) !== dayKey(before.at, timezone));
};

function Bubble({ message: { direction, body, status, at, file }, time }: { message: PhoneMessage; time: string }) {
  const own = direction === 'SENT';
  return (
    <p className={classes.bubble} data-side={own ? 'own' : 'theirs'} dir="auto">
      {file && <File file={file} />}
      {body || <Attachment />}
      <span className={classes.foot}>
        <time dateTime={at}>{time}</time>
        {own && <Tick taken={status === 'received'} />}
      </span>
    </p>
  );
}

const File = ({ file: { name, url } }: { file: NonNullable<PhoneMessage['file']> }) =>
  url === null ? (
    <span className={classes.file}>
      <IconFile size={15} aria-hidden /> {name}
    </span>
  ) : (
    <img className={classes.image} src={url} alt={name} />
  );

interface OptionsProps {
  message: PhoneMessage;
  onPress: (option: PhoneOption) => void;
}

/** Reply buttons below a message, or the button that opens its list of options. */
function Options({ message: { choices }, onPress }: OptionsProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (!choices) return null;
  const { label, options } = choices;
  const press = (option: PhoneOption) => {
    setIsOpen(false);
    onPress(option);
  };
  return (
    <div className={classes.options} role="group" aria-label={t`Options`}>
      {label !== null && (
        <button type="button" className={classes.option} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          <IconListDetails size={15} aria-hidden /> {label}
        </button>
      )}
      {(label === null || isOpen) &&
        options.map((option) => (
          <button key={option.id} type="button" className={classes.option} onClick={() => press(option)}>
            <span dir="auto">{option.title}</span>
            {option.description && (
              <span className={classes.description} dir="auto">
                {option.description}
              </span>
            )}
          </button>
        ))}
    </div>
  );
}

const Attachment = () => (
  <span className={classes.photo}>
    <IconPaperclip size={18} stroke={1.6} aria-hidden /> {t`Attachment`}
  </span>
);

const Tick = ({ taken }: { taken: boolean }) =>
  taken ? <IconChecks size={14} aria-label={t`Delivered`} /> : <IconCheck size={14} aria-label={t`Sent`} />;

interface PhoneComposerProps {
  onSay: (body: string, attachment?: PhoneAttachment) => Promise<void>;
}

/**
 * Composer of the simulated phone. When an attachment is sent, the text in the field becomes the content of the
 * attachment.
 */
function PhoneComposer({ onSay }: PhoneComposerProps) {
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
      <AttachmentButtons
        onAttach={(kind) => {
          setText('');
          void onSay(text.trim(), kind);
        }}
      />
      <form className={classes.line} onSubmit={send}>
        <TextInput
          ref={field}
          className={classes.field}
          aria-label={t`Message`}
          placeholder={t`Message`}
          autoComplete="off"
          maxLength={4096}
          radius="xl"
          dir="auto"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Tooltip label={t`Send`}>
          <ActionIcon type="submit" size={38} radius="xl" aria-label={t`Send`} className={classes.send}>
            <IconSend2 size={18} stroke={1.8} />
          </ActionIcon>
        </Tooltip>
      </form>
    </div>
  );
}

const Quick = ({ onSay }: PhoneComposerProps) => (
  <div className={classes.quick} role="group" aria-label={t`Quick replies`}>
    {QUICK.map((words) => (
      <Button key={words} size="compact-xs" radius="xl" variant="default" onClick={() => void onSay(words)}>
        {words}
      </Button>
    ))}
    <Button
      size="compact-xs"
      radius="xl"
      variant="default"
      leftSection={<IconHandStop size={13} aria-hidden />}
      onClick={() => void onSay('STOP')}
    >
      {t`STOP`}
    </Button>
  </div>
);

const ICONS: Readonly<Record<PhoneAttachment, typeof IconPhoto>> = {
  PHOTO: IconPhoto,
  VOICE: IconMicrophone,
  DOCUMENT: IconFile,
  LOCATION: IconMapPin,
};

const AttachmentButtons = ({ onAttach }: { onAttach: (kind: PhoneAttachment) => void }) => (
  <div className={classes.quick} role="group" aria-label={t`Attachments`}>
    {PHONE_ATTACHMENTS.map((kind) => {
      const Icon = ICONS[kind];
      return (
        <Button
          key={kind}
          size="compact-xs"
          radius="xl"
          variant="default"
          leftSection={<Icon size={13} aria-hidden />}
          onClick={() => onAttach(kind)}
        >
          {ATTACHMENTS[kind]}
        </Button>
      );
    })}
  </div>
);

const QUICK = [t`Hello!`, t`This week`, t`The first one`, 'START'];
