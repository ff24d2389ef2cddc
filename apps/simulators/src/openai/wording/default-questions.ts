import type { Language } from '../understanding/frequent-terms.ts';

/** Translations of the questions and choices of a new workspace, as a language model would write them. */
const TRANSLATIONS: Readonly<Record<string, Readonly<Record<Exclude<Language, 'en'>, string>>>> = {
  'What can we help you with?': {
    de: 'Wobei können wir Ihnen helfen?',
    es: '¿En qué podemos ayudarle?',
    pt: 'Em que podemos ajudar?',
    fr: 'Que pouvons-nous faire pour vous ?',
  },
  'How soon would you like to come in?': {
    de: 'Wann möchten Sie kommen?',
    es: '¿Cuándo le gustaría venir?',
    pt: 'Quando gostaria de vir?',
    fr: 'Quand souhaitez-vous venir ?',
  },
  'This week': { de: 'Diese Woche', es: 'Esta semana', pt: 'Esta semana', fr: 'Cette semaine' },
  'This month': { de: 'Diesen Monat', es: 'Este mes', pt: 'Este mês', fr: 'Ce mois-ci' },
  Later: { de: 'Später', es: 'Más adelante', pt: 'Mais tarde', fr: 'Plus tard' },
};

/** Returns the translation of a question or choice. Unknown texts are returned unchanged. */
export const translated = (text: string, language: Language): string =>
  language === 'en' ? text : (TRANSLATIONS[text]?.[language] ?? text);

/** Returns a choice in all languages for which a translation is known. */
export const spellingsOf = (choice: string): readonly string[] => [
  choice,
  ...Object.values(TRANSLATIONS[choice] ?? {}),
];
