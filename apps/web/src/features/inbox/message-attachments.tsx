import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Anchor, Button, Loader, Spoiler, Text } from '@mantine/core';
import { IconAddressBook, IconDownload, IconEyeOff, IconMapPin, IconPaperclip, IconRefresh } from '@tabler/icons-react';
import { SyncAttachmentDocument } from '../../gql/message-attachments.ts';
import { bytesText } from '../../lib/bytes-text.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { openInTab } from '../../lib/open-in-tab.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan } from '../../session/workspace.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { ATTACHMENT_ERROR_TEXTS, ATTACHMENT_KIND_LABELS, EXTRACTION_ERROR_TEXTS } from './attachment-labels.ts';
import type { ThreadMessage } from './conversation-cache.ts';
import classes from './message-attachments.module.css';
import { useAttachmentLink, useCreateLink } from './use-attachment-link.ts';

type Attachment = ThreadMessage['attachments'][number];
interface AttachmentProps {
  attachment: Attachment;
}

/** Files, locations and contact cards of a message. */
export function MessageAttachments({ attachments }: { attachments: readonly Attachment[] }) {
  if (attachments.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t`Attachments`}>
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          <Content attachment={attachment} />
          <ExtractedText attachment={attachment} />
        </li>
      ))}
    </ul>
  );
}

function Content({ attachment }: AttachmentProps) {
  const seesDetails = useCan('readDetails', 'Contact');
  const { kind, status } = attachment;
  if (kind === 'LOCATION') return <Place attachment={attachment} />;
  if (kind === 'CONTACT') return <Card attachment={attachment} />;
  if (status === 'PENDING') return <Pending attachment={attachment} />;
  if (status === 'FAILED') return <Failed attachment={attachment} />;
  if (!seesDetails) return <Hidden attachment={attachment} />;
  if (kind === 'IMAGE' || kind === 'STICKER') return <Picture attachment={attachment} />;
  return kind === 'DOCUMENT' ? <Download attachment={attachment} /> : <Player attachment={attachment} />;
}

/**
 * Transcript of a recording, description of an image, or beginning of a document, as the agent reads it. If no text was
 * extracted, shows the progress or the error.
 */
function ExtractedText({ attachment: { extractedText, extractionStatus, extractionError } }: AttachmentProps) {
  if (extractionStatus === 'PENDING')
    return (
      <Text size="xs" role="status">
        {t`Reading the content…`}
      </Text>
    );
  if (extractionError) return <Text size="xs">{EXTRACTION_ERROR_TEXTS[extractionError]}</Text>;
  if (!extractedText) return null;
  return (
    <Spoiler maxHeight={90} showLabel={t`Show more`} hideLabel={t`Show less`} className={classes.extracted}>
      <p className={classes.details} dir="auto">
        {extractedText}
      </p>
    </Spoiler>
  );
}

function Place({ attachment: { latitude, longitude, details } }: AttachmentProps) {
  const position = `${latitude?.toFixed(5)}, ${longitude?.toFixed(5)}`;
  const href = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  return (
    <span className={classes.line}>
      <IconMapPin size={16} aria-hidden />
      <Anchor href={href} target="_blank" rel="noreferrer" size="sm">
        {details ?? position}
      </Anchor>
    </span>
  );
}

function Card({ attachment: { details } }: AttachmentProps) {
  return (
    <div className={classes.line}>
      <IconAddressBook size={16} aria-label={ATTACHMENT_KIND_LABELS.CONTACT} />
      <p className={classes.details}>{details}</p>
    </div>
  );
}

function Pending({ attachment: { kind } }: AttachmentProps) {
  const label = ATTACHMENT_KIND_LABELS[kind];
  return (
    <span className={classes.line} role="status">
      <Loader size={14} aria-hidden />
      {t`${label}: fetching the file…`}
    </span>
  );
}

function Failed({ attachment: { id, kind, error } }: AttachmentProps) {
  const [syncAttachment] = useMutation(SyncAttachmentDocument);
  const { attempt, pending, refusal } = useMutationAction(async () =>
    refusalOf((await syncAttachment({ variables: { id } })).data?.syncAttachment),
  );
  const canFetch = useCan('markRead', 'Conversation');
  return (
    <div>
      <span className={classes.line}>
        <IconPaperclip size={16} aria-hidden />
        {ATTACHMENT_KIND_LABELS[kind]}
      </span>
      {error && <Text size="xs">{ATTACHMENT_ERROR_TEXTS[error]}</Text>}
      {canFetch && (
        <Button
          size="compact-xs"
          variant="default"
          loading={pending}
          leftSection={<IconRefresh size={13} aria-hidden />}
          onClick={() => void attempt()}
        >
          {t`Fetch file again`}
        </Button>
      )}
      <RefusalAlert refusal={refusal} />
    </div>
  );
}

function Hidden({ attachment: { kind, byteCount } }: AttachmentProps) {
  return (
    <div>
      <span className={classes.line}>
        <IconEyeOff size={16} aria-hidden />
        {sizedLabel(ATTACHMENT_KIND_LABELS[kind], byteCount)}
      </span>
      <Text size="xs">{t`Hidden, because contact details are masked for you.`}</Text>
    </div>
  );
}

const sizedLabel = (label: string, byteCount: number | null) =>
  byteCount === null ? label : `${label} · ${bytesText(byteCount)}`;

function Picture({ attachment }: AttachmentProps) {
  const { id, kind, width, height } = attachment;
  const { url, hasFailed, renew } = useAttachmentLink(id);
  const createLink = useCreateLink(id);
  const label = ATTACHMENT_KIND_LABELS[kind];
  if (hasFailed) return <Download attachment={attachment} />;
  // The size is known before the image is loaded, so that the messages below do not move.
  const ratio = width && height ? { aspectRatio: `${width} / ${height}` } : {};
  return (
    <button
      type="button"
      className={classes.image}
      style={{ ...ratio, border: 0, padding: 0, cursor: 'zoom-in', width: Math.min(width ?? 288, 288) }}
      aria-label={t`Open ${label}`}
      onClick={() => void openInTab(createLink)}
    >
      {url && <img src={`${url}?preview=1`} alt="" onError={renew} />}
    </button>
  );
}

function Player({ attachment }: AttachmentProps) {
  const { id, kind } = attachment;
  const { url, hasFailed, renew } = useAttachmentLink(id);
  const label = ATTACHMENT_KIND_LABELS[kind];
  if (hasFailed) return <Download attachment={attachment} />;
  const common = { src: url ?? undefined, controls: true, preload: 'metadata', onError: renew, 'aria-label': label };
  return kind === 'VIDEO' ? (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- the contact recorded the video, without captions.
    <video className={classes.video} {...common} />
  ) : (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- the contact recorded the message, without captions.
    <audio className={classes.sound} {...common} />
  );
}

function Download({ attachment: { id, kind, fileName, byteCount } }: AttachmentProps) {
  const createLink = useCreateLink(id);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const url = await createLink();
    if (!url) throw new Error(t`The file could not be downloaded.`);
    window.location.assign(url);
    return undefined;
  });
  const label = fileName ?? ATTACHMENT_KIND_LABELS[kind];
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={pending}
        leftSection={<IconDownload size={14} aria-hidden />}
        aria-label={t`Download ${label}`}
        onClick={() => void attempt()}
      >
        {sizedLabel(label, byteCount)}
      </Button>
      <RefusalAlert refusal={refusal} />
    </>
  );
}
