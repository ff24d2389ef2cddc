import {
  type BusinessProfile,
  KNOWLEDGE_LIMITS,
  PROFILE_LIMITS as L,
  normalizeEmail,
  normalizeText,
  type WrittenSourceKind,
} from '@frontdesk/domain';

/** Normalized input, or the path of the first invalid field. */
type Checked<T> = { readonly value: T } | { readonly field: string };

interface SourceText {
  readonly title: string;
  readonly text: string;
}

/** Validates and normalizes the title and text of a source. */
export function validateSource(kind: WrittenSourceKind, { title, text }: SourceText): Checked<SourceText> {
  const [name, body] = [lineOf(title, KNOWLEDGE_LIMITS.titleLength), normalizeText(text, textLimit(kind))];
  if (!name) return { field: 'title' };
  return body ? { value: { title: name, text: body } } : { field: 'text' };
}

const textLimit = (kind: WrittenSourceKind): number =>
  kind === 'TEXT' ? KNOWLEDGE_LIMITS.textLength : KNOWLEDGE_LIMITS.answerLength;

/** Returns a text as one line, or null if it is too long. */
function lineOf(text: string, maxLength: number): string | null {
  return normalizeText(text.replaceAll(/[\s\p{Cc}]+/gu, ' '), maxLength);
}

/** Business profile as sent by the client. */
export interface GivenProfile extends Omit<BusinessProfile, 'services'> {
  readonly services: readonly (Omit<BusinessProfile['services'][number], 'durationMinutes'> & {
    readonly durationMinutes?: number | null;
  })[];
}

/** Validates and normalizes a business profile. */
export function validateProfile(given: GivenProfile): Checked<BusinessProfile> {
  const invalid: string[] = [];
  const check = (field: string, value: string | null, isRequired = false): string => {
    if (value === null || (isRequired && value === '')) invalid.push(field);
    return value ?? '';
  };
  const all = <T, R>(list: string, rows: readonly T[], most: number, read: (row: T, at: string) => R): R[] => {
    if (rows.length > most) invalid.push(list);
    return rows.slice(0, most).map((row, index) => read(row, `${list}.${index}`));
  };
  const value: BusinessProfile = {
    name: check('name', lineOf(given.name, L.nameLength)),
    description: check('description', normalizeText(given.description, L.descriptionLength)),
    address: check('address', lineOf(given.address, L.addressLength)),
    phone: check('phone', lineOf(given.phone, L.phoneLength)),
    email: check('email', emailOf(given.email)),
    website: check('website', urlOf(given.website)),
    services: all(
      'services',
      given.services,
      L.services,
      ({ name, description, price, durationMinutes = null }, at) => {
        if (!isDuration(durationMinutes)) invalid.push(`${at}.durationMinutes`);
        return {
          name: check(`${at}.name`, lineOf(name, L.labelLength), true),
          description: check(`${at}.description`, normalizeText(description, L.serviceDescriptionLength)),
          price: check(`${at}.price`, lineOf(price, L.priceLength)),
          durationMinutes,
        };
      },
    ),
    policies: all('policies', given.policies, L.policies, ({ title, text }, at) => ({
      title: check(`${at}.title`, lineOf(title, L.labelLength), true),
      text: check(`${at}.text`, normalizeText(text, L.policyTextLength), true),
    })),
    links: all('links', given.links, L.links, ({ title, url }, at) => ({
      title: check(`${at}.title`, lineOf(title, L.labelLength), true),
      url: check(`${at}.url`, urlOf(url), true),
    })),
    contactPersons: all('contactPersons', given.contactPersons, L.contactPersons, (person, at) => ({
      name: check(`${at}.name`, lineOf(person.name, L.labelLength), true),
      role: check(`${at}.role`, lineOf(person.role, L.labelLength)),
      phone: check(`${at}.phone`, lineOf(person.phone, L.phoneLength)),
      email: check(`${at}.email`, emailOf(person.email)),
    })),
  };
  const [field] = invalid;
  return field === undefined ? { value } : { field };
}

const isDuration = (minutes: number | null): boolean =>
  minutes === null || (Number.isInteger(minutes) && minutes >= 1 && minutes <= L.durationMinutesMax);

const emailOf = (text: string): string | null => (text.trim() === '' ? '' : normalizeEmail(text));

/** Returns the text if it is empty or an http or https URL without credentials. Returns null for any other text. */
export function urlOf(text: string): string | null {
  const url = lineOf(text, L.urlLength);
  if (!url) return url;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const isWeb = parsed?.protocol === 'https:' || parsed?.protocol === 'http:';
  return isWeb && !/\s/.test(url) && parsed.username === '' && parsed.password === '' ? url : null;
}
