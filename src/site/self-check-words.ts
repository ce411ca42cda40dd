import type { Language } from "#clinic/events.ts";

const en = {
  title: "Self-check",
  description:
    "Twelve short, anonymous questions on what may speak against ketamine. Nothing is stored. Only an evaluation can say if it suits you.",
  introTitle: "A short self-check",
  intro: [
    "Twelve questions, about three minutes. They show what may speak against ketamine, and what to talk about.",
    "It **cannot tell you that ketamine suits you**. Only an evaluation can do that. It is not a diagnosis.",
    "It is anonymous. **Nothing you answer is stored.** The answers travel with the page and are gone when you close it. To go back, use the button on the page.",
  ],
  begin: "Start",
  question: (nth: number, of: number) => `Question ${nth} of ${of}`,
  yes: "Yes",
  no: "No",
  unknown: "Not sure, or I would rather not say",
  back: "Back to the question before",
  again: "Start over",
  crisisTitle: "Please get help right now",
  crisisSays:
    "You are not alone, and this can be helped. Trained people answer day and night. It is free, and you need not give your name.",
  call988: "Call 988",
  text988: "Text 988",
  call911: "Call 911 if life is in danger",
  crisisMore:
    "Veterans: call 988 and press 1. If you can, tell somebody near you, and do not stay alone. The nearest emergency room will see you at any hour.",
  crisisStops:
    "The self-check stops here. This clinic is not an emergency service. It does not mean that we will not see you: when you are safe, call us or book, and tell us how you are.",
  endTitle: {
    "nothing-against": "Your answers show nothing that speaks against it so far",
    "to-discuss": "There is something to talk about first",
    "ruled-out": "Ketamine is not right for you now",
  },
  endSays: {
    "nothing-against":
      "This does not mean that ketamine suits you. Twelve questions cannot see that. An evaluation looks at your symptoms, past treatments, health and medicines, and then says what fits.",
    "to-discuss":
      "It does not mean no, and it does not mean yes. A clinician should look at the points below with you. Some of them can speak against ketamine.",
    "ruled-out":
      "We are sorry. It would not be safe, for the reason below. It does not mean that nothing can help you. You can still call us with questions.",
  },
  unsure: "You were not sure:",
  keptTitle: "What this page kept",
  kept: "Nothing. Your answers were not stored, and nobody at the clinic sees them.",
  keptBook:
    "If you go on to book from here, one line goes with your booking, so that we can prepare: the heading above. Your answers do not.",
  book: "Choose a consultation time",
  bookBare: "Book without telling the result",
  safe: "If thoughts of ending your life come up at any time: call or text 988.",
};

const es: typeof en = {
  title: "Autoevaluación",
  description:
    "Doce preguntas cortas y anónimas sobre qué puede desaconsejar la ketamina. No se guarda nada. Si es para usted, solo lo dice una evaluación.",
  introTitle: "Una autoevaluación corta",
  intro: [
    "Doce preguntas, unos tres minutos. Muestran qué puede desaconsejar la ketamina y de qué conviene hablar.",
    "**No puede decirle que la ketamina es para usted.** Eso solo lo dice una evaluación. No es un diagnóstico.",
    "Es anónima. **Nada de lo que responda se guarda.** Las respuestas viajan con la página y desaparecen cuando la cierra. Para volver atrás, use el botón de la página.",
  ],
  begin: "Empezar",
  question: (nth: number, of: number) => `Pregunta ${nth} de ${of}`,
  yes: "Sí",
  no: "No",
  unknown: "No lo sé, o prefiero no decirlo",
  back: "Volver a la pregunta anterior",
  again: "Empezar de nuevo",
  crisisTitle: "Por favor, pida ayuda ahora mismo",
  crisisSays:
    "No está a solas, y esto tiene ayuda. Personas preparadas contestan de día y de noche. Es gratis y no tiene que dar su nombre.",
  call988: "Llamar al 988 (oprima 2 para español)",
  text988: "Enviar un mensaje de texto al 988",
  call911: "Llamar al 911 si hay peligro de muerte",
  crisisMore:
    "Veteranos: llamen al 988 y opriman 1. Si puede, dígaselo a alguien cercano y no se quede a solas. La sala de emergencias más cercana le atiende a cualquier hora.",
  crisisStops:
    "La autoevaluación termina aquí. Esta clínica no es un servicio de emergencias. No significa que no le atenderemos: cuando esté a salvo, llámenos o pida una cita y díganos cómo está.",
  endTitle: {
    "nothing-against": "Hasta ahora, sus respuestas no muestran nada en contra",
    "to-discuss": "Primero hay algo de qué hablar",
    "ruled-out": "La ketamina no es adecuada para usted ahora",
  },
  endSays: {
    "nothing-against":
      "Esto no significa que la ketamina sea para usted. Doce preguntas no pueden verlo. Una evaluación mira sus síntomas, tratamientos anteriores, salud y medicinas, y después dice qué conviene.",
    "to-discuss":
      "No significa que no, y no significa que sí. Un profesional debe mirar con usted los puntos de abajo. Algunos pueden desaconsejar la ketamina.",
    "ruled-out":
      "Lo sentimos. No sería seguro, por la razón de abajo. No significa que nada pueda ayudarle. Puede llamarnos igualmente si tiene preguntas.",
  },
  unsure: "No lo sabía:",
  keptTitle: "Qué guardó esta página",
  kept: "Nada. Sus respuestas no se guardaron y nadie en la clínica las ve.",
  keptBook:
    "Si desde aquí pide una cita, una línea va con su cita para que podamos prepararnos: el título de arriba. Sus respuestas no.",
  book: "Elegir una hora de consulta",
  bookBare: "Pedir cita sin decir el resultado",
  safe: "Si en algún momento piensa en quitarse la vida: llame o envíe un mensaje de texto al 988.",
};

export const selfCheckWords: Readonly<Record<Language, typeof en>> = { en, es };
