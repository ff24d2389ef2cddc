/** FHIR resource types that are imported. */
export type FhirResource = 'Organization' | 'Location' | 'Practitioner' | 'Patient' | 'Appointment';

/** Type of a record. RECORD: a record of a REST API; the mapping of the data source determines the entity type. */
export type SourceRecordType = FhirResource | 'RECORD';

export type SourceValue = string | number | boolean | null;

/** A record of an external system, converted to fields and relations of the world model. */
export interface SourceRecord {
  readonly type: SourceRecordType;
  /** ID in the external system. For FHIR, in the format of a reference, for example `Patient/17`. */
  readonly id: string;
  /**
   * Version of the record, which changes with every update. Null for a REST API, where `contentHash` identifies the
   * content.
   */
  readonly version: string | null;
  readonly contentHash: string | null;
  /** Time of the last update, from the clock of the external system. For a REST API, the time of the response. */
  readonly updatedAt: Date;
  /** Values by field name. A value is null if the external system has no value for the field. */
  readonly fields: Readonly<Record<string, SourceValue>>;
  readonly relations: readonly SourceRelation[];
}

export interface SourceRelation {
  readonly kind: string;
  readonly type: FhirResource;
  readonly id: string;
}

export interface RejectedRecord {
  readonly type: SourceRecordType;
  /** ID of the record. Null if the record has no ID. */
  readonly id: string | null;
  /** Reason for members. Never contains data of the record. */
  readonly reason: string;
}

export interface SourcePage {
  readonly records: readonly SourceRecord[];
  readonly rejected: readonly RejectedRecord[];
  /** Cursor of the next page. Null on the last page. */
  readonly next: string | null;
  /** Server time of the response. Null if the external system did not send the time. */
  readonly serverTime: Date | null;
  /** Hash with which a repeated page is detected. */
  readonly mark: string | null;
}

/** A request for the first page of changes since a time, or for the next page with its cursor. */
export type PageRequest =
  | { readonly type: SourceRecordType; readonly since: Date | null }
  | { readonly type: SourceRecordType; readonly next: string };

export interface SourceDescription {
  /** Name of the external system, as reported by the system. */
  readonly name: string;
  readonly samples: readonly SourceSample[];
}

/** Example record of one resource type, for a preview. */
export interface SourceSample {
  readonly type: FhirResource;
  /** Number of records of this type. Null if the external system does not report it. */
  readonly count: number | null;
  readonly first: SourceRecord | null;
}

/** An external system from which records are read. */
export interface SourcePort {
  /**
   * Checks the connection and reads an example of each resource type. Throws a SourceError if the external system
   * cannot be used.
   */
  verify(types: readonly FhirResource[]): Promise<SourceDescription>;
  page(asked: PageRequest): Promise<SourcePage>;
}
