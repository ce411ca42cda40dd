import "@fontsource-variable/inter";
import "@mantine/core/styles.css";
import "#ui/theme.css";
import { Unanswered } from "#ui/ask.ts";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { theme } from "#ui/theme.ts";
import { router } from "./router.tsx";

const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute("content") ?? "";
/** A no stays a no however often one asks; only silence and trouble are asked again. */
const isRefusal = (error: unknown): boolean => error instanceof Unanswered && error.status >= 400 && error.status < 500;

const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: (times, error) => times < 2 && !isRefusal(error), staleTime: 5_000, refetchOnWindowFocus: true },
  },
});
const place = document.querySelector("#app");
if (place === null) throw new Error("the page has no place for the app");

createRoot(place).render(
  <StrictMode>
    <MantineProvider theme={theme} getStyleNonce={() => nonce}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
