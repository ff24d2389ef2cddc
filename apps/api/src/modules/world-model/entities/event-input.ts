import type { EntityType, FieldValue, WorldSource } from '@frontdesk/domain';

/** Reference to an entity: type and id in an external system. */
export interface EntityRef {
  readonly type: EntityType;
  readonly system: string;
  readonly externalId: string;
}

/** Input of an event about one entity. The caller has checked text lengths against WORLD_LIMITS. */
export interface WorldEventInput {
  /** Idempotency key, unique in the workspace: `<source>:<record>:<version>`. */
  readonly key: string;
  readonly entity: EntityRef;
  readonly eventType: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly relations: readonly { readonly kind: string; readonly to: EntityRef }[];
  readonly confidence: number;
  readonly source: WorldSource;
  readonly sourceId: string | null;
  readonly effectiveAt: Date;
  /** Lead whose answer it was. The event is deleted with the lead. */
  readonly leadId?: string;
}

export interface IngestResult {
  readonly entityId: string;
  /** Whether the key was new. */
  readonly isNew: boolean;
}
