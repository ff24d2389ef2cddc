/** Kinds of records that are read of a FHIR server. */
export type FhirResource = 'Organization' | 'Location' | 'Practitioner' | 'Patient' | 'Appointment';

export type SourceValue = string | number | boolean | null;

/** What a system outside says of one thing, in the product's words. */
export interface SourceRecord {
  readonly type: FhirResource;
  /** As the system calls it, and names it where others refer to it: `Patient/17`. */
  readonly id: string;
  /** Another one with each change. */
  readonly version: string;
  /** By the clock of the system. */
  readonly updatedAt: Date;
  /** Null: the system says nothing of it. */
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
  /** Null where it has none. */
  readonly id: string | null;
  /** For people; never holds what the record says. */
  readonly reason: string;
}

export interface SourcePage {
  readonly records: readonly SourceRecord[];
  readonly rejected: readonly RejectedRecord[];
  /** Where the next page is; null after the last. */
  readonly next: string | null;
  /** When the system answered, by its own clock; null where it does not say. */
  readonly toldAt: Date | null;
}

/** What is asked for: from the beginning, or what a page before named as its next. */
export type PageRequest =
  | { readonly type: FhirResource; readonly since: Date | null }
  | { readonly type: FhirResource; readonly next: string };

export interface SourceDescription {
  /** As the system calls itself. */
  readonly name: string;
  readonly samples: readonly SourceSample[];
}

/** What is there of one kind of record. */
export interface SourceSample {
  readonly type: FhirResource;
  /** Null where the system does not count. */
  readonly count: number | null;
  readonly first: SourceRecord | null;
}

/** A system outside that is asked for what it knows. */
export interface SourcePort {
  /** Throws a SourceError where it cannot be used so. */
  verify(types: readonly FhirResource[]): Promise<SourceDescription>;
  page(asked: PageRequest): Promise<SourcePage>;
}
