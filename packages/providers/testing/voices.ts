/**
 * Variants of the synthesizer, which differ in pitch, formants, breath and tone. Robot and whisper variants are
 * omitted.
 */
const VARIANTS =
  'Alex Alicia Andrea Andy Annie Denis Diogo Gene Henrique Hugo Jacky Lee Marco Mario Michael Mike Nguyen Reed RicishayMax Storm Tweaky adam anika announcer antonio aunty belinda benjamin boris caleb david ed edward f1 f2 f3 f4 f5 grandma grandpa gustave ian iven iven2 john kaukovalta linda m1 m2 m3 m4 m5 m6 m7 m8 marcelo max michel miguel mike2 norbert pablo paul pedro quincy rob robert sandro shelby steph steph2 travis victor zac'.split(
    ' ',
  );

const ACCENTS = ['en-us', 'en', 'en-gb-scotland', 'en-gb-x-rp', 'en-gb-x-gbclan', 'en-gb-x-gbcwmd', 'en-029'];

/**
 * Returns whether a variant trains the background model. Every third variant does; the others represent people in
 * tests.
 */
const isOfBackground = (_variant: string, index: number) => index % 3 === 0;

const withAccent = (variant: string, index: number) => `${ACCENTS[index % ACCENTS.length]}+${variant}`;

/** Voices that trained the background model. They must not be used in measurements. */
export const BACKGROUND_VOICES: readonly string[] = VARIANTS.filter(isOfBackground).map(withAccent);

/** Voices that were not used to train the background model. */
export const TEST_VOICES: readonly string[] = VARIANTS.filter((variant, index) => !isOfBackground(variant, index)).map(
  withAccent,
);
