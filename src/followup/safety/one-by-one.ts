/** Does it for each of them, whatever becomes of the others: one that fails must not keep the rest from being called. */
export async function whatFails<T>(them: readonly T[], work: (one: T) => Promise<unknown>): Promise<readonly Error[]> {
  const failed: Error[] = [];
  for (const one of them)
    await work(one).catch((error: unknown) => failed.push(error instanceof Error ? error : new Error(String(error))));
  return failed;
}
