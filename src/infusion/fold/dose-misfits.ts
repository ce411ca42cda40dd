import { compareCheck } from "../rules/read-back.ts";
import { bothClocks } from "./as-of.ts";
import { misfit, type Misfit, type Story } from "./misfit.ts";
import type { Done } from "./entries.ts";
import { differences, recalculated } from "./recalculated.ts";

function startedUnchecked({ done }: Story): Misfit[] {
  return done.InfusionStarted.filter((start) => !hadSecondCheck(start, done)).map((start) =>
    misfit(
      "started-unchecked",
      start,
      "The infusion was started without a second person's check of the dose. Say what was checked, and by whom.",
    ),
  );
}

function hadSecondCheck(start: Done<"InfusionStarted">, done: Story["done"]): boolean {
  return bothClocks(start.at).some((then) => {
    const prepared = done.DosePrepared.findLast(({ at }) => at <= then);
    return (
      prepared !== undefined &&
      done.DoseChecked.some(({ at, by }) => at >= prepared.at && at <= then && by !== prepared.by)
    );
  });
}

/** Judged by the order and the weight of that moment, as corrected since: a corrected weight shows up here. */
function doseNotAsOrdered({ done }: Story): Misfit[] {
  return done.DosePrepared.flatMap((prepared) => {
    const order = done.OrderSigned.findLast(({ at }) => at <= prepared.at);
    const weight = done.WeightMeasured.findLast(({ at }) => at <= prepared.at);
    if (order === undefined)
      return [misfit("prepared-unordered", prepared, "A dose was prepared before any order was signed.")];
    if (weight === undefined)
      return [misfit("prepared-unweighed", prepared, "A dose was prepared before the patient was weighed.")];
    const due = recalculated(order.data, weight.data.kg, prepared.data);
    return due !== null && differences(prepared.data, due).length === 0
      ? []
      : [
          misfit(
            "dose-not-as-ordered",
            prepared,
            "The prepared dose is not what order and weight come to. Say what the patient was given.",
          ),
        ];
  });
}

function checkedAlone({ done }: Story): Misfit[] {
  return done.DoseChecked.flatMap((check) => {
    const prepared = done.DosePrepared.findLast(({ at }) => at <= check.at);
    if (prepared === undefined)
      return [misfit("checked-nothing", check, "A dose was checked before one was prepared.")];
    const wrong = compareCheck(prepared.data, check.data.read).map(({ says }) => says);
    const alone = "The dose was checked by the person who prepared it. A second person's check is missing.";
    return [
      ...(prepared.by === check.by ? [misfit("checked-alone", check, alone)] : []),
      ...(wrong.length > 0
        ? [misfit("check-differs", check, `A second check read something else. ${wrong.join(" ")} Say what was so.`)]
        : []),
    ];
  });
}

/** What does not fit between order, preparation and second check. */
export const doseMisfits: readonly ((story: Story) => readonly Misfit[])[] = [
  startedUnchecked,
  doseNotAsOrdered,
  checkedAlone,
];
