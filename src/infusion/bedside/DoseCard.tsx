import type { ReactNode } from "react";
import { Quantity } from "#ui/Quantity.tsx";
import type { DoseCalculation } from "../rules/dose.ts";
import styles from "./Panel.module.css";

/** The dose from one calculation: total mg large, with mg/kg, mL to draw, mL/h and concentration beside it. */
export function DoseCard({ dose }: { readonly dose: DoseCalculation }) {
  const { doseMg, mgPerKg, drawMl, product, rateMlPerHour, bagMgPerMl, finalMl, minutes } = dose;
  return (
    <div className={styles.dose} aria-label="Dose, one calculation" role="group">
      <span>
        <small>Total dose</small>
        <Quantity value={doseMg} unit="mg" large />
      </span>
      <Part says="of dosing weight">
        <Quantity value={mgPerKg} unit="mg/kg" />
      </Part>
      <Part says="draw">
        <Quantity value={drawMl} unit="mL" /> of <Quantity value={product.strength} unit="mg/mL" />
      </Part>
      <Part says="pump rate">
        <Quantity value={rateMlPerHour} unit="mL/h" />
      </Part>
      <Part says="concentration">
        <Quantity value={bagMgPerMl} unit="mg/mL" />
      </Part>
      <Part says="volume and time">
        <Quantity value={finalMl} unit="mL" /> over <Quantity value={minutes} unit="min" />
      </Part>
    </div>
  );
}

const Part = ({ says, children }: { readonly says: string; readonly children: ReactNode }) => (
  <span>
    <small>{says}</small>
    {children}
  </span>
);
