import { describe, expect, it } from '@jest/globals';
import { languageOf } from '../../src/openai/understanding/language.ts';

/** First messages by language, as visitors of a business write them. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Prices?',
    'Do you sell gift vouchers?',
    'Need a trim asap',
    'My dog swallowed a sock',
    'Brakes squeak',
    'Got any spaces left for kids?',
    'Is lunch included?',
    'Can my boyfriend watch?',
    'Do you fix flat tyres?',
    'Passport photos',
  ],
  es: [
    'Vendéis bonos?',
    'Precios',
    'Hacéis fotos de carnet?',
    'Me duele la espalda',
    'Arregláis pinchazos?',
    'Mi perro cojea',
    'Quedan plazas?',
    'Aceptáis seguros?',
    'Necesito cortarme el pelo',
    'Cobráis la primera visita?',
    'Está incluida la comida?',
    'Hablan inglés?',
  ],
  pt: [
    'Vendem vouchers?',
    'Preços',
    'Fazem fotos de passaporte?',
    'Doem-me as costas',
    'Arranjam pneus furados?',
    'O meu cão coxeia',
    'Ainda há vagas?',
    'Aceitam seguros?',
    'Preciso cortar o cabelo',
    'Cobram a primeira visita?',
    'O almoço está incluído?',
    'Falam inglês?',
    'Têm estacionamento?',
    'Trabalham ao sábado?',
  ],
  de: [
    'Verkauft ihr Gutscheine?',
    'Preise?',
    'Macht ihr Passbilder?',
    'Mein Rücken tut weh',
    'Flickt ihr Platten?',
    'Mein Hund humpelt',
    'Noch Plätze frei?',
    'Nehmt ihr Privatpatienten?',
    'Haare schneiden bitte',
    'Ist Mittagessen dabei?',
    'Sprecht ihr Englisch?',
  ],
};

const messages = Object.entries(FIRST).flatMap(([language, texts]) => texts.map((text) => [language, text] as const));

describe('language of a first message', () => {
  it.each(messages)('%s: %s', (language, text) => {
    expect(languageOf(text, 'en')).toBe(language);
  });

  it('does not change the language of a conversation for one word that several languages have', () => {
    expect(languageOf('ok', 'de', true)).toBe('de');
    expect(languageOf('Mia Santos', 'es', true)).toBe('es');
    expect(languageOf('no', 'pt', true)).toBe('pt');
  });
});
