import type { FormAnswer, SurfaceAnswerOrigin, SurfaceContent } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../../../db/database.ts';
import type { Prisma, Surface, SurfaceAnswer, SurfaceTemplate, SurfaceVersion } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

export type SurfaceRow = Surface;
export type SurfaceTemplateRow = SurfaceTemplate;
export type SurfaceVersionRow = SurfaceVersion;

export const lockTemplate = (tx: Tx, id: string) => lockRow<SurfaceTemplateRow>(tx, 'SurfaceTemplate', id);

export const lockSurface = (tx: Tx, id: string) => lockRow<SurfaceRow>(tx, 'Surface', id);

/** Returns the published version of a template. Returns null if no version was published. */
export const newestVersion = (tx: Tx, templateId: string): Promise<SurfaceVersionRow | null> =>
  tx.surfaceVersion.findFirst({ where: { templateId }, orderBy: { number: 'desc' } });

/** Returns the content of the form version that was sent. */
export async function contentOf(tx: Tx, { versionId }: Pick<SurfaceRow, 'versionId'>): Promise<SurfaceContent> {
  const { content } = await tx.surfaceVersion.findFirstOrThrow({ where: { id: versionId }, select: { content: true } });
  return content as unknown as SurfaceContent;
}

/** Finds a sent form by the hash of its link's token, in all workspaces. Returns null if there is none. */
export const findByTokenHash = ({ system }: Pick<Database, 'system'>, tokenHash: Uint8Array<ArrayBuffer>) =>
  system.prisma.surface.findFirst({
    where: { tokenHash },
    select: { workspaceId: true, id: true, contactId: true },
  });

export const updateSurface = (tx: Tx, { id }: Pick<SurfaceRow, 'id'>, data: Prisma.SurfaceUpdateManyMutationInput) =>
  tx.surface.updateMany({ where: { id }, data });

/** Returns the saved answers in the order of the questions of the form. */
export const answersOf = (tx: Tx, surfaceId: string): Promise<SurfaceAnswer[]> =>
  tx.surfaceAnswer.findMany({ where: { surfaceId }, orderBy: { position: 'asc' } });

export interface SavedAnswer extends FormAnswer {
  readonly position: number;
  /** Answer as given by the contact: the keys of the chosen options, or a single text. */
  readonly given: readonly string[];
  readonly origin: SurfaceAnswerOrigin;
}

/** Stores the given answers, and deletes the stored answers to the other listed questions. */
export async function storeAnswers(
  tx: Tx,
  { workspaceId, id: surfaceId }: Pick<SurfaceRow, 'workspaceId' | 'id'>,
  {
    answers,
    emptied,
    now,
  }: { readonly answers: readonly SavedAnswer[]; readonly emptied: readonly string[]; now: Date },
): Promise<void> {
  const keys = [...emptied, ...answers.map(({ key }) => key)];
  await tx.surfaceAnswer.deleteMany({ where: { surfaceId, key: { in: keys } } });
  await tx.surfaceAnswer.createMany({
    data: answers.map(({ values, given, ...answer }) => ({
      workspaceId,
      id: uuidv7(),
      surfaceId,
      ...answer,
      values: [...values],
      given: [...given],
      updatedAt: now,
    })),
  });
}
