/** A sentence with its clauses, each of which begins and ends with a space. */
interface Sentence {
  readonly clauses: readonly string[];
  readonly isQuestion: boolean;
}

/** Matches works and games with fictional stories. */
const WORK =
  / (?:novels?|(?:the|a|this|my|your|that) (?:book|story)|book club|films?|movies?|thriller|crime story|(?:a|the|school|our) play|musical|opera|episodes?|tv series|escape room|board games?|video ?games?|role ?play\w*|fairy tale|comic|manga|roman|romans|krimi\w*|thriller|buch|theaterstuck|stuck|filme?|serie|folge|brettspiel\w*|videospiel\w*|rollenspiel|marchen|horspiel|oper|drehbuch|novela|libro|pelicula|serie|capitulo|obra|guion|cuento|juego de (?:mesa|rol)|videojuego|romance|livro|filme|capitulo|peca|roteiro|conto|jogo de tabuleiro|jogo de rpg|desenho animado|script|screenplay|(?:a|the|this) scene|(?:eine|die) szene|(?:una|la) escena|(?:uma|a) cena) /u;
/** Matches the beginning of a subordinate clause about the content of a work. */
const CONTENT =
  / (?:where|in which|about|who|whom|in (?:dem|der|denen)|wo|wer|worin|uber|donde|en (?:el|la|los) que|quien|sobre|de que|em que|na qual|no qual|onde|quem) /u;
/** Matches words that show that the sentence is also about the present. */
const NOW =
  / (?:now|today|tonight|again|really|actually|jetzt|heute|wirklich|wieder|ahora|hoy|de verdad|otra vez|agora|hoje|de verdade|de novo|i want|i am going|ich will|quiero|quero) /u;
const OWN =
  / (?:i|im (?:a|the|so|not|going|gonna|\w+ing)|ive|me|my|myself|we|us|our|ich|mich|mir|mein\w*|wir|uns|yo|mi|mis|me|conmigo|nos|eu|meus?|minhas?|comigo) /u;

/** Matches childhood events, events that happened years ago, and divorces. */
const CHILDHOOD =
  / (?:when (?:i|we) (?:was|were) (?:a |an |very |still |about )?(?:kid|child|little|young|small|baby|teenager|teen|\w+)(?: years old)?(?= )(?! (?:sleeping|home|asleep|at|out|in|on|with))|as a (?:kid|child|teen|teenager|baby)|in my (?:childhood|youth|teens)|in the (?:sixties|seventies|eighties|nineties|\d0s)|(?:\w+ )?(?:years|decades) ago|als (?:kind|baby|teenager|jugendliche\w*)|als ich (?:noch )?(?:klein|jung|\w+ jahre?(?: alt)?|ein kind|\w+) war|mit (?:drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|\d|1[0-7])(?: jahren)?(?= (?:hab|bin|war|hatte|wurde))|in den (?:sechzigern|siebzigern|achtzigern|neunzigern|\d0ern)|vor (?:\w+ )?(?:jahren|jahrzehnten)|de (?:pequen[oa]|nin[oa]|chic[oa]|joven)|cuando (?:era|tenia) \w+|a los (?:tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|\d|1[0-7])(?: anos)?|en los (?:anos )?(?:sesenta|setenta|ochenta|noventa|\d0)|hace (?:\w+ )?(?:anos|decadas)|quando (?:eu )?(?:era|tinha) \w+|na (?:minha )?(?:infancia|juventude)|nos anos (?:sessenta|setenta|oitenta|noventa|\d0)|(?:ha|faz) (?:\w+ )?(?:anos|decadas)|\w+ anos atras|jahre her|(?:in|en|em|seit|since|desde|hatte) (?:19|20)\d\d|divorced|geschieden|divorciamos|divorciad[oa]|separamos|se separou|nos separamos) /u;
/** Matches words that show that a past event has no consequences. */
const OVER =
  / (?:funny story|discharged|all clear|given the all clear|dad[oa] de alta|(?:recebi|tive|de) alta|wieder fit|fit again|tested again and im not|healed|recovered|long over|happily|happy|fine (?:now|today)|never happened again|perfectly|fine|verheilt|vorbei|ausgeheilt|erholt|glucklich|alles gut|gut uberstanden|perfecto|superado|curad[oa]|recuperad[oa]|feliz|felizmente|sarou|superei|superado|recuperad[oa]|tudo bem|healed|im over it|(?:mir )?geht es (?:mir )?(?:heute |jetzt |wieder )?gut|supere|estoy bien|estou bem|jahre her) /u;
/** Matches words that show that a past event continues. */
const AGAIN =
  / (?:again|still|last night|yesterday|not (?:fine|over|happy|well)|wieder|immer noch|gestern|nicht gut|otra vez|todavia|sigue|anoche|ayer|de novo|ainda|ontem|continua) /u;
/**
 * Matches questionnaires and medical histories. A sentence that mentions one can be about the past or, with `KIN`,
 * about relatives.
 */
const FORM =
  / (?:(?:the|your|a|my) (?:form|questionnaire|chart|file|history)|family history|medical history|fragebogen|anamnese\w*|formular|vorgeschichte|akte|formulario|cuestionario|antecedentes|historial|ficha|historia clinica|questionario|anamnese|prontuario) /u;
const KIN =
  / (?:uncle|aunt|grand\w+|cousin|onkel|tante|opa|oma|gross\w+|cousine?|tio|tia|abuel[oa]|prim[oa]|avo|tia|tio|bisavo) /u;
const INTENT = / (?:wants?|quiere|quer|going|plan|planning|will|werde|vorhabe|quiero|voy|pienso|quero|vou|penso) /u;

/** Matches offers of the workspace and usual questions about them. */
const OFFER =
  / (?:(?:do|does|can|could|would|will) (?:you|your \w+|the \w+) (?:guys |also |still )?(?:offer|run|have|treat|train|see|do|sell|teach|provide|accept|cover|include|give|host|organi[sz]e|look at|help|work with|support|recommend|take)|(?:is|are) (?:your|there|one of your) \w+|does (?:your|the|my) (?:insurance|plan|policy|package)|(?:bieten|haben|behandeln|machen|verkaufen|geben|betreuen|unterrichten|arbeiten|nehmen|fuhren|schulen) (?:sie|ihr)|(?:habt|bietet|macht|behandelt|gebt) ihr|gibt es|(?:zahlt|ubernimmt|deckt|bezahlt) (?:die|meine|eure|ihre)|was kostet|woran (?:erkenn|merk)\w+|wie (?:lange|viel) (?:nach|kostet|dauert)|(?:tienen|tenes|teneis|tienes|ofrecen|dan|imparten|hacen|atienden|tratan|aceptan|incluyen|venden|organizan|trabajan)|(?:el|su|mi) (?:seguro|plan|poliza)(?: \w+)? (?:cubre|incluye)|su \w+ (?:tiene|atiende|trata)|cuanto (?:cuesta|vale|sale|tiempo)|(?:voces|vcs|ces) (?:tem|dao|fazem|atendem|tratam|oferecem|aceitam|trabalham|ensinam|vendem)|tem (?:aula|curso|grupo|terapia|atendimento|palestra|vaga)\w*|(?:o|meu|seu) (?:plano|seguro|convenio)(?: \w+){0,2} cobre|(?:a|o) \w+ (?:de voces |daqui |dai )?(?:atende|trata|trabalha)|quanto (?:custa|tempo|sai)|how (?:much|long (?:after|before|does)|do (?:i|you) recogni[sz]e)|whats the price|what does) /u;
/** Matches a person who needs help now. */
const URGENT =
  / (?:now|right now|help|urgent\w*|suddenly|my (?:\w+ )?(?:husband|wife|son|daughter|kid|child|baby|mum|mom|mother|dad|father|chest|arm|throat|face|heart)|he|she|i (?:feel|am|was|cant|have|took|want)|im (?:so|not|having|\w+ing)|jetzt|hilfe|sofort|plotzlich|mein\w* (?:mann|frau|sohn|tochter|kind|baby|mutter|vater|brust|arm|hals|gesicht)|er|ich (?:habe|hab|bin|kann|fuhle|will|bekomme)|ahora|ayuda|urgente|de repente|mi (?:marido|esposo|esposa|hijo|hija|bebe|mama|papa|madre|padre|pecho|brazo|cara|mujer)|(?:estoy|siento|tengo|quiero|me duele)|agora|socorro|urgente|de repente|(?:meu|minha) (?:marido|esposa|esposo|filh[oa]|bebe|mae|pai|peito|braco|rosto|mulher)|(?:estou|sinto|tenho|quero|to)) /u;

/** Matches questions for permission or about what to expect: "may I take ibuprofen if I have a headache?" */
const PERMISSION =
  / (?:(?:can|may|should|could) i (?:take|use|expect|drink|eat|mix)|what should i expect|(?:darf|kann|soll) ich (?:\w+ ){0,4}(?:nehmen|trinken|essen|benutzen|verwenden)|(?:muss|kann) ich (?:\w+ ){0,5}rechnen|(?:puedo|debo) (?:tomar|usar|beber|esperar|comer)|(?:posso|devo) (?:tomar|usar|beber|esperar|comer)) /u;

/** Matches words that show that a question about a medicine may be about an overdose. */
const FATAL =
  / (?:die|dying|overdos\w*|kill\w*|lethal|sterben|umbring\w*|uberdosis|morir\w*|matar\w*|sobredosis|morrer|all (?:my|the|of)|alle|todas|todos|whole|ganze|entera|inteira|\d\d+) /u;

/** Matches words that mark the sentence as a joke. */
const JEST =
  / (?:just kidding|only joking|was a joke|nur (?:ein )?(?:spass|scherz|witz)|(?:es|era) broma|(?:e|era|foi|de) (?:brincadeira|zoeira)|to brincando|en broma|jokingly|aus spass|im scherz) /u;

/** Matches laughter that a word causes, such as "choking with laughter". */
const LAUGHTER =
  / (?:(?:with|of|from) laugh\w+|laughing so|vor lachen|de (?:la )?risa|de tanto reir\w*|de (?:tanto )?ri[rs]o?) /u;
/** Matches exaggerations, which are harmless together with written laughter: "casi me mata jaja". */
const ALMOST =
  / (?:(?:almost|nearly) (?:died|killed|had a heart attack|fainted)|casi (?:me )?(?:mat\w+|muer\w+|infart\w+|desmay\w+)|quase (?:me )?(?:mat\w+|morr\w+|infart\w+|desmai\w+)|fast (?:gestorben|umgekippt|einen herzinfarkt)) /u;
const LAUGH = / (?:(?:ja){2,}\w*|(?:ha){2,}\w*|k{3,}|(?:rs){2,}|lol|lmao|hihi\w*) /u;
/** Matches fixed figures of speech, such as "a suicide mission", and blows at a punching bag. */
const FIGURE =
  / (?:(?:trabajo|mision|horario|precio|trabalho|missao|preco) suicida|suicide mission|selbstmordkommando|(?:pego|pegou) (?:muy )?(?:fuerte|duro|forte)? ?(?:la|el|a|o|uma|un|una)? ?(?:gripe|gripa|resfriado|covid|virus|frio|calor|sol)|(?:pega\w*|golpe\w*|hit|hitting|punch\w*) (?:al|el|the|a) (?:saco|bag|punching bag|pera)) /u;
/** Matches inanimate things that end, such as a router or a phone: "the wifi died". */
const THING =
  / (?:wi ?fi|wlan|router|internet|wallet|laptop|app|konto|akku|cartera|billetera|carteira|bateria|phone|battery|computer|celular|telefone|telefono|movil|handy|computador|ordenador|rechner) (?:\w+ ){0,2}(?:die[ds]?|dead|bleed\w*|stirbt|tot|blutet|muere|murio|morir|sangr\w+|morr\w+|mort\w) | (?:morir|morrer|muere|morre|stirbt) (?:el |o |das )?(?:wi ?fi|wlan|router|internet|akku|bateria) /u;

/** Matches complaints that have ended. */
const ENDED =
  / (?:(?:rash|fever|pains?|swelling|dizziness|itch\w*|headaches?|nausea|cough|symptoms?|side effects|redness) (?:is|are|has|have) (?:\w+ )?(?:gone|cleared up|disappeared|healed|stopped)|(?:not|no longer) (?:dizzy|sick|nauseous|swollen|itchy|in pain)|works? (?:really |very )?well|(?:ausschlag|fieber|schmerz\w*|schwellung|schwindel|juckreiz|ubelkeit|symptome?|beschwerden|nebenwirkungen) (?:ist|sind) (?:\w+ )?(?:weg|verschwunden|abgeklungen|verheilt)|nicht mehr (?:schwindlig|schwindelig|ubel|geschwollen|schlecht)|(?:super|gut|bestens|problemlos|prima) vertragen|(?:se|me) (?:ha ido|fue|fueron|quito|paso) (?:el|la|los|las) (?:sarpullido|fiebre|dolor\w*|mareos?|alergia|hinchazon|picor|tos|nauseas|ronchas)|ya no (?:estoy|tengo|siento|me) (?:maread\w|mareos?|fiebre|dolor|duele|nauseas|sarpullido|ronchas|picor|pica|alergia|sintomas|molestias|hinchad\w)|le (?:sento|cayo) (?:genial|bien|estupendo)|(?:alergia|febre|dor|coceira|tontura|inchaco|manchas?|enjoo|tosse) (?:ja )?(?:sumiu|passou|desapareceu|melhorou|sumiram)|nao (?:estou|to|tenho|sinto) mais (?:tont\w|febre|dor|enjo\w+|alergia|inchad\w|coceira)|nao senti nada|went (?:well|fine)|no (?:fever|rash|pain|reaction|side effects)|kein (?:fieber|ausschlag)|ni fiebre|when (?:they|someone) draws? blood|cuando le sacan sangre|bei der blutabnahme|quando tira sangue|as prescribed|wie verschrieben|como me recetaron|conforme receitado) /u;
const BUT = / (?:but|however|now|aber|jetzt|dafur|pero|ahora|mas|agora|porem|instead) /u;

/**
 * Returns whether a sentence has a context in which alarming words are harmless, for example a joke, a question about
 * an offer or an ended complaint.
 */
const isHarmless = ({ clauses, isQuestion }: Sentence): boolean => {
  const sentence = clauses.join('');
  if (JEST.test(sentence) && !BUT.test(sentence)) return true;
  if (isQuestion && PERMISSION.test(sentence) && !NOW.test(sentence) && !FATAL.test(sentence)) return true;
  if (CHILDHOOD.test(sentence) && OVER.test(sentence) && !AGAIN.test(sentence)) return true;
  if (FORM.test(sentence) && !INTENT.test(sentence)) return CHILDHOOD.test(sentence) || KIN.test(sentence);
  if (ENDED.test(sentence) && !BUT.test(sentence)) return true;
  if (LAUGHTER.test(sentence) || THING.test(sentence) || FIGURE.test(sentence)) return true;
  if (ALMOST.test(sentence) && LAUGH.test(sentence)) return true;
  return isQuestion && OFFER.test(sentence) && !URGENT.test(sentence);
};

/** Returns the clauses of a sentence. A clause with a harmless context is replaced with an empty text. */
export function withoutContexts(sentence: Sentence): readonly string[] {
  if (isHarmless(sentence)) return sentence.clauses.map(() => '');
  const whole = sentence.clauses.join('');
  if (WORK.test(whole) && !NOW.test(whole)) return sentence.clauses.map(withoutContent);
  return sentence.clauses;
}

/** Returns the part of a clause that is not about the content of a film, book or game. */
function withoutContent(clause: string): string {
  if (!OWN.test(clause)) return '';
  const at = clause.search(CONTENT);
  return at < 0 || OWN.test(clause.slice(at + 1)) ? clause : `${clause.slice(0, at)} `;
}
