import { Choice } from "#ui/Field.tsx";
import { latest } from "../../fold/infusion.ts";
import { useCockpit } from "../cockpit.ts";
import { useDraft } from "../drafting.ts";
import { OrderForm } from "../OrderForm.tsx";
import styles from "../Panel.module.css";

const GAUGES = ["18", "20", "22", "24"];
const PLACES = ["left hand", "right hand", "left forearm", "right forearm", "left elbow", "right elbow"];

/** The IV line: gauge and place. */
export function Line() {
  const { infusion } = useCockpit();
  const [gauge, setGauge] = useDraft<string | null>("LinePlaced", "gauge", null);
  const [where, setWhere] = useDraft<string | null>("LinePlaced", "where", null);
  const placed = latest(infusion.done.LinePlaced)?.data;
  return (
    <OrderForm
      type="LinePlaced"
      title="IV line"
      lead={placed === undefined ? "Gauge and place." : `Charted: ${placed.gauge} G, ${placed.where}.`}
      data={gauge === null || where === null ? null : { gauge: Number(gauge), where }}
      missing="Choose gauge and place."
      label="Chart the line"
    >
      <div className={styles.two}>
        <Choice
          label="Gauge"
          columns={2}
          options={GAUGES.map((value) => ({ value, label: `${value} G` }))}
          value={gauge}
          onChange={setGauge}
        />
        <Choice
          label="Place"
          columns={2}
          options={PLACES.map((value) => ({ value, label: value }))}
          value={where}
          onChange={setWhere}
        />
      </div>
    </OrderForm>
  );
}
