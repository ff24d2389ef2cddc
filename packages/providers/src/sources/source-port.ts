/** FHIR resource types that are imported. */
export type FhirResource = 'Organization' | 'Location' | 'Practitioner' | 'Patient' | 'Appointment';

/** Type of a record. RECORD: a record of a REST API, whose mapping names the entity type. */
export type SourceRecordType = FhirResource | 'RECORD';

export type SourceValue = string | number | boolean | null;

/** A record of an external system, converted to fields and relations of the world model. */
export interface SourceRecord {
  readonly type: SourceRecordType;
  /** ID in the external system. For FHIR in the format of references, for example `Patient/17`. */
  readonly id: string;
  /** Changes with every update of the record. A REST API has none: `contentHash` identifies its content only. */
  readonly version: string | null;
  readonly contentHash: string | null;
  /** Time of the last update, from the clock of the external system. For a REST API the time of the response. */
  readonly updatedAt: Date;
  /** Values by field name. A value is null if the external system does not have it. */
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
  /** Null if the record has no ID. */
  readonly id: string | null;
  /** Message for members. Never contains data of the record. */
  readonly reason: string;
}

export interface SourcePage {
  readonly records: readonly SourceRecord[];
  readonly rejected: readonly RejectedRecord[];
  /** Cursor of the next page. Null on the last page. */
  readonly next: string | null;
  /** Server time of the response. Null if the external system did not send the time. */
  readonly serverTime: Date | null;
  /** Hash by which a repeated page is recognized. */
  readonly mark: string | null;
}

/** A request for the first page of changes since a time, or for the next page by its cursor. */
export type PageRequest =
  | { readonly type: SourceRecordType; readonly since: Date | null }
  | { readonly type: SourceRecordType; readonly next: string };

export interface SourceDescription {
  /** Name that the external system reports. */
  readonly name: string;
  readonly samples: readonly SourceSample[];
}

/** Example of one resource type, for a preview. */
export interface SourceSample {
  readonly type: FhirResource;
  /** Null if the external system does not report a count. */
  readonly count: number | null;
  readonly first: SourceRecord | null;
}

/** An external system from which records are read. */
export interface SourcePort {
  /** Checks the connection and the resource types. Throws a SourceError if the external system cannot be used. */
  verify(types: readonly FhirResource[]): Promise<SourceDescription>;
  page(asked: PageRequest): Promise<SourcePage>;
}
