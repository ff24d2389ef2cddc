import { t } from '@lingui/core/macro';
import { Button, Text } from '@mantine/core';
import { IconInfoCircle, IconNote, IconPlayerPause, IconTemplate } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { useNow } from '../../lib/use-now.ts';
import { replyDeadline, replyUnavailableReason, replyWindowReason } from '../../session/reply-unavailable-reason.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import { Composer } from './composer.tsx';
import type { ThreadAddress } from './conversation-cache.ts';
import classes from './reply-bar.module.css';

const TemplateDialog = lazy(async () => {
  const { TemplateDialog: component } = await import('./template-dialog.tsx');
  return { default: component };
});

const NoteComposer = lazy(async () => {
  const { NoteComposer: component } = await import('./note-composer.tsx');
  return { default: component };
});

interface Props {
  conversation: InboxThreadQuery['conversation'];
  thread: ThreadAddress;
}

/**
 * Composer at the bottom of a thread: for replies to the contact and, if the viewer can write notes, for private notes.
 */
export function ReplyBar(props: Props) {
  const canNote = useCan('create', 'ConversationNote');
  return canNote ? <ReplyOrNote {...props} /> : <ReplyArea {...props} />;
}

function ReplyOrNote({ conversation, thread }: Props) {
  const [kind, setKind] = useState<'REPLY' | 'NOTE'>('REPLY');
  const isNote = kind === 'NOTE';
  useShortcuts([{ keys: 'shift+n', title: t`Write a private note`, group: t`Inbox`, run: () => setKind('NOTE') }]);
  return (
    <>
      <div className={classes.kinds} data-note={isNote || undefined}>
        <Segments
          label={t`Write a reply or a note`}
          segments={[
            { value: 'REPLY', label: t`Reply` },
            { value: 'NOTE', label: t`Note` },
          ]}
          value={kind}
          onChange={setKind}
        />
      </div>
      {isNote ? (
        <Suspense>
          <NoteComposer conversationId={conversation.id} onClose={() => setKind('REPLY')} />
        </Suspense>
      ) : (
        <ReplyArea conversation={conversation} thread={thread} />
      )}
    </>
  );
}

/** Composer for replies, or the reason why the viewer cannot reply. */
function ReplyArea({ conversation, thread }: Props) {
  const { viewer } = useWorkspace();
  const now = useNow();
  const unavailableReason = replyUnavailableReason(conversation, { me: viewer.memberId });
  return (
    <>
      <WindowNote note={conversation.returnNote} />
      {!unavailableReason && <Paused />}
      {unavailableReason ? (
        <div className={classes.unavailableReason} role="note">
          <IconInfoCircle size={18} stroke={1.7} aria-hidden />
          <Text size="sm">{unavailableReason}</Text>
        </div>
      ) : (
        <Writing conversation={conversation} thread={thread} now={now} />
      )}
    </>
  );
}

/** Composer for free text while the reply window is open; afterwards a button that sends a template. */
function Writing({ conversation, thread, now }: Props & { now: number }) {
  const until = replyDeadline(conversation);
  const closed = replyWindowReason(until, now);
  const to = conversation.contactName;
  if (closed) return <TemplatePicker thread={thread} to={to} why={closed} />;
  return <Composer thread={thread} to={to} until={until} takesOver={conversation.heldById === null} />;
}

/**
 * Shows the note of the member who last returned the conversation to the agent. Renders nothing if there is no note.
 */
function WindowNote({ note }: { note: string | null }) {
  if (!note) return null;
  return (
    <div className={classes.note} role="note">
      <IconNote size={16} stroke={1.7} aria-hidden />
      <Text size="sm">{t`Note from the last return to AI: “${note}”`}</Text>
    </div>
  );
}

/** Warning that messages are suppressed while the workspace is paused. */
function Paused() {
  const { agentPausedAt } = useWorkspace();
  if (!agentPausedAt) return null;
  return (
    <div className={classes.paused} role="note">
      <IconPlayerPause size={16} stroke={1.8} aria-hidden />
      <Text size="sm">{t`The workspace is paused. Messages you write now are never sent.`}</Text>
    </div>
  );
}

interface TemplatePickerProps {
  thread: ThreadAddress;
  to: string;
  /** Reason why a free-text reply cannot be sent. */
  why: string;
}

/** Button that sends a template, shown instead of the composer while the reply window is closed. */
export function TemplatePicker({ thread, to, why }: TemplatePickerProps) {
  // Null until the dialog is opened for the first time, so that its code is loaded only then.
  const [opened, setOpened] = useState<boolean | null>(null);
  return (
    <div className={classes.unavailableReason}>
      <IconTemplate size={18} stroke={1.7} aria-hidden />
      <Text size="sm" role="note" className={classes.why}>
        {why}
      </Text>
      <Button size="xs" onClick={() => setOpened(true)}>
        {t`Send template`}
      </Button>
      {opened !== null && (
        <Suspense fallback={null}>
          <TemplateDialog opened={opened} onClose={() => setOpened(false)} thread={thread} to={to} />
        </Suspense>
      )}
    </div>
  );
}
