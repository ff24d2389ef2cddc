import type { BusinessProfile } from '@frontdesk/domain';
import type { KnowledgeLanguage, Topic } from './question-words.ts';

/** Statement of the business profile. `part` identifies the profile field, for example `services.0`. */
export interface ProfilePassage {
  readonly part: string;
  readonly title: string;
  readonly text: string;
  readonly topics: readonly Topic[];
}

interface Sentences {
  readonly profile: string;
  readonly costs: string;
  readonly isFree: string;
  readonly takes: string;
  readonly minutes: string;
  readonly hours: string;
  readonly services: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly website: string;
  readonly links: string;
}

/**
 * Sentence templates about the business. Placeholders such as `{x}` are replaced by texts of the profile, unchanged.
 */
const SENTENCES: Readonly<Record<KnowledgeLanguage, Sentences>> = {
  en: {
    profile: 'Business profile',
    costs: '{name} costs {price}',
    isFree: '{name} is free of charge',
    takes: 'takes {duration}',
    minutes: 'minutes',
    hours: 'hours',
    services: 'We offer {names}.',
    address: 'Our address is {x}.',
    phone: 'Our phone number is {x}.',
    email: 'Our email address is {x}.',
    website: 'Our website is {x}',
    links: '{title}: {url}',
  },
  es: {
    profile: 'Perfil del negocio',
    costs: '{name} cuesta {price}',
    isFree: '{name} es gratis',
    takes: 'dura {duration}',
    minutes: 'minutos',
    hours: 'horas',
    services: 'Ofrecemos {names}.',
    address: 'Nuestra dirección es {x}.',
    phone: 'Nuestro teléfono es {x}.',
    email: 'Nuestro correo electrónico es {x}.',
    website: 'Nuestra página web es {x}',
    links: '{title}: {url}',
  },
  pt: {
    profile: 'Perfil do negócio',
    costs: '{name} custa {price}',
    isFree: '{name} é grátis',
    takes: 'demora {duration}',
    minutes: 'minutos',
    hours: 'horas',
    services: 'Oferecemos {names}.',
    address: 'O nosso endereço é {x}.',
    phone: 'O nosso telefone é {x}.',
    email: 'O nosso email é {x}.',
    website: 'O nosso site é {x}',
    links: '{title}: {url}',
  },
  de: {
    profile: 'Unternehmensprofil',
    costs: '{name} kostet {price}',
    isFree: '{name} ist kostenlos',
    takes: 'dauert {duration}',
    minutes: 'Minuten',
    hours: 'Stunden',
    services: 'Wir bieten {names}.',
    address: 'Unsere Adresse ist {x}.',
    phone: 'Unsere Telefonnummer ist {x}.',
    email: 'Unsere E-Mail-Adresse ist {x}.',
    website: 'Unsere Website ist {x}',
    links: '{title}: {url}',
  },
};

const AND: Readonly<Record<KnowledgeLanguage, string>> = { en: 'and', es: 'y', pt: 'e', de: 'und' };

/** Returns the statements of a business profile in a language. Texts that members wrote are not translated. */
export function profilePassages(profile: BusinessProfile, language: KnowledgeLanguage): ProfilePassage[] {
  const words = SENTENCES[language];
  const title = profile.name || words.profile;
  const about = (part: 'address' | 'phone' | 'email' | 'website', topics: readonly Topic[]): ProfilePassage[] =>
    profile[part] ? [{ part, title, text: words[part].replace('{x}', () => profile[part]), topics }] : [];
  return [
    ...(profile.description ? [{ part: 'description', title, text: profile.description, topics: [] }] : []),
    ...about('address', ['address']),
    ...about('phone', ['phone']),
    ...about('email', ['email']),
    ...about('website', []),
    ...overview(profile, language, title),
    ...profile.services.map((service, index) => serviceOf(service, { part: `services.${index}`, language })),
    ...profile.policies.map(({ title: name, text }, index) => ({
      part: `policies.${index}`,
      title: name,
      text,
      topics: [],
    })),
    ...profile.links.map(({ title: name, url }, index) => ({
      part: `links.${index}`,
      title: name,
      text: words.links.replace('{title}', () => name).replace('{url}', () => url),
      topics: [],
    })),
    ...profile.contactPersons.map((person, index) => ({
      part: `contactPersons.${index}`,
      title: person.name,
      text: [person.name, person.role, person.phone, person.email].filter(Boolean).join(', '),
      topics: [...(person.phone ? (['phone'] as const) : []), ...(person.email ? (['email'] as const) : [])],
    })),
  ];
}

/** Lists up to 30 services in one sentence, for questions about what the business offers. */
function overview({ services }: BusinessProfile, language: KnowledgeLanguage, title: string): ProfilePassage[] {
  const names = services.slice(0, 30).map(({ name }) => name);
  if (names.length === 0) return [];
  const text = SENTENCES[language].services.replace('{names}', () => listed(names, language));
  return [{ part: 'services', title, text, topics: ['services'] }];
}

/** Maximum number of services in the price list. */
const PRICED = 12;

/**
 * States the prices and durations of the first services in one sentence. Returns null if no service has a price or
 * duration.
 */
export function priceList(
  { name, services }: BusinessProfile,
  language: KnowledgeLanguage,
): Pick<ProfilePassage, 'title' | 'text'> | null {
  const words = SENTENCES[language];
  const items = services.flatMap(({ name: service, price, durationMinutes }) => {
    const facts = [price, durationText(durationMinutes, words)].filter(Boolean);
    return facts.length > 0 ? [`${service}: ${facts.join(', ')}`] : [];
  });
  if (items.length === 0) return null;
  return { title: name || words.profile, text: `${items.slice(0, PRICED).join('; ')}.` };
}

function listed(names: readonly string[], language: KnowledgeLanguage): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} ${AND[language]} ${last}` : last;
}

interface ServiceSentence {
  readonly part: string;
  readonly language: KnowledgeLanguage;
}

/** States the price and duration of a service in one sentence, followed by its description. */
function serviceOf(
  { name, description, price, durationMinutes }: BusinessProfile['services'][number],
  { part, language }: ServiceSentence,
): ProfilePassage {
  const words = SENTENCES[language];
  const duration = durationText(durationMinutes, words);
  const priced = FREE.test(price) ? words.isFree : words.costs;
  const costs = price ? priced.replace('{name}', () => name).replace('{price}', () => price) : '';
  const takes = duration ? words.takes.replace('{duration}', duration) : '';
  const facts =
    costs && takes ? `${costs} ${AND[language]} ${takes}.` : costs ? `${costs}.` : takes ? `${name} ${takes}.` : '';
  const text = [facts || (description ? '' : `${name}.`), description].filter(Boolean).join(' ');
  const topics: Topic[] = [...(price ? (['price'] as const) : []), ...(duration ? (['duration'] as const) : [])];
  return { part, title: name, text, topics };
}

/** Matches a price text that means the service is free. */
const FREE =
  /^(?:free(?: of charge)?|no charge|complimentary|gratis|grátis|gratuit[oa]|sin coste|sem custo|kostenlos|kostenfrei|umsonst)[.!]?$/i;

/**
 * Formats a duration with its unit, in hours if the duration is a whole number of at least two hours. Returns an empty
 * string for an unknown duration.
 */
function durationText(minutes: number | null, words: Sentences): string {
  if (minutes === null) return '';
  return minutes >= 120 && minutes % 60 === 0 ? `${minutes / 60} ${words.hours}` : `${minutes} ${words.minutes}`;
}
