/** Patterns for dialogue acts that have no parameters. They apply to normalized text and cover all languages. */
export const SIGNALS = {
  human: [
    '(?:speak|talk|chat|connect me|put me through|transfer me|get me|speaking|talking) (?:to|with)? ?(?:an? |the |some(?:one|body)|your )?(?:real |actual |live |human |customer )?(?:human|person|people|someone|somebody|agent|operator|representative|rep|colleague|manager|staff|advisor|employee|boss|owner|supervisor|team member|receptionist|doctor|trainer|support)',
    '(?:want|need|give me|like|prefer) (?:to (?:speak|talk) (?:to|with) )?(?:an? )?(?:real |actual |live )?(?:human|person|operator|representative|human being)(?! (?:trainer|class))',
    '(?:give|get|put) (?:me|us) (?:on to |through to |onto )?(?:an? |the |your )?(?:real |actual |live )?(?:human|person|manager|boss|supervisor|owner|someone)(?! (?:who|for|to do))',
    '^(?:a |real |human |an )*(?:human|person|operator|agent|colleague|representative)(?: please)?[.! ]*$|real (?:human|person)(?! \\?)',
    'hablar con (?:una? |el |la |algun[ao]? )?(?:persona|humano|alguien|agente|operador[a]?|companer[oa]|encargad[oa]|responsable|asesor[a]?|recepcionista)|(?:hablar con|quiero (?:ver|hablar con)|llamad a) (?:el|la|su|vuestr[oa]|tu) (?:jef[ea]|duen[oa]|encargad[oa]|responsable|gerente)|(?:quiero|necesito|pas[ae](?:d|me|nme|dme)? (?:con|a)|pon(?:me|edme|game)? (?:con|a)|dame|denme|dadme) (?:una? |el |la |al |un )?(?:persona|humano|agente|alguien|responsable|encargad[oa]|jef[ea]|duen[oa]|gerente|superior)',
    '(?:falar|conversar) com (?:uma? |o |a |algum[a]? )?(?:pessoa|humano|alguem|atendente|operador[a]?|funcionari[oa]|responsavel|gerente|colega)|(?:falar|conversar) com (?:o|a|seu|sua|vosso|vossa) (?:chefe|don[oa]|gerente|responsavel|patrao)|(?:quero|preciso de|pass[ea](?:-me|m-me)?|dê-me|de-me|deem-me|ponha-me) (?:a |ao |com |para )?(?:um[a]? |o |a )?(?:atendente|humano|pessoa(?: real| de verdade)?|responsavel|gerente|chefe|patrao|superior)(?![a-z])',
    '(?:mit )(?:einem |einer |jemand(?:em)? |dem |der )?(?:echten |richtigen )?(?:menschen|person|mitarbeiter(?:in)?|kolleg(?:en|in)|jemand(?:em)?|berater(?:in)?)(?: \\w+){0,2} (?:sprechen|reden|telefonieren|verbinden)|(?:sprechen|reden) mit (?:einem |einer |jemand)|(?:einen |echten )(?:menschen|mitarbeiter) (?:sprechen|bitte)|mitarbeiter bitte|(?:geben|gib|gebt|holen|hol|holt|verbinden|will|mochte|brauche|wollen) (?:sie |ihr )?(?:mir |mich |ich )?(?:jetzt |endlich |bitte |sofort |mal )*(?:mit )?(?:einen |einem |eine |jemand(?:en|em)? |den |die |euren |ihren |eure |ihre )?(?:echten |echte |richtigen )*(?:menschen|mensch|mitarbeiter(?:in)?|kolleg(?:en|in)|person(?! (?:buchen|anmelden))|chef(?:in)?|vorgesetzten?|verantwortlichen?)(?![a-z])|(?:euren|ihren|deinen|den|die|eure|ihre) (?:chef(?:in)?|vorgesetzten?|leiter(?:in)?|geschaftsfuhrer(?:in)?|inhaber(?:in)?) (?:\\w+ ){0,2}(?:sprechen|reden|haben)',
    "(?:parler|discuter|echanger) (?:a|avec) (?:une? |quelqu'?un|un vrai )?(?:vraie )?(?:personne|humain|quelqu'?un|conseiller|conseillere|agent|collegue|responsable|etre humain)|(?:je veux|passez[- ]moi) (?:un |une )?(?:humain|personne|conseiller|quelqu'un)",
  ],
  opt_out: [
    "(?:stop|quit) (?:messaging|texting|writing|contacting|sending|bothering|spamming)|unsubscribe|(?:don'?t|do not|never) (?:message|text|write(?: to)?|contact|bother|send me|call or text)(?: me)?(?: any(?: more|more)?| again| messages)?|remove (?:me|my number)(?: from|$|[.,! ]*$)|take me off(?! (?:the|your) (?:schedule|calendar|diary|register)|.{0,25} for )|leave me alone|opt(?:-| )?out|no more (?:messages|texts)",
    '(?:deja|dejen|dejad|para|paren) de (?:escribir(?:me)?|mandar(?:me)?|enviar(?:me)?|molestar(?:me)?)|no (?:me )?(?:escriban?|escribas|mandes?|manden|envies?|envien|contacten?|molesten?|molestes)(?:me)?(?: mas)?|(?:darme|date|dame|denme) de baja|borr(?:en|ame|enme|a) (?:mi numero|de la lista)|no quiero (?:recibir )?mas mensajes|no me (?:escribais|contacteis|envieis|mandeis)(?: mas)?',
    '(?:par[ae](?:m)?|parar|deix(?:a|e|em|ar)) de (?:me )?(?:enviar|mandar|escrever|incomodar|chatear|contactar)(?:-me)?|nao (?:me )?(?:mande(?:m)?|envie(?:m)?|escreva(?:m)?|contacte(?:m)?|perturbe(?:m)?)(?: mais)?|descadastr|(?:remov(?:a|am|er)|tir(?:e|em|ar)|apag(?:ue|uem|ar)) (?:o )?meu (?:numero|nome|contacto|contato|telefone)|(?:remov(?:am|a)|tirem|tire)[- ]me d[aeo]|cancelar (?:a )?(?:subscricao|inscricao)|nao quero (?:receber )?mais mensagens|nao me (?:escrevam|contactem|chateiem|incomodem)(?: mais)?',
    'keine (?:weiteren )?nachrichten mehr|(?:schreib(?:en|t)?|kontaktier(?:en|t)) (?:sie |ihr )?mi(?:r|ch) (?:bitte )?(?:nicht mehr|nie(?:mals)? (?:wieder|mehr))|abmelden|abbestellen|(?:hor(?:en|t)? (?:sie |ihr )?auf),? (?:mir zu schreiben|mich)|(?:loschen|entfernen) sie (?:mich|meine nummer)|lass(?:en|t)? (?:sie |ihr )?mich in ruhe',
    "(?:arret(?:ez|e)) de (?:m'ecrire|m'envoyer|me contacter|m'embeter)|ne (?:m'ecrivez|me contactez|m'envoyez|m'appelez) plus|desabonn|desinscri|(?:retirez|supprimez|enlevez)[- ](?:moi|mon numero)|plus de messages|laissez[- ]moi tranquille",
  ],
  stop_repeat: [
    "stop asking|(?:you'?ve|you have|you) (?:already )?(?:just )?asked (?:me )?(?:that|this)?(?: already| before| twice| three times)?|i (?:already|just) (?:told|said|answered|gave|wrote)|i'?ve (?:already |just )?(?:told|said|answered|given)|how (?:many times|often) do i (?:have|need)|same question|asking me the same",
    'ya (?:te |se |os |les )?(?:lo )?(?:he dicho|dije|lo dije|respondi|conteste|he respondido|he contestado)|deja(?:d|n)? de preguntar|ya me lo (?:has |han )?pregunta(?:do|ste|ron)|otra vez (?:la misma|lo mismo)|la misma pregunta',
    'ja (?:lhe |te |o )?(?:disse|respondi|falei|informei)|par[ae](?:m)? de (?:me )?perguntar|ja (?:me )?perguntou|(?:a )?mesma pergunta',
    '(?:habe|hab) ich (?:ihnen |dir |euch |doch )?(?:schon|bereits|doch schon)|schon (?:gesagt|gefragt|beantwortet|geschrieben)|nicht (?:noch ?mal|wieder|immer) (?:dasselbe |das gleiche )?fragen|auf(?:horen)? zu fragen|dieselbe frage|immer die gleiche frage',
    "(?:je l'ai|je vous l'ai|j'ai) deja (?:dit|repondu|donne)|arret(?:ez|e) de (?:me )?demander|deja demande|(?:la )?meme question",
  ],
  prefer_not: [
    "(?:rather|prefer|d rather) not(?: to)?(?: (?:say|share|answer|tell|give|disclose))?|(?:don'?t|do not) (?:want|wish|feel like|care) to (?:say|share|answer|tell|give|disclose)|none of your business|^(?:skip|pass)(?: (?:it|this|that|this one|this question))?[.! ]*$|(?:can we|let'?s|please) skip|no comment|that'?s private|not comfortable",
    'prefiero no|no (?:quiero|me apetece) (?:decir|contestar|responder|dar|compartir)|no (?:es|te) (?:de )?(?:su |tu )?(?:incumbencia|asunto)|es privado|^(?:saltar|paso|siguiente)[.! ]*$',
    'prefiro nao|nao quero (?:dizer|responder|informar|dar|compartilhar|partilhar)|nao e da sua conta|e privado|^(?:pular|passo)[.! ]*$',
    '(?:mochte|will) (?:ich )?(?:das |dazu |es |darauf )?(?:lieber )?nicht(?:s)? (?:sagen|angeben|beantworten|verraten|antworten|teilen)|lieber nicht|keine angabe|geht (?:sie|dich|euch) nichts an|das ist privat|uberspringen',
    "prefere(?:rais)? (?:ne )?(?:pas|rien)|ne (?:veux|souhaite) pas (?:le )?(?:dire|repondre|donner|partager)|ca ne vous regarde pas|c'est prive|^(?:passer|passe)[.! ]*$",
  ],
  cancel_flow: [
    "^(?:oh |ok |actually |no |well )*,? ?(?:never ?mind|forget (?:it|about it|that)|leave it|drop it|don'?t bother|scrap that|abort|stop this|not now)(?:$|[ .!,])|changed my mind|(?:let'?s|we can) (?:leave|drop|forget) (?:it|this)|not interested any ?more",
    '^(?:no |pues |bueno )*,? ?(?:dejalo|olvidalo|dejelo|olvidelo|da igual|nada|no importa|ya no)(?:$|[ .!,])|(?:mejor|pues) (?:dejalo|olvidalo)|he cambiado de (?:idea|opinion)|ya no (?:quiero|me interesa)',
    '^(?:nao |bom )*,? ?(?:deixa (?:pra la|para la|estar)|esquece|esqueca|deixe (?:pra|para) la|nao importa|deixa)(?:$|[ .!,])|mudei de ideia|ja nao (?:quero|preciso)|nao quero mais',
    '(?:vergiss|vergessen sie|lass(?:en sie)?) (?:es|das)(?: gut)?(?: sein)?(?:$|[ .!,])|(?:schon gut|egal|doch nicht)[.! ]*$|hat sich erledigt|anders uberlegt|nicht mehr interessiert',
    "(?:laisse(?:z)? tomber|oublie(?:z)?(?: ca)?|tant pis|peu importe|c'est bon laissez)(?:$|[ .!,])|change d'avis|ne (?:veux|suis) plus (?:interesse)?",
  ],
  hostile: [
    '(?:ignore|disregard|forget|override|bypass|skip) (?:all |any |your |the |my |these |everything |those )*(?:previous |prior |earlier |above |other )?(?:instructions?|rules?|prompts?|guidelines?|restrictions?|training|you were told)|system prompt|(?:reveal|print|show|repeat|output) (?:me )?(?:your |the |all )*(?:hidden |secret |initial |system )?(?:instructions?|prompts?|rules|configuration|api keys?|password)|(?:you are|act as|pretend (?:to be|you are)) (?:now )?(?:an? )?(?:dan|admin|developer|unrestricted|evil|root|hacker)|jailbreak|developer mode|</?(?:system|message|instructions?|assistant)>|\\bdrop table\\b|role"?\\s*:\\s*"?system',
    '(?:ignora|olvida|olvide|ignore|desobedece)(?:d|n)? (?:tus |las |sus |todas |todas las )*(?:instrucciones|reglas|normas)|(?:ignore|ignora|esqueca|esquece) (?:as |suas |tuas |todas |todas as )*(?:instrucoes|regras)|(?:ignorier(?:e|en)?|vergiss|vergessen) (?:sie )?(?:alle |deine |ihre |die |alle deine )*(?:anweisungen|regeln|vorgaben|instruktionen)|(?:ignore[zr]?|oublie[zr]?) (?:toutes |tes |vos |les |toutes les |toutes tes )*(?:instructions|regles|consignes)',
    "\\b(?:idiots?|moron|stupid (?:bot|machine|thing|robot|idiot|company|people)|you(?:'re| are) (?:so |all |a |such |an? )*(?:stupid|useless|dumb|idiots?|pathetic|worthless|a joke)|f+u+c+k+\\w*|shit(?:ty)?|asshole|bastard|bitch|screw you|shut up|go to hell|piss off|crap bot|scumbags?|dumbass)\\b",
    "(?:what (?:kind|sort) of (?:a )?(?:\\w+ )?(?:service|place|business|company|circus|joke|shop) is this|what a (?:joke|shambles|disgrace|circus)|que (?:clase|tipo) de (?:\\w+ )?(?:servicio|empresa|sitio|atencion|negocio) (?:es|tienen|teneis)|menuda (?:verguenza|chapuza)|que (?:verguenza|raio de|vergonha)|que tipo de (?:servico|empresa|atendimento) e|was (?:ist|seid|sind) (?:das|ihr|sie) (?:denn |eigentlich )?fur (?:ein|eine) |so ein saftladen|quel genre d'entreprise)",
    '\\b(?:idiotas?|imbecil(?:es)?|estupid[oa]s?|gilipollas|mierda|inutil(?:es)?|puta|puto|callate|vete a la|pendej[oa]|cabron(?:es)?|burr[oa]|merda|cala a boca|inuteis|vai (?:te|se)|caralho|otari[oa]|arschloch|idioten?|scheis[a-z]*|dumm(?:er|e|kopf|es)? (?:bot|ding|maschine|programm)|(?:ihr|du|sie) (?:seid|bist|sind) (?:\\w+ )?(?:dumm|blod|unfahig|nutzlos)|halt die klappe|verpiss|vollidiot(?:en)?|stumper|pfuscher|abzocker|betruger|chapuzas|estafadores|timadores|ladrones|vigaristas|aldraboes|ladroes|connards?|connasse|salope|putain|merde|imbeciles?|idiots?|debiles?|ta gueule|stupides?|nuls?(?: a chier)?)\\b',
  ],
} as const;

export const matches = (patterns: readonly string[], text: string): RegExpExecArray | null => {
  for (const pattern of patterns) {
    const found = new RegExp(`(?<![a-z])(?:${pattern})`).exec(text);
    if (found) return found;
  }
  return null;
};

/** Matches corrections of an earlier statement. */
export const CORRECTION =
  /\bi meant?\b|\b(?:hang|hold) on\b|\b(?:w?h?oops|oops|scratch that|my (?:bad|mistake)|typo|got (?:it|that) wrong)\b|\b(?:ay no|ups|uy|me (?:he )?(?:equivoque|confundi|equivocado|confundido)|error mio|corrijo)\b|\b(?:ops|enganei-me|me enganei|errei|ah nao)\b|\b(?:huch|halt|ach nee?|quatsch|vertippt|vertan|verguckt|verschrieben|tippfehler)\b|\b(?:oups|me suis trompee?|faute de frappe)\b|\bno,? wait\b|\bwait\b|\bactually\b|\binstead\b|\bsorry,? (?:i mean|it'?s|not|wrong)|\bcorrection\b|\bnot .{1,20} but\b|\bor rather\b|\bi said\b|\b(?:is|would be|are) better\b|\bbetter\b.{0,12}$|\bmake (?:it|that)\b|\bmejor\b|\bquise decir\b|\bquiero decir\b|\bperdon\b|\ben realidad\b|\bespera\b|\bdigo\b|\bmejor dicho\b|\bquer(?:o|ia) dizer\b|\bquis dizer\b|\bna verdade\b|\bmelhor\b|\balias\b|\bdesculp[ae]\b|\bcorrijo\b|\bsondern\b|\bich meinte?\b|\bmeine ich\b|\bdoch lieber\b|\blieber\b|\bmoment\b|\bbesser\b|\bkorrektur\b|\bstattdessen\b|\bdoch (?:am|um)\b|\bje voulais dire\b|\bplutot\b|\ben fait\b|\bpardon\b|\battendez\b|\bmieux\b|\bfinalement\b/;

const YES_TERMS =
  "yes|i think so|i guess so|creo que si|acho que sim|ich denke schon|je crois que oui|yes|yeah|yep|yup|yess+|sure|ok|okay|okey|okie|k|of course|absolutely|definitely|certainly|correct|right|exactly|perfect|great|fine|sounds (?:good|great)|that(?:'s| is) (?:fine|right|correct|ok|perfect|great)|that works|works for me|works|go ahead|please do|do it|confirm(?:ed)?|deal|agreed|yes please|si|claro|vale|de acuerdo|por supuesto|correcto|exacto|perfecto|genial|confirmo|confirmado|adelante|me va bien|esta bien|dale|sim|claro que sim|pode ser|isso|isso mesmo|certo|perfeito|com certeza|combinado|esta bom|ta bom|beleza|otimo|ja|jawohl|jap|jep|klar|gerne|genau|richtig|passt|in ordnung|stimmt|einverstanden|perfekt|super|sicher|bestatig[et]\\w*|naturlich|mach(?:en sie)? das|oui|ouais|d'accord|bien sur|exactement|parfait|ca marche|c'est bon|ca me va|volontiers|tout a fait|c'est ca|entendu";
const NO_TERMS =
  "no|nope|nah|no way|not really|no thanks|no thank you|not that|don'?t|do not|wrong|incorrect|i'?d rather not|rather not|negative|no gracias|mejor no|creo que no|melhor nao|besser nicht|i don'?t think so|para nada|que va|en absoluto|nao|nao obrigad[oa]|de jeito nenhum|negativo|nein|ne|nee|nein danke|lieber nicht|auf keinen fall|falsch|nicht|non|non merci|pas du tout|surtout pas|pas vraiment";

export const YES = new RegExp(`^[\\s"'¡¿]*(?:(?:${YES_TERMS})(?![a-z'])[\\s,.!:;)-]*)+`);
export const NO = new RegExp(`^[\\s"'¡¿]*(?:(?:oh|well|hmm|bueno|pues|na|also),? )?(?:${NO_TERMS})(?![a-z'])`);
export const YES_SIGNS = /[\u{1F44D}\u{2705}\u{1F44C}\u{2714}\u{1F64C}\u{1F4AF}]/u;
export const NO_SIGNS = /[\u{1F44E}\u{274C}\u{1F645}\u{26D4}]/u;
/** Matches refusals that consist of more than one word. */
export const REFUSAL =
  /\b(?:(?:do(?:es)?n'?t|don'?t) (?:work|suit|want|confirm|do (?:it|that)|fit)|none of (?:these|them|those)|neither|not any of|another (?:day|time|date)|other (?:days?|times?|options?)|different (?:day|time|days|times)|something else|ningun[oa]|otro dia|otra (?:hora|fecha)|otr[oa]s (?:dias|horas|opciones)|no me (?:va|viene|convence|sirve)|nenhum[a]?|outro (?:dia|horario)|outra (?:data|hora)|outros (?:dias|horarios)|nao (?:da|serve|me serve|posso em)|keine[rn]? (?:davon|von|passt)|passt (?:mir )?(?:leider )?nicht|geht (?:leider )?nicht|ander(?:er|en|e) (?:tag|termin|uhrzeit|zeit|tage)|aucun(?:e)?|un autre (?:jour|creneau|horaire)|autre chose|une autre (?:date|heure)|ne me convien(?:t|nent) pas|ca ne va pas)\b/;

export const GREETING =
  /^[\s!¡]*(?:hi|hey|hello|hiya|heya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|hola|buen[oa]s(?: (?:dias|tardes|noches))?|ola|oi|bo[am] (?:dia|tarde|noite)|hallo|moin|servus|gruezi|grus gott|guten (?:tag|morgen|abend)|bonjour|bonsoir|salut|coucou)(?![a-z])[\s,.!?)]*(?:there|all|everyone|team|again|a todos|que tal|zusammen|tudo bem)?[\s,.!?)]*/;
export const THANKS =
  /\b(?:thanks|thank you|thx|ty|cheers|appreciate(?:d)?|much obliged|(?:muchas )?gracias|(?:muito )?obrigad[oa]|valeu|agradec(?:ido|ida|o)|danke(?:schon)?|vielen dank|dankeschon|merci(?: beaucoup)?)\b/;
export const BYE =
  /\b(?:bye|goodbye|see (?:you|ya)(?: (?:then|later|soon|tomorrow))?|take care|have a (?:nice|good|great|lovely) (?:day|one|evening|weekend)|good night|adios|hasta (?:luego|pronto|manana|la vista)|nos vemos|chao|ciao|que tenga|tchau|ate (?:logo|amanha|breve|mais)|adeus|tschuss|auf wiedersehen|bis (?:dann|bald|morgen|spater)|schonen (?:tag|abend)|au revoir|a bientot|a demain|bonne (?:journee|soiree)|buen dia)\b/;

export const SMALL_TALK =
  /\b(?:haha+|lol|jaja+|hehe+|kkk+|how are you|how's it going|nice (?:day|weather)|weather|que tal|como estas|que calor|tudo bem|como vai|wie geht|schones wetter|wetter|comment (?:ca va|allez)|ca va|il fait beau|cool|nice|awesome|wow|great|good|bien|bueno|gut|toll|prima|schon|alles klar|ah|oh|hm+|interesting|interesante|interessant|legal|bom|super)\b/;
