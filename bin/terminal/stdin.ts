/** Standard input is read next: whoever sits at a terminal and named no file sees that it is their turn. */
export function tellOfTerminal(): void {
  if (process.stdin.isTTY) process.stderr.write('Reading standard input, which Ctrl-D ends.\n');
}
