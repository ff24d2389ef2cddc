import type { Notification } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export const lockNotification = (tx: Tx, id: string) => lockRow<Notification>(tx, 'Notification', id);
