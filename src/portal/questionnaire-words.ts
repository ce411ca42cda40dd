export const questionnaireWords = {
  en: {
    ratherNot: "I would rather not say",
    ours: "",
    end: "You have gone through all the questions",
    endAbout: "Send your answers now. You can still go back and change one before.",
    open: (n: number) => (n === 1 ? "You left one question open." : `You left ${n} questions open.`),
    send: "Send my answers",
    look: "Look at my answers again",
    thanks: "Thank you. Your answers are with your care team.",
    thanksAbout:
      "Your care team reads them before your visit, in opening hours. If you feel worse before that, call us. In danger, call or text 988.",
    goOn: "Go on with the questions",
    closed: "This questionnaire is closed",
    closedAbout: "Nothing more can be changed here. If something was wrong, please tell us.",
    answersSaved: "Each answer is saved as you give it. Your care team reads them in opening hours, before your visit.",
    watched:
      "Nobody watches the answers around the clock. If you are in danger or cannot wait, call or text 988, or call 911.",
  },
  es: {
    ratherNot: "Prefiero no decirlo",
    ours: "La traducción al español de estas preguntas es nuestra y no ha sido validada.",
    end: "Ya vio todas las preguntas",
    endAbout: "Envíe sus respuestas ahora. Antes todavía puede volver y cambiar alguna.",
    open: (n: number) => (n === 1 ? "Dejó una pregunta sin responder." : `Dejó ${n} preguntas sin responder.`),
    send: "Enviar mis respuestas",
    look: "Ver otra vez mis respuestas",
    thanks: "Gracias. Su equipo ya tiene sus respuestas.",
    thanksAbout:
      "Su equipo las lee antes de su cita, en horas de oficina. Si se siente peor antes, llámenos. En peligro, llame o envíe un mensaje de texto al 988.",
    goOn: "Seguir con las preguntas",
    closed: "Este cuestionario está cerrado",
    closedAbout: "Aquí ya no se puede cambiar nada. Si algo estaba mal, díganoslo.",
    answersSaved: "Cada respuesta se guarda cuando la da. Su equipo las lee en horas de oficina, antes de su cita.",
    watched:
      "Nadie vigila las respuestas las 24 horas. Si está en peligro o no puede esperar, llame o envíe un mensaje de texto al 988, o llame al 911.",
  },
} as const;
