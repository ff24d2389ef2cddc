import type { ApolloClient } from '@apollo/client';
import { CreatePushSubscriptionDocument, PushSettingsDocument } from '../../gql/push-switch.ts';
import { hasBrowserSubscription, subscribeBrowser } from './browser-push.ts';
import { pushUser } from './push-user.ts';

/**
 * Subscribes the browser again if the same user turned on push messages in an earlier session. The server deletes a
 * subscription when its session ends.
 */
export async function restorePush(client: ApolloClient): Promise<void> {
  if (!(await hasBrowserSubscription())) return;
  const { data } = await client.query({ query: PushSettingsDocument, fetchPolicy: 'network-only' });
  const viewer = data?.viewer;
  if (!viewer || viewer.receivesPush || viewer.id !== pushUser()) return;
  const input = await subscribeBrowser(viewer.pushKey);
  await client.mutate({ mutation: CreatePushSubscriptionDocument, variables: { input } });
}
