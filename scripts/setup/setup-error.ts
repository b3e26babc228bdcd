/** Something the set-up could not do, told in a sentence that says what to do next. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}
