import { LIMITS } from '@frontdesk/domain';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../../auth/context.ts';
import { uploadRoute } from '../../../http/uploads.ts';
import { receiveFile } from './receive-file.ts';

/** Adds `POST /uploads/contacts?name=people.csv`, which uploads a file of contacts. */
export const uploadContacts = (app: FastifyInstance, services: Services): Promise<void> =>
  uploadRoute(app, services, {
    path: '/uploads/contacts',
    contentTypes: ['text/csv', 'application/octet-stream'],
    maxBytes: LIMITS.importBytes,
    tooLarge: 'FILE_TOO_LARGE',
    fallbackName: 'contacts.csv',
    permission: ['import', 'Contact'],
    // With imports, a member who may not see contact details could find out which phone numbers exist.
    refusalFor: ({ ability }) => (ability.can('readDetails', 'Contact') ? null : 'DETAILS_MASKED'),
    receive: receiveFile,
  });
