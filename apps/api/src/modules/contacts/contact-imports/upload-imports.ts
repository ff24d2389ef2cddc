import { type ImportKind, LIMITS } from '@frontdesk/domain';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../../auth/context.ts';
import { uploadRoute } from '../../../http/uploads.ts';
import { canReadDetails } from './import-permissions.ts';
import { receiveFile } from './receive-file.ts';

/** Adds `POST /uploads/contacts?name=people.csv`, which uploads a file of contacts, and `POST /uploads/leads`. */
export async function uploadImports(app: FastifyInstance, services: Services): Promise<void> {
  await addUpload(app, services, 'CONTACTS');
  await addUpload(app, services, 'LEADS');
}

const addUpload = (app: FastifyInstance, services: Services, kind: ImportKind): Promise<void> =>
  uploadRoute(app, services, {
    path: `/uploads/${kind.toLowerCase()}`,
    contentTypes: ['text/csv', 'application/octet-stream'],
    maxBytes: LIMITS.importBytes,
    tooLarge: 'FILE_TOO_LARGE',
    fallbackName: `${kind.toLowerCase()}.csv`,
    permissions: kind === 'LEADS' ? [...CONTACTS, ['create', 'Lead']] : CONTACTS,
    refusalFor: ({ ability }) => (canReadDetails(ability, kind) ? null : 'DETAILS_MASKED'),
    receive: (ctx, file) => receiveFile(ctx, kind, file),
  });

const CONTACTS = [['import', 'Contact']] as const;
