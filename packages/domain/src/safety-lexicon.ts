/** Negations in English, German, Spanish and Portuguese, without accents and apostrophes. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  `not never no without nobody dont doesnt didnt wont wouldnt isnt arent wasnt werent cant cannot havent hasnt hadnt aint
  nicht nie niemals kein keine keinen keinem keiner ohne niemand
  nunca jamas tampoco sin ningun ninguna nadie
  nao nem jamais sem nenhum nenhuma ninguem`.split(/\s+/),
);

/** Words such as "against". Directly before a match, they show that the message is about a remedy or protection. */
export const PURPOSES: ReadonlySet<string> = new Set(['against', 'gegen', 'contra']);

/** Words that begin a new clause. A negation before such a word does not apply to the words after it. */
export const CLAUSE_STARTS: ReadonlySet<string> = new Set(
  `i he she they we you but because and that if when
  ich er sie wir ihr aber weil und dass wenn
  yo el ella ellos nosotros pero porque y que si cuando
  eu ele ela eles nos mas porque e que se quando`.split(/\s+/),
);

/** Words that can occur between the words of a phrase without changing its meaning. */
export const FILLERS: ReadonlySet<string> = new Set(
  `really just so very fucking fuckin goddamn always often again still now already totally also ever even right
  today tonight tomorrow any more simply constantly sometimes actually literally honestly kinda only to a the my
  heute morgen bald wirklich einfach so sehr echt immer oft wieder noch jetzt schon auch manchmal nur total mich mir mein meine die der das zu ganz
  hoy muy mas realmente solo tan siempre a veces otra vez ya ahora tambien de la el mi me
  hoje muito mais uma forte realmente so tao sempre as vezes ja agora tambem de a o minha meu me mesmo`.split(/\s+/),
);

/** Words for works of fiction, such as "film". In a message with such a word, titles are ignored. */
export const WORKS: ReadonlySet<string> = new Set(
  `movie movies film films book books novel song songs album series episode show game concert band playlist documentary play
  filme buch roman lied serie folge spiel konzert kino stuck
  pelicula peliculas libro novela cancion serie episodio juego concierto documental cine
  livro romance musica musicas serie jogo filme filmes documentario cinema banda`.split(/\s+/),
);

/** Expressions that use alarming words for something harmless, in lower case and without accents. */
export const HARMLESS_EXPRESSIONS: readonly string[] = [
  'suicide squad',
  'kill bill',
  'die hard',
  'to die for',
  'dying to',
  'dying for',
  'killing time',
  'kill time',
  'killing it',
  'killed it',
  'killer deal',
  'dead tired',
  'dead battery',
  'deadline',
  'over my dead body',
  'kill two birds',
  'die laughing',
  'died laughing',
  'dying of laughter',
  'laughing to death',
  'bored to death',
  'scared to death',
  'feet are killing me',
  'back is killing me',
  'heat is killing me',
  'suspense is killing me',
  'kill the lights',
  'shoot me an email',
  'shoot me a message',
  'shoot me a text',
  'photo shoot',
  'shot of espresso',
  'heart attack grill',
  'hit me up',
  'hit the gym',
  'beat the traffic',
  'murder mystery',
  'suicide prevention',
  'suicide door',
  'todlachen',
  'kaputtlachen',
  'todmude',
  'todlangweilig',
  'zum totlachen',
  'sterbe vor hunger',
  'sterbe vor lachen',
  'sterben vor langeweile',
  'zeit totschlagen',
  'bombenstimmung',
  'mordshunger',
  'mordsspass',
  'bringt mich um den schlaf',
  'muero de hambre',
  'muero de risa',
  'muero de ganas',
  'muero por',
  'muerto de risa',
  'muerto de hambre',
  'matar el tiempo',
  'me mata de risa',
  'morirse de risa',
  'morir de risa',
  'muerto de cansancio',
  'me pega el sol',
  'me pega mucho',
  'morrendo de fome',
  'morrendo de rir',
  'morrer de rir',
  'morrendo de vontade',
  'morro de fome',
  'matar o tempo',
  'matar saudade',
  'matar a saudade',
  'matar a fome',
  'morto de cansaco',
  'morrendo de saudade',
  'de matar',
  'de muerte',
  'de morrer',
  'zum sterben',
];

/** Forms of "kill" that are figurative if their object is not a person, in lower case and without accents. */
export const KILLING =
  'kill|kills|killing|killed|totschlagen|matar|mata|matan|mato|matando|matou|me mata|me matan|me estan matando|esta matando|estao matando|bringt mich um|bringt mich noch um|bringen mich um';
export const DETERMINERS =
  'the|a|an|my|some|few|two|three|that|die|eine|zwei|el|la|los|las|un|una|unas|unos|dos|tres|mi|mis|o|os|as|um|uma|duas|tres|meu|meus|minha|minhas';
export const LIFELESS =
  'time|hour|hours|minutes|afternoon|lights|engine|mood|vibe|hunger|thirst|feet|back|legs|zeit|stunde|stunden|tiempo|rato|hora|horas|minutos|tarde|hambre|sed|curiosidad|pies|espalda|piernas|tempo|fome|sede|saudade|saudades|curiosidade|pes|costas|pernas|vontade';
/** Subjects that "kill" only figuratively. `LINKS` lists the words that can follow them. */
export const KILLERS =
  'heat|cold|weather|back|knees|feet|legs|head|rucken|knie|kopf|fusse|traffic|suspense|wait|waiting|workout|class|training|coach|shoes|heels|commute|hitze|kalte|verkehr|warten|schuhe|kurs|calor|frio|clima|trafico|espera|zapato|zapatos|clase|entrenamiento|transito|sapato|sapatos|aula|treino';
export const LINKS = 'is|are|was|nearly|almost|really|just|me|nos|esta|estan|estao|va a|vai|casi|quase|nos|ist|hat';
