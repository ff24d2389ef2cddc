import { LIMITS } from '@frontdesk/domain';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../../auth/context.ts';
import { uploadRoute } from '../../../http/uploads.ts';
import { receiveFile } from './receive-file.ts';

/** Adds `POST /uploads/contacts?name=people.csv`, which uploads a contact file. */
export const uploadContacts = (app: FastifyInstance, services: Services): Promise<void> =>
  uploadRoute(app, services, {
    path: '/uploads/contacts',
    contentTypes: ['text/csv', 'application/octet-stream'],
    maxBytes: LIMITS.importBytes,
    tooLarge: 'FILE_TOO_LARGE',
    fallbackName: 'contacts.csv',
    permission: ['import', 'Contact'],
    // A member who may not view contact details could otherwise use imports to find out which phone numbers exist.
    refusalFor: ({ ability }) => (ability.can('readDetails', 'Contact') ? null : 'DETAILS_MASKED'),
    receive: receiveFile,
  });
