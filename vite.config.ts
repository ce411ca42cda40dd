import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = "http://localhost:4300";

/** The staff app, under /staff: one page, chunks by screen. Nothing is inlined, because the page's policy allows no inline script or style. */
export default defineConfig({
  root: "src/app/web",
  base: "/staff/",
  plugins: [react()],
  build: {
    outDir: "../../../dist/web",
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2023",
  },
  server: { port: 4301, proxy: { "^/(?!staff(/|$))": { target: server, headers: { origin: server } } } },
});
