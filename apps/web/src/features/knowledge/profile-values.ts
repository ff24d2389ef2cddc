import { normalizeEmail, PROFILE_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import type { BusinessProfilePageQuery, UpdateBusinessProfileInput } from '../../gql/types.ts';

export type BusinessProfile = BusinessProfilePageQuery['businessProfile'];

/**
 * Values of the form. They have the format of the mutation input, except that the duration of a service can be empty.
 */
export type ProfileValues = Omit<UpdateBusinessProfileInput, 'revision' | 'services'> & {
  services: ServiceValues[];
};

type ServiceValues = Omit<UpdateBusinessProfileInput['services'][number], 'durationMinutes'> & {
  durationMinutes: number | string;
};

export const NO_SERVICE: ServiceValues = { name: '', description: '', price: '', durationMinutes: '' };
export const NO_POLICY: ProfileValues['policies'][number] = { title: '', text: '' };
export const NO_LINK: ProfileValues['links'][number] = { title: '', url: '' };
export const NO_PERSON: ProfileValues['contactPersons'][number] = { name: '', role: '', phone: '', email: '' };

export const valuesOf = (profile: BusinessProfile): ProfileValues => ({
  name: profile.name,
  description: profile.description,
  address: profile.address,
  phone: profile.phone,
  email: profile.email,
  website: profile.website,
  services: profile.services.map(({ name, description, price, durationMinutes }) => ({
    name,
    description,
    price,
    durationMinutes: durationMinutes ?? '',
  })),
  policies: profile.policies.map(({ title, text }) => ({ title, text })),
  links: profile.links.map(({ title, url }) => ({ title, url })),
  contactPersons: profile.contactPersons.map(({ name, role, phone, email }) => ({ name, role, phone, email })),
});

const isBlank = (value: string | number) => String(value).trim() === '';
const isBlankRow = (row: object) => Object.values(row).every((value: string | number) => isBlank(value));

/** Returns the values to save: trimmed, and without blank rows. */
export function cleanedValues(values: ProfileValues): ProfileValues {
  const { services, policies, links, contactPersons, ...texts } = values;
  return {
    ...trimmed(texts),
    services: cleanedRows(services),
    policies: cleanedRows(policies),
    links: cleanedRows(links),
    contactPersons: cleanedRows(contactPersons),
  };
}

const cleanedRows = <Row extends object>(rows: readonly Row[]): Row[] =>
  rows.filter((row) => !isBlankRow(row)).map((row) => trimmed(row));

const trimmed = <Texts extends object>(texts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  ) as Texts;

export const inputOf = (values: ProfileValues, revision: number): UpdateBusinessProfileInput => ({
  ...values,
  services: values.services.map((service) => ({
    ...service,
    durationMinutes: isBlank(service.durationMinutes) ? null : Number(service.durationMinutes),
  })),
  revision,
});

/** Returns the errors of all fields, by path. Blank rows have no errors, because they are not saved. */
export function errorsOf(values: ProfileValues): Record<string, string> {
  const errors: [path: string, error: string | null][] = [
    ['email', emailError(values.email)],
    ['website', urlError(values.website)],
    ...rowErrors('services', values.services, ({ name, durationMinutes }) => ({
      name: required(name, t`Enter the name of the service.`),
      durationMinutes: durationError(durationMinutes),
    })),
    ...rowErrors('policies', values.policies, ({ title, text }) => ({
      title: required(title, t`Enter a title.`),
      text: required(text, t`Enter the policy.`),
    })),
    ...rowErrors('links', values.links, ({ title, url }) => ({
      title: required(title, t`Enter a title.`),
      url: required(url, t`Enter a web address.`) ?? urlError(url),
    })),
    ...rowErrors('contactPersons', values.contactPersons, ({ name, email }) => ({
      name: required(name, t`Enter a name.`),
      email: emailError(email),
    })),
  ];
  return Object.fromEntries(errors.filter((entry): entry is [string, string] => entry[1] !== null));
}

const rowErrors = <Row extends object>(
  list: string,
  rows: readonly Row[],
  check: (row: Row) => Record<string, string | null>,
) =>
  rows.flatMap((row, at) =>
    isBlankRow(row)
      ? []
      : Object.entries(check(row)).map(([field, error]): [string, string | null] => [`${list}.${at}.${field}`, error]),
  );

const required = (value: string, error: string) => (isBlank(value) ? error : null);

const emailError = (value: string) =>
  isBlank(value) || normalizeEmail(value) ? null : t`Enter a valid email address.`;

function urlError(value: string): string | null {
  if (isBlank(value)) return null;
  const url = URL.parse(value.trim());
  return url && ['http:', 'https:'].includes(url.protocol) ? null : t`Enter an address that starts with https://.`;
}

function durationError(value: string | number): string | null {
  if (isBlank(value)) return null;
  const { durationMinutesMax: max } = PROFILE_LIMITS;
  const minutes = Number(value);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= max ? null : t`Enter 1 to ${max} minutes.`;
}
