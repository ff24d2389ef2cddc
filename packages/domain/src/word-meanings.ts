/**
 * Words of one meaning in each line, in English, Spanish, Portuguese, German and French, without accents: what people
 * ask a front desk about, whatever the business.
 */
const MEANINGS: readonly string[] = [
  'pay paying payment payments pagar pago pagos pagan pagamento pagamentos zahlen bezahlen bezahlt zahlung bezahlung payer paiement paiements',
  'card cards credit debit visa mastercard credito debito kreditkarte eckarte tarjeta tarjetas cartao cartoes karte karten kartenzahlung carte cartes',
  'cash efectivo metalico dinheiro numerario bar bargeld barzahlung especes',
  'invoice invoices bill receipt receipts factura facturas recibo fatura faturas recibos rechnung rechnungen quittung beleg facture factures recu',
  'instalment instalments installment installments financing plazos financiacion prestacoes parcelas raten ratenzahlung finanzierung mensualites',
  'discount discounts reduction reduced cheaper concession descuento descuentos rebaja desconto descontos rabatt rabatte ermassigung ermassigt vergunstigung remise reduction reductions',
  'voucher vouchers gift giftcard coupon vale cheque regalo bono tarjetaregalo presente oferta gutschein gutscheine geschenkgutschein cadeau',
  'deposit deposits downpayment fianza senal deposito sinal caucao anzahlung kaution acompte caution',
  'park parking carpark parken parkplatz parkplatze parkhaus aparcar aparcamiento estacionar estacionamiento estacionamento parque garer stationnement stationner',
  'bus buses tram metro subway underground train station transport autobus tren estacion transporte autocarro onibus comboio estacao bahn zug strassenbahn haltestelle bahnhof gare arret',
  'lift elevator ascensor elevador aufzug fahrstuhl ascenseur',
  'wheelchair accessible accessibility stepfree silla ruedas accesible minusvalidos cadeira rodas acessivel acessibilidade rollstuhl barrierefrei rollstuhlgerecht fauteuil accessible',
  'cancel cancelling canceling cancellation cancellations cancelled cancelar anular cancelacion anulacion baja bajas cancelamento desmarcar absagen stornieren absage absagen stornierung kundigen kundigung annuler annulation resilier',
  'reschedule move postpone change cambiar mover aplazar cambio remarcar adiar mudar verschieben umbuchen verlegen deplacer reporter',
  'late delay delayed running tarde retraso llegar atraso atrasado verspatung verspatet spater retard',
  'insurance insurances insured insurer seguro seguros mutua aseguradora convenio convenios versicherung versicherungen krankenkasse krankenkassen assurance assurances mutuelle',
  'dog dogs puppy perro perros cachorro cachorros cao caes hund hunde welpe chien chiens',
  'cat cats kitten gato gatos gatinho katze katzen chat chats',
  'pet pets animal animals mascota mascotas animales animais estimacao haustier haustiere tier tiere animaux',
  'child children kid kids toddler nino ninos nina ninas infantil crianca criancas kind kinder kindern enfant enfants',
  'baby babies infant bebe bebes saugling bebe',
  'age ages old years edad anos ano idade alter jahre jahren alt age ans',
  'student students estudiante estudiantes estudante estudantes student studenten schuler studierende etudiant etudiants',
  'senior seniors pensioner pensioners retired mayores jubilado jubilados idoso idosos reformado reformados senioren rentner retraite retraites',
  'parent parents guardian padre padres tutor pais encarregado eltern elternteil parents',
  'men man male mens hombre hombres caballero caballeros masculino homem homens herren mann manner homme hommes',
  'women woman female ladies mujer mujeres femenino mulher mulheres feminino damen frau frauen femme femmes',
  'couple couples partner partners pareja parejas casal par paar paare partner couple',
  'group groups grupo grupos gruppe gruppen groupe groupes',
  'beginner beginners experience level starter principiante principiantes nivel experiencia iniciante iniciantes nivel anfanger anfangerin vorkenntnisse niveau debutant debutants',
  'trial tryout taster try prueba probar experimental experimentar teste probe probestunde probetraining schnupperstunde essai essayer',
  'membership memberships subscription member abono abonos cuota socio suscripcion mensualidad mensalidade assinatura plano mitgliedschaft mitglied abo abonnement beitrag adhesion abonnement',
  'monthly month mensual mes mensal monatlich monat monatsbeitrag mensuel mois',
  'yearly year annual anual ano jahrlich jahr annuel an',
  'contract contracts commitment permanencia contrato compromiso contratos fidelizacao vertrag vertrage laufzeit bindung contrat engagement',
  'bring brings llevar traer trazer levar mitbringen bringen apporter amener documents documentos unterlagen',
  'wear pongo poner ponerme visto clothes clothing outfit dress ropa vestir vestimenta roupa vestir kleidung anziehen bekleidung vetements tenue',
  'shoes shoe trainers footwear zapatos zapatillas calzado sapatos calcado tenis schuhe schuh turnschuhe chaussures baskets',
  'towel towels toalla toallas toalha toalhas handtuch handtucher serviette serviettes',
  'shower showers ducha duchas chuveiro duche duches dusche duschen douche douches',
  'locker lockers taquilla taquillas cacifo cacifos armario schliessfach spind spinde casier casiers vestiaire',
  'changing vestuario vestuarios balneario vestiario umkleide umkleiden kabine vestiaires',
  'toilet toilets restroom bathroom bano banos aseo aseos banheiro toilette toiletten klo wc toilettes',
  'wifi wlan internet wi-fi',
  'coffee drinks water food cafe bebida agua comida kaffee getranke wasser essen boisson eau',
  'wait waiting queue espera esperar cola esperar fila warten wartezeit attendre attente',
  'walkin walk-in appointment appointments cita citas previa marcacao consulta termin termine anmeldung rendezvous',
  'online video remote virtual videocall zoom videollamada telematica distancia videochamada remoto videosprechstunde virtuell distance visio',
  'language languages speak english spanish german idioma idiomas hablan ingles espanol lingua linguas falam sprache sprachen sprecht sprechen englisch langue langues parlez anglais',
  'emergency urgent urgency pain urgencia urgencias dolor emergencia dor notfall notfalle schmerzen schmerz urgence douleur',
  'weekend saturday saturdays sunday sundays sabado sabados domingo domingos finde wochenende samstag samstags sonntag sonntags weekend samedi dimanche',
  'holiday holidays vacation bank festivo festivos vacaciones agosto feriado feriados ferias feiertag feiertage urlaub ferien betriebsferien vacances ferie feries',
  'guarantee warranty garantia garantias garantie gewahrleistung garantie',
  'rent rental hire lend borrow alquilar alquiler prestar alugar aluguer emprestar mieten vermieten miete leihen ausleihen louer location preter',
  'replacement courtesy loan substitute sustitucion cortesia substituicao ersatz ersatzwagen leihwagen mietwagen pret remplacement',
  'repair repairs fix mend reparar reparacion reparaciones arreglar reparacao consertar conserto reparatur reparieren reparaturen reparer reparation',
  'tire tires tyre tyres wheel neumatico neumaticos rueda pneu pneus reifen winterreifen sommerreifen pneu',
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
  'color colour coloring colouring dye tint highlights color pintar tinte mechas coloracao coloracion tinta madeixas farbe farben strahnen faerben couleur coloration meches',
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
  'vaccine vaccines vaccination vaccinations jab vacuna vacunas vacunacion vacina vacinas vacinacao impfung impfungen impfen vaccin vaccins',
  'prescription prescriptions receta recetas receita receitas rezept rezepte ordonnance',
  'allergy allergies allergic alergia alergias alergico alergia allergie allergien allergisch allergie',
  'pregnant pregnancy embarazada embarazo gravida gravidez schwanger schwangerschaft enceinte grossesse',
  'eat eating feed fed feeding food comer alimentos comer essen nahrung manger',
  'drink drinking alcohol beber alcohol beber alcool trinken alkohol boire alcool',
  'smoke smoking smoking fumar fumo rauchen fumer',
  'teacher teachers trainer trainers coach instructor instructors profesor profesora profesores monitor professor professora professores instrutor treinador lehrer lehrerin trainerin kursleiter professeur entraineur moniteur',
  'class classes lesson lessons course courses clase clases curso cursos aula aulas kurs kurse unterricht stunde stunden cours',
  'workshop workshops taller talleres oficina workshops atelier ateliers',
  'register registration form enroll enrol sign inscripcion inscribir formulario registro apuntarme inscricao inscrever ficha anmeldung anmelden formular inscription inscrire formulaire',
  'identification passport license dni pasaporte identificacion carne documento identificacao ausweis personalausweis fuhrerschein identite passeport permis',
  'first firsttime new primera primer nueva nuevo primeira primeiro nova novo erste erster ersten neu neue premiere premier nouveau',
  'result results outcome resultado resultados ergebnis ergebnisse befund resultat resultats',
  'sauna spa jacuzzi',
  'pool swimming piscina nadar natacion natacao schwimmbad pool schwimmen piscine',
  'gym fitness gimnasio academia ginasio fitnessstudio studio salle',
  'driving drive conducir conduccion conducao dirigir fahren conduire conduite',
  'exam exams test tests examen examenes exame exames prova prufung prufungen examen examens',
  'nervous anxious afraid scared fear phobia miedo nervioso ansiedad medo nervoso ansiedade angst angstpatient nervos peur anxieux',
  'freeze pause suspend hold congelar pausar suspender congelar pausa pausieren ruhen aussetzen suspendre',
  'refund refunds money-back reembolso devolucion devolver reembolso devolucao ruckerstattung erstattung geld-zuruck remboursement rembourser',
  'home domicilio casa hausbesuch hausbesuche zuhause domicile',
  'night overnight outside noche fuera noite fora nacht nachts ausserhalb nuit dehors',
  'reminder remind recordatorio recordar lembrete erinnerung rappel',
  'quiet hours loud noise ruido barulho larm leise bruit',
];

const LINES: ReadonlyMap<string, readonly string[]> = (() => {
  const lines = new Map<string, string[]>();
  for (const line of MEANINGS) {
    const words = line.split(' ');
    for (const word of words) lines.set(word, [...(lines.get(word) ?? []), ...words]);
  }
  return lines;
})();

/** Endings of verbs and of the nouns that are made from them. */
const NOUNS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ieren$/, ['ierung']],
  [/ern$/, ['erung']],
  [/eln$/, ['elung']],
  [/en$/, ['ung', 'er']],
  [/ar$/, ['acion', 'amiento', 'acao', 'amento']],
  [/erung$/, ['ern']],
  [/ung$/, ['en']],
  [/(?:acion|amiento|acao|amento)$/, ['ar']],
];

/** Minimum length of a compound word, and of the noun at its end. */
const COMPOUND = 9;
const HEAD = 5;

/**
 * Returns a word, in lower case without accents, with words of the same meaning in other languages, with the nouns made
 * from a verb, and with the endings of a long word, because the last part of a German compound names its kind.
 */
export function meaningsOf(word: string): readonly string[] {
  const nouns = NOUNS.flatMap(([ending, others]) =>
    word.length >= 7 && ending.test(word) ? others.map((other) => word.replace(ending, other)) : [],
  );
  const heads =
    word.length >= COMPOUND
      ? Array.from({ length: word.length - COMPOUND + 2 }, (_, at) => word.slice(at + 3)).filter(
          (one) => one.length >= HEAD,
        )
      : [];
  return [...new Set([word, ...(LINES.get(word) ?? []), ...nouns, ...heads])];
}
