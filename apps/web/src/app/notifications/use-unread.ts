import { useQuery } from '@apollo/client/react';
import { UnreadNotificationsDocument } from '../../gql/unread-notifications.ts';

/** How many are new; none while that is not known. */
export const useUnread = (): number => useQuery(UnreadNotificationsDocument).data?.notifications.totalCount ?? 0;
