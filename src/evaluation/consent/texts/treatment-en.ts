import type { ConsentSection } from "../facts.ts";

/**
 * What a patient agrees to before ketamine is given, element by element (clinical reference 12.1). A clinic starts with these words and
 * publishes its own; its medical director and its lawyer answer for them. Figures: clinical reference 5.2, 7 and 9.5.
 */
export const treatmentEn: readonly ConsentSection[] = [
  {
    id: "why",
    title: "Why this treatment is offered to you",
    markdown: `You have a depression, or another illness of mood, that did not get well enough with other treatment. A specialist of this clinic has talked with you, read your history, and thinks that ketamine into a vein may help.

You decide. You may say no, now or later, and keep your other treatment.`,
  },
  {
    id: "off-label",
    title: "Not approved for this use",
    markdown: `Ketamine is approved by the FDA as an anesthetic. **It is not approved for depression or for any other psychiatric illness.** Giving it for depression is called *off-label* use. Off-label use is legal and common, and it means that the FDA has not judged whether it is safe and works for this.

In studies, about **5 to 7 of 10** people felt better by half or more after a series of infusions. About **2 to 5 of 10** had almost no symptoms left. These studies were small or had no comparison group, so the true numbers may be lower. **It may not help you**, and if it helps, the benefit may be short: often some days to weeks.`,
  },
  {
    id: "procedure",
    title: "What happens",
    markdown: `- A small tube is put into a vein of your arm.
- Ketamine runs in over **40 to 60 minutes**, in a private room. The dose is far below what is used for an operation.
- A monitor watches your heart, breathing, oxygen and blood pressure before, during and after. A trained person is with you.
- Afterwards you rest until you are steady, most often 40 minutes or more.
- The usual plan is **six infusions in two to three weeks**. Your plan, with your dose, is part of your record and you may see it.`,
  },
  {
    id: "alternatives",
    title: "What else there is",
    markdown: `- Other medicines, or another dose of the ones you take
- Talking therapy
- Electroconvulsive therapy (ECT), which works well for severe depression
- Magnetic stimulation (TMS)
- **Esketamine nose spray, which is approved by the FDA** for depression that did not get better with two medicines
- No treatment at this time

Ask us, or your own doctor, what each could mean for you.`,
  },
  {
    id: "common-effects",
    title: "What many people feel",
    markdown: `During the infusion and for a short time after it: feeling sleepy, dizzy or drunk; feeling far away from your body or the room; things looking, sounding or feeling strange; nausea; headache; blurred vision; a faster heart and a higher blood pressure; feeling anxious.

In one large clinic group about half felt sleepy or dizzy, one in three felt far away, one in eight had nausea. Most of it is gone within two hours.`,
  },
  {
    id: "serious-risks",
    title: "Serious risks",
    markdown: `These are rare, and they can happen:

- A strong rise of blood pressure, which in rare cases can lead to a stroke or a heart attack
- Slow or stopped breathing
- A seizure
- A severe frightening experience, confusion, or hearing or seeing things that are not there
- An allergic reaction

This is why you are monitored, why we ask so much about your health, and why rescue medicines and oxygen are in the room. **Tell us everything about your heart, blood pressure, past psychosis or mania, seizures and medicines.**`,
  },
  {
    id: "long-term",
    title: "What is not known, and misuse",
    markdown: `Nobody knows well what many infusions over months or years do. People who used a lot of ketamine had damage to the **bladder**, the **liver** and to **thinking and memory**. We ask about these and test for them.

**Ketamine can be misused and people can become dependent on it.** It is a controlled drug (Schedule III). Tell us if you have had a problem with alcohol or drugs, or if you begin to crave ketamine.`,
  },
  {
    id: "pregnancy",
    title: "Pregnancy and breast-feeding",
    markdown: `Ketamine must not be given in pregnancy: it may harm the baby. If you can become pregnant, we test on each day of treatment, and you use birth control during the course. Tell us if you breast-feed.`,
  },
  {
    id: "driving",
    title: "Driving, your ride home, and big decisions",
    markdown: `You **must not drive, use machines, or make legal or other big decisions until the next day after a night's sleep.** An adult takes you home and can be reached during the night. Without an escort the infusion is not given that day.`,
  },
  {
    id: "medicines",
    title: "Medicines, alcohol and food",
    markdown: `Follow the plan we give you: which medicines to take and which to leave out, and when to stop eating and drinking. No alcohol, cannabis or other drugs for at least 24 hours before and after, longer if we say so. Never stop a medicine by yourself, above all not one for sleep or anxiety: stopping suddenly can be dangerous.`,
  },
  {
    id: "relapse",
    title: "After the course",
    markdown: `The benefit often fades in days to weeks. Some people go on with single infusions every few weeks. How well that works, and for how long it is safe, is known only from small studies. **Nothing is guaranteed.** Your other treatment goes on.`,
  },
  {
    id: "suicide",
    title: "If things get worse",
    markdown: `Mood can also get worse, during or after the course. If you think of ending your life: **call or text 988** at any hour, call 911, or go to the nearest emergency room. This clinic is not an emergency service. Tell us too, so that we can act. We make a safety plan with you and keep the number of somebody we may call.`,
  },
  {
    id: "cost",
    title: "Cost",
    markdown: `Insurance usually does not pay for the infusions. Before you begin you get a written estimate of what you will pay (a Good Faith Estimate). You may ask for it again at any time.`,
  },
  {
    id: "stopping",
    title: "You may stop at any time",
    markdown: `You may stop an infusion at any moment by saying so, and the drug is stopped at once; most of its effect is gone within minutes to an hour. You may end the whole treatment at any time and take this consent back. It will not change how we treat you.`,
  },
  {
    id: "understanding",
    title: "Your questions, and your copy",
    markdown: `You had time to ask, and your questions were answered in a language you understand, with an interpreter if you needed one. You get a copy of this text with your signature. Nobody pushed you.`,
  },
  {
    id: "data",
    title: "Your data",
    markdown: `Your record is kept confidential under the law (HIPAA). We share it with others who treat you only if you allow it, or where the law demands it. We take a picture of you to be sure who you are; nobody films or records an infusion. If we talk by video, it is not recorded.`,
  },
  {
    id: "checks",
    title: "Drug tests and the state's registry",
    markdown: `We test urine for drugs before the course and sometimes during it. We look at the state's register of controlled prescriptions. A result does not always stop the treatment; hiding something can be dangerous.`,
  },
  {
    id: "rescue",
    title: "Rescue medicines",
    markdown: `If you need it during an infusion we may give other medicines, such as one for nausea, for high blood pressure, or for strong fear. You agree to this now because you may not be able to decide at that moment.`,
  },
];
