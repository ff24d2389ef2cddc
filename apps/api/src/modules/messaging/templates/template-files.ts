import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { templateMediaKind } from '@frontdesk/domain';
import type { TemplateDraft } from '@frontdesk/providers';
import type { Services, WorkspaceContext } from '../../../auth/context.ts';
import type { TemplateFile } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { notFound } from '../../../errors/denials.ts';
import type { StoredObject } from '../../../storage/encrypted-objects.ts';
import { openObjectKey } from '../attachments/index.ts';

type TemplateFileRow = TemplateFile;

/** Hours for which an uploaded file is kept until a template uses it. */
const KEPT_HOURS = 24;

/** Returns the time until which a file is kept without a template or a message. */
export const keptUntil = (now: Date): Date => new Date(now.getTime() + KEPT_HOURS * 3_600_000);

/** Returns the object of a file with its key. */
export async function templateFileObject(
  services: Pick<Services, 'vault'>,
  tx: Tx,
  { workspaceId, id, sealedKey, byteCount }: TemplateFileRow,
): Promise<StoredObject> {
  const key = await openObjectKey(services, tx, { table: 'template_files', workspaceId, id }, sealedKey);
  return { workspaceId, id, key, byteCount };
}

/** Returns a stored file of the workspace. Otherwise throws NOT_FOUND. */
export async function findTemplateFile(tx: Tx, id: string): Promise<TemplateFileRow> {
  const found = await tx.templateFile.findFirst({ where: { id, state: 'READY' } });
  if (!found) throw notFound();
  return found;
}

/** A stored file in the form in which a provider receives it. */
export type HeaderFile = NonNullable<TemplateDraft['headerFile']> & { readonly id: string };

/**
 * Reads the file for the header of a template that is submitted, and keeps the file while the provider responds. Throws
 * NOT_FOUND if it does not exist. Files have at most 16 MB.
 */
export async function readHeaderFile(ctx: WorkspaceContext, id: string): Promise<HeaderFile> {
  const { services } = ctx;
  const { file, object } = await ctx.db.write(async (tx) => {
    const found = await lockRow<TemplateFileRow>(tx, 'TemplateFile', id);
    if (found?.state !== 'READY') throw notFound();
    await tx.templateFile.updateMany({ where: { id }, data: { keptUntil: keptUntil(services.clock()) } });
    return { file: found, object: await templateFileObject(services, tx, found) };
  });
  const { name, contentType } = file;
  const bytes = await buffer(Readable.from(services.objects.read(object)));
  const format = templateMediaKind(contentType);
  if (!format) throw notFound();
  return { id, format, name, contentType, bytes };
}
