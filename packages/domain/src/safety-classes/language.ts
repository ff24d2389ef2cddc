export const LANGUAGES = ['en', 'de', 'es', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Frequent words of each language, folded. A word can be in the lists of several languages. */
const FREQUENT: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: wordsOf(`i im ive ill id the an my you your youre he she his her they them we us our it its is are was were be been am to and of in on at with for from
    by have has had do does did dont doesnt didnt not this that these those what how when if there who just about out up off can cant will wont would could
    should get got going gonna now after since because before please hi hello every all any some so u ur`),
  de: wordsOf(`ich mich mir mein meine meinem meinen meiner der das ein eine einen einem einer und ist sind war nicht kein keine hat habe hab haben mit von zu
    auf er sie wir ihr euch dich dir ihn ihm uns sich den dem bei nach seit wenn dass wird werde werden noch schon auch aber oder wie was wo fur im am zum
    zur um aus vor bitte jetzt heute morgen gestern immer wieder kann will soll muss darf ihnen ihre ihren eure eurem bin bist gibt es so dann mal`),
  es: wordsOf(`el los las y en un una unos mi mis yo tu su sus lo le les es esta estan estoy soy son fue con por para pero del al que qe muy ya mas si cuando
    desde hace tengo tiene hay ha he han voy vamos no nos ustedes usted hoy ayer manana este ese eso porque quiero puede puedo pueden como cual donde sin
    hasta despues anoche alguien nadie todo todos gracias hola buenas q`),
  pt: wordsOf(`o os as eu meu minha meus minhas ele ela eles um uma em na dos das do da no nos nas ao com pra pro por para mas que se nao n muito mt mais ja
    voce voces vc vcs to ta tao esta estou sou sao foi tem tenho tenha vai vou vamos isso esse essa este aqui ai hoje ontem amanha quando desde depois
    tambem porque quero posso pode podem como qual onde sem ate alguem ninguem tudo todo obrigada obrigado oi dele dela dai gente seu sua fiquei`),
};

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean));
}

/**
 * Returns the languages that a text is probably in. Returns all languages if the text contains none of their frequent
 * words.
 */
export function languagesOf(words: readonly string[]): readonly Language[] {
  const scores = LANGUAGES.map((language) => words.filter((word) => FREQUENT[language].has(word)).length);
  const best = Math.max(...scores);
  return LANGUAGES.filter((_, at) => scores[at] === best);
}
