import { MessagingSettingsDocument } from '../../gql/messaging-settings.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';

/** Messaging settings. Undefined while loading. */
export const useMessagingSettings = () => useScreenQuery(MessagingSettingsDocument).data?.messagingSettings;

export type Settings = NonNullable<ReturnType<typeof useMessagingSettings>>;
