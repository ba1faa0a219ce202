/** What a promise resolves to, or nothing where it rejects or takes more than so many milliseconds. */
export async function orNothing<Value>(
  promise: Promise<Value>,
  limit: number,
): Promise<Value | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(late.resolve, limit, undefined);
  try {
    return await Promise.race([promise, late.promise]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
