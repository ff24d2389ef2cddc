/** Pattern for words that mean an appointment, in all languages. */
export const APPOINTMENT =
  '(?:appointments?|appt|bookings?|reservations?|slots?|visits?|sessions?|consultations?|consults?|lessons?|class(?:es)?|viewings?|meetings?|check-?ups?|citas?|reservas?|turnos?|visitas?|consultas?|horarios?|marcac(?:ao|oes)|agendamentos?|reunia?o|aulas?|clases?|termine?s?|terminen|buchung(?:en)?|reservierung(?:en)?|rendez[- ]?vous|rdv|reservations?|seances?)';

const DET =
  '(?:the |my |an? |our |this |that |la |mi |una |el |un |esta |a |o |minha |meu |uma |um |essa |den |einen |meinen |unseren |diesen |ein |mon |le |ma |ce )?';

/** Patterns for each intent, which apply to normalized text. They cover all languages, because people mix languages. */
export const INTENTS: Readonly<Record<string, readonly string[]>> = {
  cancel: [
    `(?:cancel(?:ling|ing|ar|arla|arlo|arme|e|en|em|a|ad|adla|adme|o|amos|lo|la|eis|ais|emos|ame|eme|enme)?|call(?:ing)? off|anul(?:ar|arla|arlo|arme|a|ad|adla|adme|en|em|e|o|amos|ais|eis|ame|eme)|desmarc(?:ar|a|am|o|amos)|desmarqu(?:e|em|emos)|absag(?:en|e|t)|stornier(?:en|e|t)|annul(?:er|e|ez)|absag)(?:$|[^a-z])`,
    "call(?:ing)? (?:(?!me |us |back )[a-z']+ ){1,5}off(?![a-z])",
    '(?:sage?n?|muss|mochte|will)\\b.{0,40}\\bab(?:sagen)?(?:$|[.!?])',
    "(?:can'?t|cannot|can not|won'?t be able to|not able to|unable to) (?:make|come|attend|be there)(?: it)?(?! (?:before|until|earlier))",
    'no (?:puedo|podre|voy a poder) (?:ir|asistir|acudir|venir)',
    'nao (?:posso|vou poder|consigo) (?:ir|comparecer|vir)',
    '(?:kann|schaffe) .{0,20}(?:leider )?(?:doch )?nicht (?:kommen|wahrnehmen)|schaffe es (?:\\w+ ){0,4}nicht',
    'ne (?:peux|pourrai|pourrais) (?:pas|plus) (?:venir|y aller|me presenter)',
    `(?:don'?t|do not|no longer) (?:need|want) ${DET}${APPOINTMENT}(?: any ?more)?`,
  ],
  reschedule: [
    `(?:reschedul(?:e|ing)|re-schedule|postpone|push back|bring forward|rebook|reprogramar(?:la)?|aplazar(?:la)?|posponer(?:la)?|reagendar|remarcar|adiar|antecipar|adelantar(?:la)?|verschieben|verlegen|umbuchen|reporter|decaler|repousser|avancer)(?:$|[^a-z])`,
    `(?:mov(?:e|ing)|chang(?:e|ing)|switch|shift|swap) (?:it|things|${DET}${APPOINTMENT}|(?:the|my) (?:time|date|day|${APPOINTMENT} time))`,
    `(?:push|put off|bring|shift|delay) (?:back )?${DET}${APPOINTMENT}`,
    '(?:push|put|shift|delay|switch|swap) (?:it|that|this|things|mine)(?! (?:on|off|away))',
    'bring (?:it|that|this|things|mine) (?:forward|back)',
    'podemos (?:pasar|mover|cambiar)(?:la|lo)?|peut-on (?:le )?(?:decaler|deplacer)',
    `(?:mov(?:e|ing)|chang(?:e|ing)|shift) .{0,30}(?:to (?:another|a different|some other|next|the)|${APPOINTMENT})`,
    `(?:cambiar(?:la|lo)?|cambio|mover(?:la|lo)?|modificar|pasar(?:la|lo)) (?:de |a |para )?(?:${DET}${APPOINTMENT}|la fecha|la hora|otro|otra|el|${DET}dia|al)`,
    `(?:cambiar|mover|modificar|pasar)(?:la|lo)\\b`,
    `(?:mudar|alterar|trocar|passar|mover) (?:de |a |o |para )?(?:${DET}${APPOINTMENT}|a data|a hora|o horario|outro|outra|o dia|minha)`,
    `(?:${APPOINTMENT}|ihn|es|das|den) .{0,40}(?:andern|verschieben|verlegen)`,
    '(?:ihn|es|das|den termin) .{0,10}auf .{0,40} (?:legen|schieben)',
    `(?:deplacer|changer|modifier|bouger|le decaler) (?:${DET}${APPOINTMENT}|la date|l'heure|l'horaire|de (?:jour|date|creneau)|mon)`,
    'le (?:deplacer|changer|decaler|reporter)',
    `(?:can|could) (?:we|i|you) (?:make it|do it|have it|come) (?:an? (?:hour|day|bit|little) )?(?:earlier|later|on|another)`,
    'anderen termin|einen anderen tag fur meinen',
    `(?:another|different) (?:time|day|date) for ${DET}${APPOINTMENT}`,
  ],
  appointments: [
    `(?:when|what time|what day|which day|at what time|where and when)(?:'s| is| was| are|) ${DET}(?:next )?${APPOINTMENT}`,
    `(?:do i|have i|did i) (?:have|got|book|make|already have) (?:already |any |an? |some )?(?:upcoming )?${APPOINTMENT}`,
    `(?:list|show|tell)(?: me)? (?:all )?(?:of )?(?:when )?(?:my|mis|meus|minhas|meine|mes) (?:next |upcoming )?${APPOINTMENT}`,
    `(?:cuando|a que hora|que dia)(?: era| es| tengo)? (?:mi |la |mis )?${APPOINTMENT}`,
    `(?:tengo|tenia) (?:ya |alguna |una )*${APPOINTMENT}.{0,20}\\?`,
    `(?:quando|a que horas?|que dia)(?: e| era| tenho| foi|) (?:a |o )?(?:minha |meu )?${APPOINTMENT}`,
    `(?:tenho|eu tenho) (?:ja |alguma |uma )*${APPOINTMENT}.{0,20}\\?`,
    `(?:wann|um wie viel uhr|um wieviel uhr|an welchem tag)(?: genau)?(?: ist| war| sind| habe ich)(?: denn| nochmal| noch mal| noch einmal| eigentlich)? (?:mein(?:e|en)? |der |den )?(?:nachster |nachsten )?${APPOINTMENT}`,
    `habe ich (?:schon |bereits )?(?:einen |noch einen )?${APPOINTMENT}.{0,20}\\?`,
    `(?:quand|a quelle heure|quel jour)(?: est(?:-ce)?| j'ai| ai-je|) ?(?:que j'ai )?(?:mon |le )?(?:prochain )?${APPOINTMENT}`,
    `(?:ai-je|est-ce que j'ai|j'ai) (?:deja )?(?:un )?${APPOINTMENT}.{0,20}\\?`,
  ],
  callback: [
    '(?:call|phone|ring) (?:me|us)(?: back)?(?! (?:a |an |names|stupid))|(?:give|get) (?:me )?a (?:call|ring|phone ?call|callback)(?: back)?|call ?back',
    '(?:llamame|llamenme|llamadme|llameme|llamarme|me (?:llama(?:n|s|is)?|llamen|llames|puede[ns]? llamar)|que me llamen|una llamada)',
    '(?:me (?:liga(?:r|m)?|ligue(?:m)?|telefona[r]?)|liga(?:r)?[- ]me|ligue(?:m)?[- ]me|ligar (?:para mim|de volta)|telefonar[- ]me|uma ligacao|uma chamada)',
    '(?:ruf(?:en|t)? (?:sie |ihr )?mich|zuruckruf(?:en)?|ruckruf|mich (?:\\w+ ){0,4}an(?:zu)?rufen|mich anruf(?:en|t))',
    '(?:rappel(?:ez|le)[- ]moi|appelez[- ]moi|me (?:rappeler|telephoner|rappelle|appeler)|etre rappelee?|un rappel)',
  ],
  leave_message: [
    'leave (?:a|you a|them a|her a|him a) (?:message|note)|pass (?:on|along) (?:a|this|the) message|take a message|(?:can|could|please) (?:you )?(?:tell|let) (?:the (?:doctor|team|coach|teacher|trainer|boss|owner|staff|therapist)|them|her|him|\\w+ know) (?:that|know|i|about|to)',
    '(?:dejar|dejo|dejarle)(?:les|te|os)? (?:un |una )?(?:mensaje|recado|nota)|(?:digale|diganle|dile|decirle|diles|avisen|avisar) (?:al|a la|a|que)',
    'deixar (?:um |uma )?(?:mensagem|recado)|(?:diga|avise|avisar|dizer) (?:ao|a|para o|para a) (?:\\w+ )?(?:que|doutor|medico|professor|equipe|equipa)',
    '(?:nachricht|notiz) (?:hinterlassen|dalassen|da lassen|weiterleiten)|(?:richten sie|ausrichten|sagen sie (?:bitte )?(?:dem|der|ihr|ihm|herrn|frau))',
    'laisser (?:un |lui un |leur un )?(?:message|mot)|(?:dites|dire|prevenez|transmettre) (?:au|a la|a l|lui|leur|ce message)',
  ],
  book: [
    `(?:book(?:ing)?|schedule|reserve|make|arrange|set up|get|need|want|like|have|take|find) (?:me |us )?(?:in )?(?:to (?:book|make|schedule|have|arrange|get) )?(?:an? |another |my first |the next |a first |some |one )?(?:new |free |trial |first |quick |short |available )*${APPOINTMENT}`,
    '(?:what|which) (?:days?|times?) (?:do you have|have you got|are you)|(?:que|q) (?:dias?|horas?|huecos?) (?:teneis|tienen|tienes|hay|os queda\\w*|tem|ha|voces tem)|welche (?:tage|termine|zeiten) (?:habt|haben|hattet|hatten)|wann (?:habt|hattet|haben|hatten) (?:ihr|sie) (?:\\w+ ){0,2}(?:zeit|was|etwas|termine?|luft)',
    'how soon (?:can|could)|when (?:can|could) (?:someone|somebody|you|i|we) (?:\\w+ )?(?:come|visit|see me|see us|fit|look at)|(?:can|could) (?:someone|somebody|anyone|you) (?:\\w+ )?(?:come|pop|drop|swing|stop) (?:round|over|out|by|in|and|to (?:look|see|have|check|measure|give))|(?:come|coming) (?:and|to|for) (?:see|have a look|look|view|visit)|(?:have a )?look (?:around|round)|(?:can|could|may) (?:i|we) (?:come|visit|view)(?! with)',
    '(?:puede|podria|pueden|podrian|podeis|podriais) (?:\\w+ )?(?:venir|pasar(?:se)?|acercarse)(?: alguien| a (?:ver|medir|mirar|hacer|dar)|$|[?.!,])|alguien (?:puede|podria) (?:venir|pasar\\w*|acercarse)|(?:podemos|podriamos|puedo|podria) (?:ver|visitar|conocer|pasar(?:me|nos)?)(?! (?:el|los|la|las) (?:precio|tarifa|menu|carta))',
    '(?:alguem|voces) (?:pode|podem|podia|poderia|consegue|conseguem) (?:\\w+ )?(?:passar|vir)|(?:pode|podia|podem|poderia) (?:vir|passar) (?:ca|aqui|alguem)|(?:podemos|podiamos|posso|podia) (?:ver|visitar|conhecer|passar)(?! (?:o|os|a|as) (?:preco|menu|carta))',
    '(?:kann|konnte|konnten|konnt|wurde) (?:jemand|einer|wer|ihr|sie) (?:\\w+ ){0,5}(?:vorbeikommen|vorbeischauen|rauskommen|kommen|anschauen|ansehen)|(?:kann|konnen|konnte|konnten|darf|durfen) (?:ich|wir) (?:\\w+ ){0,5}(?:anschauen|ansehen|besichtigen|vorbeischauen|vorbeibringen|vorbeikommen|reinschauen|umsehen)',
    '(?:fit|squeeze) (?:me|us|him|her|my \\w+) in|(?:soonest|earliest) (?:you|i|we) (?:could|can)',
    "(?:i'?d like|i want(?:ed)?|i would like|want(?:ed)?|need(?:ed)?|like|wanna|can i|could i|may i|can we|could we|let'?s|please|how do i|how can i|able to|trying to) (?:to )?(?:book|schedule|reserve|sign up|come in|come by|come over|drop by|pop in|see (?:someone|the doctor|you)|try a)",
    'when (?:can|could|may|should) (?:i|we) (?:\\w+ )?(?:come|bring|drop|pop|visit|stop by)',
    'cuando (?:(?:os|le|les) )?(?:puedo|podria|podemos|podriamos) (?:ir|venir|pasar\\w*|llevar\\w*|traer\\w*)',
    'quando (?:posso|podemos|podia|podiamos|poderia|poderiamos) (?:ir|vir|passar|levar\\w*|trazer\\w*)',
    'wann (?:kann|konnen|konnte|konnten|darf|durfen) (?:ich|wir) (?:\\w+ ){0,4}(?:kommen|vorbeikommen|vorbeibringen|bringen)',
    '^(?:book|schedule|reserve|booking)(?:$|[ .!,])|book (?:me|us|it|something|a)\\b|(?:do you have|have you got|is there|are there|got|any) (?:any |a |some )?(?:free |available )?(?:slots?|times?|openings?|availability|spaces?|space|room|appointments?|anything)|(?:are|is|would) (?:you|it|there) (?:be )?(?:free|available|anything)|when (?:are you|is it|do you have) (?:free|available|something)|what times? (?:do you have|are (?:free|available))|availability',
    `(?:reservar|agendar|pedir|sacar|coger|solicitar|concertar|tener|hacer|quiero|quisiera|necesito|gustaria|busco|dar(?:me)?) (?:una |un |la |otra |mi )?(?:nueva |primera )?${APPOINTMENT}`,
    '(?:quiero|quisiera|me gustaria|puedo|podria|necesito) (?:reservar|agendar|apuntarme|inscribirme|ir a|pasarme|venir)|^reservar|(?:hay|tienen|tienes|teneis|queda[n]?) (?:algun[ao]? |algo |alguna |un )?(?:hueco|huecos|disponibilidad|hora|horas|citas?|libre|sitio|turno|algo)|disponibilidad|(?:algun|un) hueco|cuando (?:tienen|hay|pueden)',
    `(?:marcar|agendar|reservar|fazer|pedir|quero|queria|gostaria de|preciso de|preciso|ter) (?:uma |um |a |outra |a minha |minha )?(?:nova |primeira )?${APPOINTMENT}`,
    '(?:quero|queria|gostaria de|posso|preciso|da para) (?:marcar|agendar|reservar|me inscrever|ir ai)|^(?:marcar|agendar)|(?:ha|tem|teem|tens|existe) (?:algum[a]? |alguma |um )?(?:vaga|vagas|lugar(?:es)?|horario|horarios|disponibilidade|hora|livre|disponivel)|disponibilidade|quando (?:tem|podem)',
    `${APPOINTMENT} (?:\\w+ ){0,4}(?:vereinbaren|buchen|machen|ausmachen|bekommen|haben|reservieren)|(?:brauche|hatte gern[e]?|mochte|will|suche|bitte|vereinbaren|buchen|gern[e]?) (?:\\w+ ){0,2}(?:einen |ein |um einen )?(?:neuen |ersten |freien )?${APPOINTMENT}`,
    '(?:mochte|wurde gern[e]?|kann ich|konnte ich|will|wollte) (?:\\w+ ){0,6}(?:buchen|reservieren|vorbeikommen|einen termin|anmelden)|^(?:buchen|termin)(?:$|[ .!,])|(?:haben sie|habt ihr|gibt es|ist|ware) (?:\\w+ ){0,8}(?:frei(?![a-z])|freie|freien|verfugbar|termin|termine|platz|platze|etwas frei|was frei)|wann (?:haben sie|habt ihr|ist) (?:\\w+ ){0,3}frei',
    `(?:prendre|reserver|fixer|avoir|obtenir|voudrais|veux|besoin d'|besoin de|souhaite|souhaiterais|aimerais) (?:d')?(?:un |une |prendre |reserver )?(?:un |une |mon )?(?:nouveau |premier )?${APPOINTMENT}`,
    "(?:voudrais|veux|peux|puis|souhaite|aimerais|pourrais)(?:-je| je)? (?:reserver|prendre rdv|passer|venir|m'inscrire)|^reserver|(?:avez[- ]vous|vous avez|y a[- ]t[- ]il|il y a|auriez[- ]vous) (?:\\w+ ){0,4}(?:dispo|disponible|disponibles|libre|libres|creneau|creneaux|de la place|place)|quand (?:etes|avez)[- ]vous (?:\\w+ )?(?:libre|dispo)|disponibilites?|dispo",
  ],
};

/** Matches words before an intent that negate it. */
export const NEGATION =
  /(?:\bdon'?t\b|\bdo not\b|\bnot\b|\bnever\b|\bwon'?t\b|\bno (?:quiero|queria|hace falta|necesito|deseo)\b|\bno\b(?!,)|\bsin\b|\bnao (?:quero|queria|preciso|e para)?\b|\bsem\b|\bnicht\b|\bkein(?:e|en)?\b|\bne\b|\bpas\b|\bsans\b|\binstead of\b|\brather than\b|\ben (?:vez|lugar) de\b|\bem vez de\b|\bstatt\b|\bau lieu d[e'])\s?(?:[a-z']+\s){0,4}$/;

/** Matches a negation after an intent, as in German, French and Portuguese. */
export const NEGATION_AFTER = /^[^,.;!?]{0,20}\b(?:nicht|nichts|pas|nao)\b/;
