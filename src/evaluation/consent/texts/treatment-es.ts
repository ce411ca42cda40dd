import type { ConsentSection } from "../facts.ts";

/** The same elements in Spanish. Read by no native speaker yet: a clinic has it read before it is used. */
export const treatmentEs: readonly ConsentSection[] = [
  {
    id: "why",
    title: "Por qué se le ofrece este tratamiento",
    markdown: `Usted tiene una depresión, u otra enfermedad del ánimo, que no mejoró lo suficiente con otros tratamientos. Una persona especialista de esta clínica habló con usted, leyó su historia y piensa que la ketamina por la vena puede ayudar.

Usted decide. Puede decir que no, ahora o más tarde, y seguir con su otro tratamiento.`,
  },
  {
    id: "off-label",
    title: "No está aprobado para este uso",
    markdown: `La ketamina está aprobada por la FDA como anestésico. **No está aprobada para la depresión ni para ninguna otra enfermedad psiquiátrica.** Darla para la depresión es un uso *fuera de lo indicado*. Es legal y frecuente, y significa que la FDA no ha juzgado si es segura y si funciona para esto.

En los estudios, entre **5 y 7 de cada 10** personas mejoraron a la mitad o más después de una serie de infusiones. Entre **2 y 5 de cada 10** casi no tenían síntomas. Estos estudios eran pequeños o no tenían grupo de comparación, así que los números reales pueden ser más bajos. **Puede que no le ayude**, y si ayuda, el beneficio puede ser corto: a menudo de días a semanas.`,
  },
  {
    id: "procedure",
    title: "Qué sucede",
    markdown: `- Se coloca un tubo pequeño en una vena del brazo.
- La ketamina pasa durante **40 a 60 minutos**, en un cuarto privado. La dosis es mucho menor que la de una operación.
- Un monitor vigila el corazón, la respiración, el oxígeno y la presión antes, durante y después. Una persona capacitada está con usted.
- Después descansa hasta sentirse estable, casi siempre 40 minutos o más.
- El plan habitual es de **seis infusiones en dos a tres semanas**. Su plan, con su dosis, es parte de su expediente y puede verlo.`,
  },
  {
    id: "alternatives",
    title: "Qué otras opciones hay",
    markdown: `- Otros medicamentos, u otra dosis de los que toma
- Psicoterapia
- Terapia electroconvulsiva (TEC), que funciona bien en la depresión grave
- Estimulación magnética (EMT)
- **Esketamina en aerosol nasal, aprobada por la FDA** para la depresión que no mejoró con dos medicamentos
- Ningún tratamiento por ahora

Pregúntenos, o pregunte a su médico, qué significaría cada una para usted.`,
  },
  {
    id: "common-effects",
    title: "Lo que muchas personas sienten",
    markdown: `Durante la infusión y poco después: sueño, mareo o sensación de embriaguez; sentirse lejos de su cuerpo o del cuarto; ver, oír o sentir las cosas de forma extraña; náusea; dolor de cabeza; visión borrosa; el corazón más rápido y la presión más alta; ansiedad.

En un grupo grande de una clínica, cerca de la mitad sintió sueño o mareo, una de cada tres personas se sintió lejos, una de cada ocho tuvo náusea. Casi todo pasa en dos horas.`,
  },
  {
    id: "serious-risks",
    title: "Riesgos graves",
    markdown: `Son raros, y pueden ocurrir:

- Una subida fuerte de la presión, que en casos raros puede llevar a un derrame cerebral o un infarto
- Respiración lenta o detenida
- Una convulsión
- Una experiencia de mucho miedo, confusión, u oír o ver cosas que no están
- Una reacción alérgica

Por eso se le vigila, por eso preguntamos tanto sobre su salud, y por eso hay oxígeno y medicamentos de rescate en el cuarto. **Díganos todo sobre su corazón, su presión, psicosis o manía en el pasado, convulsiones y medicamentos.**`,
  },
  {
    id: "long-term",
    title: "Lo que no se sabe, y el mal uso",
    markdown: `Nadie sabe bien qué hacen muchas infusiones durante meses o años. Personas que usaron mucha ketamina tuvieron daño en la **vejiga**, el **hígado** y en el **pensamiento y la memoria**. Preguntamos por esto y hacemos pruebas.

**La ketamina puede usarse mal y se puede llegar a depender de ella.** Es una sustancia controlada (Lista III). Díganos si ha tenido problemas con el alcohol o las drogas, o si empieza a desear la ketamina.`,
  },
  {
    id: "pregnancy",
    title: "Embarazo y lactancia",
    markdown: `La ketamina no debe darse en el embarazo: puede dañar al bebé. Si puede quedar en embarazo, hacemos una prueba cada día de tratamiento, y usa un método anticonceptivo durante el curso. Díganos si da el pecho.`,
  },
  {
    id: "driving",
    title: "Manejar, su viaje a casa y decisiones importantes",
    markdown: `**No debe manejar, usar máquinas ni tomar decisiones legales u otras importantes hasta el día siguiente, después de dormir una noche.** Una persona adulta le lleva a casa y se la puede localizar durante la noche. Sin acompañante no se da la infusión ese día.`,
  },
  {
    id: "medicines",
    title: "Medicamentos, alcohol y comida",
    markdown: `Siga el plan que le damos: qué medicamentos tomar y cuáles no, y desde cuándo no comer ni beber. Nada de alcohol, cannabis ni otras drogas al menos 24 horas antes y después, o más si se lo decimos. Nunca deje un medicamento por su cuenta, sobre todo uno para dormir o para la ansiedad: dejarlo de golpe puede ser peligroso.`,
  },
  {
    id: "relapse",
    title: "Después del curso",
    markdown: `El beneficio a menudo se va en días o semanas. Algunas personas siguen con una infusión cada pocas semanas. Qué tan bien funciona, y por cuánto tiempo es seguro, se sabe solo por estudios pequeños. **Nada está garantizado.** Su otro tratamiento sigue.`,
  },
  {
    id: "suicide",
    title: "Si las cosas empeoran",
    markdown: `El ánimo también puede empeorar, durante el curso o después. Si piensa en quitarse la vida: **llame o mande un texto al 988** a cualquier hora, llame al 911 o vaya a la sala de emergencias más cercana. Esta clínica no es un servicio de emergencias. Díganoslo también, para que podamos actuar. Hacemos con usted un plan de seguridad y guardamos el número de alguien a quien podamos llamar.`,
  },
  {
    id: "cost",
    title: "Costo",
    markdown: `El seguro casi nunca paga las infusiones. Antes de empezar recibe por escrito una estimación de lo que pagará (Good Faith Estimate). Puede pedirla otra vez cuando quiera.`,
  },
  {
    id: "stopping",
    title: "Puede parar cuando quiera",
    markdown: `Puede parar una infusión en cualquier momento con solo decirlo, y la sustancia se detiene de inmediato; casi todo su efecto se va en minutos o en una hora. Puede terminar todo el tratamiento cuando quiera y retirar este consentimiento. No cambiará cómo le tratamos.`,
  },
  {
    id: "understanding",
    title: "Sus preguntas y su copia",
    markdown: `Tuvo tiempo de preguntar, y sus preguntas se respondieron en un idioma que entiende, con intérprete si lo necesitó. Recibe una copia de este texto con su firma. Nadie le presionó.`,
  },
  {
    id: "data",
    title: "Sus datos",
    markdown: `Su expediente se guarda en confianza según la ley (HIPAA). Lo compartimos con otras personas que le tratan solo si usted lo permite, o donde la ley lo exige. Tomamos una foto de usted para estar seguros de quién es; nadie filma ni graba una infusión. Si hablamos por video, no se graba.`,
  },
  {
    id: "checks",
    title: "Pruebas de drogas y el registro del estado",
    markdown: `Hacemos una prueba de drogas en la orina antes del curso y a veces durante él. Consultamos el registro estatal de recetas controladas. Un resultado no siempre detiene el tratamiento; ocultar algo puede ser peligroso.`,
  },
  {
    id: "rescue",
    title: "Medicamentos de rescate",
    markdown: `Si lo necesita durante una infusión podemos darle otros medicamentos, por ejemplo para la náusea, para la presión alta o para un miedo fuerte. Lo acepta ahora porque en ese momento tal vez no pueda decidir.`,
  },
];
