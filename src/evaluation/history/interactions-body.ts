import { interaction, type Interaction, said } from "./interaction-row.ts";

const practice = said("Common practice, source not read", "K-M");

/** Other medicines, in the order of clinical reference 2. */
export const bodyInteractions: readonly Interaction[] = [
  interaction("X08", "theophylline, aminophylline", {
    title: "Theophylline, aminophylline",
    effect: "Lowers the seizure threshold.",
    action: "contraindicated",
    todo: "Not together. No ketamine until it is stopped.",
    source: said("FDA label of ketamine: do not give together", "R"),
  }),
  interaction(
    "X09",
    `vasopressin (USP), desmopressin, midodrine, droxidopa, phenylephrine, isoproterenol, ephedrine, epinephrine,
    norepinephrine, dopamine, dobutamine`,
    {
      title: "Vasopressin and sympathomimetics",
      effect: "Blood pressure rises further.",
      action: "monitor",
      todo: "Watch blood pressure closely.",
      onTheDay: "ask",
      source: said("FDA label of ketamine", "R"),
    },
  ),
  interaction("X10", "ticlopidine, clopidogrel, thiotepa", {
    title: "CYP2B6 inhibitors",
    effect: "Ticlopidine: exposure to ketamine by mouth 2.4 times as high; by vein far less is expected.",
    action: "caution",
    todo: "Start at 0.5 mg/kg or less; no increase on the first two visits.",
    onTheDay: "take",
    // 0.5 mg/kg is what no first dose goes over; the row asks for no less.
    marks: ["no-up-titration"],
    source: said("Peltoniemi 2011 (by mouth)", "R"),
  }),
  interaction(
    "X11",
    "clarithromycin, itraconazole, ketoconazole, ritonavir, cobicistat, nefazodone, fluvoxamine, diltiazem, verapamil, grapefruit juice",
    {
      title: "CYP3A4 inhibitors",
      effect:
        "Clarithromycin: exposure by mouth 2.6 times as high; by vein the first pass is avoided. Itraconazole: exposure the same, more drowsiness.",
      action: "monitor",
      todo: "Watch for drowsiness.",
      onTheDay: "take",
      source: said("Clarithromycin 2010, itraconazole 2011 (by mouth)", "R"),
    },
  ),
  interaction("X12", "rifampin, carbamazepine, phenytoin, fosphenytoin, phenobarbital, St. John's wort extract", {
    title: "Inducers",
    effect: "Rifampin: exposure by vein 14% lower, by mouth 86%.",
    action: "info",
    todo: "Do not raise the dose for this reason.",
    onTheDay: "take",
    source: said("Peltoniemi 2012", "R"),
  }),
  interaction(
    "X13",
    `metoprolol, propranolol, atenolol, bisoprolol, carvedilol, nebivolol, nadolol, labetalol, lisinopril, enalapril,
    ramipril, benazepril, captopril, quinapril, fosinopril, perindopril, trandolapril, losartan, valsartan, olmesartan,
    telmisartan, irbesartan, candesartan, azilsartan, amlodipine, nifedipine, felodipine, diltiazem, verapamil, clonidine,
    guanfacine, prazosin, doxazosin, terazosin, hydralazine, hydrochlorothiazide, chlorthalidone, indapamide,
    spironolactone, eplerenone, furosemide, torsemide, bumetanide, triamterene, sacubitril`,
    {
      title: "Medicines for blood pressure",
      effect: "Protect against the rise of blood pressure.",
      action: "continue",
      todo: "Take as usual on the morning, with a sip of water; never left out by default.",
      onTheDay: "take",
      source: said("Szarmach 2020; common practice", "R"),
    },
  ),
  // Methoxetamine, which the reference names too, is no medicine and on no list of ingredients: typed, it is a stranger.
  interaction("X18", "memantine, amantadine, dextromethorphan, esketamine, ketamine, nitrous oxide", {
    title: "Other NMDA antagonists",
    effect: "Add to or compete with ketamine; more dissociation.",
    action: "specialist-review",
    todo: "Dextromethorphan (with bupropion too): hold 24 h, or a specialist's opinion. No esketamine in the same week. Memantine: specialist's opinion.",
    onTheDay: "ask",
    leftOut: ["dextromethorphan"],
    source: said("Pharmacology; no study found", "K-M"),
  }),
  interaction("X19", "levothyroxine, liothyronine, thyroid (USP)", {
    title: "Thyroid hormone",
    effect: "High blood pressure and a fast heart were reported.",
    action: "monitor",
    todo: "TSH in range before induction.",
    onTheDay: "take",
    source: said("Older labelling of ketamine, not read", "K-M"),
  }),
  interaction(
    "X21",
    `scopolamine, hyoscyamine, dicyclomine, benztropine, trihexyphenidyl, glycopyrronium, oxybutynin, tolterodine,
    solifenacin, ergotamine, dihydroergotamine, methylergonovine, sumatriptan, rizatriptan, zolmitriptan, eletriptan,
    naratriptan, frovatriptan, almotriptan, oxymetazoline, xylometazoline`,
    {
      title: "Anticholinergics, ergots, triptans, decongestant sprays",
      effect: "Blood pressure and heart rate.",
      action: "monitor",
      todo: "Ask on the day. A triptan within 24 h: watch blood pressure.",
      onTheDay: "ask",
      source: practice,
    },
  ),
  interaction("X22", "semaglutide, liraglutide, dulaglutide, tirzepatide, exenatide, lixisenatide", {
    title: "GLP-1 agonists",
    effect: "The stomach empties slowly: vomiting, aspiration.",
    action: "caution",
    todo: "Ask. A longer fast, or liquids the day before, as the clinic's anesthesia policy says.",
    onTheDay: "ask",
    marks: ["longer-fast"],
    source: practice,
  }),
  interaction("X23", "cannabis, dronabinol, psilocybin, MDMA, LSD, kratom, cocaine, ibogaine, methamphetamine", {
    title: "Cannabis, psychedelics, cocaine, kratom and the like",
    effect: "Anxiety, blood pressure, psychosis.",
    action: "hold",
    todo: "None for 24 to 72 h, as the protocol says. Cocaine or amphetamine in the urine: hold.",
    onTheDay: "hold",
    conditions: ["cannabis", "other-substances"],
    source: said("Ontario Ketamine & Infusion Centre: 48 h", "R2"),
  }),
];
