import { namedField } from '@frontdesk/agent/engine';
import { requiredPolicy } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { forbidden } from '../../../errors/denials.ts';
import { type Refused, refused } from '../../../errors/refused.ts';
import { OLDEST_FIRST, uniqueKeys } from './kinds/kind.ts';

/**
 * Arguments of tools that contain the id of a record. A configuration contains the name of the record instead, for
 * example `{ "form": "Intake" }` or `{ "member": "vera@example.com" }`.
 */
const REFERENCES: Readonly<Record<string, Reference>> = { assign: 'member', send_surface: 'form' };
const SUBJECTS = { member: 'Member', form: 'SurfaceTemplate' } as const;
type Reference = keyof typeof SUBJECTS;

/** Ids of the records that flows can refer to, with their names in a configuration. */
interface ReferenceNames extends Readonly<Record<Reference, ReadonlyMap<string, string>>> {
  /** Throws FORBIDDEN if the API caller cannot read the records. */
  readonly assertReadable: (reference: Reference) => void;
}

/** Reads the names of all forms, and the email addresses of all members. */
export async function readReferenceNames(tx: Tx, { ability }: WorkspaceContext): Promise<ReferenceNames> {
  const forms = await tx.surfaceTemplate.findMany({
    where: { archivedAt: null },
    select: { id: true, name: true },
    orderBy: [...OLDEST_FIRST],
  });
  const keys = uniqueKeys(forms.map(({ name }) => name));
  const members = await tx.member.findMany({ select: { id: true, user: { select: { email: true } } } });
  return {
    form: new Map(forms.map(({ id }, index) => [id, keys[index] as string])),
    member: new Map(members.map(({ id, user }) => [id, user.email])),
    assertReadable: (reference) => {
      const subject = SUBJECTS[reference];
      if (!ability.can('read', subject)) throw forbidden(requiredPolicy('read', subject));
    },
  };
}

/** Graph as plain JSON. */
export type JsonGraph = Readonly<Record<string, unknown>>;

/**
 * Replaces the ids in a graph with names. An id without a record, for example of a form that was archived, is replaced
 * with an empty text.
 */
export const withNames = (graph: object, names: ReferenceNames): JsonGraph =>
  mapReferences(graph, (value, reference) => {
    const id = typeof value === 'string' ? namedField(value) : null;
    if (id === null || id === '') return value;
    names.assertReadable(reference);
    const name = names[reference].get(id);
    return name === undefined ? "''" : { [reference]: name };
  });

/** Replaces the names in a graph with ids. Refused if a name does not exist in the workspace. */
export function withIds(graph: JsonGraph, names: ReferenceNames): JsonGraph | Refused {
  const unknown: string[] = [];
  const mapped = mapReferences(graph, (value, reference) => {
    if (typeof value !== 'object' || value === null) return value;
    names.assertReadable(reference);
    const name = String((value as Record<string, unknown>)[reference]);
    const [id] = [...names[reference]].find(([, known]) => known === name) ?? [];
    if (id === undefined) unknown.push(`${reference} ${name}`);
    return `'${id ?? ''}'`;
  });
  if (unknown.length === 0) return mapped;
  const message = `This workspace does not have: ${[...new Set(unknown)].join(', ')}. Create it first.`;
  return refused('CONFIGURATION_REFERENCE_UNKNOWN', 'graph', message);
}

type MapValue = (value: unknown, reference: Reference) => unknown;

/** Calls `map` for each argument that refers to a record. Keeps everything else, and the order of the keys. */
function mapReferences(graph: object, map: MapValue): JsonGraph {
  const copy = structuredClone(graph) as Record<string, unknown>;
  for (const flow of valuesOf(copy['flows']))
    for (const state of valuesOf((flow as { states?: unknown }).states)) {
      const { tool, args } = state as { tool?: unknown; args?: unknown };
      const reference = typeof tool === 'string' && Object.hasOwn(REFERENCES, tool) ? REFERENCES[tool] : undefined;
      if (!reference || typeof args !== 'object' || args === null || !Object.hasOwn(args, reference)) continue;
      const values = args as Record<string, unknown>;
      values[reference] = map(values[reference], reference);
    }
  return copy;
}

const valuesOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).filter((one) => one !== null) : [];
