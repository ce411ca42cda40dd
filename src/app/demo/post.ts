import type { Hono } from "hono";
import { startJobs } from "#plumbing/jobs.ts";
import type { Signed } from "#plumbing/http.ts";
import { choresOf } from "../chores.ts";
import type { House } from "../house.ts";
import { startPostman } from "../letters.ts";
import { startPager } from "../pager.ts";
import { openDemoPost } from "./post-office.ts";
import { demoPostPages } from "./post-pages.ts";

type Options = { readonly dataDir: string; readonly baseUrl: string; readonly zone: string };

export type Carrying = { readonly pages: Hono<Signed>; readonly stop: () => Promise<void> };

/** Opens the demonstration's post office and its pages, and carries letters and does chores as a real clinic's process does. */
export async function carryLetters(house: House, { dataDir, baseUrl, zone }: Options): Promise<Carrying> {
  const post = await openDemoPost(house.now);
  const chores = choresOf(house, { dataDir, office: post.office, baseUrl });
  const jobs = await startJobs(house.urls.jobs, chores, (what) => house.log.warn(what));
  const postman = startPostman(house, post.office, baseUrl);
  const pager = startPager(house, post.office, baseUrl);
  const stop = async () => {
    await pager.stop();
    await postman.stop();
    await jobs.stop();
    await post.close();
  };
  return { pages: demoPostPages(post, zone), stop };
}
