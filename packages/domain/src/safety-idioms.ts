/** Expressions that use alarming words for something harmless, in lower case and without accents. */
export const HARMLESS_EXPRESSIONS: readonly string[] = `
  suicide squad | could sleep forever | could murder a | no escuro | em o escuro | casa por la ventana | die kosten umbringen | kill bill | die hard | to die for | dying to | dying for | killing time | kill time | killing it | killed it | killer deal |
  dead tired | dead battery | deadline | over my dead body | kill two birds | die laughing | died laughing | dying of laughter | laughing to death |
  bored to death | feet are killing me | back is killing me | heat is killing me | suspense is killing me | kill the lights |
  shoot me an email | shoot me a message | shoot me a text | photo shoot | shot of espresso | heart attack grill | hit me up | hit the gym |
  beat the traffic | murder mystery | suicide prevention | suicide door | todlachen | kaputtlachen | todmude | todlangweilig | zum totlachen |
  sterbe vor hunger | sterbe vor lachen | sterben vor langeweile | zeit totschlagen | bombenstimmung | mordshunger | mordsspass |
  bringt mich um den schlaf | muero de hambre | muero de risa | muero de ganas | muero por | muerto de risa | muerto de hambre | matar el tiempo |
  me mata de risa | morirse de risa | morir de risa | muerto de cansancio | me pega el sol | me pega mucho | morrendo de fome | morrendo de rir |
  morrer de rir | morrendo de vontade | morro de fome | matar o tempo | matar saudade | matar a saudade | matar a fome | morto de cansaco |
  morrendo de saudade | de matar | de muerte | de morrer | zum sterben | drown myself in work | drown my sorrows | cut myself some slack |
  cut myself shaving | hate myself for eating | hate myself for missing | burn myself out | kick myself | beat a dead horse | beating a dead horse |
  dead in the water | dead to the world | make a killing | made a killing | never say die | matter of life and death | shoot me now |
  shoot your mouth off | shoot the moon | shooting blind | under the gun | gun shy | straight shooter | bullet proof | silver bullet | went ballistic |
  bite my head off | geld aus dem fenster | mit hangen und wurgen | blut geleckt | ruhig blut | bose blut | dem tod von der schippe |
  dinero por la ventana | dinheiro pela janela | morirse de amor | mori de amor | estirar la pata | de infarto | de infartar | de infartarse |
  kill three birds | kill the engine | kill switch | painkiller | painkillers | killer workout | killer instinct | killer app | lady killer | buzzkill |
  overkill | dressed to kill | if looks could kill | it wont kill | would it kill you | dead end | dead line | dead on time | drop dead gorgeous |
  dead serious | dead sea | dead heat | knock em dead | dead of night | sick to death | stabbing in the dark | stab in the dark | take a stab |
  have a stab | shot in the dark | shot in the arm | shoot for | shoot you an | shoot us a | shoot over | call the shots | big shot | hot shot |
  long shot | bite the bullet | sweat bullets | jump the gun | smoking gun | stick to my guns | nerf gun | water gun | toy gun | glue gun |
  massage gun | nail gun | photo bomb | bomb shell | sex bomb | blow up balloons | blow up the balloons | blow up mattress | blow me away |
  break a leg | break the ice | break even | break the bank | burn calories | burn fat | burn the candle | burn a cd | heart burn | cut corners |
  cut the cake | cut my hair | hit the road | hit the spot | hits the spot | hit it off | beat the heat | beat the clock | beat the record | cant beat |
  hard to beat | blood orange | blood test | blood type | blood pressure | blood sugar | bloody mary | bloody brilliant | jump off point |
  bury the hatchet | back stabber | double edged sword | poison ivy | food poisoning course | suicide note podcast | crash course | crash diet |
  zwei fliegen | schlag auf schlag | schlage ich vor | schlag mich tot | totschlagargument | todsicher | todschick | todernst | todesmutig |
  zu tode gelangweilt | zu tode gelacht | nur uber meine leiche | das bringt mich um | tot umfallen | tote hose | toter winkel | totpunkt |
  auf leben und tod | blutdruck | blutbild | blutwerte | blutgruppe | blutabnahme | blutspende | blutorange | bis aufs blut | unter druck |
  den kopf zerbrechen | kopf verloren | hals und beinbruch | bombenwetter | bombe der abend | bombig | killerkurs | schlagfertig | schlagermove |
  sonne sticht | mucken stechen | dos pajaros | matar el gusanillo | matar el hambre | matar la sed | de mala muerte | muerto de sueno |
  muerta de hambre | muerta de risa | muerta de cansancio | punto muerto | naturaleza muerta | mosquita muerta | mar muerto | dia de muertos |
  dia de los muertos | tiro al blanco | tiro al aire | salir el tiro por la culata | a tiro de piedra | ni a tiros | dar en el clavo | pasarlo bomba |
  pasarlo pipa | bomba de agua | bomba de crema | quemar calorias | quemar grasa | corazon roto | presion arterial | analisis de sangre | sangre fria |
  tension arterial | me mata de ternura | cortar por lo sano | dois coelhos | matar aula | matou a pau | matar a sede | matar a curiosidade |
  de tirar o folego | morto de sono | morta de sono | morta de fome | morto de fome | morta de cansaco | morrer de amores | ponto morto | mar morto |
  natureza morta | tiro ao alvo | dar um tiro no escuro | bomba de chocolate | bomba de bicicleta | bombom | bater papo | bate papo | bater um papo |
  bater perna | bater ponto | bater a meta | bater o pe | bater bola | bate volta | bater o recorde | queimar calorias | queimar gordura |
  queima de estoque | pressao arterial | exame de sangue | sangue frio | faca de cozinha | facas de cozinha | arrasar | arrebentar a boca do balao |
  quebrar o galho | quebra galho | quebrar a cabeca | quebrou um galho`
  .split('|')
  .map((expression) => expression.trim());

/** Forms of "kill" that are figurative if their object is not a person, in lower case and without accents. */
export const KILLING =
  'kill|kills|killing|killed|totschlagen|matar|mata|matan|mato|matando|matou|me mata|me matan|me estan matando|esta matando|estao matando|bringt mich um|bringt mich noch um|bringen mich um|bringt mich (?:noch|langsam|echt|heute|total|wirklich|fast|gerade)(?: \\w+)? um|me va a matar|vai me matar';
export const DETERMINERS =
  'the|a|an|my|some|few|two|three|that|die|eine|zwei|el|la|los|las|un|una|unas|unos|dos|tres|mi|mis|o|os|as|um|uma|duas|tres|meu|meus|minha|minhas';
export const LIFELESS =
  'time|hour|hours|minutes|afternoon|lights|engine|mood|vibe|hunger|thirst|feet|back|legs|zeit|stunde|stunden|tiempo|rato|hora|horas|minutos|tarde|hambre|sed|curiosidad|pies|espalda|piernas|tempo|fome|sede|saudade|saudades|curiosidade|pes|costas|pernas|vontade|ganas|dudas|nervios|ansiedad|ansiedade';
/** Subjects that "kill" only figuratively. `LINKS` lists the words that can follow them. */
export const KILLERS =
  'heat|hangover|taxes|rent|alarm|deadline|deadlines|kater|muskelkater|steuer|steuern|miete|resaca|impuestos|alquiler|ressaca|impostos|aluguel|cold|weather|back|knees|feet|legs|head|rucken|knie|kopf|fusse|traffic|suspense|wait|waiting|workout|class|training|coach|shoes|heels|commute|price|prices|cost|costs|stairs|job|homework|noise|pollen|humidity|stress|hitze|kalte|verkehr|warten|schuhe|kurs|preise|kosten|arbeit|treppen|larm|neugier|ungewissheit|calor|frio|clima|trafico|espera|zapato|zapatos|clase|entrenamiento|precio|precios|trabajo|estres|escaleras|ruido|transito|sapato|sapatos|aula|treino|preco|precos|trabalho|estresse|escadas|barulho';
export const LINKS = 'is|are|was|nearly|almost|really|just|me|nos|esta|estan|estao|va a|vai|casi|quase|nos|ist|hat';
