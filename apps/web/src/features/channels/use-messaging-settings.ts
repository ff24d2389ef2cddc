import { MessagingSettingsDocument } from '../../gql/messaging-settings.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

/** How the workspace writes; undefined while it loads. */
export const useMessagingSettings = () => useScreenQuery(MessagingSettingsDocument).data?.messagingSettings;

export type Settings = NonNullable<ReturnType<typeof useMessagingSettings>>;
