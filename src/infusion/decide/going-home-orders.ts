import { after, as, type Instant } from "#science/units.ts";
import { asOf, CLOCK_SLACK } from "../fold/as-of.ts";
import type { Infusion } from "../fold/infusion.ts";
import { isTelephone } from "../rules/names.ts";
import { criteriaOf } from "../rules/recovery-state.ts";
import { isPhysician, no, type Rule, when } from "./context.ts";

type HomeOrder =
  | "AldreteScored"
  | "PadssScored"
  | "ReadinessChecked"
  | "InstructionsGiven"
  | "DischargeOverridden"
  | "Discharged";

/** What speaks against an entry on recovery and going home. */
export const homeRules: { readonly [T in HomeOrder]: Rule<T> } = {
  AldreteScored: () => [],
  PadssScored: () => [],
  ReadinessChecked: () => [],
  InstructionsGiven: (_, { data }) =>
    when([
      !data.acknowledged,
      no(
        "not-acknowledged",
        "The instructions were not acknowledged.",
        "Go through them until they are understood.",
        "acknowledged",
      ),
    ]),

  DischargeOverridden: (infusion, { data }, context) => {
    const known = new Map(
      criteriaOf(infusion, context.protocol, context.now, null).map((criterion) => [criterion.id, criterion]),
    );
    return [
      ...when([
        !isPhysician(context),
        no("prescriber-only", "Only a prescriber overrides a criterion.", "Ask the prescriber."),
      ]),
      ...when([
        infusion.phase !== "recovery",
        no("phase", "The patient is not in recovery.", "Override a criterion once the infusion has ended."),
      ]),
      ...data.criteria
        .filter((id) => known.get(id)?.overridable !== true)
        .map((id) =>
          no("not-overridable", `${known.get(id)?.says ?? id}: nobody can override this.`, "Put it right.", "criteria"),
        ),
    ];
  },

  Discharged: (infusion, { data, at }, { protocol, now }) => {
    if (infusion.phase !== "recovery")
      return [no("phase", "The patient is not in recovery.", "If it has already happened, record it with its time.")];
    const then = as<Instant>(Math.min(now, after(at, CLOCK_SLACK)));
    const left = asOf(infusion, then);
    const passed = new Set(overridden(left));
    const telephone = when([
      !isTelephone(data.escortPhone),
      no("telephone", "Nobody can be called under this number.", "Ask for the escort's number again.", "escortPhone"),
    ]);
    const open = criteriaOf(left, protocol, then, data)
      .filter(({ id, met, overridable }) => met !== "yes" && !(overridable && passed.has(id)))
      .map(({ id, says, met, overridable }) =>
        no(
          id,
          `${met === "unknown" ? "Not known" : "Not so"}: ${says}.`,
          overridable
            ? "Wait, or check again; a prescriber may override it with a reason."
            : "Nobody can override this.",
          id,
        ),
      );
    return [...telephone, ...open];
  },
};

/** Criteria a prescriber passed since the infusion ended. */
export const overridden = ({ done, endedAt }: Pick<Infusion, "done" | "endedAt">): readonly string[] =>
  done.DischargeOverridden.filter(({ at }) => endedAt !== null && at >= endedAt).flatMap(({ data }) => data.criteria);
