import type { Business } from '../script.ts';

const DETAILING: Business = {
  key: 'detailing',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Gleam Car Detailing',
    description: 'Hand washing, polishing and interior cleaning of cars.',
    address: '14 Dock Road, Bristol BS1 6WE',
    phone: '+44 117 496 0150',
    email: 'hello@gleam.example',
    services: [
      { name: 'Interior clean', description: 'Seats, carpets and boot.', price: '£85', durationMinutes: 120 },
      { name: 'Full detail', description: 'Inside and outside.', price: '£220', durationMinutes: 300 },
      {
        name: 'Inspection',
        description: 'We look at the paint and quote a price.',
        price: 'free',
        durationMinutes: 30,
      },
    ],
    policies: [{ title: 'Cancellations', text: 'Please cancel at least 24 hours before. Later we charge £20.' }],
  },
  documents: [
    [
      'services.md',
      `# What we do

## Child seats
We clean child seats for £15 each.

## Pet hair
Removing pet hair costs £25 extra.

## While you wait
There is a waiting room with coffee and wifi.
`,
    ],
    ['payment.txt', 'We accept cards and cash. We do not accept cheques.\n'],
    ['pickup.txt', 'We collect your car within five miles for £10.\n'],
  ],
};

const ESCAPE: Business = {
  key: 'escape',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Locked In',
    description: 'Escape rooms for groups.',
    address: '3 Mill Street, Leeds LS9 8AH',
    phone: '+44 113 496 0151',
    email: 'play@lockedin.example',
    services: [
      { name: 'The Vault', description: 'Two to six players.', price: '£90 per group', durationMinutes: 60 },
      { name: 'The Lab', description: 'Up to four players.', price: '£70 per group', durationMinutes: 60 },
    ],
    policies: [{ title: 'Being late', text: 'If you are more than 15 minutes late, your game is shortened.' }],
  },
  documents: [
    [
      'faq.md',
      `# Questions

## Children
Children under 12 must be accompanied by an adult.

## Wheelchairs
The Lab is step-free. The Vault has stairs.

## Phones
Phones stay in a locker during the game.
`,
    ],
    ['birthday.txt', 'For birthdays we decorate the lounge for £30.\n'],
    ['parking.txt', 'The nearest car park is on Water Lane.\n'],
  ],
};

const NOTARIA: Business = {
  key: 'notaria',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Notaría Ferrer',
    description: 'Escrituras, testamentos y poderes.',
    address: 'Calle Mayor 40, 46001 Valencia',
    phone: '+34 960 496 152',
    email: 'cita@notariaferrer.example',
    services: [
      { name: 'Testamento', description: 'Redacción y firma.', price: '60 €', durationMinutes: 45 },
      { name: 'Poder notarial', description: 'Para representar a otra persona.', price: '50 €', durationMinutes: 30 },
      {
        name: 'Consulta',
        description: 'Asesoramiento antes de una compraventa.',
        price: 'gratis',
        durationMinutes: 30,
      },
    ],
    policies: [{ title: 'Cambios', text: 'Las citas se pueden cambiar hasta el día anterior.' }],
  },
  documents: [
    [
      'documentos.md',
      `# Documentación

## Qué hay que traer
Traiga el DNI o el pasaporte en vigor.

## Copias
Una copia simple cuesta 5 €.

## Idiomas
Atendemos en español, inglés y valenciano.
`,
    ],
    ['acceso.txt', 'La entrada tiene rampa y ascensor.\n'],
    ['pago.txt', 'Se puede pagar con tarjeta o por transferencia.\n'],
  ],
};

const BARBERIA: Business = {
  key: 'barberia',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Barbería Lobo',
    description: 'Cortes y barbas.',
    address: 'Plaza Nueva 2, 48005 Bilbao',
    phone: '+34 944 960 153',
    email: 'hola@lobo.example',
    services: [
      { name: 'Corte de pelo', description: 'Con lavado.', price: '18 €', durationMinutes: 30 },
      { name: 'Arreglo de barba', description: 'Con toalla caliente.', price: '12 €', durationMinutes: 30 },
      { name: 'Corte y barba', description: 'Todo junto.', price: '27 €', durationMinutes: 60 },
    ],
    policies: [{ title: 'Retrasos', text: 'Esperamos diez minutos. Después se pierde la cita.' }],
  },
  documents: [
    [
      'info.md',
      `# Información

## Niños
Cortamos el pelo a niños a partir de tres años por 14 €.

## Productos
Vendemos cera y aceite para barba.

## Tinte
No hacemos tintes ni mechas.
`,
    ],
    ['bono.txt', 'El bono de cinco cortes cuesta 80 €.\n'],
    ['como-llegar.txt', 'Estamos a dos minutos del metro Casco Viejo.\n'],
  ],
};

const PILATES: Business = {
  key: 'pilates',
  language: 'pt',
  zone: 'Europe/Lisbon',
  profile: {
    name: 'Estúdio Coluna',
    description: 'Pilates com máquinas em grupos pequenos.',
    address: 'Rua do Sol 18, 4000-527 Porto',
    phone: '+351 220 496 154',
    email: 'ola@coluna.example',
    services: [
      { name: 'Aula experimental', description: 'Para conhecer o estúdio.', price: '10 €', durationMinutes: 60 },
      { name: 'Aula individual', description: 'Só com o instrutor.', price: '40 €', durationMinutes: 60 },
    ],
    policies: [{ title: 'Faltas', text: 'As aulas canceladas com menos de 12 horas são cobradas.' }],
  },
  documents: [
    [
      'aulas.md',
      `# Aulas

## Roupa
Traga roupa confortável e meias antiderrapantes.

## Grávidas
Temos aulas para grávidas a partir das 14 semanas.

## Grupos
Cada grupo tem no máximo seis pessoas.
`,
    ],
    ['mensalidade.txt', 'A mensalidade com duas aulas por semana custa 75 €.\n'],
    ['duche.txt', 'Há balneários com duche e cacifos.\n'],
  ],
};

const REITSCHULE: Business = {
  key: 'reitschule',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Reitschule Sonnenhof',
    description: 'Reitunterricht für Kinder und Erwachsene.',
    address: 'Feldweg 7, 14476 Potsdam',
    phone: '+49 331 496 0155',
    email: 'info@sonnenhof.example',
    services: [
      { name: 'Probestunde', description: 'Mit Leihhelm.', price: '25 €', durationMinutes: 45 },
      { name: 'Einzelstunde', description: 'Für Fortgeschrittene.', price: '48 €', durationMinutes: 45 },
      { name: 'Ausritt', description: 'Im Wald, in der Gruppe.', price: '55 €', durationMinutes: 90 },
    ],
    policies: [{ title: 'Wetter', text: 'Bei Regen reiten wir in der Halle.' }],
  },
  documents: [
    [
      'hinweise.md',
      `# Hinweise

## Alter
Kinder können ab sechs Jahren mitmachen.

## Kleidung
Feste Schuhe und eine lange Hose genügen.

## Gewicht
Aus Rücksicht auf die Pferde liegt die Grenze bei 90 kg.
`,
    ],
    ['ferien.txt', 'In den Sommerferien gibt es Kurse von fünf Tagen für 290 €.\n'],
    ['anfahrt.txt', 'Der Bus 638 hält direkt vor dem Hof.\n'],
  ],
};

/** Businesses of the ninth suite. */
export const SUITE_NINE_BUSINESSES: readonly Business[] = [DETAILING, ESCAPE, NOTARIA, BARBERIA, PILATES, REITSCHULE];
