import { Button } from "@mantine/core";
import { useState } from "react";
import { Field } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { callTo, shownPhone } from "#ui/telephone.ts";
import { useMe } from "../me.ts";
import type { Whole } from "./whole.ts";
import { useOrder } from "./data.ts";
import styles from "./Panel.module.css";

type Of = Pick<Whole, "id" | "ride">;

/** Who takes them home, and whether that person said yes. Nobody goes home alone after an infusion. */
export function Ride({ whole: { id, ride, state } }: { readonly whole: Whole }) {
  const may = (useMe().data?.permissions.includes("book") ?? false) && state === "booked";
  return (
    <section>
      <h3>The ride home</h3>
      {ride === null ? (
        <p className={styles.late}>Nobody is named yet.</p>
      ) : (
        <p className={styles.reach}>
          <span>{ride.driver}</span>
          <a href={callTo(ride.mobile)}>{shownPhone(ride.mobile)}</a>
          <span className={ride.confirmed ? undefined : styles.late}>
            {ride.confirmed ? "confirmed" : "not confirmed yet"}
          </span>
        </p>
      )}
      {may && <Arranging id={id} ride={ride} />}
    </section>
  );
}

function Arranging({ id, ride }: Of) {
  const [naming, setNaming] = useState(false);
  const { order, refusals, busy } = useOrder();
  if (naming) return <Naming id={id} onDone={() => setNaming(false)} />;
  return (
    <div className={styles.actions}>
      {ride?.confirmed === false && (
        <Button
          size="md"
          variant="default"
          loading={busy}
          onClick={() => void order(`/api/appointments/${id}/ride-confirmed`, {})}
        >
          Confirmed by telephone
        </Button>
      )}
      <Button size="md" variant="default" onClick={() => setNaming(true)}>
        {ride === null ? "Name the driver" : "Another driver"}
      </Button>
      <Refusals refusals={refusals} />
    </div>
  );
}

function Naming({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const [driver, setDriver] = useState("");
  const [mobile, setMobile] = useState("");
  const { order, refusals, busy } = useOrder();
  const name = async () => {
    if (await order(`/api/appointments/${id}/ride`, { driver, mobile })) onDone();
  };
  return (
    <div className={styles.why}>
      <Field label="Who drives" value={driver} onChange={setDriver} />
      <Field label="Their mobile number" type="tel" value={mobile} onChange={setMobile} />
      <Refusals refusals={refusals} />
      <div className={styles.actions}>
        <Button
          size="md"
          loading={busy}
          disabled={driver.trim() === "" || mobile.trim() === ""}
          onClick={() => void name()}
        >
          Keep the driver
        </Button>
        <Button size="md" variant="subtle" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </div>
  );
}
