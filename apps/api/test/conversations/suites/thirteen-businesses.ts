import type { Business } from '../script.ts';

const PIANO: Business = {
  key: 'piano',
  language: 'en',
  zone: 'Europe/London',
  profile: {
    name: 'Hazel Moor Piano',
    description: 'Piano lessons for children and adults.',
    address: '7 Mill Lane, York YO1 9TX',
    phone: '+44 1904 496 185',
    email: 'hello@hazelmoor.example',
    services: [
      { name: 'Trial lesson', description: 'To meet the teacher.', price: '£15', durationMinutes: 30 },
      { name: 'Piano lesson', description: 'Individual.', price: '£38', durationMinutes: 60 },
    ],
    policies: [
      { title: 'Cancellation', text: 'Lessons cancelled less than 24 hours before they start are charged in full.' },
    ],
  },
  documents: [
    [
      'lessons.md',
      `# Lessons

## Age
Children can start at the age of six.

## Exams
We prepare pupils for the ABRSM exams up to grade 8.

## Parking
There is free parking on the drive of the house.
`,
    ],
    ['instrument.txt', 'For the first two years a digital piano with 88 weighted keys is enough to practise.\n'],
    ['online.txt', 'Lessons can also take place online, by video call.\n'],
  ],
};

const BUCEO: Business = {
  key: 'buceo',
  language: 'es',
  zone: 'Europe/Madrid',
  profile: {
    name: 'Buceo Ría Azul',
    description: 'Centro de buceo en las islas Cíes.',
    address: 'Avenida de Samil 22, 36212 Vigo',
    phone: '+34 986 960 186',
    email: 'hola@riaazul.example',
    services: [
      {
        name: 'Bautismo de buceo',
        description: 'Primera inmersión con instructor.',
        price: '65 €',
        durationMinutes: 60,
      },
      {
        name: 'Revisión de equipo',
        description: 'Regulador, chaleco y botella.',
        price: '30 €',
        durationMinutes: 30,
      },
    ],
    policies: [{ title: 'Mal tiempo', text: 'Si el mar no permite salir, cambiamos la fecha o devolvemos el dinero.' }],
  },
  documents: [
    [
      'bautismo.md',
      `# Bautismo de buceo

## Edad
Los niños pueden participar a partir de los diez años, con permiso de sus padres.

## Material
El traje, las aletas y la botella están incluidos en el precio.

## Fotos
Las fotos y el vídeo de la inmersión cuestan 20 €.
`,
    ],
    ['salud.txt', 'No se puede bucear durante el embarazo ni con un resfriado.\n'],
    ['volar.txt', 'Después de bucear hay que esperar 18 horas antes de coger un avión.\n'],
  ],
};

const OFEN: Business = {
  key: 'ofen',
  language: 'de',
  zone: 'Europe/Berlin',
  profile: {
    name: 'Ofenbau Kessler',
    description: 'Kachelöfen und Kaminöfen vom Meisterbetrieb.',
    address: 'Hafengasse 9, 89073 Ulm',
    phone: '+49 731 496 0187',
    email: 'info@ofenbau-kessler.example',
    services: [
      { name: 'Ofenberatung', description: 'In unserer Ausstellung.', price: 'kostenlos', durationMinutes: 60 },
      {
        name: 'Wartung Kaminofen',
        description: 'Reinigung und Prüfung der Dichtungen bei Ihnen zu Hause.',
        price: '95 €',
        durationMinutes: 60,
      },
    ],
    policies: [{ title: 'Garantie', text: 'Auf unsere Öfen geben wir fünf Jahre Garantie.' }],
  },
  documents: [
    [
      'ofenbau.md',
      `# Ofenbau

## Bauzeit
Der Bau eines Kachelofens dauert etwa zehn Tage.

## Anfahrt
Bis 30 km berechnen wir keine Anfahrt, danach 0,60 € je Kilometer.

## Wartung
Ein Kaminofen sollte einmal im Jahr gewartet werden, am besten im Sommer.
`,
    ],
    ['holz.txt', 'Heizen Sie nur mit trockenem Holz, zum Beispiel Buche oder Esche.\n'],
    ['ausstellung.txt', 'In der Ausstellung stehen mehr als 40 Öfen, zwei davon brennen.\n'],
  ],
};

/** Businesses of the thirteenth suite. Visitors of the diving centre write in Spanish or Portuguese. */
export const SUITE_THIRTEEN_BUSINESSES: readonly Business[] = [PIANO, BUCEO, OFEN];
