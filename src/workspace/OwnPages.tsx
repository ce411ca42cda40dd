import { useQuery } from "@tanstack/react-query";
import { fetched } from "#ui/ask.ts";
import { Button } from "#ui/Field.tsx";
import { Refusals } from "#ui/Refusals.tsx";
import { useSaving } from "#ui/saving.tsx";
import type { OwnPagesView } from "#portal/read.ts";
import styles from "./Patient.module.css";

/** How the patient's own pages open; and the way to close them all when a phone is lost. */
export function OwnPages({ patientId }: { readonly patientId: string }) {
  const path = `/api/patients/${patientId}/own-pages`;
  const key = `own-pages-${patientId}`;
  const { data } = useQuery({ queryKey: [key], queryFn: () => fetched<OwnPagesView>(path) });
  const saving = useSaving(`${path}/close`, [key]);
  if (data === undefined) return null;
  return (
    <section className={styles.card}>
      <h2>Their own pages</h2>
      <p>They open by a code that goes to the patient’s e-mail address{byDevices(data.devices)}.</p>
      <p>If a phone is lost, close them: whoever has it sees nothing more. The patient comes in again by a code.</p>
      <Button onPress={() => saving.save({})} disabled={saving.state === "saving"}>
        Close them everywhere
      </Button>
      {saving.state === "saved" && <p role="status">Closed in every browser, and taken off every device.</p>}
      {saving.refusals.length > 0 && <Refusals title="Not closed" refusals={saving.refusals} />}
    </section>
  );
}

function byDevices(devices: number): string {
  if (devices === 0) return "";
  return devices === 1
    ? ", and by face or finger on one device they set up"
    : `, and by face or finger on ${devices} devices they set up`;
}
