export { type PublicFigures, publicFigures } from "./public-figures.ts";
