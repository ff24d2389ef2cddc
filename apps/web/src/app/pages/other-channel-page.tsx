import { CHANNEL_TITLES, type Channel } from '@frontdesk/domain';
import { Text, ThemeIcon } from '@mantine/core';
import { ChannelIcon } from '../channel-icon.tsx';
import { ButtonLink } from '../link.tsx';
import { paths } from '../paths.ts';
import { MessagePage } from './message-page.tsx';

interface Props {
  /** Title of the page. */
  title: string;
  /** Channel of the page. */
  only: Channel;
  workspace: string;
}

const WHY: Record<Channel, string> = {
  VOICE: 'This workspace writes with its leads on WhatsApp: nobody is called, so there is nothing here.',
  WHATSAPP: 'This workspace speaks with its leads on the phone: nobody is written to, so there is nothing here.',
};

/** The workspace's channel does not have this page, whatever the permissions. */
export function OtherChannelPage({ title, only, workspace }: Props) {
  return (
    <MessagePage
      mark={
        <ThemeIcon size={52} radius="xl" variant="light" color="gray" aria-hidden>
          <ChannelIcon channel={only} size={26} />
        </ThemeIcon>
      }
      title={`${title}: on ${only === 'VOICE' ? 'the phone' : CHANNEL_TITLES[only]} only`}
      actions={
        <ButtonLink to={paths.overview({ workspace })} variant="default">
          To the overview
        </ButtonLink>
      }
    >
      <Text>{WHY[only]} A workspace has one channel, which never changes; another is a workspace of its own.</Text>
    </MessagePage>
  );
}
