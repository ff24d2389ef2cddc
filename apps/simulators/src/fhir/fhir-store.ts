import type { Appointment, FhirResource, Location, Organization, Patient, Practitioner } from 'fhir/r4.js';

export type Resource = Organization | Location | Practitioner | Patient | Appointment;
export type ResourceType = Resource['resourceType'];

export interface FhirStore {
  /** Returns an account's resources of one type, ordered by their last change, oldest first. */
  all(seed: string, type: ResourceType, since: string | null): readonly FhirResource[];
  /** Creates or replaces a resource. The store sets the version and the time of the change. */
  put(seed: string, resource: Resource): void;
  /** Stores a resource unchanged, even if it is invalid. */
  putRaw(seed: string, type: ResourceType, resource: object): void;
  /** Adds the given number of patients. */
  admit(seed: string, count: number): void;
  reset(): void;
}

type ResourceShelf = Map<string, FhirResource>;

/** Stores the resources of each account. An account starts with the data of a small practice. */
export function fhirStore(now: () => Date): FhirStore {
  const shelves = new Map<string, ResourceShelf>();
  const shelf = (seed: string, type: ResourceType): ResourceShelf => {
    const key = `${seed} ${type}`;
    const found = shelves.get(key) ?? new Map(practice(now)[type].map((one) => [one.id ?? '', one]));
    shelves.set(key, found);
    return found;
  };
  const put = (seed: string, resource: Resource): void => {
    const stored = shelf(seed, resource.resourceType);
    const before = stored.get(resource.id ?? '');
    const versionId = String(Number(before?.meta?.versionId ?? 0) + 1);
    stored.delete(resource.id ?? '');
    stored.set(resource.id ?? '', { ...resource, meta: { versionId, lastUpdated: now().toISOString() } });
  };
  return {
    put,
    all: (seed, type, since) =>
      [...shelf(seed, type).values()]
        .filter(({ meta }) => !since || Date.parse(meta?.lastUpdated ?? '') >= Date.parse(since))
        .sort((a, b) => (a.meta?.lastUpdated ?? '').localeCompare(b.meta?.lastUpdated ?? '')),
    putRaw: (seed, type, resource) => {
      const stored = shelf(seed, type);
      stored.set(`raw ${stored.size}`, resource as FhirResource);
    },
    admit: (seed, count) => {
      const stored = shelf(seed, 'Patient');
      const from = stored.size;
      for (let at = from; at < from + count; at += 1) stored.set(`patient-${at}`, patient(at, stamp(now)));
    },
    reset: () => shelves.clear(),
  };
}

const DAY = 86_400_000;

/** Returns the metadata of a resource that was last changed 24 hours ago. */
const stamp = (now: () => Date) => ({ versionId: '1', lastUpdated: new Date(now().getTime() - DAY).toISOString() });

const GIVEN = ['Nora', 'Luis', 'Amina', 'Jonas', 'Mei', 'Pavel', 'Ines', 'Omar', 'Freya', 'Tomás', 'Zoë', 'Kwame'];
const FAMILY = [
  'Keller',
  'Santos',
  'Haddad',
  'Berg',
  'Chen',
  'Novak',
  'Costa',
  'Farouk',
  'Lind',
  'Ruiz',
  'Adams',
  'Mensah',
];
const PATIENTS = 120;
const APPOINTMENTS = 40;

const PRACTITIONERS = [
  ['Ruth', 'Okafor', 'General practice'],
  ['Henrik', 'Dahl', 'Dermatology'],
  ['Lucía', 'Prieto', 'Physiotherapy'],
] as const;

function practice(now: () => Date): Readonly<Record<ResourceType, readonly Resource[]>> {
  const meta = stamp(now);
  const organization: Organization = {
    resourceType: 'Organization',
    id: 'house',
    meta,
    active: true,
    name: 'Harbour Practice',
    telecom: [{ system: 'phone', value: '+442079460100' }],
  };
  const site = (id: string, name: string, line: string): Location => ({
    resourceType: 'Location',
    id,
    meta,
    status: 'active',
    name,
    address: { line: [line], city: 'London', postalCode: 'SE1 9GF', country: 'GB' },
    managingOrganization: { reference: 'Organization/house' },
  });
  const doctors = PRACTITIONERS.map(
    ([given, family, text], at): Practitioner => ({
      resourceType: 'Practitioner',
      id: `doctor-${at}`,
      meta,
      active: true,
      name: [{ use: 'official', family, given: [given], prefix: ['Dr'] }],
      telecom: [{ system: 'email', value: `${family.toLowerCase()}@harbour.example` }],
      qualification: [{ code: { text } }],
    }),
  );
  return {
    Organization: [organization],
    Location: [site('pier', 'Pier Street', '4 Pier Street'), site('mill', 'Mill Lane', '19 Mill Lane')],
    Practitioner: doctors,
    Patient: Array.from({ length: PATIENTS }, (_, at) => patient(at, meta)),
    Appointment: Array.from({ length: APPOINTMENTS }, (_, at) => appointment(at, meta, now)),
  };
}

const patient = (at: number, meta: Patient['meta']): Patient => ({
  resourceType: 'Patient',
  id: `patient-${at}`,
  ...(meta ? { meta } : {}),
  active: true,
  name: [
    {
      use: 'official',
      given: [GIVEN[at % GIVEN.length] ?? ''],
      family: `${FAMILY[Math.floor(at / GIVEN.length) % FAMILY.length]}`,
    },
  ],
  telecom: [
    { system: 'phone', use: 'mobile', value: `+4477009${String(10_000 + at).padStart(5, '0')}` },
    { system: 'email', value: `patient-${at}@people.example` },
  ],
  gender: at % 2 === 0 ? 'female' : 'male',
  birthDate: `${1950 + (at % 55)}-0${1 + (at % 9)}-1${at % 9}`,
  generalPractitioner: [{ reference: `Practitioner/doctor-${at % PRACTITIONERS.length}` }],
  managingOrganization: { reference: 'Organization/house' },
});

function appointment(at: number, meta: { versionId: string; lastUpdated: string }, now: () => Date): Appointment {
  const day = new Date(Math.ceil(now().getTime() / DAY) * DAY + (1 + (at % 10)) * DAY);
  const start = new Date(day.getTime() + (9 + Math.floor(at / 10)) * 3_600_000);
  return {
    resourceType: 'Appointment',
    id: `appointment-${at}`,
    meta,
    status: 'booked',
    start: start.toISOString(),
    end: new Date(start.getTime() + 1_800_000).toISOString(),
    serviceType: [{ text: 'Consultation' }],
    participant: [
      { actor: { reference: `Patient/patient-${at}` }, status: 'accepted' },
      { actor: { reference: `Practitioner/doctor-${at % PRACTITIONERS.length}` }, status: 'accepted' },
      { actor: { reference: `Location/${at % 2 === 0 ? 'pier' : 'mill'}` }, status: 'accepted' },
    ],
  };
}
