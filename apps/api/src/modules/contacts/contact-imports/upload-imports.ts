import { type ImportKind, LIMITS, SAVED_REPLY_LIMITS } from '@frontdesk/domain';
import type { Action, SubjectName } from '@frontdesk/policies';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../../auth/context.ts';
import { uploadRoute } from '../../../http/uploads.ts';
import { canReadDetails } from './import-permissions.ts';
import { receiveFile } from './receive-file.ts';

/**
 * Adds `POST /uploads/contacts?name=people.csv`, which uploads a file of contacts, `POST /uploads/leads`,
 * `POST /uploads/saved-replies` and `POST /uploads/history`.
 */
export async function uploadImports(app: FastifyInstance, services: Services): Promise<void> {
  await addUpload(app, services, 'CONTACTS');
  await addUpload(app, services, 'LEADS');
  await addUpload(app, services, 'SAVED_REPLIES');
  await addUpload(app, services, 'HISTORY');
}

const addUpload = (app: FastifyInstance, services: Services, kind: ImportKind): Promise<void> =>
  uploadRoute(app, services, {
    path: `/uploads/${nameOf(kind)}`,
    contentTypes: ['text/csv', 'application/octet-stream'],
    ...(kind === 'SAVED_REPLIES'
      ? { maxBytes: SAVED_REPLY_LIMITS.importBytes, tooLarge: 'SAVED_REPLY_FILE_TOO_LARGE' }
      : { maxBytes: LIMITS.importBytes, tooLarge: 'FILE_TOO_LARGE' }),
    fallbackName: `${nameOf(kind)}.csv`,
    permissions: PERMISSIONS[kind],
    refusalFor: ({ ability }) => (canReadDetails(ability, kind) ? null : 'DETAILS_MASKED'),
    receive: (ctx, file) => receiveFile(ctx, kind, file),
  });

const nameOf = (kind: ImportKind): string => kind.toLowerCase().replace('_', '-');

const PERMISSIONS: Record<ImportKind, readonly (readonly [Action, SubjectName])[]> = {
  CONTACTS: [['import', 'Contact']],
  LEADS: [
    ['import', 'Contact'],
    ['create', 'Lead'],
  ],
  SAVED_REPLIES: [['create', 'SavedReply']],
  HISTORY: [
    ['import', 'Contact'],
    ['start', 'Conversation'],
  ],
};
