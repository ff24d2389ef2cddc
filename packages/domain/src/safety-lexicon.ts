/** Negations in English, German, Spanish and Portuguese, without accents and apostrophes. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  `not never no without nobody noone none neither nor dont doesnt didnt wont wouldnt isnt arent wasnt werent cant cannot havent hasnt hadnt aint
  nicht nichts nie niemals weder kein keine keinen keinem keiner keines ohne niemand niemanden
  nunca jamas tampoco sin ni ningun ninguna nadie
  nao nem jamais sem nenhum nenhuma ninguem`.split(/\s+/),
);

/** Words that continue a negated list: "never had a seizure or a stroke". */
export const COORDINATORS: ReadonlySet<string> = new Set(['or', 'nor', 'oder', 'noch', 'ni', 'ou', 'nem']);

/** Words such as "against". Directly before a match, they show that the message is about a remedy or protection. */
export const PURPOSES: ReadonlySet<string> = new Set(['against', 'gegen', 'contra']);

/** Articles and possessives that can stand between "against" and a noun. */
export const ARTICLES: ReadonlySet<string> = new Set(
  `the a an my your this the den die das dem einen eine meinen meine el la los las un una mi mis o os as um uma meu minha`.split(
    /\s+/,
  ),
);

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
  hoy muy mas realmente solo tan siempre a veces otra vez ya ahora tambien de del al la el mi me su
  hoje muito mais uma forte realmente so tao sempre as vezes ja agora tambem de do da a o minha meu me mesmo`.split(
    /\s+/,
  ),
);

/** Words for works and displayed texts, such as "film" or "sign". In a message with such a word, quotations are ignored. */
export const WORKS: ReadonlySet<string> = new Set(
  `movie movies film films book books novel song songs album series episode show game concert band playlist documentary play musical lyrics sign poster shirt mug tshirt ticket tickets game videogame playing screening trailer podcast radio character
  filme buch roman lied serie folge spiel konzert kino stuck theater liedtext schild plakat aufschrift tasse karten videospiel spielen zockt tatort krimi figur
  pelicula peliculas libro novela cancion serie episodio juego concierto documental cine teatro obra letra cartel letrero camiseta taza entradas videojuego videojuegos consola jugando personaje
  livro romance musica musicas serie jogo filme filmes documentario cinema banda teatro letra placa cartaz camiseta caneca ingresso ingressos videogame videogames jogando personagem`.split(
    /\s+/,
  ),
);
