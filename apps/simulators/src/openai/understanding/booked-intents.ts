import { APPOINTMENT } from './lexicon.ts';

const MINE =
  "(?:it|that|the|my|our|this|wednesday'?s?|la|mi|el|lo|a|o|minha|meu|esta|den|meinen|meine|unseren|diesen|der|die|mein)";

/**
 * Patterns for changes to an existing appointment. Without an appointment, they are ignored. They apply to normalized
 * text and cover all languages.
 */
export const BOOKED_INTENTS: Readonly<Record<string, readonly string[]>> = {
  cancel: [
    "(?:won'?t|will not|(?:am|are|is|'m|'re)? ?not|aren'?t|isn'?t|can'?t|cannot|no longer) (?:be )?(?:coming|come|attend(?:ing)?|show(?:ing)? up|turn(?:ing)? up|joining|(?:going to )?make (?:it|that|the|my|our))",
    "(?:won'?t|not going to) (?:be able to )?(?:make it|come|attend|be there|manage)",
    `(?:scrap|drop|delete|remove|pull out of|get out of|back out of|bail on|withdraw from|give up|forget) ${MINE} ?(?:\\w+ ){0,2}?(?:${APPOINTMENT}|spot|place|one|$)`,
    `(?:give|offer|release|free up) ${MINE} (?:slot|spot|place|time|${APPOINTMENT})`,
    `(?:you|someone|somebody|anyone|others?)(?: else)? (?:can|may|could) (?:have|take) (?:my|the|that|our) (?:\\w+ ){0,2}(?:slot|spot|place|time|${APPOINTMENT})`,
    `(?:let|give) (?:someone|somebody|anyone) (?:else )?(?:have |take )?(?:my|the) (?:\\w+ ){0,2}(?:slot|spot|place|time|${APPOINTMENT})`,
    '(?:os|les|le) (?:devuelvo|dejo|cedo) (?:mi |la |el )(?:hora|hueco|plaza|sitio|turno|cita)|(?:pode[is]+|pueden|puedes) (?:dar|dadle|darle|usar|ofrecer) (?:\\w+ ){0,2}(?:mi |la |el )(?:hora|hueco|plaza|sitio|turno|cita)',
    '(?:devolvo|deixo|cedo) (?:\\w+ ){0,2}(?:a |o )?(?:minha |meu )(?:vaga|hora|lugar|horario)|podem (?:dar|ficar com|usar) (?:\\w+ ){0,2}(?:a |o )?(?:minha |meu )(?:vaga|hora|lugar|horario)',
    `(?:don'?t|do not|no longer) need (?:it|to come|the|my|an?) ?(?:any ?more|any longer|$|[,.!]|${APPOINTMENT})`,
    '(?:take|cross|remove|strike) (?:me|us|my name|our name) (?:off|from)(?:$|[.,!?]| (?:the|your|for|on))',
    // "We'll leave it this time" and "I'll give it a miss".
    "(?:(?:i|we)(?:'ll| will|'d better)|think (?:i|we)(?:'ll| will)|have to) (?:(?:have|need) to )?(?:leave it(?! (?:as|at|there|like|with|to you))|give it a miss)",
    '(?:lo|la) (?:dejamos|dejo|vamos a dejar|voy a dejar|dejaremos)(?! (?:como|asi|para el|para las?|en|tal))',
    '(?:vou|vamos) deixar (?:isto |isso )?para (?:outra vez|a proxima|outra altura)|fica para a proxima',
    '(?:lassen|lass|lasse) (?:wir |ich )?(?:es|das|ihn) (?:\\w+ )?(?:diesmal|dieses mal|lieber|doch|vorerst)(?! (?:bei|so))',
    `skip (?:${MINE}|this|today'?s?|tomorrow'?s?|next) (?:\\w+'?s? )?(?:week'?s? )?(?:${APPOINTMENT}|one)`,
    "(?:won'?t|no longer|not|isn'?t) (?:be )?(?:needed|necessary|required)(?: (?:any ?more|after all))?|(?:won'?t|don'?t|no longer) (?:be )?need(?:ing)? (?:it|you|to come|that|(?:(?:on|my|the|our) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|slot|place))|(?:feeling|feel|all|much) (?:a lot |much )?better now",
    '(?:al final |ya )?no (?:va a hacer|hace|hara) falta|(?:al final |ya )no (?:es|sera|va a ser) (?:necesari[oa])|(?:al final |ya )no (?:la|lo) necesit\\w+',
    '(?:afinal |ja )nao (?:vai ser|e|sera|foi) (?:mais )?(?:preciso|necessari[oa])|(?:ja )nao (?:vou|vamos) precisar|nao (?:e|vai ser) mais (?:preciso|necessari[oa])',
    '(?:doch )?nicht mehr (?:notig|notwendig|gebraucht|erforderlich)|hat sich (?:\\w+ )?erledigt|(?:brauche|brauchen) (?:wir |ich )?(?:es|das|ihn|sie|den) (?:\\w+ )?nicht mehr',
    `(?:pull|back|bail|duck|drop)(?:ing)? out (?:of |on )?(?:(?:the|my|our|this|on) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|${APPOINTMENT}|it)`,
    'count me out|have to (?:bail|pass|skip it)',
    `${APPOINTMENT} (?:\\w+ ){0,3}(?:isn'?t|is not|no longer|not) (?:needed|necessary|required)`,
    `(?:quit(?:a|ad|en|ar|eme|ame|adme)(?:me)?|borr(?:a|ad|en|ar|eme|ame)|elimin(?:a|ad|en|ar)|suprim(?:e|id|an|ir)|anul(?:a|ad|en|ar)(?:me|la|lo)*|suspend(?:e|ed|an|er)(?:la)?) ?(?:me )?(?:la |mi |lo |el |esa )?(?:${APPOINTMENT}|del?|de la)?`,
    '(?:al final |ya |finalmente )no (?:voy|vamos|ire|iremos|podre|podemos|puedo|asistire|acudire)(?! (?:a (?:pedir|querer|necesitar)))',
    'no (?:voy|vamos) a (?:ir|poder|asistir|acudir|venir)|no (?:ire|iremos|asistire|acudire|podre (?:ir|asistir|acudir|venir))|no me (?:es|sera|va a ser) posible (?:ir|asistir|acudir|venir)|no cont(?:eis|en|es|ad) conmigo|(?:me es )?imposible (?:ir|asistir|acudir)',
    `ya no (?:necesit\\w+|quier\\w+|me hace falta|nos hace falta|me interesa) (?:la |lo |mi |esa |el )?(?:${APPOINTMENT}|venir|ir|del? (?:lunes|martes|miercoles|jueves|viernes|manana)|lunes|martes|miercoles|jueves|viernes)`,
    '(?:dar|darle|dadle|dale|denle|ceder|cedo|liberar|liberad) (?:\\w+ ){0,2}(?:mi |el |la )(?:hora|hueco|plaza|sitio|turno|cita)',
    '(?:afinal|ja|infelizmente) nao (?:vou|vamos|irei|posso|consigo|poderei)(?! (?:querer|precisar))',
    'nao (?:vou|vamos) (?:poder|conseguir)? ?(?:ir|comparecer|aparecer|vir)|nao (?:irei|poderei|comparecerei)|nao (?:me )?(?:e|sera) possivel (?:ir|comparecer|vir)|nao contem comigo|impossivel (?:ir|comparecer)',
    `ja nao (?:preciso|quero|e preciso|necessito) (?:d?[aeo] |da minha |do meu |de )?(?:${APPOINTMENT}|ir|vir|segunda|terca|quarta|quinta|sexta)|nao preciso mais (?:d[aeo] )?`,
    `(?:apag(?:ar|uem|a|ue)|elimin(?:ar|em|e)|retir(?:ar|em|e)|tir(?:ar|em|e)|anul(?:ar|em|e)|suspend(?:er|am|a)) (?:a |o |da agenda )?(?:minha |meu )?(?:${APPOINTMENT}|nome)`,
    '(?:dar|dem|ceder|libertar|liberar|libertem) (?:\\w+ ){0,2}?(?:a |o )?(?:minha |meu )?(?:vaga|hora|lugar|horario)',
    '(?:komme|kommen|erscheine|schaffe|schaffen) (?:\\w+ ){0,4}(?:doch |leider )?nicht(?! (?:vor|nach|bis|um|so))|(?:werde|werden|kann|konnen) (?:\\w+ ){0,5}nicht (?:\\w+ ){0,2}(?:kommen|erscheinen|wahrnehmen|einhalten|schaffen|teilnehmen)',
    `(?:brauche|brauchen|benotige|will|mochte) ${MINE} (?:${APPOINTMENT} )?(?:\\w+ ){0,2}nicht mehr`,
    `${APPOINTMENT} (?:\\w+ ){0,4}(?:brauch|brauche|brauchen|benotige|benotigen) (?:\\w+ ){0,3}(?:nicht mehr|nimmer)`,
    `(?:streich(?:en|t|e)?|losch(?:en|t|e)?|cancel(?:n|t|e)|annullier(?:en|t|e)) (?:sie |mir )?(?:bitte )?(?:${MINE} )?(?:${APPOINTMENT})?`,
    `${APPOINTMENT} .{0,45}(?:streichen|loschen|canceln|annullieren|freigeben|ausfallen lassen)|(?:fallt|fallen) (?:\\w+ ){0,4}aus|(?:muss|mussen) (?:\\w+ ){0,4}ausfallen`,
    '(?:nehm\\w*|nimm|trag\\w*) (?:sie )?(?:mich|uns) .{0,30}(?:raus|aus|runter|heraus)',
    '(?:wird|werden) (?:\\w+ ){0,4}(?:nichts|nix)(?! (?:kosten|passieren))',
    '(?:platz|termin|zeit) (?:\\w+ ){0,4}(?:wieder ?haben|weitergeben|anderweitig|jemand anderem|vergeben|geben|freigeben)|gebt (?:\\w+ ){0,3}(?:platz|termin)',
    "(?:ne (?:viendrai|viens|serai|pourrai)|n'irai) (?:\\w+ )?(?:pas|plus)|plus besoin d[eu] (?:mon |ce |rendez)",
  ],
  reschedule: [
    `(?:earlier|sooner|later|different|other|another|new) (?:${APPOINTMENT}|date|day|time|slot|one)`,
    '(?:need|want|prefer|like|find|take|have|get) (?:to (?:find|have|get) )?an? ?(?:other|different|new|earlier|later) (?:day|time|date|slot)',
    '\\binstead\\b(?! of (?:coming|going))',
    "(?:i'?d|would|i) (?:rather|prefer to|like to) (?:come|do|have|go|make it) (?:on|at|in|a|it)",
    '(?:necesito|necesitaria|quiero|queria|prefiero|preferiria|busco|dame|dadme|me (?:va|viene) mejor) (?:en )?otr[oa] (?:dia|fecha|hora|momento|cita)',
    `(?:adelant|retras|atras|aplaz|pospon|mov|cambi|pas)(?:ar|er|ad|en|arme|o)?(?:la|lo|mela|melo)? (?:la |mi |el )?(?:${APPOINTMENT}|una|un|media|dos|al|para|a)|(?:adelant|retras|atras|aplaz|pospon|mov|cambi|pas)(?:ar|er|ad)(?:la|lo|mela|melo)\\b`,
    '(?:me|nos) (?:la|lo) (?:pod\\w+ |pued\\w+ )?(?:pas|cambi|mov|adelant|retras|aplaz)\\w+',
    '(?:preciso|precisava|quero|queria|prefiro|preferia|gostava) (?:de |d)?(?:um |uma )?outr[oa] (?:dia|data|hora|horario|altura)',
    `(?:troc|mud|pass|alter|adiant|atras|antecip|adi|mov)(?:ar|er|em|o|asse)?(?:[- ]?[alo]+)? (?:a |o |para |minha |meu )?(?:${APPOINTMENT}|uma|um|meia|duas|segunda|terca|quarta|quinta|sexta|sabado|amanha|outro|outra)`,
    '(?:brauche|brauchte|mochte|hatte gern\\w*|will|wollte|bitte|suche) (?:\\w+ ){0,2}(?:einen |eine )?(?:anderen?|neuen?|fruheren?|spateren?) (?:tag|termin|uhrzeit|zeit|datum)',
    '(?:push|shift|bring|put|mov|chang|switch|swapp|delay)(?:ing|e)? (?:it|that|this|mine|(?:my|our|the|his|her) \\w+) (?:back|forward|out|to|until|till)',
    '(?:cambi|pas|muev|corr|adelant|atras|retras|apl[ac]+)(?:ar|er|ad|en|a|e)?(?:me|nos)(?:la|lo)(?![a-z])',
    '(?:vorziehen|vorverlegen|nach (?:hinten|vorne?) (?:verschieben|verlegen|schieben)|tauschen|umlegen|umplanen|wechseln|schieben)',
  ],
};
