import { styleText } from 'node:util';

/** Styles text where standard output is a terminal that wants it: pipes and `NO_COLOR` are honoured by Node. */
export function style(format: Parameters<typeof styleText>[0], text: string): string {
  return styleText(format, text, { stream: process.stdout });
}
