/**
 * No protocol, prescriber or reason goes past these: the only clinical numbers that live in code.
 * Both are our proposals [P]; the signed protocol may only be stricter.
 */
export const ABSOLUTE_MG_PER_KG = 1.5;

/** Most ketamine in one infusion, mg. */
export const ABSOLUTE_MG = 200;
