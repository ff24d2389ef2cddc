import { CHANNEL_TITLES, type Channel } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text, ThemeIcon } from '@mantine/core';
import { ChannelIcon } from '../channel-icon.tsx';
import { ButtonLink } from '../link.tsx';
import { paths } from '../paths.ts';
import { MessagePage } from './message-page.tsx';

interface Props {
  /** Title of the requested page. */
  title: string;
  /** Channel in whose workspaces the requested page exists. */
  only: Channel;
  workspace: string;
}

const WHY: Record<Channel, string> = {
  VOICE: t`WhatsApp workspaces don’t have this page.`,
  WHATSAPP: t`Voice workspaces don’t have this page.`,
};

/** Message that the requested page exists only in workspaces of another channel. */
export default function OtherChannelPage({ title, only, workspace }: Props) {
  return (
    <MessagePage
      mark={
        <ThemeIcon size={52} radius="xl" variant="light" color="gray" aria-hidden>
          <ChannelIcon channel={only} size={26} />
        </ThemeIcon>
      }
      title={t`${title}: ${CHANNEL_TITLES[only]} only`}
      actions={
        <ButtonLink to={paths.overview({ workspace })} variant="default">
          {t`Go to overview`}
        </ButtonLink>
      }
    >
      <Text>{t`${WHY[only]} To use another channel, create another workspace.`}</Text>
    </MessagePage>
  );
}
