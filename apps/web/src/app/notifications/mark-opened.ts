import type { ApolloClient } from '@apollo/client';
import { MarkNotificationsReadDocument } from '../../gql/mark-notifications-read.ts';

/** Marks the notification with this id as read. The change event of the server updates the number of unread ones. */
export async function markOpened(client: ApolloClient, id: string): Promise<void> {
  await client.mutate({ mutation: MarkNotificationsReadDocument, variables: { id, includeOlder: false } });
}
