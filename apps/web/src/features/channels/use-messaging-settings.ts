import { MessagingSettingsDocument } from '../../gql/messaging-settings.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

/** Returns the messaging settings, or undefined while they load. */
export const useMessagingSettings = () => useScreenQuery(MessagingSettingsDocument).data?.messagingSettings;

export type Settings = NonNullable<ReturnType<typeof useMessagingSettings>>;
