import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { addKnowledge, saveProfile } from '../../../../test/testkit/knowledge.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const SEARCH =
  'query ($q: String!) { knowledgeSearch(question: $q) { isSupported passages { kind title headings text sourceId } } }';

interface Found {
  readonly isSupported: boolean;
  readonly passages: readonly { kind: string; title: string; headings: string[]; text: string; sourceId: string }[];
}

const searched = async ({ owner }: { readonly owner: Caller }, q: string): Promise<Found> =>
  (await as(fd, owner).ok<{ knowledgeSearch: Found }>(SEARCH, { q })).knowledgeSearch;

const WEEK = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((weekday) => ({
  weekday,
  intervals: [{ from: '09:00', until: '17:00' }],
}));

/** Builds a dental practice with a profile, business hours and two sources, and another workspace with a source. */
async function practice() {
  const { acme, globex } = await twoWorkspaces(fd);
  await saveProfile(fd, acme.owner, {
    name: 'Smile Dental',
    address: 'Main Street 5, Springfield',
    phone: '+1 415 555 0100',
    services: [
      { name: 'Teeth cleaning', description: 'With a check-up.', price: '60 EUR', durationMinutes: 45 },
      { name: 'Zahnreinigung', description: '', price: '80 €', durationMinutes: 60 },
      { name: 'Limpieza dental', description: '', price: '55 euros', durationMinutes: 40 },
      { name: 'Clareamento', description: '', price: '200 reais', durationMinutes: null },
    ],
    policies: [{ title: 'Cancellations', text: 'Cancel at least 24 hours before the appointment.' }],
  });
  await mutate(fd, acme.owner, 'updateBusinessHours', { weekly: WEEK, holidays: [], closedBehavior: 'ANSWER' });
  const parking = await addKnowledge(fd, acme.owner, {
    kind: 'TEXT',
    title: 'Your visit',
    text: '# Arrival\nCome ten minutes early.\n\n## Parking\nYou can park behind the building. The garage is on Oak Street.\n\n# Insurance\nWe accept all private insurances.',
  });
  await addKnowledge(fd, acme.owner, {
    title: 'Darf ich meinen Hund mitbringen?',
    text: 'Hunde sind in der Praxis nicht erlaubt.',
  });
  await addKnowledge(fd, globex.owner, { title: 'Do you have a sauna?', text: 'The sauna is on the roof.' });
  return { acme, globex, parking };
}

describe('the search for passages', () => {
  it('finds prices of the profile in four languages, in the language of the question [AG-17]', async () => {
    const { acme } = await practice();
    const first = async (question: string) => (await searched(acme, question)).passages[0]?.text;
    expect(await first('What does a teeth cleaning cost?')).toBe(
      'Teeth cleaning costs 60 EUR and takes 45 minutes. With a check-up.',
    );
    expect(await first('how much is the cleaning')).toContain('Teeth cleaning costs 60 EUR');
    expect(await first('Was kostet eine Zahnreinigung?')).toBe('Zahnreinigung kostet 80 € und dauert 60 Minuten.');
    expect(await first('¿Cuánto cuesta una limpieza dental?')).toBe(
      'Limpieza dental cuesta 55 euros y dura 40 minutos.',
    );
    expect(await first('Quanto custa o clareamento?')).toBe('Clareamento custa 200 reais.');
    expect(await first('How long does a teeth cleaning take?')).toContain('takes 45 minutes');
  });

  it('states the business hours in four languages [AG-15] [AG-17]', async () => {
    const { acme } = await practice();
    const first = async (question: string) => (await searched(acme, question)).passages[0];
    expect(await first('When are you open?')).toEqual({
      kind: 'BUSINESS_HOURS',
      title: 'Opening hours',
      headings: [],
      text: 'We are open Monday to Friday 09:00–17:00. We are closed on Saturday and Sunday.',
      sourceId: null,
    });
    expect((await first('Are you open on Sunday?'))?.kind).toBe('BUSINESS_HOURS');
    expect((await first('Are you still open at 7 pm?'))?.kind).toBe('BUSINESS_HOURS');
    expect((await first('Wann habt ihr geöffnet?'))?.text).toContain('Montag bis Freitag 09:00–17:00');
    expect((await first('¿A qué hora abren?'))?.text).toContain('lunes a viernes 09:00–17:00');
    expect((await first('A que horas vocês abrem?'))?.text).toContain('segunda-feira a sexta-feira 09:00–17:00');
  });

  it('finds address, phone number and policies of the profile [AG-15]', async () => {
    const { acme } = await practice();
    const first = async (question: string) => (await searched(acme, question)).passages[0]?.text;
    expect(await first('Where are you?')).toBe('Our address is Main Street 5, Springfield.');
    expect(await first('¿Cuál es su dirección?')).toBe('Nuestra dirección es Main Street 5, Springfield.');
    expect(await first('What is your phone number?')).toBe('Our phone number is +1 415 555 0100.');
    expect(await first('Can I cancel my appointment?')).toBe('Cancel at least 24 hours before the appointment.');
    expect(await first('Which services do you offer?')).toContain('Teeth cleaning, Zahnreinigung');
  });

  it('finds other forms of a word, and names the headings above a passage [AG-17]', async () => {
    const { acme, parking } = await practice();
    const { passages } = await searched(acme, 'Where can I park my car?');
    expect(passages[0]).toEqual({
      kind: 'TEXT',
      title: 'Your visit',
      headings: ['Arrival', 'Parking'],
      text: 'You can park behind the building. The garage is on Oak Street.',
      sourceId: parking,
    });
    expect((await searched(acme, 'Do you accept my insurance?')).passages[0]?.headings).toEqual(['Insurance']);
    expect((await searched(acme, 'Sind Hunde erlaubt?')).passages[0]?.text).toContain('Hunde sind');
  });

  it.each([
    ['Where is the practice?', 'Our address is'],
    ['Wo seid ihr?', 'Unsere Adresse ist'],
    ['How do I get there?', 'Our address is'],
    ['What time do you close on Friday?', 'We are open Monday to Friday'],
    ['Seid ihr am Samstag da?', 'Wir haben Montag bis Freitag'],
    ['How can I reach you?', 'Our phone number is'],
    ['¿Dónde puedo aparcar?', 'You can park behind the building.'],
    ['Kann ich absagen?', 'Cancel at least 24 hours before'],
    ['May I bring my dog?', 'Hunde sind in der Praxis nicht erlaubt.'],
  ])('finds the answer in another wording or language: “%s” [AG-17]', async (question, text) => {
    const { acme } = await practice();
    expect((await searched(acme, question)).passages[0]?.text).toContain(text);
  });

  it('states the prices of all services for a question that names none [AG-15]', async () => {
    const { acme } = await practice();
    const first = async (question: string) => (await searched(acme, question)).passages[0];
    expect(await first('Prices?')).toEqual({
      kind: 'BUSINESS_PROFILE',
      title: 'Smile Dental',
      headings: [],
      text: 'Teeth cleaning: 60 EUR, 45 minutes; Zahnreinigung: 80 €, 60 minutes; Limpieza dental: 55 euros, 40 minutes; Clareamento: 200 reais.',
      sourceId: null,
    });
    expect((await first('Wie lange dauert das?'))?.text).toContain('Zahnreinigung: 80 €, 60 Minuten');
  });

  const BRINGING =
    '# What to bring\nBring trainers with clean soles, a towel and a bottle of water. Lockers need a padlock.\n# Changing rooms\nEvery studio has changing rooms with showers.';
  it.each([
    ['What should I bring?', true],
    ['Do I have to bring a towel?', true],
    ['Which trainers can I bring?', true],
    ['Muss ich etwas mitbringen?', true],
    ['Can I bring my elephant?', false],
    ['Could I maybe bring an elephant, please?', false],
    ['Can my elephant use the changing rooms?', false],
    ['Kann ich meinen Elefanten mitbringen?', false],
    ['Can I bring a towel for my elephant?', false],
  ])('requires the rarest word of a question in the passage: “%s” [AG-18]', async (question, isSupported) => {
    const { acme } = await twoWorkspaces(fd);
    await addKnowledge(fd, acme.owner, { kind: 'TEXT', title: 'Your first visit', text: BRINGING });
    expect((await searched(acme, question)).isSupported).toBe(isSupported);
  });

  it('prefers a passage in the language of the question', async () => {
    const { acme } = await practice();
    await addKnowledge(fd, acme.owner, {
      title: 'Gibt es Parkplätze?',
      text: 'Sie können auf dem Hof hinter dem Gebäude der Praxis parken.',
    });
    const first = async (question: string) => (await searched(acme, question)).passages[0]?.text;
    expect(await first('Wo kann ich parken?')).toContain('Sie können');
    expect(await first('Where can I park?')).toContain('You can park');
  });

  it('finds the business hours by the name of a holiday', async () => {
    const { acme } = await practice();
    const holidays = [{ name: 'Founders Day', from: '2126-05-01', until: '2126-05-01' }];
    await mutate(fd, acme.owner, 'updateBusinessHours', { weekly: WEEK, holidays, closedBehavior: 'ANSWER' });
    const first = async (question: string) => (await searched(acme, question)).passages[0]?.text;
    expect(await first('Are you open on Founders Day?')).toContain('1 May 2126 (Founders Day)');
    expect(await first('Are you open at Oktoberfest?')).toBeUndefined();
  });

  it('ignores single characters, and accepts control characters and unpaired surrogates', async () => {
    const { acme } = await practice();
    expect((await searched(acme, "' or 1=1 --")).isSupported).toBe(false);
    for (const question of ['\u0000Where can I park?', '\u202eWhere\ncan I park?', 'Where can I park? \ud83d'])
      expect((await searched(acme, question)).passages[0]?.text).toContain('You can park behind the building.');
  });

  it.each([
    'Do you teach horses?',
    'What does a root canal cost?',
    'Do you have a sauna?',
    'Is the swimming pool open on Sunday?',
    'What?',
    'Was kostet eine Wurzelbehandlung?',
    '',
  ])('finds nothing for “%s” [AG-19]', async (question) => {
    const { acme, globex } = await practice();
    expect(await searched(acme, question)).toEqual({ isSupported: false, passages: [] });
    // Precondition: the other workspace has an answer, which this workspace does not see.
    expect((await searched(globex, 'Do you have a sauna?')).isSupported).toBe(true);
  });

  it('does not find a passage of another workspace, even with the keys of this workspace', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    const sauna = { title: 'Do you have a sauna?', text: 'The sauna is on the roof.' };
    await addKnowledge(fd, globex.owner, sauna);
    await fd.services.database.forWorkspace(globex.id).write(
      (tx) => tx.sql`
        update knowledge_passages set term_keys = app.term_keys(${acme.id}::uuid, app.passage_terms('sauna', '{}'))`,
    );
    expect((await searched(acme, 'Do you have a sauna?')).isSupported).toBe(false);
    // Precondition: with these keys, a passage of this workspace is found.
    await addKnowledge(fd, acme.owner, { ...sauna, title: 'Wellness', text: 'Massages on Monday.' });
    await fd.services.database.forWorkspace(acme.id).write(
      (tx) => tx.sql`
        update knowledge_passages set term_keys = app.term_keys(${acme.id}::uuid, app.passage_terms('sauna', '{}'))`,
    );
    expect((await searched(acme, 'Do you have a sauna?')).passages.map(({ text }) => text)).toEqual([
      'Massages on Monday.',
    ]);
  });

  it('finds a passage by its whole title, although most words of the question are missing', async () => {
    const { acme } = await twoWorkspaces(fd);
    const text = '# Parking\nBehind the building.\n# Towels\nIn the basement, with robes, slippers and lockers.';
    await addKnowledge(fd, acme.owner, { kind: 'TEXT', title: 'House', text });
    const question = 'Is there parking near robes, slippers, lockers or umbrellas?';
    expect((await searched(acme, 'Is there parking?')).passages[0]?.text).toBe('Behind the building.');
    expect((await searched(acme, question)).isSupported).toBe(false);
    expect(
      (await searched(acme, 'Is there parking with slippers?')).passages.map(({ headings }) => headings),
    ).toContainEqual(['Parking']);
  });

  it('returns at most 5 passages', async () => {
    const { acme } = await twoWorkspaces(fd);
    const text = Array.from({ length: 8 }, (_, nth) => `# Room ${nth}\nThe towels are in room ${nth}.`).join('\n');
    await addKnowledge(fd, acme.owner, { kind: 'TEXT', title: 'Rooms', text });
    expect((await searched(acme, 'Where are the towels?')).passages).toHaveLength(5);
  });

  it('does not find the business hours of a workspace without any', async () => {
    const { acme } = await twoWorkspaces(fd);
    expect((await searched(acme, 'When are you open?')).isSupported).toBe(false);
  });

  it('does not answer whether something is offered with a text about something of a wider kind [AG-19]', async () => {
    const { acme } = await practice();
    await addKnowledge(fd, acme.owner, { title: 'Therapie', text: 'Eine Therapie kostet 58 Euro.' });
    expect((await searched(acme, 'Was kostet eine Ergotherapie?')).passages[0]?.text).toContain('58');
    expect((await searched(acme, 'Gibt es bei euch auch Ergotherapie?')).isSupported).toBe(false);
  });

  it('finds what a question is about beside words for home, for the situation and for amounts [AG-17]', async () => {
    const { acme } = await practice();
    await addKnowledge(fd, acme.owner, {
      title: 'Recogida',
      text: 'Por 9 € recogemos y devolvemos al perro en Triana.',
    });
    await addKnowledge(fd, acme.owner, {
      title: 'After an infection',
      text: 'Stay away for two weeks after an ear infection.',
    });
    const texts = async (question: string) =>
      (await searched(acme, question)).passages.map(({ text }) => text).join('\n');
    expect(await texts('¿Podéis venir a buscar a mi perro a casa?')).toContain('9 €');
    expect(await texts('When may she come back? (daughter ear infection)')).toContain('two weeks');
    expect(await texts('e é quanto?')).toContain('60 EUR');
  });

  it('finds a passage by other words of the same meaning, compounds and words that it does not contain [AG-17]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const text =
      '# Ersatzwagen\nEr kostet 25 € am Tag.\n\n# Reifen\nWir lagern Ihre Reifen ein.\n\n# Arrival\nThere is a lift.';
    await addKnowledge(fd, acme.owner, { kind: 'TEXT', title: 'Guide', text });
    const found = async (q: string) => (await searched(acme, q)).passages[0]?.text;
    expect(await found('bekomm ich während der Reparatur einen Ersatzwagen?')).toBe('Er kostet 25 € am Tag.');
    expect(await found('Kann ich die Winterreifen einlagern?')).toBe('Wir lagern Ihre Reifen ein.');
    expect(await found('¿Hay ascensor?')).toBe('There is a lift.');
    // Precondition: other questions find nothing.
    expect(await found('Do you teach horses?')).toBeUndefined();
  });

  it('does not find an email address by the words that it contains [AG-17]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const text = 'Write to play@lockedin.example.\n\n# Prices\nA game costs 90 EUR.';
    await addKnowledge(fd, acme.owner, { kind: 'TEXT', title: 'Contact', text });
    const found = async (question: string) => (await searched(acme, question)).passages[0]?.text;
    expect(await found('Who is allowed to play?')).toBeUndefined();
    // Precondition: the passage is found by its other words.
    expect(await found('What is your email?')).toContain('play@lockedin.example');
  });

  it('states a free service as free, and a long duration in hours [AG-15]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const services = [
      { name: 'Inspection', description: '', price: 'free', durationMinutes: 30 },
      { name: 'Full detail', description: '', price: '£220', durationMinutes: 300 },
      { name: 'Polish', description: '', price: '£90', durationMinutes: 90 },
    ];
    await saveProfile(fd, acme.owner, { name: 'Gleam', services });
    const found = async (question: string) => (await searched(acme, question)).passages[0]?.text;
    expect(await found('What does the inspection cost?')).toBe('Inspection is free of charge and takes 30 minutes.');
    expect(await found('Was kostet Inspection?')).toBe('Inspection ist kostenlos und dauert 30 Minuten.');
    expect(await found('How much is a full detail?')).toBe('Full detail costs £220 and takes 5 hours.');
    expect(await found('How long does a polish take?')).toBe('Polish costs £90 and takes 90 minutes.');
  });
});
