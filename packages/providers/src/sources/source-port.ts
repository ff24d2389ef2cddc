/** FHIR resource types that are imported. */
export type FhirResource = 'Organization' | 'Location' | 'Practitioner' | 'Patient' | 'Appointment';

export type SourceValue = string | number | boolean | null;

/** A record of an external system in the product's terms. */
export interface SourceRecord {
  readonly type: FhirResource;
  /** ID in the external system, as references use it: `Patient/17`. */
  readonly id: string;
  /** Changes with every update. */
  readonly version: string;
  /** Server time of the external system. */
  readonly updatedAt: Date;
  /** Null: the system has no value. */
  readonly fields: Readonly<Record<string, SourceValue>>;
  readonly relations: readonly SourceRelation[];
}

export interface SourceRelation {
  readonly kind: string;
  readonly type: FhirResource;
  readonly id: string;
}

export interface RejectedRecord {
  readonly type: FhirResource;
  /** Null when it has no ID. */
  readonly id: string | null;
  /** Shown to members. Never contains record data. */
  readonly reason: string;
}

export interface SourcePage {
  readonly records: readonly SourceRecord[];
  readonly rejected: readonly RejectedRecord[];
  /** Cursor of the next page. Null after the last. */
  readonly next: string | null;
  /** Server time of the response. Null when not sent. */
  readonly serverTime: Date | null;
}

/** A request for the first page since a time, or for the next page by its cursor. */
export type PageRequest =
  | { readonly type: FhirResource; readonly since: Date | null }
  | { readonly type: FhirResource; readonly next: string };

export interface SourceDescription {
  /** Name that the system reports. */
  readonly name: string;
  readonly samples: readonly SourceSample[];
}

/** Preview of one resource type. */
export interface SourceSample {
  readonly type: FhirResource;
  /** Null when the system does not count. */
  readonly count: number | null;
  readonly first: SourceRecord | null;
}

/** An external system that records are read from. */
export interface SourcePort {
  /** Throws a SourceError when the system cannot be used. */
  verify(types: readonly FhirResource[]): Promise<SourceDescription>;
  page(asked: PageRequest): Promise<SourcePage>;
}
