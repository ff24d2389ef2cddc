import type { EntityType, FieldValue, WorldSource } from '@frontdesk/domain';

/** Reference to an entity by its type and its id in an external system. */
export interface EntityRef {
  readonly type: EntityType;
  readonly system: string;
  readonly externalId: string;
}

/** Event about one entity. The calling code must have validated the lengths against WORLD_LIMITS. */
export interface WorldEventInput {
  /** Idempotency key in the form `<source>:<record>:<version>`, unique in the workspace. */
  readonly idempotencyKey: string;
  readonly entity: EntityRef;
  readonly eventType: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly relations: readonly { readonly kind: string; readonly to: EntityRef }[];
  readonly confidence: number;
  readonly source: WorldSource;
  readonly sourceId: string | null;
  readonly effectiveAt: Date;
  /** Lead whose answer the event contains. The event is deleted together with the lead. */
  readonly leadId?: string;
}

export interface IngestResult {
  readonly entityId: string;
  /** False if an event with the same key already existed. */
  readonly isNew: boolean;
}
