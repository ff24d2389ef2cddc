import type { EntityType, FieldValue, WorldSource } from '@frontdesk/domain';

/** How a system calls an entity: one of a type, by its id there. */
export interface EntityRef {
  readonly type: EntityType;
  readonly system: string;
  readonly externalId: string;
}

/** What somebody or something has told us about one entity, at one moment. Texts are as long as WORLD_LIMITS allows, which the caller sees to. */
export interface WorldEventInput {
  /** The same key is written once in a workspace, however often it is told: `<source>:<record>:<version>`. */
  readonly key: string;
  readonly entity: EntityRef;
  readonly eventType: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly relations: readonly { readonly kind: string; readonly to: EntityRef }[];
  readonly confidence: number;
  readonly source: WorldSource;
  readonly sourceId: string | null;
  readonly effectiveAt: Date;
  /** The lead that it was an answer on, and goes with. */
  readonly leadId?: string;
}

export interface IngestResult {
  readonly entityId: string;
  /** It was not told before. */
  readonly isNew: boolean;
}
