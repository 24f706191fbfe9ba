import * as z from 'zod';
import { KINDS } from './answers.ts';

export const kinds = z
  .array(z.enum(KINDS))
  .optional()
  .describe('Which facts to give; all but "sources" and "keyphrases" unless said otherwise');
export const text = z
  .boolean()
  .optional()
  .describe('Whether to give the cleaned text too, into which all offsets point');
export const sentences = z.int().min(1).max(100).optional().describe('Length of the summary in sentences');

const DATE = 'An ISO date (2025-03-14) or date-time with its zone';
export const range = {
  from: z.string().optional().describe(`Only articles of this time or later. ${DATE}`),
  to: z.string().optional().describe(`Only articles of this time or earlier. ${DATE}`),
};
export const page = {
  limit: z.int().min(1).max(100).default(20).describe('How many at most'),
  cursor: z.string().optional().describe('The "cursor" of the answer before, to go on'),
};
