import { useQuery } from '@apollo/client/react';
import { UnreadNotificationsDocument } from '../../gql/unread-notifications.ts';

/** Number of unread notifications. Zero while unknown. */
export const useUnread = (): number => useQuery(UnreadNotificationsDocument).data?.notifications.totalCount ?? 0;
