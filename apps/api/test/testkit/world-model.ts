import type { FieldValue } from '@frontdesk/domain';
import { asSystemActor } from '../../src/events/system-actor.ts';
import { ingestEvents, type WorldEventInput } from '../../src/modules/world-model/entities/index.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

let count = 0;

interface EventOverrides extends Partial<Omit<WorldEventInput, 'entity' | 'fields'>> {
  readonly entity?: Partial<WorldEventInput['entity']>;
  readonly fields?: Readonly<Record<string, FieldValue>>;
}

/** Returns input of a world event about one person. */
export function buildEventInput(overrides: EventOverrides = {}): WorldEventInput {
  count += 1;
  return {
    idempotencyKey: `register:${count}`,
    eventType: 'person.synced',
    fields: { name: 'Lena Moss' },
    relations: [],
    confidence: 0.3,
    source: 'DATA_SOURCE',
    sourceId: null,
    effectiveAt: new Date('2026-11-01T09:00:00Z'),
    ...overrides,
    entity: { type: 'PERSON', system: 'register', externalId: `person-${count}`, ...overrides.entity },
  };
}

/** Records events as the background jobs do. */
export const ingestAll = (
  fd: TestFrontdesk,
  workspace: Pick<BuiltWorkspace, 'id'>,
  inputs: readonly WorldEventInput[],
) =>
  fd.services.database
    .forWorkspace(workspace.id)
    .write((tx) =>
      ingestEvents(tx, asSystemActor(fd.services, workspace.id, { kind: 'system', name: 'Register' }), inputs),
    );

/** Returns the id of an entity's first event. */
export const worldEventOf = (fd: TestFrontdesk, { id }: Pick<BuiltWorkspace, 'id'>, entityId: string) =>
  fd.services.database
    .forWorkspace(id)
    .read((tx) => tx.worldEvent.findFirstOrThrow({ where: { entityId }, orderBy: { ingestedAt: 'asc' } }))
    .then((event) => event.id);

/** Creates an entity with facts about it. Returns the entity's id. */
export async function buildEntity(
  fd: TestFrontdesk,
  workspace: Pick<BuiltWorkspace, 'id'>,
  overrides?: EventOverrides,
) {
  const [ingested] = await ingestAll(fd, workspace, [buildEventInput(overrides)]);
  if (!ingested) throw new Error('An ingested event returned no result.');
  return ingested.entityId;
}

/** Gives the agent access to a field of the contact's own record. */
export const buildRecordField = (
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  field: { readonly name?: string; readonly access?: 'READ' | 'WRITE' } = {},
) =>
  fd.services.database.forWorkspace(workspaceId).write((tx) =>
    tx.recordFieldRow.create({
      data: { workspaceId, name: 'membership', access: 'READ', updatedAt: fd.services.clock(), ...field },
    }),
  );

/** Creates two people who may be the same. Returns the ids of the pair and of its entities, the smaller id first. */
export async function buildPossibleDuplicate(
  fd: TestFrontdesk,
  workspace: Pick<BuiltWorkspace, 'id'>,
  { systems = [] }: { systems?: readonly string[] } = {},
) {
  count += 1;
  const fields = { name: 'Lena Moss', email: `lena-${count}@mail.test` };
  const build = (system: string) => buildEntity(fd, workspace, { entity: { system }, fields });
  const [entityId = '', otherEntityId = ''] = [
    await build(systems[0] ?? 'register'),
    await build(systems[1] ?? 'shop'),
  ].sort();
  const evidence = [{ kind: 'EMAIL', percent: 45 }];
  const data = {
    workspaceId: workspace.id,
    entityId,
    otherEntityId,
    score: 0.7,
    evidence,
    createdAt: fd.services.clock(),
  };
  const { id } = await fd.services.database
    .forWorkspace(workspace.id)
    .write((tx) => tx.possibleDuplicate.create({ data }));
  return { id, entityId, otherEntityId };
}

/** Links two people. Returns the ids of the link and of its entities. */
export async function buildEntityLink(
  fd: TestFrontdesk,
  workspace: Pick<BuiltWorkspace, 'id'>,
  { isUndone = false, ...link }: { readonly sourceId?: string; readonly isUndone?: boolean } = {},
) {
  const { entityId, otherEntityId } = await buildPossibleDuplicate(fd, workspace);
  const data = {
    workspaceId: workspace.id,
    entityId,
    otherEntityId,
    source: 'MEMBER',
    createdAt: fd.services.clock(),
    ...link,
  };
  const { id } = await fd.services.database.forWorkspace(workspace.id).write(async (tx) => {
    await tx.possibleDuplicate.deleteMany({ where: { entityId, otherEntityId } });
    const created = await tx.entityLink.create({ data });
    if (isUndone) await tx.entityLink.create({ data: { ...data, undoesId: created.id } });
    return created;
  });
  return { id, entityId, otherEntityId };
}

/** Creates a person with a second external id in the system `shop`. Returns the id of the assignment and of the entity. */
export async function buildExternalId(fd: TestFrontdesk, workspace: Pick<BuiltWorkspace, 'id'>) {
  const entityId = await buildEntity(fd, workspace);
  const data = {
    workspaceId: workspace.id,
    entityId,
    type: 'PERSON',
    system: 'shop',
    externalId: `shopper-${entityId}`,
  };
  return fd.services.database.forWorkspace(workspace.id).write((tx) => tx.entityExternalId.create({ data }));
}
