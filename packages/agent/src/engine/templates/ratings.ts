import { type TemplateLanguage, templateLanguage } from './languages.ts';

export const SCORES = [1, 2, 3, 4, 5] as const;
export type Score = (typeof SCORES)[number];

interface RatingTexts {
  readonly question: string;
  readonly commentQuestion: string;
  readonly thanks: string;
  /** Names of the scores. At most 18 characters, so that the title of the option has at most 24. */
  readonly labels: Readonly<Record<Score, string>>;
  /** Other words for the scores, in lower case without accents. */
  readonly words: Readonly<Record<Score, readonly string[]>>;
  /** Matches messages that decline to comment. */
  readonly declines: RegExp;
}

const TEXTS: Readonly<Record<TemplateLanguage, RatingTexts>> = {
  en: {
    question: 'How satisfied were you with this conversation? Please reply with a number from 1 to 5.',
    commentQuestion: 'Thank you for your rating. Would you like to add a comment? If not, reply “No”.',
    thanks: 'Thank you for your feedback.',
    labels: { 1: 'Very bad', 2: 'Bad', 3: 'Okay', 4: 'Good', 5: 'Very good' },
    words: {
      1: ['terrible', 'awful', 'horrible'],
      2: ['poor', 'not good'],
      3: ['ok', 'fine', 'average'],
      4: ['nice'],
      5: ['great', 'excellent', 'perfect', 'amazing'],
    },
    declines: /^\s*(no|nope|no,? thanks?|no,? thank you|nothing|none)\s*[.!]*\s*$/iu,
  },
  de: {
    question: 'Wie zufrieden waren Sie mit diesem Gespräch? Bitte antworten Sie mit einer Zahl von 1 bis 5.',
    commentQuestion:
      'Danke für Ihre Bewertung. Möchten Sie einen Kommentar hinzufügen? Falls nicht, antworten Sie mit „Nein“.',
    thanks: 'Danke für Ihre Rückmeldung.',
    labels: { 1: 'Sehr schlecht', 2: 'Schlecht', 3: 'In Ordnung', 4: 'Gut', 5: 'Sehr gut' },
    words: {
      1: ['furchtbar', 'katastrophal'],
      2: ['nicht gut'],
      3: ['ok', 'okay', 'mittel', 'geht so'],
      4: ['zufrieden'],
      5: ['super', 'toll', 'perfekt', 'ausgezeichnet', 'hervorragend'],
    },
    declines: /^\s*(nein|nein,? danke|nichts|ne|nee)\s*[.!]*\s*$/iu,
  },
  es: {
    question: '¿Qué tan satisfecho quedó con esta conversación? Responda con un número del 1 al 5.',
    commentQuestion: 'Gracias por su valoración. ¿Desea añadir un comentario? Si no, responda «No».',
    thanks: 'Gracias por su opinión.',
    labels: { 1: 'Muy mal', 2: 'Mal', 3: 'Regular', 4: 'Bien', 5: 'Muy bien' },
    words: {
      1: ['terrible', 'pesimo'],
      2: ['malo', 'mala'],
      3: ['ok', 'normal'],
      4: ['bueno', 'buena'],
      5: ['excelente', 'perfecto', 'genial', 'muy bueno', 'muy buena'],
    },
    declines: /^\s*(no|no,? gracias|nada)\s*[.!]*\s*$/iu,
  },
  pt: {
    question: 'Qual foi sua satisfação com esta conversa? Responda com um número de 1 a 5.',
    commentQuestion: 'Obrigado pela avaliação. Gostaria de acrescentar um comentário? Se não, responda “Não”.',
    thanks: 'Obrigado pela sua opinião.',
    labels: { 1: 'Muito ruim', 2: 'Ruim', 3: 'Regular', 4: 'Bom', 5: 'Muito bom' },
    words: {
      1: ['pessimo', 'pessima', 'terrivel'],
      2: ['mau', 'mal'],
      3: ['ok', 'mais ou menos'],
      4: ['boa', 'bem'],
      5: ['otimo', 'otima', 'excelente', 'perfeito', 'muito boa', 'muito bem'],
    },
    declines: /^\s*(n[ãa]o|n[ãa]o,? obrigad[oa]|nada)\s*[.!]*\s*$/iu,
  },
  fr: {
    question: 'Êtes-vous satisfait de cette conversation ? Répondez par un chiffre de 1 à 5.',
    commentQuestion: 'Merci pour votre note. Souhaitez-vous ajouter un commentaire ? Sinon, répondez « Non ».',
    thanks: 'Merci pour votre avis.',
    labels: { 1: 'Très mauvais', 2: 'Mauvais', 3: 'Correct', 4: 'Bien', 5: 'Très bien' },
    words: {
      1: ['horrible', 'nul', 'tres mal'],
      2: ['mal'],
      3: ['ok', 'moyen'],
      4: ['bon'],
      5: ['excellent', 'parfait', 'super', 'tres bon'],
    },
    declines: /^\s*(non|non,? merci|rien)\s*[.!]*\s*$/iu,
  },
};

export const ratingTexts = (language: string): RatingTexts => TEXTS[templateLanguage(language)];

/** Scores by the names and words of all languages, because a contact does not always write in the same language. */
const BY_WORD = new Map<string, Score>(
  Object.values(TEXTS).flatMap(({ labels, words }) =>
    SCORES.flatMap((score) =>
      [labels[score], ...words[score]].map((word): [string, Score] => [plainText(word), score]),
    ),
  ),
);

/**
 * Reads a rating from a text: a number from 1 to 5, or the name of a score. Returns the score, or null if there is
 * none, and the words that follow the score after a line break or a punctuation mark.
 */
export function scoreIn(text: string): [Score | null, string] {
  const whole = scoreOf(text);
  if (whole !== null) return [whole, ''];
  const [, first = '', rest = ''] = /^([^\n,;:!–-]+)[\n,;:!–-]+\s*(\p{L}[^]*)$/u.exec(text.trim()) ?? [];
  const score = scoreOf(first);
  return score === null ? [null, ''] : [score, rest];
}

function scoreOf(text: string): Score | null {
  const plain = plainText(text);
  const number = /^([1-5])(?: ?\/ ?5| of 5| von 5| de 5| sur 5)?$/.exec(plain)?.[1];
  if (number !== undefined) return Number(number) as Score;
  return BY_WORD.get(plain.replace(/^[1-5] [–-] /, '')) ?? null;
}

function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('en')
    .replace(/(?:[.!?*\s]|\u2B50|\uFE0F)+$/u, '')
    .trim();
}
