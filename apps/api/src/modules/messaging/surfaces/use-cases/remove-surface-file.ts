import { askedQuestions, isFileQuestion } from '@frontdesk/domain';
import type { RequestContext } from '../../../../auth/context.ts';
import { isUuid } from '../../../../db/uuid.ts';
import { storeFileAnswer } from '../store-file-answer.ts';
import { changeSurface, type Visitor } from '../visit-surface.ts';

/**
 * Deletes a stored file of a form, for the browser that can see it. Does nothing for other browsers and unknown ids.
 * The caller must count the request for the rate limit.
 */
export const removeSurfaceFile = (ctx: RequestContext, visitor: Visitor, id: string) =>
  changeSurface(ctx, visitor, {
    isBinding: false,
    change: async (tx, { services }, open) => {
      const { surface, content, isOwn } = open;
      if (!isOwn || !isUuid(id)) return [];
      const where = { id, surfaceId: surface.id, state: 'READY' };
      const file = await tx.surfaceFile.findFirst({ where, select: { key: true } });
      const question = askedQuestions(content.questions).find((one) => one.key === file?.key && isFileQuestion(one));
      if (!question) return [];
      await tx.surfaceFile.deleteMany({ where });
      await storeFileAnswer(tx, open, { question, now: services.clock() });
      return [];
    },
  });
