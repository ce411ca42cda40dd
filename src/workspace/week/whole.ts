import type { AppointmentRow, EveningCall } from "#booking/read.ts";
import type { Instant } from "#science/units.ts";

export type Story = readonly { readonly type: string; readonly at: Instant; readonly by: string }[];

/** An appointment with everything that happened to it, and the evening's answers that whoever looks may call about. */
export type Whole = AppointmentRow & { readonly story: Story; readonly calls: readonly EveningCall[] };
