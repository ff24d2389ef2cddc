import type { Business } from '../script.ts';

const CAKES: Business = {
  key: 'cakes',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Crumb & Co',
    description: 'Celebration cakes made to order.',
    address: '9 Bread Street, Norwich NR2 1AA',
    phone: '+44 1603 496 0144',
    email: 'order@crumbco.example',
    services: [
      { name: 'Cake tasting', description: 'Four flavours for two people.', price: '£25', durationMinutes: 45 },
      { name: 'Decorating workshop', description: 'Take your cake home.', price: '£55', durationMinutes: 150 },
    ],
    policies: [{ title: 'Orders', text: 'We need two weeks of notice and half of the price in advance.' }],
  },
  documents: [
    [
      'cakes.md',
      `# Cakes

## Nuts
We bake with nuts every day, so we cannot guarantee a nut-free cake.

## Delivery
We deliver wedding cakes within 30 miles for £40. All other cakes are collected.

## Sizes
A cake with two tiers serves forty guests.
`,
    ],
    ['vegan.txt', 'Chocolate, lemon and carrot are also available without eggs or milk.\n'],
    ['stands.txt', 'You can borrow a cake stand for a deposit of £30.\n'],
  ],
};

const GOLF: Business = {
  key: 'golf',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Fairway Academy',
    description: 'Golf lessons for all ages.',
    address: 'Links Road, Troon KA10 6BE',
    phone: '+44 1292 496 0145',
    email: 'pro@fairway.example',
    services: [
      { name: 'Individual lesson', description: 'With video.', price: '£45', durationMinutes: 60 },
      { name: 'Starter lesson', description: 'For people who never played.', price: '£20', durationMinutes: 60 },
    ],
    policies: [{ title: 'Weather', text: 'In heavy rain we move to the indoor range at the same price.' }],
  },
  documents: [
    [
      'lessons.md',
      `# Lessons

## Equipment
We lend clubs free of charge. Left-handed sets are available.

## Dress code
Jeans are fine for lessons, but not on the course.

## Juniors
Children can start at six.
`,
    ],
    ['cafe.txt', 'The café serves breakfast until eleven.\n'],
    ['packages.csv', 'Package,Price\nFive lessons,£205\nTen lessons,£390\n'],
  ],
};

const STORAGE: Business = {
  key: 'storage',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Box Nest',
    description: 'Self storage in Luton.',
    address: 'Unit 4, Airport Way, Luton LU2 9LU',
    phone: '+44 1582 496 0146',
    email: 'hi@boxnest.example',
    services: [
      { name: 'Small unit', description: 'Fits a wardrobe. Per month.', price: '£38', durationMinutes: null },
      { name: 'Large unit', description: 'Fits a two-bedroom flat. Per month.', price: '£145', durationMinutes: null },
      { name: 'Viewing', description: 'Look at a unit.', price: 'free', durationMinutes: 20 },
    ],
    policies: [{ title: 'Notice', text: 'Give us 14 days of notice before you move out.' }],
  },
  documents: [
    [
      'faq.md',
      `# Questions

## Access
You can reach your unit from 6 am to 10 pm with your own code.

## Insurance
Insurance is compulsory and costs £8 a month. Your own policy is fine too.

## Forbidden
No food, animals, gas bottles or paint.
`,
    ],
    ['van.txt', 'Our van costs £35 for half a day.\n'],
    ['boxes.txt', 'Boxes are £2 each. We buy back unused ones.\n'],
  ],
};

const RELOJ: Business = {
  key: 'reloj',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Relojería Herrero',
    description: 'Reparación de relojes y joyas en Santander.',
    address: 'Calle Burgos 17, 39008 Santander',
    phone: '+34 942 123 147',
    email: 'taller@herrero.example',
    services: [
      { name: 'Cambio de pila', description: 'En el momento.', price: '9 €', durationMinutes: 10 },
      { name: 'Revisión completa', description: 'Con limpieza de la máquina.', price: '120 €', durationMinutes: 30 },
    ],
    policies: [
      { title: 'Presupuesto', text: 'El presupuesto es gratuito si se acepta la reparación; si no, cuesta 15 €.' },
    ],
  },
  documents: [
    [
      'taller.md',
      `# El taller

## Plazo
Una revisión completa tarda tres semanas.

## Agua
Comprobamos que el reloj no deje entrar agua por 20 €.

## Correas
Tenemos correas de piel y de goma desde 18 €.
`,
    ],
    ['oro.txt', 'Compramos oro. Traiga el DNI.\n'],
    ['grabados.txt', 'Grabamos hasta veinte letras por 12 €.\n'],
  ],
};

const ECO: Business = {
  key: 'eco',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Ecografías Luna',
    description: 'Ecografías de embarazo en Murcia.',
    address: 'Gran Vía 30, 30005 Murcia',
    phone: '+34 968 123 148',
    email: 'citas@ecoluna.example',
    services: [
      { name: 'Ecografía 4D', description: 'Con vídeo.', price: '95 €', durationMinutes: 30 },
      { name: 'Ecografía de control', description: '', price: '60 €', durationMinutes: 20 },
    ],
    policies: [{ title: 'Repetición', text: 'Si el bebé no se deja ver, repetimos la ecografía gratis otro día.' }],
  },
  documents: [
    [
      'preparacion.md',
      `# Preparación

## Semanas
La ecografía 4D se hace entre la semana 26 y la 32.

## Antes
Beba zumo media hora antes para que el bebé se mueva.

## Acompañantes
Pueden entrar hasta cuatro acompañantes.
`,
    ],
    ['gemelos.txt', 'Para gemelos cobramos 30 € más.\n'],
    ['resultado.txt', 'Le entregamos las imágenes en un USB al terminar.\n'],
  ],
};

const OSTEO: Business = {
  key: 'osteo',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Osteopatia Viva',
    description: 'Osteopatia em Faro.',
    address: 'Rua de Santo António 40, 8000-283 Faro',
    phone: '+351 289 456 149',
    email: 'geral@osteoviva.example',
    services: [
      { name: 'Primeira consulta', description: 'Com avaliação.', price: '55 €', durationMinutes: 60 },
      { name: 'Consulta de seguimento', description: '', price: '45 €', durationMinutes: 45 },
    ],
    policies: [{ title: 'Cancelamentos', text: 'Cancelamentos com menos de 24 horas custam 20 €.' }],
  },
  documents: [
    [
      'consulta.md',
      `# A consulta

## Roupa
Venha com roupa larga. Temos batas descartáveis.

## Exames
Traga radiografias ou ressonâncias, se tiver.

## Bebés
Tratamos bebés a partir das duas semanas de vida.
`,
    ],
    ['depois.txt', 'Depois da consulta, descanse e não faça desporto durante dois dias.\n'],
    ['pagamento.txt', 'Passamos recibo para o seguro. Não temos acordos diretos.\n'],
  ],
};

const PISCINAS: Business = {
  key: 'piscinas',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Água Limpa',
    description: 'Manutenção de piscinas em Cascais.',
    address: 'Estrada da Ribeira 5, 2755-001 Alcabideche',
    phone: '+351 214 456 150',
    email: 'ola@agualimpa.example',
    services: [
      { name: 'Visita técnica', description: 'Com análise da água.', price: '40 €', durationMinutes: 60 },
      { name: 'Manutenção mensal', description: 'Quatro visitas.', price: '110 €', durationMinutes: null },
    ],
    policies: [{ title: 'Contratos', text: 'Sem fidelização: pode terminar no fim de cada mês.' }],
  },
  documents: [
    [
      'servico.md',
      `# O serviço

## Produtos
Os produtos químicos estão incluídos na manutenção mensal.

## Água verde
Recuperamos uma piscina verde em três dias, por 180 €.

## Inverno
De novembro a março fazemos duas visitas por mês.
`,
    ],
    ['zona.txt', 'Trabalhamos em Cascais, Sintra e Oeiras.\n'],
    ['robos.txt', 'Vendemos e reparamos robôs de limpeza.\n'],
  ],
};

const HEBAMME: Business = {
  key: 'hebamme',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Hebammenpraxis Mondlicht',
    description: 'Kurse und Betreuung rund um die Geburt.',
    address: 'Lindenstraße 4, 24937 Flensburg',
    phone: '+49 461 9876 151',
    email: 'hallo@mondlicht.example',
    services: [
      { name: 'Kennenlerngespräch', description: '', price: 'kostenlos', durationMinutes: 45 },
      { name: 'Babymassage', description: 'Fünf Treffen.', price: '75 €', durationMinutes: 60 },
      { name: 'Stillberatung', description: 'Zahlt die Kasse.', price: '', durationMinutes: 60 },
    ],
    policies: [{ title: 'Krankheit', text: 'Bitte kommen Sie nicht mit Fieber oder Husten in einen Kurs.' }],
  },
  documents: [
    [
      'kurse.md',
      `# Kurse

## Mitbringen
Bringen Sie ein Handtuch und dicke Socken mit. Matten sind da.

## Partner
Zum Geburtsvorbereitungskurs kann Ihr Partner mitkommen; das kostet 90 €.

## Rückbildung
Mit der Rückbildung können Sie acht Wochen nach der Geburt anfangen.
`,
    ],
    ['parken.txt', 'Am Haus gibt es zwei Plätze, sonst hilft das Parkhaus am Hafen.\n'],
    ['hausbesuche.txt', 'Hausbesuche machen wir bis zwölf Wochen nach der Geburt.\n'],
  ],
};

const SOLAR: Business = {
  key: 'solar',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Sonnendach Keller',
    description: 'Solaranlagen in Freiburg.',
    address: 'Tullastraße 66, 79108 Freiburg',
    phone: '+49 761 9876 152',
    email: 'info@sonnendach.example',
    services: [
      { name: 'Beratung vor Ort', description: 'Mit Blick aufs Dach.', price: 'kostenlos', durationMinutes: 90 },
      { name: 'Wartung', description: 'Einmal im Jahr.', price: '160 €', durationMinutes: 120 },
    ],
    policies: [{ title: 'Angebot', text: 'Unser Angebot gilt vier Wochen.' }],
  },
  documents: [
    [
      'anlage.md',
      `# Die Anlage

## Montage
Die Montage dauert zwei Tage. Das Gerüst ist im Preis enthalten.

## Speicher
Ein Speicher kann auch später nachgerüstet werden.

## Garantie
Auf die Module geben wir 25 Jahre Garantie.
`,
    ],
    ['foerderung.txt', 'Den Antrag auf Förderung stellen wir für Sie.\n'],
    ['balkon.txt', 'Balkonkraftwerke verkaufen wir nicht.\n'],
  ],
};

/** Businesses of the eighth suite. */
export const SUITE_EIGHT_BUSINESSES: readonly Business[] = [
  CAKES,
  GOLF,
  STORAGE,
  RELOJ,
  ECO,
  OSTEO,
  PISCINAS,
  HEBAMME,
  SOLAR,
];
