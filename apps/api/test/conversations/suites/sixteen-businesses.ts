import type { Business } from '../script.ts';

const BEES: Business = {
  key: 'bees',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Heather Hill Bees',
    description: 'Beekeeping courses and hive checks.',
    address: 'Moor End Farm, Whitby YO22 5BB',
    phone: '+44 1947 496 200',
    email: 'buzz@heatherhill.example',
    services: [
      { name: 'Beginner course', description: 'With a visit to the hives.', price: '£75', durationMinutes: 180 },
      { name: 'Hive inspection', description: 'In your garden.', price: '£50', durationMinutes: 60 },
    ],
    policies: [{ title: 'Rain', text: 'If it rains we move the course to another day at no cost.' }],
  },
  documents: [
    [
      'courses.md',
      `# Courses

## Clothes
We lend you a bee suit and gloves. Wear wellingtons.

## Allergy
People with an allergy to stings must carry an adrenaline pen.

## Children
Children may take part from the age of ten.
`,
    ],
    ['honey.txt', 'A jar of our honey costs £7.\n'],
    ['swarms.txt', 'We collect swarms of honey bees for free, but not wasps.\n'],
  ],
};

const VISA: Business = {
  key: 'visa',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Harbour Immigration Advice',
    description: 'Advice on visas and citizenship.',
    address: '3 Queen Square, Bristol BS1 4JQ',
    phone: '+44 117 496 0201',
    email: 'help@harbouradvice.example',
    services: [
      { name: 'Advice session', description: 'With an accredited adviser.', price: '£95', durationMinutes: 60 },
      { name: 'Document check', description: 'Before you apply.', price: '£60', durationMinutes: 30 },
    ],
    policies: [{ title: 'Refunds', text: 'Fees are refunded if you cancel two working days before.' }],
  },
  documents: [
    [
      'advice.md',
      `# Advice

## What to bring
Bring your passport, your current visa and three months of bank statements.

## Languages
Our advisers speak English, Polish and Arabic.

## By phone
Advice sessions can be held by telephone.
`,
    ],
    ['times.txt', 'A citizenship application usually takes six months.\n'],
    ['asylum.txt', 'We do not take asylum cases.\n'],
  ],
};

const QUIRO: Business = {
  key: 'quiro',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Quiropráctica Arrieta',
    description: 'Centro quiropráctico.',
    address: 'Calle Portales 28, 26001 Logroño',
    phone: '+34 941 960 202',
    email: 'hola@quiroarrieta.example',
    services: [
      { name: 'Primera visita', description: 'Con exploración.', price: '60 €', durationMinutes: 60 },
      { name: 'Ajuste', description: '', price: '40 €', durationMinutes: 20 },
    ],
    policies: [{ title: 'Cancelaciones', text: 'Avisad con 24 horas; si no, se cobra la mitad.' }],
  },
  documents: [
    [
      'centro.md',
      `# El centro

## Radiografías
Si tenéis radiografías de los últimos dos años, traedlas a la primera visita.

## Embarazo
Tratamos a embarazadas a partir del cuarto mes.

## Aparcamiento
Los pacientes tienen una hora gratis en el aparcamiento de la plaza.
`,
    ],
    ['bonos.txt', 'El bono de diez ajustes cuesta 340 €.\n'],
    ['agujetas.txt', 'Después del primer ajuste es normal tener agujetas uno o dos días.\n'],
  ],
};

const CANOA: Business = {
  key: 'canoa',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Rio Manso Canoagem',
    description: 'Descidas de rio e aulas de canoagem.',
    address: 'Cais da Vila 2, 4990-062 Ponte de Lima',
    phone: '+351 258 960 203',
    email: 'remar@riomanso.example',
    services: [
      { name: 'Descida do rio', description: '12 km com guia.', price: '28 €', durationMinutes: 180 },
      { name: 'Aula de canoagem', description: 'Para principiantes.', price: '20 €', durationMinutes: 60 },
    ],
    policies: [{ title: 'Desistência', text: 'Quem desiste na véspera recebe metade do valor.' }],
  },
  documents: [
    [
      'rio.md',
      `# O rio

## Idade
As crianças podem vir a partir dos oito anos, com um adulto.

## Nadar
É obrigatório saber nadar. O colete está incluído.

## Regresso
No fim da descida uma carrinha traz todos de volta ao cais.
`,
    ],
    ['levar.txt', 'Tragam roupa para trocar, toalha e sapatos que possam molhar.\n'],
    ['almoco.txt', 'O almoço no parque custa 12 € por pessoa.\n'],
  ],
};

const SCHLAF: Business = {
  key: 'schlaf',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Schlafstudio Berger',
    description: 'Matratzen und Schlafberatung.',
    address: 'Lange Straße 7, 18055 Rostock',
    phone: '+49 381 496 0204',
    email: 'hallo@schlafstudio-berger.example',
    services: [
      { name: 'Schlafberatung', description: 'Mit Liegeprobe.', price: 'kostenlos', durationMinutes: 60 },
      { name: 'Vermessung', description: 'Der Wirbelsäule.', price: '49 €', durationMinutes: 30 },
    ],
    policies: [{ title: 'Rückgabe', text: 'Sie können Matratzen 30 Nächte testen und dann zurückgeben.' }],
  },
  documents: [
    [
      'studio.md',
      `# Studio

## Lieferung
Wir liefern im Umkreis von 80 km kostenlos und tragen die Matratze ins Schlafzimmer.

## Entsorgung
Die alte Matratze nehmen wir für 25 € mit.

## Lieferzeit
Die Lieferzeit beträgt drei Wochen.
`,
    ],
    ['kissen.txt', 'Kissen sind vom Umtausch ausgeschlossen.\n'],
    ['parken.txt', 'Kunden parken kostenlos im Hof.\n'],
  ],
};

/** Businesses of the sixteenth suite. */
export const SUITE_SIXTEEN_BUSINESSES: readonly Business[] = [BEES, VISA, QUIRO, CANOA, SCHLAF];
