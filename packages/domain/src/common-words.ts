const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/**
 * Frequent words that add little to the subject of a question if the question also contains other words: persons,
 * vehicles, businesses, times, quantities and appointments. In English, Spanish, Portuguese, German and partly French,
 * without accents.
 */
const COMMON_WORDS = set(`
  bring brings come coming arrive visit work works see look happen start begin try help wear leave stay wait change buy think mean
  inside indoors outdoors drinnen mindestens hochstens maximal minimum maximum least afterwards afterward beforehand danach hinterher nachher vorher davor depois antes
  play plays playing jugar jogar spielen use uses using
  summer winter spring autumn verano invierno primavera otono verao inverno outono sommer fruhling herbst
  still maybe perhaps really actually again already always never today tomorrow tonight now later soon pm oclock week month day days year
  child children kid kids son daughter baby family wife husband friend friends people person guest guests mother father car cars thing things
  traer llevar venir vengo llegar visitar trabajar ver esperar comprar ayudar empezar cambiar todavia quizas hoy manana ahora luego semana mes dia
  dias ano nino ninos hijo hija hijos familia esposa esposo amigo amigos gente persona personas coche coches carro
  trazer levar vir chegar visitar trabalhar esperar comprar ajudar comecar mudar ainda talvez hoje amanha agora depois mes crianca criancas filho filha
  filhos esposa marido amigo amigos gente pessoa pessoas carro carros
  mitbringen bringen mitnehmen ankommen besuchen arbeiten sehen warten kaufen helfen anfangen andern vielleicht heute morgen jetzt spater woche
  monat tag tage jahr kind kinder sohn tochter familie frau mann freund freunde leute person personen auto autos uhr
  ir vou vai vao voy va vamos vem por ser son sao bin bist
  middle medio meio mitte dentist dentists doctor doctors vet clinic practice studio salon school gym shop dentista medico medica veterinario veterinaria clinica gimnasio ginasio peluqueria salao escuela escola academia taller oficina tienda loja zahnarzt arzt tierarzt praxis schule fitnessstudio werkstatt laden
  hair pelo cabello cabelo haare haar
  appointment appointments booking bookings session sessions cita citas sesion sesiones consulta consultas sessao sessoes termin termine besuch besuche visita visitas
  rebonjour peuvent peut pouvez puis commencer faire venir prendre apporter accepter acceptez proposez avez moi chez
  mother mum mom mama mamma dad daddy papa grandma grandpa nan gran grandmother grandfather sister brother boyfriend girlfriend partner
  madre padre abuela abuelo hermana hermano novio novia pareja mae pai avo irma irmao namorado namorada mutter vater oma opa bruder schwester freundin partnerin
  seguir seguinte siguiente following
  dabei dabeihaben mithaben mitgebracht
  along together around away through yet even ever quite rather almost enough only both either neither each every several few less least more most very too
  already since until till til tilll while during within without between among against toward towards onto upon above below under near nearby next past per via
  myself yourself itself himself herself themselves ourselves yourselves must ought shall able unable probably definitely basically actually honestly literally
  kind sort bit lot lots plenty couple pair half whole entire various different similar certain particular general normal usual usually normally often sometimes
  right left straight directly immediately quickly slowly early late earlier latest young younger older little tiny huge quick fast easy hard difficult fine good better best bad worse worst nice great
  ahora aun apenas bastante casi cerca lejos cada varios varias algun alguna algunos algunas ningun ninguna mucho mucha muchos muchas poco poca pocos pocas demasiado
  bien mal mejor peor siempre nunca jamas ademas entonces luego pronto tarde temprano arriba abajo dentro fuera encima debajo delante detras junto juntos hacia segun mediante
  normalmente habitualmente generalmente directamente realmente joven jovenes mayor menor largo larga corto corta rapido rapida facil dificil bueno buena malo mala propia mismo
  ainda apenas bastante quase perto longe cada varios varias algum alguma alguns algumas nenhum nenhuma muito muita muitos muitas pouco pouca poucos poucas demais demasiado
  bem mal melhor pior sempre nunca alem entao logo cedo tarde acima abaixo dentro fora junto juntos conforme normalmente geralmente diretamente realmente jovem jovens maior menor longo curta rapido facil dificil bom boa mau
  them they first miudo miuda miudos chaval chavales peque peques
  lad lads boy boys girl girls join joining night nights yesterday evening anoche ayer noche ontem noite gestern nacht last
  problem problems problema problemas probleme issue matter trouble inconveniente schlimm
  live lives living vivo vivimos moro moramos wohne wohnen wohnt trotzdem selbst selber immer nie niemals schon bereits fast ganz genug sehr zu viel viele mehr meist meistens oft manchmal selten irgendwie irgendwas irgendwann ungefahr circa etwa direkt sofort gleich
  zusammen allein innerhalb ausserhalb zwischen wegen trotz statt gegenuber neben unter uber hinter jeder jede jedes jeden mancher einige einigen mehrere wenig weniger
  gut besser beste schlecht schnell langsam leicht schwer jung junge jungen lang langer kurz spat fruh normal normalerweise eigentlich wirklich uberhaupt
  separate separately own special extra separado separada separados separadas aparte propio propia proprio propria getrennt eigene eigenen eigener eigenes
  yours mine ours theirs his hers anyone somebody nobody everyone anybody anywhere somewhere out off up back down after having too old big small large long short new own whole else else's last minute
  ones valid possible necessary required mandatory sure exactly course
  alguien nadie todos solo sola mismo misma grande pequeno nuevo nueva viejo vieja despues antes cosas quiera valido valida posible necesario obligatorio minuto
  alguem ninguem todos so mesmo mesma grande pequeno novo nova velho velha numa num ou valido valida possivel necessario obrigatorio minuto
  jemand niemand alle nur gross grosse klein kleine neu neue neuen alt alte etwas dazu gultig moglich notig pflicht wagen solange meins abends minute
  one two three four five six seven eight nine ten uno dos tres cuatro cinco seis siete ocho nueve diez um dois duas quatro oito nove dez zwei drei vier funf sechs sieben acht neun zehn`);

/** Stems of verbs that say little about the subject of a question, with their endings, by language. */
const COMMON_VERBS: readonly RegExp[] = [
  /^(?:accept|allow|offer|sell|sold|giv|gave|get|got|gett|go|goe|gone|went|put|putt|set|tak|took|taken|mak|made|keep|kept|let|us|need|want|lik|find|found|show|tell|told|ask|think|know|see|seen|look|turn|run|runn|leav|left|send|sent|hold|happen|receiv|includ|mean|seem|expect|start|begin|finish|end|stop|stay|join|attend|train|teach|taught|learn|handl|treat|serv|cover|deal|work|pay|paid|speak|spoke|talk|say|said|read|hear|feel|felt|try|tri|exist|count|matter|involv|depend|hav|com|came|bring|wear|wore|arriv|mov|meet|order|chang|help|provid|support|requir|apply|fit|suit|enter|walk|become|remain|consider|buy|bought|wait|visit|suggest|recommend|advis)(?:e|es|s|ed|d|ing)?$/,
  /^(?:acept|admit|permit|ofrec|ofrezc|hac|hag|hic|trabaj|atend|atiend|dej|pon|pong|pus|llev|tra|traig|qued|pas|mir|v|ve|vist|us|utiliz|necesit|empiez|empez|comienz|comenz|acab|termin|entr|sal|salg|volv|vuelv|cog|coj|tom|pid|ped|encuentr|encontr|busc|compr|ayud|funcion|vien|ven|veng|lleg|sirv|serv|esper|quer|quier|pued|pod|deb|sab|conoc|tien|ten|teng|entren|particip|asist|vay|ib|pag|ensen|dur|tard|sac|quit|apunt|recomiend|recomend|hab|habl|aprend|vend|devuelv|devolv|recib|cubr|exist|trat|ocurr|suced|suel|sol|escrib|llam|envi|mand|coment)(?:ar|er|ir|o|a|e|i|as|es|amos|emos|imos|ais|eis|is|an|en|aba|aban|ia|ian|ando|iendo|ado|ido|ada|ida|aste|iste|aron|ieron)(?:me|se|te|nos|os|lo|la|los|las|le|les)?$/,
  /^(?:aceit|permit|oferec|faz|fac|fiz|trabalh|atend|deix|por|poe|ponh|pus|lev|traz|trag|fic|pass|olh|vej|us|utiliz|precis|comec|acab|termin|entr|sa|sai|volt|tom|peg|tir|ped|pec|encontr|procur|compr|ajud|funcion|vem|venh|vir|cheg|serv|sirv|esper|quer|pod|poss|dev|sab|conhec|tem|tenh|trein|particip|assist|vou|vai|pag|ensin|demor|aparec|acontec|inclu|recomend|fal|aprend|vend|devolv|receb|cobr|cubr|exist|trat|envi|mand|escrev|lig)(?:ar|er|ir|o|a|e|i|as|es|amos|emos|imos|am|em|ava|avam|ia|iam|ando|endo|indo|ado|ido|ada|ida|ou|eu|iu|s|z|m)(?:me|se|te|nos|lo|la|los|las|lhe|lhes)?$/,
  /^(?:nehm|nimm|nahm|bekomm|krieg|geh|ging|gang|komm|kam|mach|bring|hol|leg|stell|steh|sitz|lass|halt|geb|gib|gab|bleib|schau|such|find|brauch|nutz|benutz|verwend|arbeit|behandel|biet|akzeptier|mitnehm|mitbring|anfang|beginn|start|pass|klapp|funktionier|helf|hilf|zahl|bezahl|trainier|unterricht|lern|sprech|sprich|dauer|kauf|verkauf|trag|zieh|woll|soll|durf|muss|kann|konn|passier|erlaub|empfehl|empfiehl|abgeb|erhalt|ubernehm|ubernimm|deck|schick|meld|schreib|mach)(?:e|st|t|en|et|te|ten|n)$/,
];

/**
 * Whether a word, in lower case without accents, is frequent in its language, so that a text can answer a question
 * without containing it. Words that end like "trabajáis" are treated as frequent, because they are always verbs.
 */
export const isCommonWord = (word: string): boolean =>
  COMMON_WORDS.has(word) ||
  /^\d+$/.test(word) ||
  /[a-z]{3}[ae]is$/.test(word) ||
  COMMON_VERBS.some((pattern) => pattern.test(word));
