import type { EntityType, FieldValue, WorldSource } from '@frontdesk/domain';

/** Identifies an entity by its type and its id in an external system. */
export interface EntityRef {
  readonly type: EntityType;
  readonly system: string;
  readonly externalId: string;
}

/** Event about one entity. The caller must have checked the lengths against WORLD_LIMITS. */
export interface WorldEventInput {
  /** Idempotency key, unique in the workspace: `<source>:<record>:<version>`. */
  readonly idempotencyKey: string;
  readonly entity: EntityRef;
  readonly eventType: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly relations: readonly { readonly kind: string; readonly to: EntityRef }[];
  readonly confidence: number;
  readonly source: WorldSource;
  readonly sourceId: string | null;
  readonly effectiveAt: Date;
  /** Lead whose answer the event contains. The event is deleted with the lead. */
  readonly leadId?: string;
}

export interface IngestResult {
  readonly entityId: string;
  /** False if an event with this key existed already. */
  readonly isNew: boolean;
}
