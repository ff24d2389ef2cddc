import { NOUNS, PLURALS } from './word-endings.ts';

/**
 * Each line contains words with the same meaning, in English, Spanish, Portuguese, German and French, without accents.
 * The lines cover what people ask a front desk about, whatever the business.
 */
const MEANINGS: readonly string[] = [
  'pay paying payment payments pagar pago pagos pagan pagamento pagamentos zahlen bezahlen bezahlt zahlung bezahlung payer paiement paiements',
  'card cards credit debit visa mastercard credito debito kreditkarte eckarte tarjeta tarjetas cartao cartoes karte karten kartenzahlung carte cartes',
  'cash efectivo metalico dinheiro numerario bar bargeld barzahlung especes',
  'mbway multibanco mb',
  'celiac celiacs coeliac coeliacs gluten celiaco celiaca celiacos celiacas zoliakie glutenfrei coeliaque',
  'invoice invoices bill receipt receipts factura facturas recibo fatura faturas recibos rechnung rechnungen quittung beleg facture factures recu',
  'instalment instalments installment installments financing split spread plazos financiacion prestacoes parcelas raten ratenzahlung finanzierung mensualites',
  'discount discounts reduction reduced cheaper concession block bulk pack package bundle descuento descuentos rebaja paquete desconto pacote descontos rabatt rabatte ermassigung ermassigt vergunstigung remise reduction reductions',
  'voucher vouchers gift giftcard coupon vale cheque regalo bono tarjetaregalo presente oferta gutschein gutscheine geschenkgutschein cadeau',
  'deposit deposits downpayment fianza senal deposito sinal caucao anzahlung kaution acompte caution',
  'park parking carpark spaces tiefgarage garaje garagem parken parkplatz parkplatze parkhaus aparcar aparcamiento estacionar estacionamiento estacionamento parque garer stationnement stationner',
  'bus buses tram metro subway underground train station transport autobus tren estacion transporte autocarro onibus comboio estacao bahn zug strassenbahn haltestelle bahnhof gare arret',
  'lift elevator ascensor elevador aufzug fahrstuhl ascenseur',
  'wheelchair accessible accessibility stepfree ramp rampa rampe silla ruedas accesible minusvalidos cadeira rodas acessivel acessibilidade rollstuhl barrierefrei rollstuhlgerecht fauteuil accessible',
  'unsubscribe borrarme borrar desapuntarme darse baja cancel cancelling canceling cancellation cancellations cancelled cancelar anular cancelacion anulacion baja bajas cancelamento desmarcar absagen stornieren absage absagen stornierung kundigen kundigung annuler annulation resilier',
  'reschedule move postpone change cambiar mover aplazar cambio remarcar adiar mudar verschieben umbuchen verlegen deplacer reporter',
  'late delay delayed tarde retraso retrasado retrasada atraso atrasos atrasado atrasada verspatung verspatet verspate spat retard',
  'insurance insurances insured insurer insurers bupa seguro seguros mutua aseguradora convenio convenios versicherung versicherungen versicherte versicherten krankenkasse krankenkassen kasse kassenpatient kassenpatienten privatpatient privatpatienten assurance assurances mutuelle',
  'dog dogs puppy perro perros cachorro cachorros cao caes hund hunde welpe chien chiens',
  'cat cats kitten gato gatos gatinho katze katzen chat chats',
  'pet pets animal animals mascota mascotas animales animais estimacao haustier haustiere tier tiere animaux',
  'child children kid kids toddler nino ninos nina ninas infantil crianca criancas kind kinder kindern enfant enfants',
  'baby babies infant infants newborn newborns bebe bebes recien lactante recem saugling sauglinge neugeborene neugeborenes nouveau-ne',
  'husband wife partner spouse boyfriend girlfriend marido mujer esposo esposa pareja novio novia companheiro companheira namorado namorada mann frau ehemann ehefrau freund freundin partnerin conjoint mari femme',
  'companion companions accompany accompanied acompanante acompanantes acompanar conmigo acompanhante acompanhantes acompanhar comigo begleitung begleitperson begleiten mitkommen accompagnant accompagner',
  'lefty lefthanded handed zurdo zurda canhoto canhota linkshander linkshandig gaucher',
  'antiguo antigua antiguos antiguas viejo vieja viejos viejas velho velha velhos velhas antigo antiga altes alten alte old used',
  'age ages old young years edad anos ano idade alter jahre jahren alt age ans',
  'student students estudiante estudiantes estudante estudantes student studenten schuler studierende etudiant etudiants',
  'senior seniors pensioner pensioners retired mayores jubilado jubilados idoso idosos reformado reformados senioren rentner retraite retraites',
  'parent parents guardian padre padres tutor pais encarregado eltern elternteil parents',
  'men man male mens hombre hombres caballero caballeros masculino homem homens herren mann manner homme hommes',
  'women woman female ladies mujer mujeres femenino mulher mulheres feminino damen frau frauen femme femmes',
  'couple couples partner partners pareja parejas casal par paar paare partner couple',
  'group groups grupo grupos gruppe gruppen groupe groupes',
  'beginner beginners experience starter principiante principiantes experiencia iniciante iniciantes anfanger anfangerin vorkenntnisse debutant debutants',
  'level levels placement nivel niveles niveis niveau einstufung einstufungstest',
  'trial tryout taster try prueba probar experimental experimentar teste testen probe probestunde probetraining schnupperstunde essai essayer',
  'membership memberships subscription member abono abonos cuota socio suscripcion mensualidad mensalidade assinatura plano mitgliedschaft mitglied abo abonnement beitrag adhesion abonnement',
  'monthly month mensual mes mensal monatlich monat monatsbeitrag mensuel mois',
  'yearly year annual anual ano jahrlich jahr annuel an',
  'contract contracts commitment permanencia contrato compromiso contratos fidelizacao vertrag vertrage laufzeit bindung contrat engagement',
  'bring brings llevar traer trazer levar mitbringen bringen apporter amener papers papeles papeis documents documentos unterlagen',
  'wear worn pongo poner ponerme visto clothes clothing outfit dress ropa vestir vestimenta roupa vestir kleidung kleider anziehe anziehen bekleidung vetements tenue',
  'shoes shoe trainers sneakers footwear zapatos zapatillas calzado sapatos calcado tenis sapatilhas schuhe schuh turnschuhe sportschuhe hallenschuhe chaussures baskets',
  'towel towels toalla toallas toalha toalhas handtuch handtucher serviette serviettes',
  'shower showers showering ducha duchas ducharme banho chuveiro duche duches dusche duschen douche douches',
  'locker lockers belongings valuables stuff sachen wertsachen cosas pertenencias pertences taquilla taquillas cacifo cacifos armario schliessfach spind spinde casier casiers vestiaire',
  'changing vestuario vestuarios balneario vestiario umkleide umkleiden kabine vestiaires',
  'toilet toilets restroom bathroom bano banos aseo aseos banheiro toilette toiletten klo wc toilettes',
  'wifi wlan internet wi-fi',
  'coffee drinks water food cafe bebida agua comida kaffee getranke wasser essen boisson eau',
  'wait waiting queue espera esperar cola esperar fila warten wartezeit attendre attente',
  'walkin walk-in walk drop spontaneous spontan appointment appointments book booking reservar cita citas previa marcacao marcar agendar aparecer consulta termin termine terminvereinbarung anmeldung rendezvous',
  'online video remote virtual videocall zoom videollamada telematica distancia videochamada remoto videosprechstunde virtuell distance visio',
  'language languages speak speaks spoken idioma idiomas hablan habla hablais lingua linguas falam fala sprache sprachen sprecht sprechen spricht langue langues parlez parle',
  'english ingles englisch anglais',
  'spanish espanol castellano espanhol spanisch espagnol',
  'german aleman alemao deutsch allemand',
  'french frances franzosisch francais',
  'portuguese portugues portugiesisch portugais',
  'italian italiano italienisch italien',
  'party parties celebration celebrations fiesta fiestas celebracion festa festas celebracao feier feiern fete fetes',
  'hurt hurts hurting painful pain sore duele duelen dolor doler doloroso dolorosa doi doem dor doer dolorosa weh tut schmerz schmerzen schmerzhaft mal douleur douloureux',
  'emergency urgent urgency pain urgencia urgencias dolor emergencia dor notfall notfalle schmerzen schmerz urgence douleur',
  'weekend saturday saturdays sunday sundays sabado sabados domingo domingos finde wochenende samstag samstags sonntag sonntags weekend samedi dimanche',
  'holiday holidays vacation bank festivo festivos vacaciones agosto feriado feriados ferias feiertag feiertage urlaub ferien betriebsferien vacances ferie feries',
  'guarantee warranty garantia garantias garantie gewahrleistung garantie',
  'rent rental hire lend borrow alquilar alquiler prestar alugar aluguer emprestar mieten vermieten miete leihen ausleihen louer location preter',
  'replacement courtesy loan substitute sustitucion cortesia substituicao ersatz ersatzwagen leihwagen mietwagen pret remplacement',
  'repair repairs repaired fix fixed mend reparar reparacion reparaciones arreglar reparacao consertar conserto reparatur reparieren repariert repariere reparaturen reparer reparation',
  'tire tires tyre tyres wheel wheels rad rader neumatico neumaticos rueda pneu pneus reifen winterreifen sommerreifen winterrader sommerrader pneu',
  'store storage keep guardar almacenar almacenamiento armazenar guardar lagern einlagern einlagerung aufbewahren stocker stockage',
  'inspection service check checkup review revision revisiones inspeccion itv revisao inspecao inspektion wartung kontrolle uberprufung revision controle',
  'oil aceite oleo ol olwechsel huile vidange',
  'brake brakes freno frenos travao travoes freio freios bremse bremsen frein freins',
  'electric electrico electricos eletrico eletricos elektro elektroauto elektroautos electrique electriques',
  'clean cleaning cleanings hygienist limpieza limpiezas limpeza limpezas reinigung zahnreinigung nettoyage detartrage',
  'whitening bleaching blanqueamiento blanqueo branqueamento clareamento bleichen aufhellung blanchiment',
  'tooth teeth diente dientes muela muelas dente dentes zahn zahne dent dents',
  'extraction extractions pulled removed removal extraccion sacar extracao arrancar gezogen ziehen entfernung extraction',
  'filling fillings empaste empastes obturacao plombe fullung fullungen plombage',
  'haircut haircuts cut trim corte cortar corte haarschnitt schneiden schnitt coupe couper',
  'hair pelo cabello cabelo haare haar cheveux',
  'color colour coloring colouring dye dyed tint color pintar tenir tenirme tinte tintes coloracao coloracion tinta farbe farben faerben couleur coloration',
  'highlight highlights balayage streaks mechas reflejos madeixas luzes strahnen strahnchen meches',
  'beard shave barba afeitado barbear bart rasur rasieren barbe rasage',
  'nail nails manicure unas unhas manicura maniküre nagel ongles',
  'massage massages masaje masajes massagem massagens massage massagen',
  'lawyer lawyers attorney solicitor abogado abogada advogado advogada anwalt anwaltin rechtsanwalt avocat',
  'consultation consultations advice consulta asesoria asesoramiento aconselhamento beratung beratungen erstberatung conseil consultation',
  'divorce separation divorcio separacion separacao scheidung trennung divorce',
  'inheritance will heir herencia testamento heranca testamento erbe erbschaft testament heritage succession',
  'employment dismissal labor laboral despido trabalho despedimento arbeitsrecht kundigungsschutz travail licenciement',
  'document documents papers paperwork documento documentos papeles documentacion papeis unterlagen dokumente papiere document documents papiers',
  'confidential privacy confidencial privacidad confidencialidad sigilo confidencialidade vertraulich schweigepflicht datenschutz confidentiel',
  'vaccine vaccines vaccination vaccinations jab jabs shot shots booster vacuna vacunas vacunacion vacina vacinas vacinacao impfung impfungen impfen geimpft impftermin impftermine impfpass impfausweis vaccin vaccins',
  'prescription prescriptions receta recetas receita receitas rezept rezepte ordonnance',
  'allergy allergies allergic alergia alergias alergico alergia allergie allergien allergisch allergie',
  'pregnant pregnancy embarazada embarazo gravida gravidez schwanger schwangerschaft enceinte grossesse',
  'eat eating feed fed feeding food meal meals lunch dinner breakfast snack snacks comida comidas almuerzo cena cenar almorzar desayuno desayunar merienda refeicao refeicoes almoco almocar jantar lanche mahlzeit mahlzeiten mittagessen abendessen fruhstuck verpflegung comer alimentos comer essen nahrung manger',
  'drink drinking alcohol beber alcohol beber alcool trinken alkohol boire alcool',
  'smoke smoking smoking fumar fumo rauchen fumer',
  'teacher teachers trainer trainers coach instructor instructors profesor profesora profesores monitor professor professora professores instrutor treinador lehrer lehrerin trainerin kursleiter professeur entraineur moniteur',
  'class classes lesson lessons course courses clase clases curso cursos aula aulas kurs kurse unterricht stunde stunden cours',
  'workshop workshops taller talleres oficina workshops atelier ateliers',
  'register registration form enroll enrol sign inscripcion inscribir formulario registro apuntarme inscricao inscrever ficha anmeldung anmelden formular inscription inscrire formulaire',
  'identification passport license licence licences dni pasaporte identificacion carne documento identificacao ausweis personalausweis fuhrerschein identite passeport permis',
  'first firsttime new primera primer nueva nuevo primeira primeiro nova novo erste erster ersten neu neue premiere premier nouveau',
  'result results outcome resultado resultados ergebnis ergebnisse befund resultat resultats',
  'sauna spa jacuzzi',
  'pool swimming piscina nadar natacion natacao schwimmbad pool schwimmen piscine',
  'gym fitness gimnasio academia ginasio fitnessstudio studio salle',
  'driving drive steer steering handle conducir conduzir conduz conduce condutor condutores conductor conductores driver drivers fahrer fahrerin lenker guiar conduccion conducao dirigir fahren conduire conduite',
  'exam exams test tests examen examenes exame exames prova prufung prufungen examen examens',
  'nervous anxious afraid scared terrified frightened fear phobia miedo nervioso ansiedad medo nervoso ansiedade angst angstpatient nervos peur anxieux',
  'freeze pause suspend hold congelar pausar suspender congelar pausa pausieren ruhen aussetzen suspendre',
  'refund refunds refunded reimburse reimbursed money reembolso dinero dinheiro geld devolucion devolver reembolso devolucao ruckerstattung erstattung erstattet erstatten zuruck remboursement rembourser',
  'home domicilio domicilios casa hausbesuch hausbesuche zuhause domicile',
  'night overnight outside noche fuera noite fora nacht nachts ausserhalb nuit dehors',
  'reminder remind recordatorio recordar lembrete erinnerung rappel',
  'quiet hours loud noise ruido barulho larm leise bruit',
  'surgery operation operations operate operated procedure operacion operaciones cirugia intervencion operacao cirurgia operieren op eingriff chirurgie',
  'neuter neutered neutering spay spayed castrate sterilise sterilisation sterilization esterilizar esterilizacion castrar castracion esterilizacao castracao kastrieren kastration sterilisieren sterilisation',
  'chip microchip microchips chipped',
  'stitch stitches suture sutures puntos sutura pontos faden nahte naht fils',
  'travel travels travelling traveling trip abroad viajar viaje viajes viagem viagens reise reisen verreisen ausland voyage voyager',
  'breakdown tow towed towing averia grua remolque avaria reboque panne abschleppen abschleppdienst schleppt liegengeblieben depannage',
  'broken broke break roto rota rompio partido partiu kaputt gebrochen abgebrochen casse',
  'free gratis gratuito gratuita gratuitos gratuitas kostenlos kostenfrei umsonst gratuit gratuite',
  'included includes include inclusive incluido incluida incluye incluidos incluidas incluso inclui inclusa inklusive enthalten inbegriffen dabei aparte inclus',
  'outside outdoors outdoor exterior exteriores exteriores ar-livre draussen freien exterieur',
  'photo photos picture pictures pic pics photograph photographs image images foto fotos fotografia fotografias imagen imagenes imagem imagens bild bilder',
  'wedding weddings bride bridal marry boda bodas novia novias casamento casamentos noiva noivas hochzeit hochzeiten braut mariage',
  'publish publishes published instagram facebook social publicar publican publicais redes publicam veroffentlichen veroffentlicht publier',
  'ship ships shipped shipping send sends post posted postal versand versenden verschicken verschickt envio envios enviar enviais enviam enviamos expedition envoyer',
  'deliver delivered delivery arrive arrives ready entrega entregan entregamos listo lista listas entregamos pronto pronta prontas fertig lieferung geliefert livraison',
  'intensive crash intensivo intensiva intensivos intensiv intensivkurs intensif',
  'snow snows snowing ice icy nieve nieva hielo neve gelo schnee glatteis neige',
  'rain rains raining weather lluvia llueve chuva chove chover regen regnet wetter pluie',
  'spare duplicate replacement repuesto recambio duplicado copia sobresselente ersatz ersatzteil double rechange',
  'pickup pick collect collection collects collected recoger recogida recogen recogeis recolha buscar abholen abholung abgeholt holt',
  'glasses spectacles gafas lentes oculos brille brillen lunettes',
  'certificate certificates diploma diplomas certificado certificados titulo zertifikat zertifikate bescheinigung diplom attestation certificat',
  'textbook textbooks books coursebook libro libros manual livro livros lehrbuch buch bucher livre livres',
  'missed miss makeup recuperar recuperarla falta falto faltar faltei repor nachholen verpasst verpasse verpassen rattraper',
  'company companies corporate empresa empresas firma firmen unternehmen entreprise entreprises',
  'hairstyle hairstyles updo styling peinado peinados recogido penteado penteados frisur frisuren hochsteckfrisur coiffure',
  'extra additional further adicional adicionales suplemento extras weitere weiteres zusatzlich zusatzliche supplementaire',
  'copay copayment copago copagamento zuzahlung zuzahlen zuzahle eigenanteil',
  'injury injured injure lesion lesionado lesiono lesao lesionado verletzung verletzt blessure',
  'sport sports exercise exercising run running jog jogging correr corrida laufen joggen courir training train deporte deportes entrenar entrenamiento entreno exercicio treinar treino desporto sport trainieren training',
  'sedation sedated sedate anaesthetic anesthesia sedacion anestesia sedacao narkose sedierung betaubung anesthesie',
  'quote quotes estimate presupuesto presupuestos orcamento orcamentos kostenvoranschlag kostenvoranschlage devis',
  'record filming film video videos grabar gravar filmar filmen aufnehmen filmer',
  'subsidy subsidies grant grants funding funded subvencion subvenciones ayudas subsidio subsidios forderung forderungen zuschuss zuschusse subvention subventions',
  'rain rains raining rainy lluvia llueve llover chuva chove chover regen regnet regnen pluie pleut',
  'weight weigh weighs weighing heavy kg kilo kilos peso pesar pesa pesan pesado gewicht wiegen wiege wiegt schwer poids peser',
  'fly flying flight flights volar vuelo vuelos voar voo voos fliegen flug fluge voler vol vols',
  'fasting sober ayuno ayunas jejum nuchtern jeun',
  'swelling swollen hinchazon hinchado inchaco geschwollen schwellung',
];

/**
 * Words with a narrower meaning, followed after the colon by words with a wider meaning. A question about a dog is
 * answered by a text about animals, but not the reverse.
 */
const WIDER: readonly string[] = [
  'hause: home domicilio domicilios casa hausbesuch hausbesuche zuhause domicile',
  'dog dogs puppy perro perros perra cachorro cachorros cao caes cadela hund hunde welpe chien chiens cat cats kitten gato gatos gata gatinho katze katzen chat chats rabbit rabbits conejo conejos coelho coelhos kaninchen lapin: pet pets animal animals mascota mascotas animal animales animais haustier haustiere tier tiere animaux',
  'cash efectivo metalico numerario bargeld barzahlung especes paypal bizum twint amex cheque cheques applepay transfer transferencia uberweisung virement: card cards tarjeta tarjetas cartao cartoes kreditkarte karte karten kartenzahlung carte cartes cash efectivo metalico numerario dinheiro bargeld barzahlung bar transfer transferencia uberweisung virement',
  'beer beers wine wines cerveza cervezas vino vinos cerveja cervejas vinho vinhos bier wein sekt biere vin: alcohol alcool alkohol alcoholic alcoholicas drink drinks drinking beber trinken boire',
  'gym gimnasio ginasio fitness football futbol futebol fussball tennis tenis: sport sports exercise deporte deportes exercicio exercicios desporto training',
  'son daughter toddler teenager teen hijo hija hijos hijas adolescente filho filha filhos filhas sohn tochter jugendliche fils fille: child children kid kids teenager teenagers teen teens adolescente adolescentes jugendliche jugendlichen menor menores minor minors minderjahrige nino ninos crianca criancas kind kinder enfant enfants',
];

const lineMap = (lines: readonly (readonly [readonly string[], readonly string[]])[]) => {
  const map = new Map<string, string[]>();
  for (const [from, to] of lines) for (const word of from) map.set(word, [...(map.get(word) ?? []), ...to]);
  return map;
};

/** The words of each line of `MEANINGS`. */
export const MEANING_WORDS = MEANINGS.map((line) => line.split(' '));
const LINES: ReadonlyMap<string, readonly string[]> = lineMap([
  ...MEANING_WORDS.map((words) => [words, words] as const),
  ...WIDER.map((line) => {
    const [narrow = '', wide = ''] = line.split(': ');
    return [narrow.split(' '), wide.split(' ')] as const;
  }),
]);

/** Matches verb endings in English, Spanish, Portuguese and German. */
const VERB_ENDING =
  /(?:ieren|iert|iere|iendo|ando|endo|indo|amos|emos|imos|aron|ieron|ados?|adas?|idos?|idas?|ais|eis|ar|er|ir|am|em|an|en|as|es|os|ing|ed|et|st|t|e|o|a|s)$/;
const STEM_LENGTH = 5;

/** Returns a word without the ending of a verb. Null if too little would remain to recognize it. */
export function verbStem(word: string): string | null {
  const stem = word.replace(VERB_ENDING, '');
  return stem.length >= STEM_LENGTH ? stem : null;
}

/** Lines of `MEANINGS` by the stems of their words, with which other forms of a verb are found. */
const LINES_OF_STEMS: ReadonlyMap<string, readonly string[]> = lineMap(
  MEANING_WORDS.map((words) => [[...new Set(words.flatMap((word) => verbStem(word) ?? []))], words] as const),
);

const linesOf = (word: string): readonly string[] => LINES.get(word) ?? LINES_OF_STEMS.get(verbStem(word) ?? '') ?? [];

/** Minimum length of a compound word in letters. `HEAD` is the minimum length of the noun at its end. */
const COMPOUND = 9;
const HEAD = 5;

/** Prefixes of German compounds for temporary replacements and rented things, such as "Ersatzwagen" and "Leihrad". */
const LOAN_PREFIXES = ['ersatz', 'leih', 'miet'];

function loansOf(word: string): string[] {
  const prefix = LOAN_PREFIXES.find((one) => word.startsWith(one) && word.length > one.length + 2);
  return prefix === undefined ? [] : LOAN_PREFIXES.map((one) => one + word.slice(prefix.length));
}

/**
 * Returns the words of `sameMeaningsOf` and the endings of a long word, because the last part of a German compound
 * names its kind. `word` must be in lower case without accents.
 */
export function meaningsOf(word: string): readonly string[] {
  return [...new Set([...sameMeaningsOf(word), ...headsOf(word)])];
}

/**
 * Returns the longest last part of a German compound that `MEANINGS` or `WIDER` contains, such as "kurs" of
 * "massagekurs". Null if there is none or the word is shorter than nine letters.
 */
export function kindOfCompound(word: string): string | null {
  const places = Array.from({ length: Math.max(0, word.length - KIND - 2) }, (_, at) => at + 3);
  const at = word.length < COMPOUND ? undefined : places.find((one) => LINES.has(word.slice(one)));
  return at === undefined ? null : word.slice(at);
}
const KIND = 4;

/** Returns the last parts of a compound word, for example "reinigung" for "zahnreinigung". */
const headsOf = (word: string): string[] =>
  word.length >= COMPOUND
    ? Array.from({ length: word.length - COMPOUND + 2 }, (_, at) => word.slice(at + 3)).filter(
        (one) => one.length >= HEAD,
      )
    : [];

/**
 * Returns a word, words with the same meaning in several languages, wider words from `WIDER`, nouns derived from a verb
 * and the reverse, and the Portuguese plural or singular. The last parts of a compound are not included: "Do you offer
 * speech therapy?" is not answered by a text about any therapy.
 */
export function sameMeaningsOf(word: string): readonly string[] {
  const nouns = NOUNS.flatMap(([ending, others]) =>
    word.length >= 6 && ending.test(word) ? others.map((other) => word.replace(ending, other)) : [],
  );
  const plurals = PLURALS.flatMap(([ending, others]) =>
    word.length >= 5 && ending.test(word) ? others.map((other) => word.replace(ending, other)) : [],
  );
  const trial = word.startsWith('probe') && word.length >= COMPOUND ? linesOf('probe') : [];
  return [...new Set([word, ...linesOf(word), ...trial, ...nouns, ...plurals, ...loansOf(word)])];
}
