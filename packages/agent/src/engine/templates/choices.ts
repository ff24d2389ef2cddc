import { type TemplateLanguage, templateLanguage } from './languages.ts';

type Labels = Readonly<Record<TemplateLanguage, string>>;

const LABELS: Readonly<Record<string, Labels>> = {
  'booking_choice.MOVE': {
    en: 'Move it',
    de: 'Verschieben',
    es: 'Cambiarla',
    pt: 'Remarcar',
    fr: 'Le déplacer',
  },
  'booking_choice.ANOTHER': {
    en: 'Book another one',
    de: 'Weiteren Termin buchen',
    es: 'Reservar otra',
    pt: 'Marcar outra',
    fr: 'En prendre un autre',
  },
  'booking_choice.KEEP': { en: 'Keep it', de: 'Beibehalten', es: 'Mantenerla', pt: 'Manter', fr: 'Le garder' },
  'unknown_choice.PERSON': {
    en: 'Ask a colleague',
    de: 'Team fragen',
    es: 'Preguntar al equipo',
    pt: 'Falar com a equipe',
    fr: 'Demander à l’équipe',
  },
  'unknown_choice.MESSAGE': {
    en: 'Leave a message',
    de: 'Nachricht hinterlassen',
    es: 'Dejar un mensaje',
    pt: 'Deixar uma mensagem',
    fr: 'Laisser un message',
  },
  'unknown_choice.NEITHER': {
    en: 'No, thanks',
    de: 'Nein, danke',
    es: 'No, gracias',
    pt: 'Não, obrigado',
    fr: 'Non, merci',
  },
  'yes_no.Yes': { en: 'Yes', de: 'Ja', es: 'Sí', pt: 'Sim', fr: 'Oui' },
  'yes_no.No': { en: 'No', de: 'Nein', es: 'No', pt: 'Não', fr: 'Non' },
};

/** Returns the translated label of a built-in choice. Returns any other choice unchanged. */
export const choiceLabel = (slot: string, value: string, language: string): string =>
  LABELS[`${slot}.${value}`]?.[templateLanguage(language)] ?? value;
