type Row = () => { path: string };

/** How the clinic's results are asked for. They name no patient. */
export const outcomesRows: Readonly<Record<string, Row>> = {
  "GET /api/outcomes": () => ({ path: "/api/outcomes?course=first" }),
  "GET /api/outcomes/export": () => ({ path: "/api/outcomes/export" }),
};
