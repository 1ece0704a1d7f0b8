/** What a call throws; a call that does not is a mistake of the test. */
export async function thrownBy(call: () => unknown): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error("The call was expected to throw and did not.");
}
