/** Alternatives to use in patterns, in English, German, Spanish and Portuguese, in lower case and without accents. */
export const TERMS = {
  person:
    'he|she|they|(?:my|the|our) (?:\\w+ )?(?:husband|wife|boyfriend|girlfriend|partner|fiancee?|dad|father|mother|mum|mom|ex|stepfather|stepmother|stepdad|brother|sister|son|daughter|uncle|aunt|grandma|grandpa|grandmother|grandfather|baby|child|kid|friend|boss|roommate|caregiver|man|woman|guy)|er|sie|(?:mein\\w*|der|die|das) (?:\\w+ )?(?:mann|frau|freund(?:in)?|partner(?:in)?|verlobter|vater|mutter|ex|exfreund|exmann|stiefvater|bruder|schwester|sohn|tochter|onkel|opa|oma|baby|kind|chef|mitbewohner)|oma|opa|mama|papa|ella|mi (?:ex ?)?(?:marido|esposo|esposa|mujer|pareja|novio|novia|papa|padre|mama|madre|padrastro|hermano|hermana|hij[oa]|tio|abuel[oa]|bebe|ex|jefe|vecino)|ele|ela|(?:o |a )?(?:meu|minha) (?:ex ?)?(?:marido|esposo|esposa|mulher|parceiro|companheiro|namorado|namorada|pai|mae|padrasto|irmao|irma|filh[oa]|tio|avo|bebe|ex|chefe|vizinho)',
  home: 'husband|wife|boyfriend|girlfriend|partner|father|dad|stepfather|ex|go home|going home|come home|at home|mann|freund|vater|partner|stiefvater|ex|nach hause|heim|marido|esposo|esposa|pareja|novio|padre|papa|padrastro|mi casa|a casa|volver|parceiro|companheiro|namorado|pai|padrasto|casa',
  medicine:
    'antibiotics?|pills?|tablets?|capsules?|medication|medicines?|meds|drugs?|injections?|shots?|jabs?|vaccin\\w*|creams?|ointment|drops|ana?esthe\\w*|ibuprofen\\w*|penicil\\w*|aspirin\\w*|paracetamol|amoxi\\w*|syrup|insulin\\w*|dose|statins?|steroids?|cortison\\w*|tablett\\w*|medikament\\w*|mittel|spritzen?|impf\\w*|salbe|creme|tropfen|antibiotik\\w*|einnahme|narkose|betaubung|pillen?|pastillas?|medicament\\w*|medicinas?|inyeccion\\w*|vacuna\\w*|cremas?|pomada|gotas|anestesia|jarabe|dosis|antibiotic[oa]s?|comprimidos?|remedios?|injec(?:ao|oes)|vacina\\w*|xarope|pilulas?',
  symptom:
    'rash|hives|dizz\\w*|vomit\\w*|throwing up|threw up|nause\\w*|sick|swell\\w*|swollen|fever|burn(?:s|ed|t|ing)?|headaches?|blurr\\w*|itch\\w*|palpitations|unwell|faint(?:ed|ing)?|shaking|cramps|diarrh\\w*|numb\\w*|ausschlag|schwind\\w*|ubel|ubelkeit|erbrech\\w*|erbrochen|ubergeb\\w*|schlecht|\\w*geschwollen|anschwell\\w*|fieber|verbrannt|kopfschmerz\\w*|herzrasen|juck\\w*|quaddeln|allergisch|reagiert|zitter\\w*|durchfall|sarpullid\\w*|ronchas|mare(?:o|os|ad\\w*|ar\\w*)|nausea\\w*|hinch\\w*|fiebre|quem(?:o|aron|aduras?)|picazon|comezon|temblor\\w*|palpitaciones|urticaria|erupcion|diarrea|vision borrosa|dolor de cabeza|manchas|tont[oa]|tontura\\w*|enjo\\w*|coceira|inch(?:ou|ad\\w*|aco|ando)|febre|queim(?:ou|adura)|dor de cabeca|tremor\\w*|diarreia|visao|palpitac\\w*|alergic\\w*',
  weapon:
    '(?:hand)?guns?|knife|knives|weapons?|bombs?|pistols?|rifles?|machete|shotgun|waffen?|messer|pistole|bombe|gewehr|pistola|armas?|cuchillo|navaja|bomba|escopeta|revolver|faca|facao|espingarda',
  place:
    'shop|store|office|house|home|place|building|clinic|studio|gym|restaurant|school|laden|buro|haus|praxis|klinik|studio|local|oficina|casa|tienda|clinica|edificio|negocio|gimnasio|loja|escritorio|predio|consultorio|academia',
  lawyer:
    'lawyers?|attorneys?|solicitors?|(?:rechts)?anw[a]lt\\w*|abogad[oa]s?|advogad[oa]s?|legal team|rechtsschutz\\w*',
} as const;

/** Words that negate the rest of their clause. */
export const DENIAL =
  /\b(?:not|never|no|without|nobody|no one|neither|nor|none|(?:do|does|did|wo|would|is|are|was|were|have|has|had|ai|ca)n'?t|cannot|nicht|nichts|nie|niemals|weder|kein\w*|ohne|niemand\w*|nunca|jamas|tampoco|sin|ningun\w*|nadie|nao|nem|sem|nenhum\w*|ninguem)\b/;

/**
 * Subjects and conjunctions that start a new statement. A negation before such a word does not apply to the new
 * statement.
 */
export const STATEMENT_START =
  /\b(?:i|he|she|they|we|you|but|because|and|that|if|when|ich|er|sie|wir|ihr|aber|weil|und|dass|wenn|yo|ella|ellos|nosotros|pero|porque|y|que|si|cuando|eu|ele|ela|eles|nos|mas|e|se|quando)\b/;

/** A pattern for a category. A statement matches if it contains all parts, in any order. */
export interface Frame {
  readonly category: string;
  /** Patterns that the statement must contain. A negation before the first pattern prevents a match. */
  readonly parts: readonly RegExp[];
  /** Pattern of an exception. A statement that contains it does not match. */
  readonly unless?: RegExp;
  readonly confidence: number;
  /** Present if a part is itself negative, such as "I don't want to live". A negation then does not prevent a match. */
  readonly containsDenial?: true;
}

/** Returns a regular expression that matches any of the patterns as whole words. */
export const any = (...patterns: readonly string[]): RegExp =>
  new RegExp(`(?<![a-z])(?:${patterns.join('|')})(?![a-z])`);

/** Matches statements about the past, prevention or services, which are not emergencies. */
export const history =
  /\b(?:years? ago|last year|in (?:19|20)\d\d|family history|as a child|prevention|survivor|recovered|vor \w+ jahren|letztes jahr|fruher|hace (?:\w+ )?anos|ano pasado|ha \w+ anos|ano passado|check-?up|screening|first aid|erste hilfe|primeiros socorros|primeros auxilios|class|course|kurs|curso|workshop|training|treat|behandeln|tratan|tratam)\b/;
