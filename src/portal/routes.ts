import { type Context, Hono } from "hono";
import type { Signed } from "#plumbing/http.ts";
import { open } from "#plumbing/inventory.ts";
import { aboutPage, tellAbout } from "./about.ts";
import { allergiesPage, sayAllergies } from "./allergies.ts";
import { circlePage, namePerson, personPage, releasePage, sayRelease } from "./circle.ts";
import { type AddressOf, doorRoutes } from "./door-routes.ts";
import { formsPage } from "./forms.ts";
import { homePage } from "./home.ts";
import { mePage } from "./me.ts";
import { type Own, withOwn } from "./own.ts";
import { photoPage, takePhoto } from "./photo.ts";
import { portalFiles } from "./portal-files.ts";

const own = open("shows and takes what belongs to the patient who gave a code and their birth date, and nothing else");

const page = (show: (own: Own) => Response | Promise<Response>) => (c: Context<Signed>) => withOwn(c, show);

/** A patient's own pages, the same in each language. */
export function portalRoutes(addressOf: AddressOf) {
  const routes = new Hono<Signed>().route("/", portalFiles()).route("/", doorRoutes(addressOf));
  for (const my of ["/my", "/es/my"] as const)
    routes
      .get(my, own, page(homePage))
      .get(`${my}/forms`, own, page(formsPage))
      .get(`${my}/me`, own, page(mePage))
      .get(`${my}/about`, own, page(aboutPage))
      .get(`${my}/about/:step`, own, page(aboutPage))
      .post(`${my}/about`, own, tellAbout)
      .post(`${my}/about/:step`, own, tellAbout)
      .get(`${my}/circle`, own, page(circlePage))
      .get(`${my}/circle/:role`, own, page(personPage))
      .post(`${my}/circle/:role`, own, namePerson)
      .get(`${my}/circle/:role/release`, own, page(releasePage))
      .post(`${my}/circle/:role/release`, own, sayRelease)
      .get(`${my}/allergies`, own, page(allergiesPage))
      .post(`${my}/allergies`, own, sayAllergies)
      .get(`${my}/photo`, own, page(photoPage))
      .post(`${my}/photo`, own, takePhoto);
  return routes;
}
