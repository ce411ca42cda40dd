import type { Hono, MiddlewareHandler } from "hono";
import type { Guard } from "./http.ts";

/** One way in: method, path and what it takes to use it. */
export type Route = { readonly method: string; readonly path: string; readonly permission: string };

const PUBLIC = "public: ";

/** Declares a route that anyone may use, and why. A route that says neither this nor a permission fails the build. */
export function open(why: string): Guard {
  const handler: MiddlewareHandler = (_c, next) => next();
  return Object.assign(handler, { permission: `${PUBLIC}${why}` });
}

export const isPublic = ({ permission }: Route): boolean => permission.startsWith(PUBLIC);

/** Every route of the app with its permission, read from the app itself. Throws for one that declares none. */
export function inventory(app: Pick<Hono, "routes">): readonly Route[] {
  const found = new Map<string, Route>();
  const bare = new Set<string>();
  for (const { method, path, handler } of app.routes) {
    if (method === "ALL") continue;
    const key = `${method} ${path}`;
    bare.add(key);
    if ("permission" in handler && typeof handler.permission === "string")
      found.set(key, { method, path, permission: handler.permission });
  }
  const undeclared = [...bare].filter((key) => !found.has(key));
  if (undeclared.length > 0)
    throw new Error(`These routes say neither a permission nor why they are public: ${undeclared.join(", ")}`);
  return [...found.values()];
}
