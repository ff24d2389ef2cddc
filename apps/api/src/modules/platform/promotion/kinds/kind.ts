import type { ConfigurationKind } from '@frontdesk/domain';
import type { Action, WorkspaceSubject } from '@frontdesk/policies';
import type { z } from 'zod';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused, type Refused } from '../../../../errors/refused.ts';

/** Item as it is stored in the workspace. */
export interface StoredItem<Content extends object = object> {
  /** Key of the item, unique in its kind. Equal items of two workspaces have the same key. */
  readonly key: string;
  /** Id of the record. It is not part of a configuration. */
  readonly id: string;
  readonly revision: number;
  readonly content: Content;
}

/** Change of an item: its new content, and the stored item that is updated, or null if it is created. */
export interface ItemChange<Content extends object, Prepared = unknown> {
  readonly key: string;
  readonly content: Content;
  readonly stored: StoredItem<Content> | null;
  /** Result of `prepare`. Null if the kind has no such step. */
  readonly prepared: Prepared | null;
}

/** How the items of a kind are read, validated and written. Writing uses the use-cases of the module of the kind. */
export interface KindRules<Content extends object = object, Prepared = unknown> {
  readonly kind: ConfigurationKind;
  /** Subject whose `read` permission is required, with the record for which it is checked. */
  readonly subject: WorkspaceSubject;
  /** Permissions that are required to apply an item. */
  readonly needs: readonly (readonly [Action, WorkspaceSubject])[];
  readonly shape: z.ZodType<Content>;
  read(tx: Tx, ctx: WorkspaceContext): Promise<readonly StoredItem<Content>[]>;
  /** Does work that must not run in a transaction. Returns a refusal if the content is not valid. */
  prepare?(ctx: WorkspaceContext, content: Content): Promise<Prepared | Refused>;
  /** Creates or updates the item. `ctx.db` runs in the transaction of the whole change. */
  apply(ctx: WorkspaceContext, change: ItemChange<Content, Prepared>): Promise<Refused | object>;
}

/** Makes the types of a kind's content private to the kind, so that kinds can be listed together. */
export const kindRules = <Content extends object, Prepared>(rules: KindRules<Content, Prepared>): KindRules =>
  rules as unknown as KindRules;

/** Adds a prefix to the fields of a refusal, for a part of the content that has its own mutation. */
export const under = <Result>(prefix: string, result: Result | Refused): Result | Refused => {
  if (!isRefused(result)) return result;
  const errors = result.errors.map((error) => ({ ...error, field: [prefix, error.field].filter(Boolean).join('.') }));
  return { ...result, errors, field: errors[0]?.field ?? prefix };
};

/**
 * Returns unique keys for rows whose names are not unique: the second row with the name “Intake” has the key “Intake
 * #2”. The rows must be in order of creation.
 */
export function uniqueKeys(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} #${count}`;
  });
}

export const OLDEST_FIRST = [{ createdAt: 'asc' }, { id: 'asc' }] as const;
