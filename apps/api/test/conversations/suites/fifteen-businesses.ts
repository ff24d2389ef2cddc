import type { Business } from '../script.ts';

const NURSERY: Business = {
  key: 'nursery',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Little Acorns Nursery',
    description: 'Day nursery for children under five.',
    address: '40 Elm Grove, Lewes BN7 1XR',
    phone: '+44 1273 496 195',
    email: 'office@littleacorns.example',
    services: [
      { name: 'Show-round', description: 'Meet the team and see the rooms.', price: 'free', durationMinutes: 45 },
      { name: 'Settling-in session', description: 'With a parent.', price: 'free', durationMinutes: 60 },
    ],
    policies: [{ title: 'Notice', text: 'To end a place, please give us four weeks of notice.' }],
  },
  documents: [
    [
      'nursery.md',
      `# The nursery

## Ages
We take babies from nine months.

## Meals
Lunch and two snacks are cooked here every day. We cater for allergies.

## Fees
A full day costs £68 and a half day £41. We accept funded hours.
`,
    ],
    ['hours.txt', 'The nursery closes for one week at Christmas.\n'],
    ['illness.txt', 'A child with sickness or diarrhoea must stay at home for 48 hours.\n'],
  ],
};

const AXE: Business = {
  key: 'axe',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Bullseye Axe Throwing',
    description: 'Axe throwing with a coach.',
    address: 'Unit 4, Dock Road, Hull HU1 2PL',
    phone: '+44 1482 496 196',
    email: 'throw@bullseye.example',
    services: [
      { name: 'Taster session', description: 'Half an hour on the range.', price: '£18', durationMinutes: 30 },
      { name: 'Group session', description: 'With a tournament.', price: '£32', durationMinutes: 90 },
    ],
    policies: [{ title: 'Lateness', text: 'If you arrive more than 15 minutes late we cannot let you throw.' }],
  },
  documents: [
    [
      'rules.md',
      `# House rules

## Age
You must be 14 or over. Under-18s need an adult with them.

## Shoes
Closed shoes are compulsory.

## Alcohol
Nobody throws after drinking. We sell soft drinks only.
`,
    ],
    ['groups.txt', 'Groups of up to twelve people share one lane.\n'],
    ['food.txt', 'You may bring your own cake for a birthday.\n'],
  ],
};

const CAPILAR: Business = {
  key: 'capilar',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Clínica Capilar Olmedo',
    description: 'Injertos y tratamientos capilares.',
    address: 'Paseo de la Estación 14, 37004 Salamanca',
    phone: '+34 923 960 197',
    email: 'citas@capilarolmedo.example',
    services: [
      { name: 'Estudio capilar', description: 'Con microscopio.', price: '45 €', durationMinutes: 45 },
      { name: 'Sesión de mesoterapia', description: 'Vitaminas.', price: '90 €', durationMinutes: 30 },
    ],
    policies: [{ title: 'Pago', text: 'El injerto se puede pagar en doce plazos sin intereses.' }],
  },
  documents: [
    [
      'injerto.md',
      `# Injerto capilar

## Dolor
Se hace con anestesia local y no duele.

## Recuperación
Se puede volver al trabajo a los tres días. El deporte, a las cuatro semanas.

## Resultado
El resultado definitivo se ve a los doce meses.
`,
    ],
    ['lavado.txt', 'El primer lavado se hace en la clínica a las 48 horas.\n'],
    ['mesoterapia.txt', 'Recomendamos seis sesiones de mesoterapia, una cada dos semanas.\n'],
  ],
};

const CAMPER: Business = {
  key: 'camper',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Rota Sul Autocaravanas',
    description: 'Aluguer e oficina de autocaravanas.',
    address: 'Estrada Nacional 125, 8200-001 Albufeira',
    phone: '+351 289 960 198',
    email: 'reservas@rotasul.example',
    services: [
      { name: 'Visita à frota', description: 'Para ver os modelos.', price: 'grátis', durationMinutes: 30 },
      {
        name: 'Revisão de autocaravana',
        description: 'Gás, água e eletricidade.',
        price: '120 €',
        durationMinutes: 90,
      },
    ],
    policies: [{ title: 'Caução', text: 'A caução é de 800 € e é devolvida na entrega.' }],
  },
  documents: [
    [
      'aluguer.md',
      `# Aluguer

## Condutor
O condutor deve ter pelo menos 23 anos e carta de condução há dois anos.

## Quilómetros
Estão incluídos 250 km por dia.

## Animais
Aceitamos cães; cobramos 40 € pela limpeza.
`,
    ],
    ['cozinha.txt', 'Todas as autocaravanas têm fogão, frigorífico e loiça.\n'],
    ['aeroporto.txt', 'Fazemos a entrega no aeroporto de Faro por 35 €.\n'],
  ],
};

const ENERGIE: Business = {
  key: 'energie',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Energieberatung Lindner',
    description: 'Beratung für Hausbesitzer.',
    address: 'Am Stadtgraben 12, 37073 Göttingen',
    phone: '+49 551 496 0199',
    email: 'kontakt@lindner-energie.example',
    services: [
      { name: 'Erstberatung', description: 'Im Büro.', price: '80 €', durationMinutes: 60 },
      { name: 'Hausbegehung', description: 'Mit Wärmebildkamera.', price: '350 €', durationMinutes: 120 },
    ],
    policies: [{ title: 'Absage', text: 'Eine Absage ist bis zum Vortag kostenlos.' }],
  },
  documents: [
    [
      'beratung.md',
      `# Beratung

## Unterlagen
Bringen Sie die Heizkostenabrechnungen der letzten drei Jahre und den Grundriss mit.

## Förderung
Der Staat übernimmt bis zu 50 % der Kosten der Beratung. Den Antrag stellen wir.

## Energieausweis
Einen Energieausweis stellen wir innerhalb von zwei Wochen aus.
`,
    ],
    ['gebiet.txt', 'Wir kommen zu Häusern im Umkreis von 50 km.\n'],
    ['mieter.txt', 'Mieter beraten wir nicht.\n'],
  ],
};

/** Businesses of the fifteenth suite. */
export const SUITE_FIFTEEN_BUSINESSES: readonly Business[] = [NURSERY, AXE, CAPILAR, CAMPER, ENERGIE];
