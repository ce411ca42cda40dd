import { createTheme } from "@mantine/core";

/** The house style for the library's own parts: our font, our rust, our radius, targets a thumb can hit. */
export const theme = createTheme({
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  respectReducedMotion: true,
  primaryColor: "rust",
  primaryShade: { light: 7, dark: 4 },
  defaultRadius: "md",
  // The head of a layer is no banner of the page.
  components: {
    ModalHeader: { defaultProps: { role: "presentation" } },
    DrawerHeader: { defaultProps: { role: "presentation" } },
  },
  colors: {
    rust: [
      "#fdf2ea",
      "#f9e1d0",
      "#f4c6a4",
      "#f2b27e",
      "#f2a65a",
      "#dd8a45",
      "#cc6d36",
      "#b4532a",
      "#964321",
      "#78351a",
    ],
  },
});
