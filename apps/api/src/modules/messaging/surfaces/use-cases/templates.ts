import { isDeepStrictEqual } from 'node:util';
import { findSurfaceProblems, newSurfaceContent, normalizeName, type SurfaceContent } from '@frontdesk/domain';
import { parseSurfaceContent } from '@frontdesk/domain/form-schema';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Prisma } from '../../../../db/generated/client.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockTemplate, newestVersion } from '../surfaces.repository.ts';

/** Creates a form without questions. */
export const createSurfaceTemplate = (ctx: WorkspaceContext, input: { readonly name: string }) =>
  ctx.db.write(async (tx) => {
    const name = normalizeName(input.name);
    if (!name) return refused('SURFACE_NAME_INVALID', 'name');
    const [id, workspaceId, now] = [uuidv7(), ctx.workspace.id, ctx.services.clock()];
    const stamp = { createdAt: now, updatedAt: now, updatedByName: ctx.actor.name };
    const draft = toJson(newSurfaceContent(name));
    await tx.surfaceTemplate.create({ data: { workspaceId, id, name, draft, ...stamp } });
    const subject = { type: 'SurfaceTemplate', id };
    await recordEvent(tx, ctx, { name: 'surface_template.created', subject, after: { name } });
    return { template: byId(id) } as const;
  });

interface UpdateTemplate {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  /** Definition of the form as JSON. */
  readonly content: string;
}

/** Replaces the name and draft of a form template. Refused if the template has changed since `revision`. */
export const updateSurfaceTemplate = (ctx: WorkspaceContext, { id, revision, name: given, content }: UpdateTemplate) =>
  ctx.db.write(async (tx) => {
    const template = authorize(ctx, 'update', 'SurfaceTemplate', await lockTemplate(tx, id));
    if (template.archivedAt) return refused('SURFACE_ARCHIVED');
    if (template.revision !== revision) return refused('FORM_CHANGED', 'revision');
    const name = normalizeName(given);
    if (!name) return refused('SURFACE_NAME_INVALID', 'name');
    const valid = validContent(content);
    if (isRefused(valid)) return valid;
    const before = { name: template.name, ...toJson(template.draft as object) };
    const after = { name, ...toJson(valid) };
    await recordEvent(tx, ctx, {
      name: 'surface_template.updated',
      subject: { type: 'SurfaceTemplate', id },
      ...changedParts(before, after),
    });
    const stamp = { revision: revision + 1, updatedAt: ctx.services.clock(), updatedByName: ctx.actor.name };
    await tx.surfaceTemplate.updateMany({ where: { id }, data: { name, draft: toJson(valid), ...stamp } });
    return { template: byId(id) } as const;
  });

/**
 * Parses and validates the JSON definition of a form. Returns the form, or a refusal with an error for each violated
 * rule.
 */
function validContent(json: string): SurfaceContent | Refused {
  const content = parseSurfaceContent(json);
  if (!content) return refused('FORM_INVALID', 'content');
  const [first, ...others] = findSurfaceProblems(content).map(({ code, path }) => refused(code, `content.${path}`));
  if (!first) return content;
  return { ...first, errors: [first, ...others].slice(0, 20).flatMap(({ errors }) => errors) };
}

/** Returns the parts of a form that have changed, for the audit log. */
function changedParts(before: Prisma.InputJsonObject, after: Prisma.InputJsonObject) {
  const changed = Object.keys(after).filter((part) => !isDeepStrictEqual(before[part], after[part]));
  const only = (form: Prisma.InputJsonObject) => Object.fromEntries(changed.map((part) => [part, form[part] ?? null]));
  return { before: only(before), after: only(after) };
}

interface TemplateRevision {
  readonly id: string;
  readonly revision: number;
}

/** Publishes the draft as a new version, which new forms use. Forms that were already sent keep their version. */
export const publishSurfaceTemplate = (ctx: WorkspaceContext, { id, revision }: TemplateRevision) =>
  ctx.db.write(async (tx) => {
    const template = authorize(ctx, 'publish', 'SurfaceTemplate', await lockTemplate(tx, id));
    if (template.archivedAt) return refused('SURFACE_ARCHIVED');
    if (template.revision !== revision) return refused('FORM_CHANGED', 'revision');
    if (template.publishedRevision === revision) return refused('FORM_UNCHANGED');
    const draft = template.draft as unknown as SurfaceContent;
    if (draft.questions.length === 0) return refused('SURFACE_QUESTIONS_MISSING');
    const number = ((await newestVersion(tx, id))?.number ?? 0) + 1;
    const publishedAt = ctx.services.clock();
    const version = { templateId: id, number, content: toJson(draft), publishedAt, publishedByName: ctx.actor.name };
    await tx.surfaceVersion.create({ data: { workspaceId: template.workspaceId, id: uuidv7(), ...version } });
    const published = { publishedNumber: number, publishedRevision: revision, publishedAt };
    await tx.surfaceTemplate.updateMany({
      where: { id },
      data: { ...published, publishedLanguages: [...draft.languages] },
    });
    const subject = { type: 'SurfaceTemplate', id };
    await recordEvent(tx, ctx, { name: 'surface_template.published', subject, after: { number } });
    return { template: byId(id) } as const;
  });

/** Archives a form template, which can then no longer be sent or edited. Links that were already sent remain valid. */
export const archiveSurfaceTemplate = (ctx: WorkspaceContext, { id }: { readonly id: string }) =>
  ctx.db.write(async (tx) => {
    const template = authorize(ctx, 'archive', 'SurfaceTemplate', await lockTemplate(tx, id));
    if (template.archivedAt) return refused('SURFACE_ARCHIVED');
    await tx.surfaceTemplate.updateMany({ where: { id }, data: { archivedAt: ctx.services.clock() } });
    const subject = { type: 'SurfaceTemplate', id };
    await recordEvent(tx, ctx, { name: 'surface_template.archived', subject, after: { name: template.name } });
    return { template: byId(id) } as const;
  });

/** Converts a value to a JSON type that Prisma accepts. */
const toJson = (value: object): Prisma.InputJsonObject => JSON.parse(JSON.stringify(value));
