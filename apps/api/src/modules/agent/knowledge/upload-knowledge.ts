import { KNOWLEDGE_LIMITS } from '@frontdesk/domain';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../../auth/context.ts';
import { ids } from '../../../graphql/ids.ts';
import { uploadRoute } from '../../../http/uploads.ts';
import { uploadKnowledgeFile } from './use-cases/knowledge-files.ts';

/**
 * Adds `POST /uploads/knowledge?name=prices.pdf`, which adds a file as a knowledge source. With `&replace=ID`, the
 * request replaces the file of an existing source.
 */
export const uploadKnowledge = (app: FastifyInstance, services: Services): Promise<void> =>
  uploadRoute(app, services, {
    path: '/uploads/knowledge',
    contentTypes: ['application/octet-stream'],
    maxBytes: KNOWLEDGE_LIMITS.fileBytes,
    tooLarge: 'KNOWLEDGE_FILE_TOO_LARGE',
    fallbackName: 'file',
    permissions: [['create', 'KnowledgeSource']],
    receive: (ctx, file) =>
      uploadKnowledgeFile(ctx, { ...file, replace: file.replace === null ? null : ids.uuid(file.replace) }),
  });
