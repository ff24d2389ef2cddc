/** Questions of visitors. Each line is `business | language | question | expected words`; "-" if there is no answer. */
export const QUESTIONS = `
dentist | en | How much is a check-up? | £55
dentist | en | what do you charge for scale and polish | £70
dentist | en | Where can I leave my car? | four spaces
dentist | en | Which bus do I take? | Bus 11
dentist | en | I use a wheelchair, can I get in? | ramp
dentist | en | what should I bring to my first appointment? | list of your medicines
dentist | en | do kids pay? | free of charge
dentist | en | can I pay in instalments? | six monthly payments
dentist | en | Do you take Bupa? | Bupa and Denplan
dentist | en | I'm terrified of the dentist, can you help with that? | sedation
dentist | en | when can I eat after a filling? | numbness
dentist | en | How long until the stitches go? | two weeks
dentist | en | does anyone speak French? | Okafor
dentist | en | My tooth broke in the middle of the night, what do I do? | 111
dentist | en | What happens if I cancel on the day? | £25
dentist | en | can I smoke after having a tooth out? | three days
dentist | en | Do you do braces? | -
dentist | en | do you have a play area | -
dentist | es | ¿Cuánto cuesta una revisión? | £55
dentist | de | Kann man in Raten zahlen? | six monthly payments
gym | es | ¿Cuánto cuesta al mes? | 39 €
gym | es | ¿Puedo ir solo un día? | 9 €
gym | es | ¿Hay que pagar matrícula? | 20 €
gym | es | ¿Me puedo borrar cuando quiera? | quince días
gym | es | ¿hay compromiso de permanencia? | No hay permanencia
gym | es | ¿tenéis duchas? | duchas
gym | es | ¿dónde dejo mis cosas? | taquillas
gym | es | ¿se puede aparcar? | gratuito durante dos horas
gym | es | mi hija tiene 15 años, ¿puede entrenar? | 16 años
gym | es | ¿cómo reservo una plaza de yoga? | app
gym | es | ¿puedo pausar la cuota si me lesiono? | tres meses
gym | es | estoy embarazada, ¿puedo hacer deporte? | autorización médica
gym | es | ¿hacéis descuento a estudiantes? | 20 %
gym | es | soy jubilado de 70 años, ¿hay descuento? | 30 %
gym | es | ¿tengo que llevar toalla? | toalla
gym | es | ¿puedo hacerme vídeos en la sala? | No se permite
gym | es | ¿hay piscina? | -
gym | es | ¿tenéis guardería? | -
gym | en | Do you have lockers? | taquillas
gym | en | How old do you have to be? | 16 años
gym | pt | Posso congelar a mensalidade? | tres meses
garage | de | Was kostet ein Ölwechsel? | 89 €
garage | de | Wie teuer ist eine Inspektion? | 189 €
garage | de | Wie lange dauert der Reifenwechsel? | 40 Minuten
garage | de | Bekomme ich ein Auto, solange meins in der Werkstatt ist? | Ersatzwagen
garage | de | Kann ich den Wagen abends nach Ladenschluss bringen? | Schlüssel
garage | de | Nehmt ihr EC-Karte? | EC-Karte
garage | de | Geht auch Ratenzahlung? | 500 €
garage | de | Könnt ihr meine Winterreifen aufbewahren? | 45 €
garage | de | Wann ist der TÜV bei euch? | dienstags
garage | de | Was kostet der TÜV? | 149 €
garage | de | Repariert ihr auch Elektroautos? | Hochvoltbatterien
garage | de | Ich bin liegengeblieben, wer schleppt mich ab? | Hansen
garage | de | Gibt es WLAN, während ich warte? | WLAN
garage | de | Kostet ein Kostenvoranschlag etwas? | kostenlos
garage | de | Habe ich auf die Reparatur Garantie? | zwei Jahre
garage | de | Lackiert ihr auch? | -
garage | de | Kauft ihr Gebrauchtwagen an? | -
garage | en | How much is an oil change? | 89 €
garage | en | Can I get a courtesy car? | 25 €
garage | en | is there a warranty on repairs? | zwei Jahre
vet | pt | Quanto custa uma consulta? | 38 €
vet | pt | quanto fica castrar uma gata? | 140 €
vet | pt | O meu cão pode comer antes da operação? | doze horas
vet | pt | pode beber água antes? | duas horas
vet | pt | quando se tiram os pontos? | dez dias
vet | pt | como levo o gato? | transportadora
vet | pt | o chip é obrigatório? | obrigatório
vet | pt | aceitam seguros? | Fidelidade
vet | pt | vou viajar com o cão, o que preciso? | 21 dias
vet | pt | quanto custa deixar o gato uma noite? | 14 €
vet | pt | vêm a casa? | domicílio
vet | pt | o que faço numa emergência à noite? | Vetcentro
vet | pt | atendem coelhos? | coelhos
vet | pt | fazem tosquias? | -
vet | pt | vendem ração? | -
vet | en | How much is a vaccination? | 45 €
vet | en | Can you come to my home? | domicílio
vet | es | ¿Mi perro puede comer antes de la operación? | doze horas
driving | en | How much is a lesson? | £36
driving | en | what's the price of an automatic lesson? | £40
driving | en | do you do crash courses? | Thirty hours
driving | en | what do I need before I start? | provisional licence
driving | en | can you pick me up from college? | five miles
driving | en | Is the theory app included? | for free
driving | en | how much to use your car on test day | £75
driving | en | is there a female instructor who speaks Urdu? | Urdu
driving | en | Is it cheaper if I buy ten? | £330
driving | en | what if I have to cancel last minute? | charged in full
driving | en | what happens if it snows? | without charge
driving | en | I'm 68, am I too old? | upper age limit
driving | en | I haven't driven in ten years, can you help? | Refresher
driving | en | do you teach motorbikes? | -
driving | en | do you do lorries | -
driving | es | ¿Cuánto cuesta una clase? | £36
driving | de | Was passiert bei Schnee? | without charge
driving | pt | Preciso de levar os óculos? | glasses
school | es | ¿Cuánto vale el curso de grupo? | 85 €
school | es | ¿cuánto cuesta una clase particular? | 28 €
school | es | ¿cómo sé qué nivel tengo? | prueba de nivel
school | es | ¿cuántos alumnos hay por clase? | cinco y ocho
school | es | ¿el libro está incluido? | aparte
school | es | ¿preparáis el examen de Cambridge? | Cambridge
school | es | ¿desde qué edad pueden ir los niños? | seis años
school | es | si falto un día, ¿puedo recuperar la clase? | mismo mes
school | es | ¿dais algún diploma? | certificado
school | es | ¿dais clases en empresas? | empresas
school | es | ¿me devolvéis el dinero si no puedo ir? | una semana antes
school | es | ¿el intensivo cuánto dura? | Cuatro semanas
school | es | ¿enseñáis japonés? | -
school | es | ¿tenéis alojamiento? | -
school | en | How big are the groups? | cinco y ocho
school | en | Is the placement test free? | gratuita
school | de | Ab welchem Alter nehmt ihr Kinder? | seis años
hair | pt | Quanto custa um corte de senhora? | 28 €
hair | pt | quanto é cortar o cabelo a um homem? | 16 €
hair | pt | quanto tempo demoram as madeixas? | 150
hair | pt | a tinta tem amoníaco? | amoníaco
hair | pt | quanto custa cortar o cabelo ao meu filho de 7 anos? | 10 €
hair | pt | fazem penteados para casamentos? | noiva
hair | pt | onde posso estacionar? | Braamcamp
hair | pt | preciso de marcar ou posso aparecer? | sem marcação
hair | pt | os produtos são veganos? | veganos
hair | pt | vendem vales de oferta? | cheques-prenda
hair | pt | põem extensões? | extensões
hair | pt | e se chegar atrasada? | quinze minutos
hair | pt | tenho alergias, fazem teste antes de pintar? | 48 horas
hair | pt | fazem unhas? | -
hair | pt | têm solário? | -
hair | en | How much are highlights? | 75 €
hair | en | Can I just walk in? | sem marcação
hair | es | ¿Dónde puedo aparcar? | Braamcamp
physio | de | Was kostet eine Massage? | 38 €
physio | de | wie lange dauert die Lymphdrainage | 45 Minuten
physio | de | Was muss ich mitbringen? | Handtuch
physio | de | Was soll ich anziehen? | Bequeme Kleidung
physio | de | Wie viel muss ich als Kassenpatient zuzahlen? | zehn Prozent
physio | de | Wie lange ist mein Rezept gültig? | 28 Tagen
physio | de | Kommen Sie auch nach Hause? | Hausbesuche
physio | de | Ist die Praxis mit dem Rollstuhl erreichbar? | Aufzug
physio | de | Gibt es Parkplätze? | zwei Plätze
physio | de | Was kostet der Rückenkurs? | 120 €
physio | de | Zahlt die Kasse etwas zum Rückenkurs dazu? | erstattet
physio | de | bis wann kann ich absagen? | 24 Stunden
physio | de | brauche ich Turnschuhe? | Sportschuhe
physio | de | Macht ihr Akupunktur? | -
physio | de | Habt ihr eine Sauna? | -
physio | en | Do I need to bring a towel? | Handtuch
physio | en | Is there a lift? | Aufzug
physio | es | ¿Qué ropa me pongo? | Bequeme Kleidung
photo | en | how much are passport pics | £12
photo | en | what should we wear? | Plain colours
photo | en | can our dog be in the pictures? | Dogs are welcome
photo | en | when do we get the photos? | ten days
photo | en | how long does the album take? | two months
photo | en | What do extra photos cost? | £15
photo | en | can we do it outside in the park? | outdoors
photo | en | what if it rains? | we move the session
photo | en | how old should my baby be? | first two weeks
photo | en | do we get the rights to the pictures? | print and share
photo | en | will you put our pictures on Instagram? | before we publish
photo | en | how much is a framed print? | £85
photo | en | do I get my deposit back? | not refunded
photo | en | How many photographers come to a wedding? | two photographers
photo | en | do you shoot drone footage? | -
photo | en | can you restore old photos? | -
photo | es | ¿Cuánto cuesta una boda? | £1,650
photo | de | Wann bekommen wir die Bilder? | ten days
`;
