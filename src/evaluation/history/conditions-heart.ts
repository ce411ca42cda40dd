import { type ConditionQuestion, practice, published, row, seed, spravato } from "./condition-row.ts";

const sixWeeks = published("Ontario Ketamine & Infusion Centre, trial NCT07099235: six weeks");
const cardiac = published("VA criteria, read second-hand: severe cardiac decompensation");
const risk = { riskFactor: true } as const;
const dated = { when: true } as const;

export const heart: readonly ConditionQuestion[] = [
  row(
    ["aneurysm", "heart", "C03"],
    "Aneurysm (aorta, brain, or limb artery)",
    [
      "Has a doctor ever told you that you have an aneurysm (a weak, bulging spot in a blood vessel)?",
      "¿Le ha dicho un médico alguna vez que tiene un aneurisma (un punto débil y abultado en un vaso sanguíneo)?",
    ],
    spravato,
  ),
  row(
    ["av-malformation", "heart", "C03"],
    "Arteriovenous malformation",
    [
      "Has a doctor ever told you that you have an AVM (a tangle of blood vessels, often in the brain)?",
      "¿Le ha dicho un médico alguna vez que tiene una MAV (un enredo de vasos sanguíneos, a menudo en el cerebro)?",
    ],
    spravato,
  ),
  row(
    ["aortic-dissection", "heart", "C03"],
    "Aortic dissection",
    [
      "Have you ever had a tear in your aorta, the large blood vessel of the heart?",
      "¿Ha tenido alguna vez un desgarro en la aorta, el vaso sanguíneo grande del corazón?",
    ],
    spravato,
  ),
  row(
    ["brain-bleed", "heart", "C03"],
    "Intracerebral hemorrhage",
    ["Have you ever had bleeding in your brain?", "¿Ha tenido alguna vez una hemorragia en el cerebro?"],
    spravato,
  ),
  row(
    ["heart-attack", "heart", "C04"],
    "Heart attack (MI)",
    ["Have you ever had a heart attack?", "¿Ha tenido alguna vez un ataque al corazón?"],
    sixWeeks,
    dated,
  ),
  row(
    ["unstable-angina", "heart", "C04"],
    "Unstable angina",
    [
      "Have you had chest pain from your heart that put you in the hospital?",
      "¿Ha tenido dolor de pecho por el corazón que lo llevó al hospital?",
    ],
    sixWeeks,
    dated,
  ),
  row(
    ["stroke", "heart", "C04"],
    "Stroke or TIA",
    [
      "Have you ever had a stroke or a mini-stroke (TIA)?",
      "¿Ha tenido alguna vez un derrame cerebral o un ataque isquémico transitorio (mini derrame)?",
    ],
    sixWeeks,
    dated,
  ),
  row(
    ["cardiac-event", "heart", "C04"],
    "Other major cardiac event",
    [
      "Have you had another serious heart problem, such as heart surgery, a stent, or a stopped heart?",
      "¿Ha tenido otro problema grave del corazón, como una cirugía, un stent o un paro cardíaco?",
    ],
    sixWeeks,
    dated,
  ),
  row(["heart-failure-decompensated", "heart", "C05"], "Decompensated heart failure", null, cardiac),
  row(
    ["severe-valve-disease", "heart", "C05"],
    "Severe valve disease",
    [
      "Has a doctor told you that one of your heart valves is badly damaged?",
      "¿Le ha dicho un médico que una válvula de su corazón está muy dañada?",
    ],
    practice("K-H"),
  ),
  row(["uncontrolled-arrhythmia", "heart", "C05"], "Uncontrolled arrhythmia", null, practice("K-H")),
  row(["high-grade-av-block", "heart", "C05"], "High-grade AV block without a pacemaker", null, practice("K-H")),
  row(
    ["coronary-disease", "heart", "C06"],
    "Coronary artery disease",
    [
      "Has a doctor told you that the blood vessels of your heart are narrowed?",
      "¿Le ha dicho un médico que los vasos de su corazón están estrechos?",
    ],
    practice("K-M"),
  ),
  row(
    ["heart-failure", "heart", "C06"],
    "Heart failure",
    [
      "Has a doctor told you that you have a weak heart (heart failure)?",
      "¿Le ha dicho un médico que tiene el corazón débil (insuficiencia cardíaca)?",
    ],
    practice("K-M"),
  ),
  row(
    ["pacemaker", "heart", "C06"],
    "Pacemaker or defibrillator",
    ["Do you have a pacemaker or a defibrillator?", "¿Tiene un marcapasos o un desfibrilador?"],
    practice("K-M"),
  ),
  row(
    ["fainting", "heart"],
    "Fainting, unexplained",
    ["Have you fainted without a clear reason?", "¿Se ha desmayado sin una razón clara?"],
    practice("K-M"),
    dated,
  ),
  row(
    ["hypertension", "heart", "C06"],
    "High blood pressure",
    [
      "Do you have high blood pressure, or take medicine for it?",
      "¿Tiene la presión alta o toma medicina para la presión?",
    ],
    seed,
    risk,
  ),
  row(
    ["diabetes", "heart", "C06"],
    "Diabetes",
    ["Do you have diabetes (high blood sugar)?", "¿Tiene diabetes (azúcar alta en la sangre)?"],
    practice("K-M"),
    risk,
  ),
  row(
    ["high-cholesterol", "heart", "C06"],
    "High cholesterol",
    [
      "Do you have high cholesterol, or take medicine for it?",
      "¿Tiene el colesterol alto o toma medicina para el colesterol?",
    ],
    practice("K-M"),
    risk,
  ),
  row(["smoking", "heart", "C06"], "Smokes", ["Do you smoke or vape?", "¿Fuma o vapea?"], practice("K-M"), risk),
];
