import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  type AttachmentError,
  isTemplateFileTooLarge,
  TEMPLATE_MEDIA_LIMITS,
  type TemplateMediaKind,
  templateMediaKind,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { UnreadableFile, type UploadedFile } from '../../../../http/uploads.ts';
import { createObjectKey, detectType, RefusedFile, withoutMetadata } from '../../attachments/index.ts';
import { keptUntil } from '../template-files.ts';
import { lockTemplate } from '../templates.repository.ts';

/**
 * Stores an uploaded file for the header of a template, and returns its id. No transaction is open while it is
 * transferred. Images are stored without metadata. If `replace` is set, the file becomes that of this template.
 */
export async function uploadTemplateFile(
  ctx: WorkspaceContext,
  { name, bytes, replace }: UploadedFile,
): Promise<string> {
  const required = replace === null ? null : await requiredKind(ctx, replace);
  const { id, key } = await storePending(ctx);
  try {
    const { kind, contentType, content } = await recognize(bytes);
    if (required !== null && kind !== required) throw new UnreadableFile('TEMPLATE_FILE_KIND');
    const byteCount = await ctx.services.objects.write({ workspaceId: ctx.workspace.id, id }, key, content);
    const isTooLarge = isTemplateFileTooLarge(kind, byteCount);
    if (isTooLarge) throw new UnreadableFile('TEMPLATE_FILE_TOO_LARGE');
    const file = { state: 'READY', contentType, byteCount, name: name.slice(0, TEMPLATE_MEDIA_LIMITS.nameLength) };
    await ctx.db.write(async (tx) => {
      await tx.templateFile.updateMany({ where: { id }, data: file });
      if (replace !== null) await replaceFile(tx, ctx, replace, { id, kind, name: file.name });
    });
    return id;
  } catch (error) {
    await ctx.db.write((tx) => tx.templateFile.deleteMany({ where: { id } }));
    throw error instanceof RefusedFile ? new UnreadableFile(REASONS[error.code] ?? 'TEMPLATE_FILE_DAMAGED') : error;
  }
}

const REASONS: Partial<Record<AttachmentError, 'TEMPLATE_FILE_TYPE' | 'TEMPLATE_FILE_TOO_LARGE'>> = {
  TYPE_UNSUPPORTED: 'TEMPLATE_FILE_TYPE',
  IMAGE_TOO_LARGE: 'TEMPLATE_FILE_TOO_LARGE',
};

/** Returns the kind of file that the header of a template has. Refused if the template has no header with a file. */
async function requiredKind(ctx: WorkspaceContext, templateId: string): Promise<string> {
  const { headerFormat } = await ctx.db.read(async (tx) => {
    const found = await tx.whatsAppTemplate.findFirst({ where: { id: templateId, removedAt: null } });
    return authorize(ctx, 'update', 'WhatsAppTemplate', found);
  });
  if (headerFormat === null) throw new UnreadableFile('TEMPLATE_FILE_KIND');
  return headerFormat;
}

const storePending = ({ db, services, workspace: { id: workspaceId } }: WorkspaceContext) =>
  db.write(async (tx) => {
    const [id, now] = [uuidv7(), services.clock()];
    const { key, sealedKey } = await createObjectKey(services, tx, { table: 'template_files', workspaceId, id });
    const times = { createdAt: now, keptUntil: keptUntil(now) };
    await tx.templateFile.create({ data: { workspaceId, id, state: 'PENDING', sealedKey, ...times } });
    return { id, key };
  });

/** Detects the type of a file. Refuses a type that WhatsApp does not accept in a header. */
async function recognize(received: AsyncIterable<Uint8Array>) {
  const { contentType, bytes } = await detectType(received);
  const kind = templateMediaKind(contentType);
  if (kind === null || contentType === null) throw new RefusedFile('TYPE_UNSUPPORTED');
  const content = kind === 'IMAGE' ? Readable.from([await withoutMetadata(await buffer(bytes))]) : bytes;
  return { kind, contentType, content };
}

interface NewFile {
  readonly id: string;
  readonly kind: TemplateMediaKind;
  readonly name: string;
}

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function replaceFile(tx: Tx, ctx: WorkspaceContext, templateId: string, { id, kind, name }: NewFile) {
  const template = authorize(ctx, 'update', 'WhatsAppTemplate', await lockTemplate(tx, templateId));
  // A synchronization may have changed the header since the upload began.
  if (template.removedAt !== null || template.headerFormat !== kind) throw new UnreadableFile('TEMPLATE_FILE_KIND');
  const before = template.headerFileId && (await tx.templateFile.findFirst({ where: { id: template.headerFileId } }));
  await tx.whatsAppTemplate.updateMany({ where: { id: templateId }, data: { headerFileId: id } });
  await recordEvent(tx, ctx, {
    name: 'template.updated',
    subject: { type: 'WhatsAppTemplate', id: templateId },
    before: { headerFile: before ? before.name : null },
    after: { headerFile: name },
  });
}
