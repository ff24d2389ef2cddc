import * as z from 'zod';

/** A page of search results. Each entry is validated separately. */
export const bundle = z.object({
  resourceType: z.literal('Bundle'),
  total: z.number().int().nonnegative().nullish(),
  link: z.array(z.object({ relation: z.string(), url: z.string() })).nullish(),
  entry: z
    .array(
      z.object({
        search: z.object({ mode: z.string().nullish() }).nullish(),
        resource: z.looseObject({ resourceType: z.string() }).nullish(),
      }),
    )
    .nullish(),
});
export type Bundle = z.infer<typeof bundle>;

export const capabilities = z.object({
  resourceType: z.literal('CapabilityStatement'),
  fhirVersion: z.string(),
  software: z.object({ name: z.string(), version: z.string().nullish() }).nullish(),
  implementation: z.object({ description: z.string() }).nullish(),
  rest: z.array(z.object({ resource: z.array(z.object({ type: z.string() })).nullish() })).nullish(),
});

const outcome = z.object({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(
    z.object({
      diagnostics: z.string().nullish(),
      details: z.object({ text: z.string().nullish() }).nullish(),
      code: z.string().nullish(),
    }),
  ),
});

/**
 * Returns the error message of a FHIR OperationOutcome. Returns null if the JSON is not an OperationOutcome or has no
 * message.
 */
export function explainOutcome(json: unknown): string | null {
  const read = outcome.safeParse(json);
  const [issue] = read.success ? read.data.issue : [];
  return issue?.diagnostics ?? issue?.details?.text ?? issue?.code ?? null;
}

/** Removes null bytes and replaces lone surrogates, which PostgreSQL cannot store. */
const text = z
  .string()
  .max(2_000)
  .transform((raw) => raw.replaceAll('\0', '').replace(/\p{Cs}/gu, '\ufffd'));
const reference = z.object({ reference: text.nullish() });
const contactPoints = z.array(
  z.object({ system: z.string().nullish(), value: text.nullish(), use: z.string().nullish() }),
);
const concept = z.object({
  text: text.nullish(),
  coding: z.array(z.object({ display: text.nullish(), code: text.nullish() })).nullish(),
});
const humanNames = z.array(
  z.object({ use: z.string().nullish(), text: text.nullish(), family: text.nullish(), given: z.array(text).nullish() }),
);
const address = z.object({
  text: text.nullish(),
  line: z.array(text).nullish(),
  city: text.nullish(),
  postalCode: text.nullish(),
  country: text.nullish(),
});

/** Fields that every record must have. Without `lastUpdated`, the versions of a record cannot be ordered. */
export const known = z.object({
  id: z.string().regex(/^[A-Za-z0-9.-]{1,64}$/),
  meta: z.object({ lastUpdated: z.iso.datetime({ offset: true }), versionId: z.string().max(100).nullish() }),
});

export const organization = z.object({
  active: z.boolean().nullish(),
  name: text.nullish(),
  telecom: contactPoints.nullish(),
  address: z.array(address).nullish(),
  partOf: reference.nullish(),
});
export const location = z.object({
  status: text.nullish(),
  name: text.nullish(),
  telecom: contactPoints.nullish(),
  address: address.nullish(),
  managingOrganization: reference.nullish(),
});
export const practitioner = z.object({
  active: z.boolean().nullish(),
  name: humanNames.nullish(),
  telecom: contactPoints.nullish(),
  qualification: z.array(z.object({ code: concept.nullish() })).nullish(),
});
export const patient = z.object({
  active: z.boolean().nullish(),
  name: humanNames.nullish(),
  telecom: contactPoints.nullish(),
  gender: text.nullish(),
  birthDate: text.nullish(),
  address: z.array(address).nullish(),
  communication: z.array(z.object({ language: concept, preferred: z.boolean().nullish() })).nullish(),
  generalPractitioner: z.array(reference).nullish(),
  managingOrganization: reference.nullish(),
});
export const appointment = z.object({
  status: text,
  start: z.iso.datetime({ offset: true }).nullish(),
  end: z.iso.datetime({ offset: true }).nullish(),
  description: text.nullish(),
  serviceType: z.array(concept).nullish(),
  participant: z.array(z.object({ actor: reference.nullish() })).nullish(),
});

export type HumanNames = z.infer<typeof humanNames>;
export type ContactPoints = z.infer<typeof contactPoints>;
export type Address = z.infer<typeof address>;
export type Concept = z.infer<typeof concept>;
export type Reference = z.infer<typeof reference>;
