/** Insults that say nothing about the subject of a message, in normalized text. */
export const HOSTILE_TERMS =
  '\\b(?:you )?(?:(?:fucking|bloody|damn|stupid|useless|dumb) )*(?:idiots?|morons?|bots?|robots?|assholes?|bastards?|dumbass|fuck\\w*|shit\\w*|bitch|idiotas?|imbecil(?:es)?|gilipollas|inutil(?:es)?|inuteis|mierda|estupid[oa]s?|burr[oa]s?|otari[oa]s?|merda|caralho|idioten?|arschloch\\w*|scheis\\w*|vollidiot(?:en)?|connards?|connasse|merde|putain)\\b';
