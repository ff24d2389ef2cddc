import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CreateAttachmentLinkDocument, SyncAttachmentDocument } from '../../gql/message-attachments.ts';
import { type Answer, answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import type { ThreadMessage } from './conversation-cache.ts';
import { buildConversation, buildMessage, contact, inboxList, messagesOf, people, thread } from './inbox.fixtures.ts';

type Attachment = ThreadMessage['attachments'][number];

const buildAttachment = (overrides: Partial<Attachment> = {}): Attachment => ({
  __typename: 'Attachment',
  id: 'attachment-1',
  kind: 'IMAGE',
  status: 'READY',
  error: null,
  contentType: 'image/png',
  fileName: null,
  byteCount: 2048,
  width: 640,
  height: 480,
  latitude: null,
  longitude: null,
  details: null,
  extractedText: null,
  extractionStatus: 'NONE',
  extractionError: null,
  ...overrides,
});

const link = (url = 'https://acme.test/downloads/attachments/token') =>
  answer(CreateAttachmentLinkDocument, {
    createAttachmentLink: { __typename: 'DownloadLinkPayload', url, errors: [] },
  });

function open(attachment: Partial<Attachment>, answers: Answer[] = []) {
  const message = buildMessage({ body: 'Look\n(Sent an image.)', attachments: [buildAttachment(attachment)] });
  const conversation = buildConversation({ messages: messagesOf([message]) });
  const shown = [inboxList([conversation]), people, thread(conversation), contact(conversation), ...answers];
  return renderAt('/admin/acme/inbox/conversation-1', { answers: shown });
}

const attachments = () => screen.findByRole('list', { name: 'Attachments' });

it('shows an image as a preview beside its text, without the line that represents it [AG-34]', async () => {
  const links = link();
  open({}, [links]);
  const list = await attachments();
  await waitFor(() =>
    expect(list.querySelector('img')).toHaveAttribute('src', 'https://acme.test/downloads/attachments/token?preview=1'),
  );
  expect(links.asked).toEqual([{ id: 'attachment-1' }]);
  const messages = screen.getByRole('region', { name: 'Messages' });
  expect(within(messages).getByText('Look')).toBeInTheDocument();
  expect(within(messages).queryByText(/Sent an image/)).toBeNull();
});

it('plays a voice message and shows its words [AG-35]', async () => {
  const words = { extractionStatus: 'READY', extractedText: 'I would like to book.' } as const;
  open({ kind: 'VOICE', contentType: 'audio/ogg', ...words }, [link()]);
  expect(await screen.findByLabelText('Voice message')).toHaveAttribute('controls');
  expect(screen.getByText('I would like to book.')).toBeInTheDocument();
});

it('links a location to the map [AG-34]', async () => {
  open({ kind: 'LOCATION', contentType: null, byteCount: null, latitude: 52.5, longitude: 13.4, details: 'The Lion' });
  const place = await screen.findByRole('link', { name: 'The Lion' });
  expect(place).toHaveAttribute('href', expect.stringContaining('mlat=52.5&mlon=13.4'));
});

it('says why a file is missing, and fetches it again [AG-34]', async () => {
  const again = answer(SyncAttachmentDocument, () => ({ syncAttachment: refused('ATTACHMENT_NOT_FAILED') }));
  const { user } = open({ status: 'FAILED', error: 'NOT_AVAILABLE', byteCount: null }, [again]);
  expect(await screen.findByText('The provider did not deliver the file. Try again.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Fetch file again' }));
  expect(again.asked).toEqual([{ id: 'attachment-1' }]);
  expect(await screen.findByText('This file is already stored or is being fetched.')).toBeInTheDocument();
});
