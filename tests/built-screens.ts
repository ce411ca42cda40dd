import { builtWeb } from "../src/app/build-web.ts";

/** The screens are built once before the walks: two that start together would build into the same folder. */
export async function setup(): Promise<void> {
  await builtWeb(() => undefined);
}
