/**
 * An error of the operating system with the file that a person named: reading a folder as a file it names none, and writing it names the
 * file beside it that was being written. Any other error as it is.
 */
export function nameFile(error: unknown, path: string): unknown {
  return error instanceof Error && "code" in error && "syscall" in error ? Object.assign(error, { path }) : error;
}
