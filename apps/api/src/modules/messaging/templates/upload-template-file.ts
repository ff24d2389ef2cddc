import { TEMPLATE_MEDIA_LIMITS } from '@frontdesk/domain';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../../auth/context.ts';
import { ids } from '../../../graphql/ids.ts';
import { uploadRoute } from '../../../http/uploads.ts';
import { uploadTemplateFile } from './use-cases/upload-template-file.ts';

/**
 * Adds `POST /uploads/template-files?name=offer.png`, which stores a file for the header of a template and returns its
 * id for `createTemplate` and `updateTemplate`. With `&replace=ID`, messages of the template with this id contain the
 * file from then on, without another review.
 */
export const uploadTemplateFiles = (app: FastifyInstance, services: Services): Promise<void> =>
  uploadRoute(app, services, {
    path: '/uploads/template-files',
    contentTypes: ['application/octet-stream'],
    maxBytes: TEMPLATE_MEDIA_LIMITS.fileBytes,
    tooLarge: 'TEMPLATE_FILE_TOO_LARGE',
    fallbackName: 'file',
    permissions: [['update', 'WhatsAppTemplate']],
    receive: (ctx, file) =>
      uploadTemplateFile(ctx, { ...file, replace: file.replace === null ? null : ids.uuid(file.replace) }),
  });
