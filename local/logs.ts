import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** What the functions write: to a file each, or kept in memory where nothing persists. */
export interface FunctionLogs {
  /** A sink for the lines one function writes. */
  writer(functionName: string): (line: string) => void;
  /** What was written in memory, all functions together; empty where it went to files. */
  lines(): readonly string[];
  close(): void;
}

/** @param directory - one file for each function goes here; null keeps the lines in memory */
export function openLogs(directory: string | null): FunctionLogs {
  const files: number[] = [];
  const kept: string[] = [];
  return {
    writer(functionName) {
      if (directory === null) {
        return (line) => {
          kept.push(line);
        };
      }
      mkdirSync(directory, { recursive: true });
      const file = openSync(join(directory, `${functionName}.log`), 'a');
      files.push(file);
      return (line) => {
        // A process that is being ended may still have something to say.
        if (files.includes(file)) writeSync(file, `${line}\n`);
      };
    },
    lines: () => kept,
    close() {
      for (const file of files.splice(0)) closeSync(file);
    },
  };
}
